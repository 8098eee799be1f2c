"""On which day a series begins and how it repeats, from the words that were found.

"From" a day means the first fitting day on or after it. A fortnightly meeting without a first day
could begin in either week, and is asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from bot.rules.repeating import LAST, MOST_TIMES, Every, Repeat, nth_of, nth_weekdays
from bot.rules.when.phrases import Said
from bot.rules.when.recurrence import Again, Stop

_TWO, _THREE = 2, 3


@dataclass(frozen=True)
class First:
    """The days on which a series can begin. `soonest`: the first of them that is not over.

    Otherwise it is one of the first two that are not.
    """

    days: tuple[date, ...]
    soonest: bool = False


@dataclass(frozen=True)
class OtherWeekday:
    """The day named and the weekday named don't fit; these days might be meant."""

    days: tuple[date, ...]


@dataclass(frozen=True)
class BadEnd:
    """The words for the end can't be understood."""


def repeat_of(said: Said, farthest: date) -> Repeat | BadEnd | None:
    """How it repeats; None if nothing repeats, or in a way that is not known."""
    if len(said.agains) != 1 or (every := said.agains[0].every) is None:
        return None
    nth = said.agains[0].nth
    if not said.stops:
        return Repeat(every, nth)
    stop = said.stops[0]
    if len(said.stops) > 1:
        return BadEnd()
    if stop.weeks is not None:
        stop = _counted(stop, every)
    if stop.count is not None:
        many = _TWO <= stop.count <= MOST_TIMES
        return Repeat(every, nth, count=stop.count) if many else BadEnd()
    if len(stop.days) != 1 or stop.days[0] > farthest:
        return BadEnd()
    return Repeat(every, nth, until=stop.days[0])


def _counted(stop: Stop, every: Every) -> Stop:
    """So many weeks as so many meetings, where that is certain: in 6 weeks there are 6."""
    return replace(stop, count=stop.weeks if every is Every.WEEK else 0)


def ends_too_soon(repeat: Repeat, first: date) -> bool:
    """Whether a series that begins on this day has ended before its second meeting could be."""
    return repeat.until is not None and repeat.until <= first


def first_days(said: Said, today: date) -> First | OtherWeekday | None:
    """The days on which it can begin; None if the days that are named say it all."""
    again = said.agains[0]
    if again.weekday is None or any(phrase.wrong_weekday for phrase in said.days):
        return None
    if not said.days:
        coming = tuple(islice(_fitting(again, again.weekday, today), _THREE))
        return First(coming, soonest=again.every is not Every.FORTNIGHT)
    days: list[date] = []
    for phrase in said.days:
        for day in phrase.days:
            coming_day = next(_fitting(again, again.weekday, day))
            if coming_day != day and not said.is_from(phrase):
                return OtherWeekday((day, coming_day))
            days.append(coming_day)
    return First(tuple(dict.fromkeys(days)))


def fits(repeat: Repeat, day: date) -> bool:
    """Whether a series of this kind can begin on this day."""
    if repeat.every is not Every.MONTH:
        return True
    if repeat.nth == LAST:
        return (day + timedelta(weeks=1)).month != day.month
    return nth_of(day) == repeat.nth


def _fitting(again: Again, weekday: int, start: date) -> Iterator[date]:
    if again.every is Every.MONTH:
        return nth_weekdays(start, again.nth, weekday)
    first = start + timedelta(days=(weekday - start.weekday()) % 7)
    return (first + timedelta(weeks=weeks) for weeks in range(_THREE))
