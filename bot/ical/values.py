"""The values of a calendar's properties as Python's: days, instants, lengths and rules."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar import vRecur

from bot.ical.lines import Line
from bot.ical.zones import Zones

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.A)
_LENGTH = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.A)
_ZONE = re.compile(r"[;:]TZID=(\"[^\"]*\"|[^;]*)", re.I)


class UnknownZone(Exception):
    """A time is in a zone that nothing is known of."""


class BadRule(Exception):
    """A rule can't be read."""


def moment(line: Line, zones: Zones, floating: tzinfo) -> date:
    """A day or an aware instant.

    Raises ValueError, UnknownZone.
    """
    return _moment(line.value, zone_named(line, zones) or floating)


def zone_named(line: Line, zones: Zones) -> tzinfo | None:
    """The zone that a line names, None if it names none.

    Raises UnknownZone.
    """
    found = _ZONE.search(line.parameters)
    if found is None:
        return None
    zone = zones.named(found[1])
    if zone is None:
        raise UnknownZone
    return zone


Several = list[date | tuple[date, date | timedelta]]


def several(line: Line, zones: Zones, start: date, floating: tzinfo) -> Several:
    """The days, instants or periods of a list, in the kind of the start.

    Raises ValueError, UnknownZone.
    """
    zone = zone_named(line, zones) or (start.tzinfo if isinstance(start, datetime) else floating)
    found: Several = []
    for part in filter(None, (each.strip() for each in line.value.split(","))):
        first, period, last = part.partition("/")
        at = like(_moment(first, zone or UTC), start)
        if period:
            is_length = last.strip().upper().lstrip("+-").startswith("P")
            found.append((at, length(last) if is_length else _moment(last, zone or UTC)))
        else:
            found.append(at)
    return found


def like(value: date, start: date) -> date:
    """A day in a list of instants is that day's, at the time and in the zone of the start."""
    if isinstance(start, datetime) and not isinstance(value, datetime):
        return datetime.combine(value, start.timetz())
    if isinstance(value, datetime) and not isinstance(start, datetime):
        return value.date()
    return value


def length(value: str) -> timedelta:
    """How long something lasts; it may be negative.

    Raises ValueError, OverflowError.
    """
    found = _LENGTH.fullmatch(value.strip().upper())
    if found is None or not any(found.groups()[1:]):
        raise ValueError("a length that is none")
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    lasts = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -lasts if found[1] == "-" else lasts


def end_after(start: datetime, end: datetime) -> datetime | None:
    """The end as it was meant where clocks change; None if it is before the start."""
    begins, ends = start.astimezone(UTC), end.astimezone(UTC)
    if ends >= begins:
        return end
    if end.replace(fold=1).astimezone(UTC) >= begins:
        return end.replace(fold=1)
    by_the_clock = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    if end.tzinfo is start.tzinfo and by_the_clock >= timedelta():
        return (begins + by_the_clock).astimezone(start.tzinfo)
    return None


def rule(value: str, start: date) -> vRecur:
    """How it repeats, its end in the kind of the start; parts of one program's own are left out.

    Raises BadRule.
    """
    parts = [each for each in re.sub(r"\s", "", value).upper().split(";") if each]
    try:
        found: object = vRecur.from_ical(
            ";".join(each for each in parts if not each.startswith("X-"))
        )
        if not isinstance(found, vRecur):
            raise BadRule
        if "UNTIL" in found:
            found["UNTIL"] = [_last_instant(found["UNTIL"], start)]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        raise BadRule from None
    return found


def _moment(value: str, zone: tzinfo) -> date:
    found = _MOMENT.fullmatch(value.strip().upper())
    if found is None:
        raise ValueError("a time that is none")
    year, month, day, hour, minute, second = (int(each or 0) for each in found.groups()[:6])
    if found[4] is None:
        return date(year, month, day)
    at = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC if found[7] else zone)
    at.astimezone(UTC)  # the first and the last day of all time are not days everywhere
    return at


def _last_instant(until: object, start: date) -> date:
    """The end of a rule in the kind of the start: a day for days, else an instant in UTC.

    An end that is a day holds to the end of that day in the event's own zone.
    """
    last = until[0] if isinstance(until, list) else until
    if not isinstance(last, date):
        raise ValueError("an end that is no time")
    if not isinstance(start, datetime):
        return last.date() if isinstance(last, datetime) else last
    if not isinstance(last, datetime):
        last = datetime.combine(last, time(23, 59, 59), tzinfo=start.tzinfo)
    elif last.tzinfo is None:
        last = last.replace(tzinfo=start.tzinfo)
    return last.astimezone(UTC)
