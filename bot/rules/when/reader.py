"""The days and times that were said, tried against the clocks of the group's zone.

Two datetimes in one zone are compared and subtracted by their wall times in Python, so lengths go
through UTC.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.instants import clock_shows, local
from bot.rules.repeating import Repeat
from bot.rules.when.clock import DAY
from bot.rules.when.first_day import (
    OtherWeekday,
    ends_too_soon,
    first_days,
    fits,
    holds,
    is_asked,
    repeat_of,
)
from bot.rules.when.model import (
    FARTHEST_END_YEARS,
    FARTHEST_YEARS,
    LONGEST,
    Reason,
    Unclear,
    Understood,
)
from bot.rules.when.phrases import Phrase, Said

_SEVEN, _NINE, _NOON = 7, 9, 12


@dataclass(frozen=True)
class _Tried:
    """One reading of the day and the time: the meetings it can be, or why there is none."""

    day: date
    meetings: tuple[Understood, ...]
    problem: Reason | None


class Reader:
    """Tries days and times against the clocks of one zone at one moment, `now` in UTC."""

    def __init__(self, said: Said, now: datetime, zone: ZoneInfo, usual: timedelta) -> None:
        self.said, self.now, self.zone, self.usual = said, now, zone, usual
        self.length = timedelta(minutes=said.lengths[0].minutes) if said.lengths else None
        self.until = said.until.ends if said.until else ()
        self.farthest = local(
            years_later(now.astimezone(zone).date(), FARTHEST_YEARS), time(23, 59), zone
        )

    def soon(self, minutes: int) -> Understood | Unclear:
        """ "now" or "in 10 minutes"."""
        starts_at = self.now + timedelta(minutes=minutes)
        shown = starts_at.astimezone(self.zone)
        start = shown.hour * 60 + shown.minute
        tried = self._meeting(starts_at, shown.date(), start, self.until)
        return tried if isinstance(tried, Understood) else Unclear(tried, self._words_of(tried))

    def again(self, today: date) -> Understood | Unclear:
        """The first of the meetings that repeat, with how they do."""
        said = self.said
        first = first_days(said, today)
        if isinstance(first, OtherWeekday):
            about: tuple[Phrase, ...] = (*said.agains, *said.days)
            return self._repeating(self.decide(first.days, asked=Reason.WRONG_WEEKDAY, about=about))
        if first is None:
            return self._repeating(self.on_days())
        if not first.soonest:
            over = len(first.days) > 1 and _is_over(self.decide(first.days[:1]))
            return self._repeating(self.decide(first.days[1:] if over else first.days[:2]))
        each = [self.decide((day,)) for day in first.days]
        coming = (one for one in each if not _is_over(one))
        return self._repeating(next(coming, each[0]))

    def _repeating(self, meant: Understood | Unclear) -> Understood | Unclear:
        """The same, as the first of many; asked about if the end comes before the second."""
        repeat = repeat_of(self.said, years_later(self.now.date(), FARTHEST_END_YEARS))
        if not isinstance(repeat, Repeat):
            return meant
        said = self.said
        if isinstance(meant, Understood):
            good = self._can_begin(repeat, meant)
            if good and not is_asked(said):
                return replace(meant, repeat=repeat)
            about = said.stops or said.agains
            reason = Reason.BAD_END if said.stops and not good else Reason.REPEATS_SO
            return Unclear(reason, said.words(*about), (replace(meant, repeat=repeat),) * good)
        meetings = tuple(
            replace(one, repeat=repeat)
            for one in meant.meetings
            if fits(repeat, one.starts_at.date()) and self._can_begin(repeat, one)
        )
        return replace(meant, meetings=meetings)

    def _can_begin(self, repeat: Repeat, first: Understood) -> bool:
        too_soon = ends_too_soon(repeat, first.starts_at.date())
        return not too_soon and holds(self.said, repeat, first.starts_at)

    def on_days(self) -> Understood | Unclear:
        """The days that were named, with the weekday beside them."""
        said = self.said
        days = tuple(dict.fromkeys(day for phrase in said.days for day in phrase.days))
        if any(phrase.wrong_weekday for phrase in said.days):
            return self.decide(days, asked=Reason.WRONG_WEEKDAY, about=said.days)
        if said.beside is not None:
            weekdays = {day.weekday() for day in said.beside.days}
            fitting = tuple(day for day in days if day.weekday() in weekdays)
            if not fitting:
                both = dict.fromkeys((*days, *said.beside.days))
                about = (*said.days, said.beside)
                return self.decide(tuple(both), asked=Reason.WRONG_WEEKDAY, about=about)
            days = fitting
        return self.decide(days)

    def decide(
        self, days: tuple[date, ...], *, asked: Reason | None = None, about: Iterable[Phrase] = ()
    ) -> Understood | Unclear:
        """The one meeting that it can be; or the question, `asked` if it is known already."""
        tried, odd = self._on_each(days)
        tried = _without_late_evenings(tried)
        meetings = _likeliest_first(tried)
        if asked is not None:
            return Unclear(asked, self.said.words(*about), meetings)
        if not meetings:
            return self._impossible(tried)
        if any(each.problem is Reason.CLOCK_GAP for each in tried):
            return Unclear(Reason.CLOCK_GAP, self._words_of(Reason.CLOCK_GAP), meetings)
        if len(meetings) == 1 and not odd:
            return self._impossible(tried) if self._first_half_over(tried) else meetings[0]
        possible = [each for each in tried if each.meetings]
        if len({each.day for each in possible}) > 1:
            reason = Reason.AMBIGUOUS_DATE
        elif len(possible) == 1 and not odd:
            reason = Reason.CLOCK_TWICE
        else:
            reason = Reason.AMBIGUOUS_TIME
        return Unclear(reason, self._words_of(reason), meetings)

    def _on_each(self, days: tuple[date, ...]) -> tuple[list[_Tried], bool]:
        """Every day with every time; and whether the time is not in the part of day named."""
        times = [(start, clock.ends) for clock in self.said.clocks for start in clock.starts]
        named = [phrase.hours for phrase in self.said.days]
        named += [phrase.hours for phrase in self.said.agains]
        hours = next((each for each in named if each), (0, 24))
        within = [each for each in times if hours[0] <= each[0] // 60 <= hours[1]]
        tried = [self._try(day, *each) for day in days for each in within or times]
        return tried, not within

    def _try(self, day: date, start: int, ends: tuple[int, ...]) -> _Tried:
        shown_on = day + timedelta(days=start // DAY)
        at = time(start // 60 % 24, start % 60)
        instants = clock_shows(shown_on, at, self.zone)
        each = [
            self._meeting(instant, day, start, ends or self.until)
            for instant in instants or (local(shown_on, at, self.zone),)
        ]
        meetings = tuple(meeting for meeting in each if isinstance(meeting, Understood))
        problem = next((meeting for meeting in each if isinstance(meeting, Reason)), None)
        return _Tried(day, meetings, Reason.CLOCK_GAP if meetings and not instants else problem)

    def _meeting(
        self, starts_at: datetime, day: date, start: int, ends: tuple[int, ...]
    ) -> Understood | Reason:
        """The meeting from this instant to its length, or to the first of `ends` to come."""
        length = self.length or self.usual
        ends_at = starts_at + length
        if ends:
            after = [(end - start) % DAY + start for end in ends if (end - start) % DAY]
            if not after:
                return Reason.NO_LENGTH
            ends_at = self._end(starts_at, day, start, min(after))
        if self.length is not None and ends_at - starts_at != self.length:
            return Reason.AMBIGUOUS_LENGTH
        if starts_at < self.now:
            return Reason.PAST
        if starts_at > self.farthest:
            return Reason.TOO_FAR
        if ends_at - starts_at > LONGEST:
            return Reason.TOO_LONG
        zone = self.zone
        return Understood(starts_at.astimezone(zone), ends_at.astimezone(zone), self.said.title)

    def _end(self, starts_at: datetime, day: date, start: int, end: int) -> datetime:
        """The first instant after the start when clocks show `end` minutes of `day`."""
        shown_on, at = day + timedelta(days=end // DAY), time(end // 60 % 24, end % 60)
        instants = clock_shows(shown_on, at, self.zone) or (local(shown_on, at, self.zone),)
        as_said = starts_at + timedelta(minutes=end - start)  # for a start that was moved on
        return next((each for each in instants if each > starts_at), as_said)

    def _first_half_over(self, tried: list[_Tried]) -> bool:
        """At 10:00, "today 9:00" may be an evening, or a slip about what is over."""
        over = {each.day for each in tried if each.problem is Reason.PAST}
        possible = {each.day for each in tried if each.meetings}
        return bool(over & possible) and any(
            clock.written and len(clock.starts) > 1 for clock in self.said.clocks
        )

    def _impossible(self, tried: list[_Tried]) -> Unclear:
        """Why nothing fits; what is over is offered again for the next such day."""
        reason = next((each.problem for each in tried if each.problem), Reason.PAST)
        later: tuple[Understood, ...] = ()
        if reason is Reason.PAST:
            days = tuple(day for phrase in self.said.days for day in phrase.later)
            later = _likeliest_first([*tried, *self._on_each(days)[0]])
        return Unclear(reason, self._words_of(reason), later)

    def _words_of(self, reason: Reason) -> str:
        """The words that the question is about, as they were typed."""
        said = self.said
        days = said.days or said.agains
        if reason is Reason.AMBIGUOUS_DATE:
            return said.words(*days)
        if reason in (Reason.PAST, Reason.TOO_FAR):
            return said.words(*days, *said.clocks)
        if reason in (Reason.AMBIGUOUS_TIME, Reason.CLOCK_GAP, Reason.CLOCK_TWICE):
            return said.words(*said.clocks)
        ends = (said.until,) if said.until else ()
        return said.words(*said.clocks, *ends, *said.lengths)


def _is_over(meant: Understood | Unclear) -> bool:
    return isinstance(meant, Unclear) and meant.reason is Reason.PAST


def _without_late_evenings(tried: list[_Tried]) -> list[_Tried]:
    """Of "at 9" the morning only: groups don't meet from 9 to 12 at night, unless it is said so.

    A morning that is over leaves the evening in.
    """
    mornings = {
        (each.day, meeting.starts_at.time())
        for each in tried
        for meeting in each.meetings
        if _NINE <= meeting.starts_at.hour < _NOON
    }
    return [
        each
        for each in tried
        if not any(
            (each.day, _twelve_hours_before(meeting.starts_at)) in mornings
            for meeting in each.meetings
        )
    ]


def _twelve_hours_before(starts_at: datetime) -> time | None:
    at = starts_at.time()
    return at.replace(hour=at.hour - _NOON) if at.hour >= _NOON else None


def _likeliest_first(tried: list[_Tried]) -> tuple[Understood, ...]:
    """Daytime before the night, then by instant, once each: two can look alike in autumn."""
    by_instant = {
        meeting.starts_at.astimezone(UTC): meeting for each in tried for meeting in each.meetings
    }
    return tuple(
        by_instant[instant]
        for instant in sorted(by_instant, key=lambda each: (_at_night(by_instant[each]), each))
    )


def _at_night(meeting: Understood) -> bool:
    return not _SEVEN <= meeting.starts_at.hour < _NINE + _NOON


def years_later(day: date, years: int) -> date:
    """The same day so many years on; 1 March for a 29 February that there is not."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
