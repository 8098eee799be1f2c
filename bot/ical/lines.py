"""The bytes of a calendar become the lines that matter, sorted by the event they stand in.

One bad line, or a part that nobody asked for, does no harm to the rest: RFC 5545 is read as
programs write it. There is no pattern over many lines: that takes minutes for some files.
"""

import re
from dataclasses import dataclass, field

_TIMES = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "EXDATE", "RDATE", "RRULE", "EXRULE")
_CHANGES = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
_TEXTS = ("UID", "SUMMARY", "STATUS", *_CHANGES, "X-MICROSOFT-CDO-ALLDAYEVENT")
_OF_ALL = ("METHOD", "X-WR-TIMEZONE")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_ZONE_NAME = re.compile(r"^TZID[^:\n]*:(.+)$", re.M | re.I)
_LINE_END = re.compile(rb"\r*\n|\r")
_DEEPEST = 12
"""Parts of a calendar stand at most three deep; what is deeper is not looked at."""


@dataclass(frozen=True)
class Line:
    """A property as it stands in the file: `parameters` begin with a semicolon, if any."""

    parameters: str
    value: str


@dataclass
class RawEvent:
    """The lines of an event by their names, in capitals; `number` is its first line's, from 1."""

    number: int
    lines: dict[str, list[Line]] = field(default_factory=dict)
    ended: bool = False

    def text(self, name: str) -> str:
        """A property as text, empty if there is none."""
        found = self.lines.get(name)
        return re.sub(r"\\(.)", _unescaped, found[0].value) if found else ""


@dataclass
class RawCalendar:
    """One calendar of a file."""

    events: list[RawEvent] = field(default_factory=list)
    method: str = ""
    zone: str = ""
    """What floating times are in, if the calendar says so (X-WR-TIMEZONE)."""
    ended: bool = False


@dataclass
class RawFile:
    """The calendars of a file, and the zones that it defines: their text by name."""

    calendars: list[RawCalendar] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)


def read_lines(data: bytes) -> RawFile:
    """Sort the lines of a file. It never raises: what is no calendar has no calendars."""
    scan = _Scan()
    for number, line in _unfolded(data):
        scan.take(number, line)
    return scan.file


class _Scan:
    def __init__(self) -> None:
        self.file = RawFile()
        self._inside: list[str] = []
        self._calendar: RawCalendar | None = None
        self._event: RawEvent | None = None
        self._zone: list[str] = []

    def take(self, number: int, line: str) -> None:
        found = _NAME.match(line)
        name = found[0].upper() if found else ""
        rest = line[len(name) :]
        if name == "BEGIN" and rest.startswith(":"):
            self._begin(rest[1:].strip().upper(), number)
        elif name == "END" and rest.startswith(":"):
            self._end(rest[1:].strip().upper())
        elif self._inside[-1:] == ["VEVENT"] and self._event is not None:
            if name in _TIMES:
                parameters, _, value = rest.rpartition(":")
                self._event.lines.setdefault(name, []).append(Line(parameters, value.strip()))
            elif name in _TEXTS:
                self._event.lines.setdefault(name, []).append(Line("", _value(rest).strip()))
        elif self._inside == ["VCALENDAR"] and name in _OF_ALL and self._calendar is not None:
            if name == "METHOD":
                self._calendar.method = _value(rest).strip().upper()
            else:
                self._calendar.zone = _value(rest).strip()
        if "VTIMEZONE" in self._inside:
            self._zone.append(line)

    def _begin(self, part: str, number: int) -> None:
        if part in ("VCALENDAR", "VEVENT"):  # these stand in nothing that could still be open
            self._inside = self._inside[: 0 if part == "VCALENDAR" else 1]
            self._event = None
        if len(self._inside) >= _DEEPEST:
            return
        if part == "VCALENDAR":
            self._calendar = RawCalendar()
            self.file.calendars.append(self._calendar)
        elif self._inside == ["VCALENDAR"] and self._calendar is not None:
            if part == "VEVENT":
                self._event = RawEvent(number)
                self._calendar.events.append(self._event)
            elif part == "VTIMEZONE":
                self._zone = []
        self._inside.append(part)

    def _end(self, part: str) -> None:
        """Parts inside that have no end of their own end with it."""
        if part not in self._inside:
            return
        at = len(self._inside) - 1 - self._inside[::-1].index(part)
        ended, self._inside = self._inside[at:], self._inside[:at]
        if "VEVENT" in ended and self._event is not None:
            self._event.ended = part == "VEVENT"
            self._event = None
        if part == "VTIMEZONE":
            whole = "\n".join([*self._zone, "END:VTIMEZONE"])
            if name := _ZONE_NAME.search(whole):
                self.file.zones[name[1].strip().strip('"')] = whole
        if part == "VCALENDAR" and self._calendar is not None:
            self._calendar.ended = True
            self._calendar = None


def _unfolded(data: bytes) -> list[tuple[int, str]]:
    """The lines with their numbers; a fold may stand inside a letter, so bytes are joined."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    folded: list[tuple[int, list[bytes]]] = []
    for number, piece in enumerate(_LINE_END.split(data.removeprefix(b"\xef\xbb\xbf")), start=1):
        if piece[:1] in (b" ", b"\t") and folded:
            folded[-1][1].append(piece[1:])
        elif piece.strip():
            folded.append((number, [piece]))
    lines = [(number, b"".join(pieces)) for number, pieces in folded]
    try:
        return [(number, line.decode()) for number, line in lines]
    except UnicodeDecodeError:
        return [(number, line.decode("cp1252", errors="replace")) for number, line in lines]


def _value(rest: str) -> str:
    """What stands after the first colon that is not in quotes; or after the first one at all."""
    quoted = False
    for found in re.finditer('[":]', rest):
        if found[0] == '"':
            quoted = not quoted
        elif not quoted:
            return rest[found.end() :]
    return rest.partition(":")[2]


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
