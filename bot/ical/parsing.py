"""The text of a calendar becomes events whose times are all in zones that are known.

icalendar keeps the zones that a file defines for every later file, so that one calendar could
change what another means, and one bad line costs a whole file. Here each event is made of its own
lines, by itself, and icalendar's parser never sees the file.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Event, vDDDLists, vDDDTypes

from bot.ical import values
from bot.ical.components import CALLED_OFF, LENGTH, shown_title
from bot.ical.lines import RawCalendar, RawEvent, read_lines
from bot.ical.model import BadCalendar, Fault, LeftOut, Trouble
from bot.ical.revisions import Found, newest
from bot.ical.zones import Zones

MOST_BYTES = 2_000_000
MOST_COMPONENTS = 20_000
MOST_RULES = 4
"""Of one event; nearly all have one."""
_NO_MEETINGS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
"""What people send to whoever plans the meeting (RFC 5546, 1.4): it plans nothing itself."""
_SENT = frozenset({"REQUEST", "ADD", "CANCEL"})
_COUNT = re.compile(r"[0-9]{1,9}")
_BAD_VALUES = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


@dataclass(frozen=True)
class Parsed:
    """The events of a calendar by their uids, each as its newest revision says."""

    series: dict[str, list[Found]] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    not_matching: int = 0
    unknown_zones: tuple[str, ...] = ()
    has_its_end: bool = True
    whole: bool = True


class _Fault(Exception):
    def __init__(self, fault: Fault, start: date | None = None) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.start = start


def parse(
    data: bytes, zone: ZoneInfo, match: str = "", *, in_time: Callable[[], bool] = lambda: True
) -> Parsed:
    """Read the events with `match` in a title of theirs; floating times are in `zone`.

    Raises BadCalendar, also when it is not `in_time` any more.
    """
    if len(data) > MOST_BYTES:
        raise BadCalendar(Trouble.TOO_BIG)
    file = read_lines(data)
    count = sum(len(one.events) for one in file.calendars)
    has_its_end = all(one.ended for one in file.calendars)
    if not file.calendars or not (count or has_its_end):
        raise BadCalendar(Trouble.NOT_A_CALENDAR)
    if count > MOST_COMPONENTS:
        raise BadCalendar(Trouble.TOO_MANY)
    zones = Zones(file.zones)
    by_uid: dict[str, list[tuple[RawCalendar, RawEvent]]] = defaultdict(list)
    for calendar in file.calendars:
        for raw in calendar.events if calendar.method not in _NO_MEETINGS else ():
            by_uid[_uid(raw)].append((calendar, raw))
    wanted = {
        uid: each
        for uid, each in by_uid.items()
        if any(match.casefold() in shown_title(raw.text("SUMMARY")).casefold() for _, raw in each)
    }
    series: dict[str, list[Found]] = {}
    left_out: list[LeftOut] = []
    for uid, each in wanted.items():
        if not in_time():
            raise BadCalendar(Trouble.TOO_MANY)
        read = [_event(uid, raw, calendar, zones, zone) for calendar, raw in each]
        left_out += [one for one in read if isinstance(one, LeftOut)]
        found = [one for one in read if isinstance(one, Found)]
        spoilt = [raw for (_, raw), one in zip(each, read, strict=True) if isinstance(one, LeftOut)]
        taken_out = [
            _instead_of(raw, zones, zone) for raw in spoilt if "RECURRENCE-ID" in raw.lines
        ]
        if found and None not in taken_out:
            series |= newest(found, [at for at in taken_out if at is not None])
    return Parsed(
        series,
        tuple(sorted(left_out, key=lambda one: one.line)),
        not_matching=len(by_uid) - len(wanted),
        unknown_zones=tuple(zones.unknown),
        has_its_end=has_its_end,
        whole=has_its_end
        and all(one.method not in _NO_MEETINGS for one in file.calendars)
        and all(one.fault is not Fault.BROKEN for one in left_out),
    )


def _uid(raw: RawEvent) -> str:
    """Its uid; an event without one is known by its start and title."""
    start = raw.lines.get("DTSTART")
    return raw.text("UID").strip() or (
        f"without {start[0].value if start else ''} {shown_title(raw.text('SUMMARY'))}"
    )


def _event(
    uid: str, raw: RawEvent, calendar: RawCalendar, zones: Zones, usual: ZoneInfo
) -> Found | LeftOut:
    try:
        try:
            floating = (zones.known(calendar.zone) if calendar.zone else None) or usual
            found = _Making(raw, zones, floating).found(uid)
        except values.UnknownZone:
            raise _Fault(Fault.UNKNOWN_ZONE) from None
        except values.BadRule:
            raise _Fault(Fault.BAD_RULE) from None
        except _BAD_VALUES:
            raise _Fault(Fault.BROKEN) from None
    except _Fault as bad:
        title, once = shown_title(raw.text("SUMMARY")), _once(raw, calendar, bad.start)
        return LeftOut(uid, title, raw.number, bad.fault, once)
    found = replace(found, stamp=_stamp(raw, calendar, zones))
    if calendar.method == "CANCEL":
        found.component["STATUS"] = "CANCELLED"
    return replace(found, called_off=calendar.method == "CANCEL")


def _once(raw: RawEvent, calendar: RawCalendar, start: date | None) -> datetime | None:
    """When it starts, in UTC, if that is known and it takes place, and once."""
    called_off = raw.text("STATUS").strip().upper() in CALLED_OFF or calendar.method == "CANCEL"
    repeats = {"RRULE", "RDATE", "RECURRENCE-ID"} & raw.lines.keys()
    if called_off or repeats or not isinstance(start, datetime):
        return None
    return start.astimezone(UTC)


def _stamp(raw: RawEvent, calendar: RawCalendar, zones: Zones) -> int:
    """When an event was last changed, in seconds from 1970 on; 0 if that is not known.

    Source: RFC 5546, 2.1.5: in what is sent to people DTSTAMP counts. Of what is exported it is
    when that was done (RFC 5545, 3.8.7.2), so LAST-MODIFIED counts if there is one.
    """
    names = ("LAST-MODIFIED", "DTSTAMP")
    for name in names[::-1] if calendar.method in _SENT else names:
        with suppress(values.UnknownZone, *_BAD_VALUES):
            at = values.moment(raw.lines[name][0], zones, UTC)
            if isinstance(at, datetime):
                return int(at.timestamp())
    return 0


def _instead_of(raw: RawEvent, zones: Zones, zone: ZoneInfo) -> date | None:
    """Which of a series an event would have changed that can't be used; None if that is unclear."""
    try:
        (line,) = raw.lines["RECURRENCE-ID"]
        return values.moment(line, zones, zone)
    except (values.UnknownZone, *_BAD_VALUES):
        return None


