"""The group's own instants: its zone and hours applied to the rules of the calendar."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.rules import instants
from storage.records import GroupSettings, Meeting


def zone_of(settings: GroupSettings) -> ZoneInfo:
    """The group's time zone."""
    return ZoneInfo(settings.zone)


def round_opens_at(
    meeting: Meeting, settings: GroupSettings, holidays: Collection[date]
) -> datetime:
    """When the prompts after a meeting go out: see `prompts_at` (UTC)."""
    return prompts_at(meeting.ends_at, settings, holidays)


def prompts_at(ends_at: datetime, settings: GroupSettings, holidays: Collection[date]) -> datetime:
    """When prompts go out after what ends then: after the delay, when people are free (UTC)."""
    return when_free(ends_at + timedelta(minutes=settings.delay_minutes), settings, holidays)


def when_free(instant: datetime, settings: GroupSettings, holidays: Collection[date]) -> datetime:
    """The earliest instant from this one on outside quiet hours and holidays (UTC)."""
    return instants.when_free(
        instant, settings.quiet_from, settings.quiet_to, zone_of(settings), holidays
    )


def paused(until: datetime | None, now: datetime) -> bool:
    """Whether a pause still lasts."""
    return until is not None and until > now


def asleep(settings: GroupSettings, now: datetime) -> bool:
    """Whether it is a group's quiet hours."""
    return instants.in_quiet_hours(now, settings.quiet_from, settings.quiet_to, zone_of(settings))
