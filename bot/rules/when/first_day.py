"""On which day a series begins and how it repeats, from the words that were found.

"From" a day means the first fitting day on or after it. A fortnightly meeting without a first day
could begin in either week, and is asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import islice
from zoneinfo import ZoneInfo

from bot.rules.repeating import (
    LAST,
    MOST_TIMES,
    Every,
    Repeat,
    nth_of,
    nth_weekdays,
    occurrences,
)
from bot.rules.when.ends import Skip, Stop
from bot.rules.when.phrases import Said
from bot.rules.when.recurrence import Again

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
    ends = [one for one in said.stops if isinstance(one, Stop)]
    skips = [one for one in said.stops if isinstance(one, Skip)]
    if len(ends) > 1 or len(skips) > 1:
        return BadEnd()
    usual = Repeat(every, said.agains[0].nth, also=said.agains[0].also)
    repeat = _ending(usual, ends[0], farthest) if ends else usual
    if not skips or isinstance(repeat, BadEnd):
        return repeat
    # So many meetings, with or without those that are left out? Nobody can know.
    return BadEnd() if repeat.count else replace(repeat, skips=tuple(sorted(skips[0].days)))


def _ending(repeat: Repeat, stop: Stop, farthest: date) -> Repeat | BadEnd:
    if stop.weeks is not None:
        stop = _counted(stop, repeat.every)
    if stop.count is not None:
        many = _TWO <= stop.count <= MOST_TIMES
        return replace(repeat, count=stop.count) if many else BadEnd()
    if len(stop.days) != 1 or stop.days[0] > farthest:
        return BadEnd()
    return replace(repeat, until=stop.days[0])


def _counted(stop: Stop, every: Every) -> Stop:
    """So many weeks as so many meetings, where that is certain: in 6 weeks there are 6."""
    return replace(stop, count=stop.weeks if every is Every.WEEK else 0)


def is_asked(said: Said) -> bool:
    """Whether some would understand otherwise how it repeats, so that it is offered first."""
    vague = any(isinstance(one, Skip) or one.asked for one in said.stops)
    return vague or any(again.also for again in said.agains)


def holds(said: Said, repeat: Repeat, first: datetime) -> bool:
    """Whether a series that begins so has a meeting on each day that it leaves out, and none on a
    day of which nobody can tell whether it is before the end.
    """
    about = [one.about for one in said.stops if isinstance(one, Stop) and one.about]
    last = max((*repeat.skips, *(days[1] for days in about)), default=first.date())
    endless = replace(repeat, until=last, count=None, skips=())
    zone = first.tzinfo if isinstance(first.tzinfo, ZoneInfo) else ZoneInfo("UTC")
    days = {each.astimezone(zone).date() for each in occurrences(first, endless, zone)}
    in_doubt = {day for begins, ends in about for day in days if begins <= day <= ends}
    return set(repeat.skips) <= days - {first.date()} and not in_doubt


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
    is_last = (day + timedelta(weeks=1)).month != day.month
    each = [one for one in (repeat.nth, repeat.also) if one]
    return any(is_last if one == LAST else nth_of(day) == one for one in each)


def _fitting(again: Again, weekday: int, start: date) -> Iterator[date]:
    if again.every is Every.MONTH:
        return merge(*(nth_weekdays(start, nth, weekday) for nth in (again.nth, again.also) if nth))
    first = start + timedelta(days=(weekday - start.weekday()) % 7)
    return (first + timedelta(weeks=weeks) for weeks in range(_THREE))
