"""The text of a calendar becomes components whose times are all in zones that are known.

icalendar keeps the zones that a file defines for every later file, so that one calendar could
change what another means. Here zones are taken out before it reads, and put in afterwards.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDDDLists, vDDDTypes, vDuration

from bot.ical.components import lists_of, rules_of, start_of
from bot.ical.model import BadCalendar, Trouble
from bot.ical.zones import Zones, split_zones

MOST_BYTES = 2_000_000
MOST_COMPONENTS = 20_000
_FOLD = re.compile(r"\r?\n[ \t]")
_ZONED = re.compile(
    r"^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(?:;(?!TZID=)[^:;\n]*)*);TZID=", re.M | re.I
)
_OWN = "X-AFTERWORD-TZID"
_BAD_VALUES = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


@dataclass(frozen=True)
class Parsed:
    """The events of a calendar, as components. `called_off`: it was sent to cancel them all."""

    events: tuple[Event, ...]
    called_off: bool
    unknown_zones: tuple[str, ...]


class _UnknownZone(Exception):
    """A time is in a zone that nothing is known of."""


def parse(data: bytes, zone: ZoneInfo) -> Parsed:
    """Read the components; floating times are in `zone`.

    Raises BadCalendar.
    """
    if len(data) > MOST_BYTES:
        raise BadCalendar(Trouble.TOO_BIG)
    text = _FOLD.sub("", _decoded(data)).replace("\r\n", "\n").replace("\r", "\n")
    if text.upper().count("BEGIN:VEVENT") > MOST_COMPONENTS:
        raise BadCalendar(Trouble.TOO_MANY)
    bare, defined = split_zones(text)
    bare = _ZONED.sub(rf"\1;{_OWN}=", bare)
    try:
        found = Calendar.from_ical(bare, multiple=True)
    except (*_BAD_VALUES, RecursionError):
        raise BadCalendar(Trouble.NOT_A_CALENDAR) from None
    calendars = [one for one in found if one.name == "VCALENDAR"]
    if not calendars:
        raise BadCalendar(Trouble.NOT_A_CALENDAR)
    zones = Zones(defined)
    placed = tuple(
        event
        for calendar in calendars
        for event in calendar.subcomponents
        if isinstance(event, Event) and _put_in_zones(event, zones, zone)
    )
    called_off = any(str(one.get("METHOD", "")).upper() == "CANCEL" for one in calendars)
    return Parsed(placed, called_off, tuple(zones.unknown))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _put_in_zones(event: Event, zones: Zones, floating: ZoneInfo) -> bool:
    """Put an event's times into their zones; False if it can't be read or a zone is unknown."""
    placing = _Placing(zones, floating)
    try:
        for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            held: object = event.get(name)
            if isinstance(held, vDDDTypes):
                event[name] = placing.single(held)
        for name in ("EXDATE", "RDATE"):
            if name in event:
                event[name] = [placing.several(one) for one in lists_of(event, name)]
        if not isinstance(event.get("DURATION"), vDuration | vDDDTypes | None):
            return False
        start = start_of(event)
        for rule in rules_of(event):
            if "UNTIL" in rule:
                rule["UNTIL"] = [_last_instant(rule["UNTIL"], start)]
    except _UnknownZone:
        return False
    except _BAD_VALUES:
        return False
    return True


class _Placing:
    def __init__(self, zones: Zones, floating: ZoneInfo) -> None:
        self._zones, self._floating = zones, floating

    def single(self, held: vDDDTypes) -> vDDDTypes:
        value: object = held.dt
        if not isinstance(value, date):
            raise ValueError("a time that is neither a day nor an instant")
        placed = vDDDTypes(self._at(value, self._zone(held.params)))
        if "RANGE" in held.params:
            placed.params["RANGE"] = held.params["RANGE"]
        return placed

    def several(self, held: vDDDLists) -> vDDDLists:
        zone = self._zone(held.params)
        return vDDDLists([self._either(one.dt, zone) for one in held.dts])

    def _either(self, value: object, zone: tzinfo) -> object:
        if isinstance(value, tuple):
            return tuple(self._either(one, zone) for one in value)
        return self._at(value, zone) if isinstance(value, date) else value

    def _at(self, value: date, zone: tzinfo) -> date:
        if not isinstance(value, datetime) or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=zone)

    def _zone(self, params: Mapping[str, object]) -> tzinfo:
        name = params.get(_OWN)
        if name is None:
            return self._floating
        zone = self._zones.named(str(name))
        if zone is None:
            raise _UnknownZone
        return zone


def _last_instant(until: object, start: object) -> date:
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
