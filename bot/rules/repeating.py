"""Meetings that come again: weekly, fortnightly, or on such a weekday of each month.

What repeats is the wall time in the zone that the series was planned in, so that "14:00" stays
14:00 when clocks change. How long a meeting lasts is counted by a stopwatch.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from bot.rules.instants import local

MOST_A_YEAR = 400
"""What a calendar may hold of one event: a meeting a day, and a few more."""
MOST_TIMES = 400
LAST = -1
"""The last such weekday of a month; the first four are 1 to 4."""
_CODE = re.compile(r"(?P<every>w|f|m(?P<nth>[1-4l]))(?:u(?P<until>\d{6,7})|x(?P<count>\d{1,3}))?")


class Every(StrEnum):
    """How often."""

    WEEK = "w"
    FORTNIGHT = "f"
    MONTH = "m"


@dataclass(frozen=True)
class Repeat:
    """How a meeting repeats, from its first day on; that day's weekday is the weekday of all.

    `nth` is 1 to 4 or LAST for what repeats monthly, else 0. `until` is the last day on which a
    meeting may start. At most one of `until` and `count` is given; with neither it has no end.
    """

    every: Every
    nth: int = 0
    until: date | None = None
    count: int | None = None

    @property
    def code(self) -> str:
        """In a few letters and digits, for a button and for the store: "m1u739313"."""
        nth = "" if not self.nth else "l" if self.nth == LAST else str(self.nth)
        end = f"u{self.until.toordinal()}" if self.until else f"x{self.count}" if self.count else ""
        return f"{self.every.value}{nth}{end}"


def read_repeat(code: str) -> Repeat | None:
    """What `Repeat.code` made; None for anything else."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    nth = LAST if found["nth"] == "l" else int(found["nth"] or 0)
    until, count = found["until"], int(found["count"] or 0)
    if until and not 1 <= int(until) <= date.max.toordinal():
        return None
    if found["count"] and not 1 <= count <= MOST_TIMES:
        return None
    return Repeat(
        Every(found["every"][0]),
        nth,
        date.fromordinal(int(until)) if until else None,
        count or None,
    )


def occurrences(first: datetime, repeat: Repeat, zone: ZoneInfo) -> Iterator[datetime]:
    """When the meetings start, in UTC and in order, `first` included; endless without an end.

    A wall time that is skipped in spring comes as much later, and one that is shown twice in
    autumn is the first of the two (see `calendar.local`).
    """
    shown = first.astimezone(zone)
    at = shown.time().replace(fold=0)
    days = islice(_days(shown.date(), repeat), repeat.count)
    for day in days:
        if repeat.until is not None and day > repeat.until:
            return
        yield first.astimezone(UTC) if day == shown.date() else local(day, at, zone)


def nth_of(day: date) -> int:
    """Which of its month's such weekdays a day is: 1 to 4, or LAST for a fifth."""
    nth = (day.day - 1) // 7 + 1
    return LAST if nth > 4 else nth


def nth_weekdays(today: date, nth: int, weekday: int) -> Iterator[date]:
    """The first, …, or last such weekday of each month, from `today` on; `today` included."""
    year, month = today.year, today.month
    while year < date.max.year:
        day = nth_weekday(year, month, nth, weekday)
        if day >= today:
            yield day
        year, month = year + month // 12, month % 12 + 1


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The first, …, or last such weekday of one month."""
    first_weekday, days = monthrange(year, month)
    first = 1 + (weekday - first_weekday) % 7
    if nth == LAST:
        return date(year, month, first + (days - first) // 7 * 7)
    return date(year, month, first + (nth - 1) * 7)


def _days(first: date, repeat: Repeat) -> Iterator[date]:
    if repeat.every is Every.MONTH:
        yield first
        yield from nth_weekdays(first + timedelta(days=1), repeat.nth, first.weekday())
        return
    step = timedelta(weeks=2 if repeat.every is Every.FORTNIGHT else 1)
    day = first
    while day.year < date.max.year:
        yield day
        day += step
