"""A meeting's moment in pieces, for tests to look at one by one."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.rules.when.model import Understood
from bot.rules.when.words import MONTHS, WEEKDAYS


@dataclass(frozen=True)
class WhenParts:
    """A meeting's moment in pieces, to be compared.

    "Tuesday 3 November 2026, 14:00 to 15:30 (Europe/London)". `utc_offset` is the start's, such as
    "+01:00": it tells the two 01:30s of an autumn night apart. `days_later` counts midnights.
    """

    weekday: str
    day: int
    month: str
    year: int
    start: str
    end: str
    zone: str
    minutes: int
    utc_offset: str
    days_later: int


def meeting_parts(understood: Understood, zone: ZoneInfo) -> WhenParts:
    """The start, the end and the length, by the clocks of `zone`."""
    starts, ends = understood.starts_at.astimezone(zone), understood.ends_at.astimezone(zone)
    return WhenParts(
        weekday=WEEKDAYS[starts.weekday()],
        day=starts.day,
        month=MONTHS[starts.month - 1],
        year=starts.year,
        start=f"{starts:%H:%M}",
        end=f"{ends:%H:%M}",
        zone=zone.key,
        minutes=int(understood.length / timedelta(minutes=1)),
        utc_offset=starts.isoformat()[-6:],
        days_later=(ends.date() - starts.date()).days,
    )