class _Making:
    """One event out of its lines."""

    def __init__(self, raw: RawEvent, zones: Zones, floating: tzinfo) -> None:
        self._raw, self._zones, self._floating = raw, zones, floating

    def found(self, uid: str) -> Found:
        """The event.

        Raises _Fault, UnknownZone, BadRule, and whatever bad values raise.
        """
        raw = self._raw
        start = self._single("DTSTART", self._floating)
        if start is None or not raw.ended:
            raise _Fault(Fault.BROKEN)
        here = (start.tzinfo if isinstance(start, datetime) else None) or self._floating
        event = Event()
        for name in ("SUMMARY", "STATUS", "X-MICROSOFT-CDO-ALLDAYEVENT"):
            if name in raw.lines:
                event[name] = raw.text(name)
        event["UID"] = uid
        event["DTSTART"] = vDDDTypes(start)
        self._end(event, start, here)
        for name in ("EXDATE", "RDATE"):
            for line in raw.lines.get(name, ()):
                listed = vDDDLists(values.several(line, self._zones, start, here))
                event[name] = [*event.get(name, []), listed]
        rules = [
            (name, values.rule(line.value, start))
            for name in ("RRULE", "EXRULE")
            for line in raw.lines.get(name, ())
        ]
        if len(rules) > MOST_RULES:
            raise _Fault(Fault.BAD_RULE)
        for name, rule in rules:
            event[name] = [*event.get(name, []), rule]
        sequence = raw.text("SEQUENCE").strip()
        return Found(
            event,
            raw.number,
            sequence=int(sequence) if _COUNT.fullmatch(sequence) else 0,
            instead_of=self._single("RECURRENCE-ID", here),
            and_later="RANGE=THISANDFUTURE" in self._parameters("RECURRENCE-ID").upper(),
        )

    def _end(self, event: Event, start: date, here: tzinfo) -> None:
        end, lasts = self._single("DTEND", here), self._raw.lines.get("DURATION", ())
        if end is None and lasts:
            if len(lasts) > 1:
                raise _Fault(Fault.BROKEN)
            lasting = values.length(lasts[0].value)
            if lasting < lasting * 0:
                raise _Fault(Fault.ENDS_FIRST, start)
            event["DTEND"] = vDDDTypes(start + lasting)
            event[LENGTH] = str(int(lasting.total_seconds()))
            return
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            if end is not None:
                event["DTEND"] = vDDDTypes(end if isinstance(start, datetime) else _day(end))
            return
        ends_at = values.end_after(start, end)
        if ends_at is None:
            raise _Fault(Fault.ENDS_FIRST, start)
        instants = UTC in (start.tzinfo, end.tzinfo)
        if not instants and end.utcoffset() != end.astimezone(start.tzinfo).utcoffset():
            raise _Fault(Fault.ENDS_ELSEWHERE, start)
        event["DTEND"] = vDDDTypes(ends_at.astimezone(start.tzinfo))

    def _single(self, name: str, floating: tzinfo) -> date | None:
        lines = self._raw.lines.get(name, ())
        if len(lines) > 1:
            raise _Fault(Fault.BROKEN)
        return values.moment(lines[0], self._zones, floating) if lines else None

    def _parameters(self, name: str) -> str:
        return "".join(line.parameters for line in self._raw.lines.get(name, ()))


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
