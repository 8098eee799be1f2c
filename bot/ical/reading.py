"""A calendar becomes plain events: repeated, moved and cancelled as its owner sees them."""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Component

from bot.ical.components import (
    day_or_time,
    exact_length,
    is_cancelled,
    lasts_days,
    revision_of,
    rules_of,
    start_of,
    title_of,
)
from bot.ical.frequency import can_be_followed, is_over, too_often
from bot.ical.model import BadCalendar, Event, Fault, LeftOut, Reading, Trouble
from bot.ical.parsing import parse
from bot.ical.revisions import Found
from bot.ical.values import end_after
from bot.rules.repeating import MOST_A_YEAR

MOST_EVENTS = 1000
PATIENCE = 10.0
"""Seconds that working out one calendar may take, of the processor's own time."""
READING_PATIENCE = 4.0
"""The same for its lines alone: two for each megabyte that it may have."""
_A_DAY = timedelta(days=1)
_FARTHEST_BACK = timedelta(days=366 * 40)
_Each = tuple[str, list[Found]]
_BAD_VALUES = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


class _CanNotBeUsed(Exception):
    def __init__(self, fault: Fault, found: Found) -> None:
        super().__init__(fault.value)
        self.fault, self.found = fault, found


def read_calendar(
    data: bytes,
    *,
    zone: ZoneInfo,
    since: datetime,
    until: datetime,
    match: str = "",
    seconds: Callable[[], float] = time.thread_time,
) -> Reading:
    """The events that end after `since` and start before `until`, with `match` in their titles.

    Floating times are in `zone`. Raises BadCalendar; it may take seconds, so use a thread.
    """
    patience = _Patience(seconds)
    parsed = parse(data, zone, match, in_time=patience.lasts)
    events: list[Event] = []
    all_day, left_out = 0, list(parsed.left_out)
    for uid, each in patience.over(parsed.series.items()):
        if all(lasts_days(one.component) for one in each):
            all_day += 1
            continue
        try:
            found = list(_events(uid, each, since, until))
        except _CanNotBeUsed as bad:
            left_out.append(_left_out(uid, bad))
            continue
        events += [one for one in found if match.casefold() in one.title.casefold()]
        if len(events) > MOST_EVENTS:
            raise BadCalendar(Trouble.TOO_MANY)
    unread = {one.uid for one in left_out}
    alone = {
        uid: one.revision
        for uid, each in parsed.series.items()
        for one in each
        if one.instead_of is None and uid not in unread
    }
    return Reading(
        tuple(sorted(events, key=lambda one: (one.starts_at, one.uid, one.instance))),
        all_day=all_day,
        not_matching=parsed.not_matching,
        unknown_zones=parsed.unknown_zones,
        left_out=tuple(sorted(left_out, key=lambda one: one.line)),
        told_in_full=alone,
        has_its_end=parsed.has_its_end,
        whole=parsed.whole,
    )


def read_days(
    data: bytes,
    *,
    zone: ZoneInfo,
    since: date,
    until: date,
    seconds: Callable[[], float] = time.thread_time,
) -> frozenset[date]:
    """The days that all-day events cover, from `since` to before `until`: holidays.

    Events that can't be used are left out. Raises BadCalendar.
    """
    patience = _Patience(seconds)
    span = tuple(datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (since, until))
    parsed = parse(data, zone, in_time=patience.lasts)
    days: set[date] = set()
    for _, each in patience.over(parsed.series.items()):
        if any(isinstance(start_of(one.component), datetime) for one in each):
            continue
        try:
            _look_over(each, *span)
            found = _expanded(each, since, until)
        except _CanNotBeUsed:
            continue
        for one in found:
            start = start_of(one)
            end = max(day_or_time(one, "DTEND") or start, start + _A_DAY)
            if is_cancelled(one):
                continue
            day = max(start, since)
            while day < min(end, until):
                days.add(day)
                day += _A_DAY
    return frozenset(days)


def _left_out(uid: str, bad: _CanNotBeUsed) -> LeftOut:
    return LeftOut(uid, title_of(bad.found.component), bad.found.line, bad.fault)


def _look_over(each: list[Found], since: datetime, until: datetime) -> bool:
    """Whether it may come in the span.

    Raises _CanNotBeUsed for what can't be followed, or comes too often to be worked out.
    """
    if all(one.instead_of for one in each) and (later := [one for one in each if one.and_later]):
        raise _CanNotBeUsed(Fault.BAD_RULE, later[0])
    rules = [(one, rule) for one in each for rule in rules_of(one.component)]
    if not rules:
        return any(_touches(one, since, until) for one in each)
    if len(each) == 1 and all(is_over(rule, since) for _, rule in rules):
        return False
    for one, rule in rules:
        start = start_of(one.component)
        first = start.date() if isinstance(start, datetime) else start
        if too_often(rule):
            raise _CanNotBeUsed(Fault.TOO_OFTEN, one)
        if since.date() - first > _FARTHEST_BACK or not can_be_followed(rule, first):
            raise _CanNotBeUsed(Fault.BAD_RULE, one)
    return True


def _events(uid: str, each: list[Found], since: datetime, until: datetime) -> Iterator[Event]:
    if not _look_over(each, since, until):
        return
    parts = [one.component for one in each]
    repeats = any(list(rules_of(one)) or "RECURRENCE-ID" in one or "RDATE" in one for one in parts)
    found = _expanded(each, since, until)
    if len(found) > MOST_A_YEAR * max(1, (until - since).days / 365):
        raise _CanNotBeUsed(Fault.TOO_OFTEN, each[0])
    for one in found:
        start, end = start_of(one), day_or_time(one, "DTEND")
        if not isinstance(start, datetime) or not isinstance(end, datetime) or lasts_days(one):
            continue
        length = exact_length(one)
        starts_at = start.astimezone(UTC)
        ends_at = (end_after(start, end) or start).astimezone(UTC)
        if length is not None:
            ends_at = starts_at + length
        if ends_at <= since or starts_at >= until:
            continue
        at_first = day_or_time(one, "RECURRENCE-ID") if repeats else None
        instance = _instant(at_first) if isinstance(at_first, datetime) else ""
        cancelled, revision = is_cancelled(one), revision_of(one)
        yield Event(uid, instance, title_of(one), starts_at, ends_at, cancelled, revision)


def _expanded(each: list[Found], since: date, until: date) -> list[Component]:
    from recurring_ical_events import CalendarQuery  # slow to load, and seldom needed

    alone = Calendar()
    for one in each:
        alone.add_component(one.component)
    try:
        return list(CalendarQuery(alone).between(since, until))
    except _BAD_VALUES:
        raise _CanNotBeUsed(Fault.BAD_RULE, each[0]) from None


class _Patience:
    """How long working out one calendar may take, from when this is made."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds, self._begun = seconds, seconds()

    def lasts(self, longest: float = READING_PATIENCE) -> bool:
        return self._seconds() - self._begun <= longest

    def over(self, series: Iterable[_Each]) -> Iterator[_Each]:
        """The same, for as long as there is patience.

        Raises BadCalendar.
        """
        for one in series:
            if not self.lasts(PATIENCE):
                raise BadCalendar(Trouble.TOO_MANY)
            yield one


def _touches(found: Found, since: datetime, until: datetime) -> bool:
    event = found.component
    if "RDATE" in event or "RECURRENCE-ID" in event:
        return True
    start = start_of(event)
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day, tzinfo=UTC)
    return since - 30 * _A_DAY <= start <= until + _A_DAY


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
