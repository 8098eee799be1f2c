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
from heapq import merge
from itertools import islice
from zoneinfo import ZoneInfo

from bot.rules.instants import local

MOST_A_YEAR = 400
"""What a calendar may hold of one event: a meeting a day, and a few more."""
MOST_TIMES = 400
LAST = -1
"""The last such weekday of a month; the first four are 1 to 4."""
MOST_SKIPPED = 2
"""Days that a series leaves out: a button has room for no more."""
_SKIPS_FROM = date(1970, 1, 1).toordinal()
_FOURTH = 4
_CODE = re.compile(
    r"(?P<every>w|f|m(?P<nth>[1-4l])(?P<also>[1-4l])?)"
    r"(?:u(?P<until>\d{6,7})|x(?P<count>\d{1,3}))?"
    rf"(?P<skips>(?:e[0-9a-f]{{4}}){{0,{MOST_SKIPPED}}})"
)


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
    `also` is a second `nth` of the same months. On the days of `skips` there is no meeting.
    """

    every: Every
    nth: int = 0
    until: date | None = None
    count: int | None = None
    also: int = 0
    skips: tuple[date, ...] = ()

    @property
    def code(self) -> str:
        """In a few letters and digits, for a button and for the store: "m1u739313"."""
        nth = "".join("l" if one == LAST else str(one) for one in (self.nth, self.also) if one)
        end = f"u{self.until.toordinal()}" if self.until else f"x{self.count}" if self.count else ""
        skips = "".join(f"e{day.toordinal() - _SKIPS_FROM:04x}" for day in self.skips)
        return f"{self.every.value}{nth}{end}{skips}"


def read_repeat(code: str) -> Repeat | None:
    """What `Repeat.code` made; None for anything else."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    nth, also = (LAST if one == "l" else int(one or 0) for one in found.group("nth", "also"))
    until, count = found["until"], int(found["count"] or 0)
    if also and nth_pair(nth, also) is None:
        return None
    if until and not 1 <= int(until) <= date.max.toordinal():
        return None
    if found["count"] and not 1 <= count <= MOST_TIMES:
        return None
    return Repeat(
        Every(found["every"][0]),
        nth,
        date.fromordinal(int(until)) if until else None,
        count or None,
        also,
        _skipped(found["skips"]),
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
        if day in repeat.skips:
            continue
        yield first.astimezone(UTC) if day == shown.date() else local(day, at, zone)


def nth_pair(nth: int, also: int) -> tuple[int, int] | None:
    """Two of the same weekdays of a month, the earlier one first; None if they can be one day."""
    if nth == also or {nth, also} == {_FOURTH, LAST}:
        return None
    return (also, nth) if nth == LAST or LAST != also < nth else (nth, also)


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


def _skipped(code: str) -> tuple[date, ...]:
    # "e" is a digit too: so many digits belong to each.
    found = re.findall(r"e([0-9a-f]{4})", code)
    return tuple(date.fromordinal(_SKIPS_FROM + int(one, 16)) for one in found)


def _days(first: date, repeat: Repeat) -> Iterator[date]:
    if repeat.every is Every.MONTH:
        yield first
        after = first + timedelta(days=1)
        each = [
            nth_weekdays(after, nth, first.weekday()) for nth in (repeat.nth, repeat.also) if nth
        ]
        yield from merge(*each)
        return
    step = timedelta(weeks=2 if repeat.every is Every.FORTNIGHT else 1)
    day = first
    while day.year < date.max.year:
        yield day
        day += step
