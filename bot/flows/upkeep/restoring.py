"""Restoring: what a restored copy must not do again, and what it can't do any more.

Between the copy and now, messages went out, boxes were opened and their keys destroyed. The copy
knows nothing of it. So nothing that it meant to send is sent, no box is opened within a day, and
everybody is told what to do again.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.flows.shared.next_opening import decide_after_restore
from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.times import round_opens_at, zone_of
from bot.flows.shared.tools import Tools
from bot.rules import instants
from storage.queries import groups, holidays, installation, meetings, restoring
from storage.records import Group, MeetingState
from storage.store import Unit


@dataclass(frozen=True)
class Settled:
    """What became of a copy; `made_at` is None if it was no backup but a database set aside."""

    made_at: datetime | None
    groups: int
    destroyed: int
    """Questions whose answers can't be opened any more: their keys are gone."""
    given_up: int
    """Messages that waited in the copy and are not sent."""
    links: int
    """Invitations that were taken back."""
    unasked: int
    """Meetings that ended meanwhile, and are not asked about."""


async def settle_copy(tools: Tools) -> Settled:
    """Make a copy fit to go on from, in one transaction."""
    now = tools.clock()
    held = await tools.keyring.held()
    readable = held.questions - await tools.keyring.unreadable()
    async with tools.store.write() as unit:
        made_at = await installation.copied_at(unit)
        given_up = await restoring.give_up_all(unit)
        await restoring.end_all_dealing(unit)
        links = await restoring.take_back_links(unit)
        destroyed = await restoring.destroy_unread(unit, readable)
        unasked = await _miss_ended_meetings(unit, now)
        every = await groups.every(unit)
        for group in every:
            await _put_off_opening(unit, group, now)
            await tell_everyone(
                unit,
                tools,
                group,
                "notice-restored",
                {"group": group.name, "moment": _moment(made_at, group)},
            )
        await installation.note_in_use(unit)
    return Settled(made_at, len(every), len(destroyed), given_up, links, unasked)


async def _miss_ended_meetings(unit: Unit, now: datetime) -> int:
    """A meeting that is over may have been asked about already; nobody is asked twice."""
    missed = 0
    for meeting in await meetings.ended(unit, now):
        group = await groups.find(unit, meeting.group_id)
        if (
            group is not None
            and round_opens_at(meeting, group.settings, await holidays.of_group(unit, group.id))
            <= now
        ):
            await meetings.set_state(unit, meeting.id, MeetingState.MISSED)
            missed += 1
    return missed


async def _put_off_opening(unit: Unit, group: Group, now: datetime) -> None:
    settings = group.settings
    at = await decide_after_restore(unit, group, now)
    await restoring.open_no_sooner(unit, group.id, at, now)
    reminder = instants.reminder_at(at, settings.quiet_from, settings.quiet_to, zone_of(settings))
    if reminder is not None and reminder <= now:
        await groups.note_reminded(unit, group.id, at)


def _moment(made_at: datetime | None, group: Group) -> str:
    if made_at is None:
        return "unknown"
    shown = made_at.astimezone(zone_of(group.settings))
    return f"{shown:%A} {shown.day} {shown:%B %Y}, {shown:%H:%M}"
