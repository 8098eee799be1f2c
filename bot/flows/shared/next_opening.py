"""When a group's boxes are opened next: decided here, kept with the group, and read here by all."""

from datetime import datetime, timedelta

from bot.flows.shared.times import zone_of
from bot.rules import instants
from storage.queries import groups, summaries
from storage.records import Group, GroupSettings
from storage.store import Unit

APART = timedelta(hours=24)
"""So long after an opening on request none follows on request or by a moved weekly time; and after
a restore none at all: who withdrew an answer since the copy can withdraw it again."""


async def opens_at(unit: Unit, group: Group, now: datetime) -> datetime:
    """When the group's boxes are opened next, as it was decided (UTC).

    What an outage has put off waits for the end of quiet hours, as the tick does.
    """
    decided = await groups.next_opening(unit, group.id)
    if decided > now:
        return decided
    rules = group.settings
    return instants.after_quiet_hours(now, rules.quiet_from, rules.quiet_to, zone_of(rules))


def decide_for_new(settings: GroupSettings, now: datetime) -> datetime:
    """A new group's first opening (UTC)."""
    return _weekly_after(now, settings)


async def decide_after_opening(unit: Unit, group: Group, now: datetime) -> None:
    """The weekly time has come, and the boxes are opened now."""
    await groups.schedule_opening(unit, group.id, _weekly_after(now, group.settings))


async def decide_after_change(
    unit: Unit, group: Group, settings: GroupSettings, now: datetime
) -> datetime:
    """The next opening under changed rules (UTC). It comes no closer to the last opening.

    Otherwise an admin could watch boxes fill by moving the weekly time again and again. What a
    restore forbids for a day counts as an opening.
    """
    if _depends_on(settings) == _depends_on(group.settings):
        return await groups.next_opening(unit, group.id)
    last = (await summaries.last_opened_at(unit, group.id), group.opened_on_request_at)
    free = (instant + APART for instant in last if instant is not None)
    return _weekly_after(max((now, *free)), settings)


async def decide_after_restore(unit: Unit, group: Group, now: datetime) -> datetime:
    """The next opening of a copy that is in use from now on (UTC): none within a day."""
    decided = await groups.next_opening(unit, group.id)
    return decided if decided >= now + APART else _weekly_after(now + APART, group.settings)


def _weekly_after(instant: datetime, settings: GroupSettings) -> datetime:
    """The first weekly time strictly after an instant; in quiet hours it waits for their end."""
    return instants.next_weekly_free(
        instant,
        settings.weekly_day,
        settings.weekly_time,
        settings.quiet_from,
        settings.quiet_to,
        zone_of(settings),
    )


def _depends_on(settings: GroupSettings) -> tuple[object, ...]:
    """What the moment of the weekly opening depends on."""
    at = (settings.weekly_day, settings.weekly_time)
    return settings.zone, *at, settings.quiet_from, settings.quiet_to
