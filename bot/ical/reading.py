"""A calendar becomes plain events: repeated, moved and cancelled as its owner sees them."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, vRecur
from icalendar import Event as Component

from bot.ical.components import (
    day_or_time,
    is_cancelled,
    lasts_days,
    rules_of,
    start_of,
    title_of,
)
from bot.ical.frequency import can_be_followed, too_often
from bot.ical.model import BadCalendar, Event, Reading, Trouble
from bot.ical.parsing import Parsed, parse
from bot.rules.repeating import MOST_A_YEAR

MOST_EVENTS = 1000
MOST_SERIES = 200
MOST_RULES = 4
"""Of one event; nearly all have one."""
PATIENCE = 10.0
"""Seconds that working out one calendar may take."""
_A_DAY = timedelta(days=1)
_FARTHEST_BACK = timedelta(days=366 * 40)
_BAD_VALUES = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


def read_calendar(
    data: bytes,
    *,
    zone: ZoneInfo,
    since: datetime,
    until: datetime,
    match: str = "",
    seconds: Callable[[], float] = time.monotonic,
) -> Reading:
    """The events that end after `since` and start before `until`, with `match` in their titles.

    Floating times are in `zone`. Raises BadCalendar; it may take seconds, so use a thread.
    """
    parsed = parse(data, zone)
    series = _by_uid(parsed)
    wanted = {
        uid: each for uid, each in series.items() if any(_matches(one, match) for one in each)
    }
    timed = {uid: each for uid, each in wanted.items() if not all(map(lasts_days, each))}
    events: list[Event] = []
    for uid, each in _in_time(_recurring_last(timed, since, until), seconds):
        found = _events(uid, each, since, until, parsed.called_off)
        events += [one for one in found if match.casefold() in one.title.casefold()]
        if len(events) > MOST_EVENTS:
            raise BadCalendar(Trouble.TOO_MANY)
    return Reading(
        tuple(sorted(events, key=lambda one: (one.starts_at, one.uid, one.instance))),
        all_day=len(wanted) - len(timed),
        not_matching=len(series) - len(wanted),
        unknown_zones=parsed.unknown_zones,
    )


def read_days(
    data: bytes,
    *,
    zone: ZoneInfo,
    since: date,
    until: date,
    seconds: Callable[[], float] = time.monotonic,
) -> frozenset[date]:
    """The days that all-day events cover, from `since` to before `until`: holidays.

    Raises BadCalendar.
    """
    series = {uid: each for uid, each in _by_uid(parse(data, zone)).items() if _all_days(each)}
    span = tuple(datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (since, until))
    days: set[date] = set()
    for _, each in _in_time(_recurring_last(series, *span), seconds):
        for one in _expanded(each, since, until):
            start = start_of(one)
            end = max(day_or_time(one, "DTEND") or start, start + _A_DAY)
            if is_cancelled(one):
                continue
            day = max(start, since)
            while day < min(end, until):
                days.add(day)
                day += _A_DAY
    return frozenset(days)


def _by_uid(parsed: Parsed) -> dict[str, list[Component]]:
    found = defaultdict(list)
    for number, event in enumerate(parsed.events):
        found[str(event.get("UID", f"without-{number}"))].append(event)
    return found


def _recurring_last(
    series: dict[str, list[Component]], since: datetime, until: datetime
) -> Iterator[tuple[str, list[Component]]]:
    """Those that may come in the span; what repeats is looked over first.

    Raises BadCalendar.
    """
    repeating = 0
    for uid, each in series.items():
        rules = [(one, rule) for one in each for rule in rules_of(one)]
        if not rules and not any(_touches(one, since, until) for one in each):
            continue
        if rules and all(_is_over(rule, since) for _, rule in rules) and len(each) == 1:
            continue
        if len(rules) > MOST_RULES * len(each):
            raise BadCalendar(Trouble.BAD_RULE, title_of(each[0]))
        for one, rule in rules:
            _look_over(one, rule, since)
        repeating += bool(rules)
        if repeating > MOST_SERIES:
            raise BadCalendar(Trouble.TOO_MANY)
        yield uid, each


def _look_over(event: Component, rule: vRecur, since: datetime) -> None:
    start = start_of(event)
    first = start.date() if isinstance(start, datetime) else start
    if too_often(rule):
        raise BadCalendar(Trouble.TOO_OFTEN, title_of(event))
    if since.date() - first > _FARTHEST_BACK or not can_be_followed(rule, first):
        raise BadCalendar(Trouble.BAD_RULE, title_of(event))


def _events(
    uid: str, each: list[Component], since: datetime, until: datetime, called_off: bool
) -> Iterator[Event]:
    repeats = any(list(rules_of(one)) or "RECURRENCE-ID" in one or "RDATE" in one for one in each)
    found = _expanded(each, since, until)
    if len(found) > MOST_A_YEAR * max(1, (until - since).days // 365):
        raise BadCalendar(Trouble.TOO_OFTEN, title_of(each[0]))
    for one in found:
        start, end = start_of(one), day_or_time(one, "DTEND")
        if not isinstance(start, datetime) or not isinstance(end, datetime) or lasts_days(one):
            continue
        starts_at, ends_at = start.astimezone(UTC), end.astimezone(UTC)
        if ends_at <= since or starts_at >= until:
            continue
        at_first = day_or_time(one, "RECURRENCE-ID") if repeats else None
        instance = _instant(at_first) if isinstance(at_first, datetime) else ""
        title = title_of(one)
        cancelled = called_off or is_cancelled(one)
        yield Event(uid, instance, title, starts_at, ends_at, cancelled)


def _expanded(each: list[Component], since: date, until: date) -> list[Component]:
    from recurring_ical_events import CalendarQuery  # slow to load, and seldom needed

    alone = Calendar()
    for one in each:
        alone.add_component(one)
    try:
        return list(CalendarQuery(alone).between(since, until))
    except _BAD_VALUES:
        raise BadCalendar(Trouble.BAD_RULE, title_of(each[0])) from None


def _in_time(
    series: Iterable[tuple[str, list[Component]]], seconds: Callable[[], float]
) -> Iterator[tuple[str, list[Component]]]:
    """The same, for as long as there is patience.

    Raises BadCalendar.
    """
    begun = seconds()
    for one in series:
        if seconds() - begun > PATIENCE:
            raise BadCalendar(Trouble.TOO_MANY)
        yield one


def _touches(event: Component, since: datetime, until: datetime) -> bool:
    if "RDATE" in event or "RECURRENCE-ID" in event:
        return True
    start = start_of(event)
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day, tzinfo=UTC)
    return since - 30 * _A_DAY <= start <= until + _A_DAY


def _is_over(rule: vRecur, since: datetime) -> bool:
    last = rule.get("UNTIL", [None])[0]
    return isinstance(last, datetime) and last < since - 30 * _A_DAY


def _all_days(each: list[Component]) -> bool:
    return all(not isinstance(start_of(one), datetime) for one in each)


def _matches(event: Component, match: str) -> bool:
    return match.casefold() in title_of(event).casefold()


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
