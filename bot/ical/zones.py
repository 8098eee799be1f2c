"""Which zone a calendar means: by its usual name, by Windows' name for it, or as the file says.

Outlook writes names of Windows, such as "GMT Standard Time". The table from those to the usual
names is Unicode's (CLDR, common/supplemental/windowsZones.xml), as icalendar ships it.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

_NAME = re.compile(r"^TZID:(.+)$", re.M | re.I)
_FREQUENCY = re.compile(r"FREQ=(\w+)", re.I)
_SHAPE = re.compile(r"[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+)*")
_MOST_RULES = 200
"""A zone that changed its clocks more often than this is not read; Outlook writes two rules."""
_A_DAY = timedelta(days=1)


def split_zones(text: str) -> tuple[str, dict[str, str]]:
    """A calendar without its own definitions of zones, and those by name.

    Line by line: a pattern over many lines takes minutes for a file in which none of them ends.
    """
    kept, defined = list[str](), dict[str, str]()
    block: list[str] | None = None
    for line in text.split("\n"):
        word = line.strip().upper()
        if block is None and word == "BEGIN:VTIMEZONE":
            block = [line]
        elif block is None:
            kept.append(line)
        else:
            block.append(line)
            if word == "END:VTIMEZONE":
                whole, block = "\n".join(block), None
                if name := _NAME.search(whole):
                    defined[name[1].strip().strip('"')] = whole
    return "\n".join([*kept, *(block or ())]), defined


class Zones:
    """The zones of one calendar."""

    def __init__(self, defined: Mapping[str, str]) -> None:
        self._defined = defined
        self._found: dict[str, tzinfo | None] = {}
        self.unknown: list[str] = []
        """Names that were asked for and nothing is known of."""

    def named(self, name: str) -> tzinfo | None:
        """The zone of this name, or None."""
        name = name.strip().strip('"')
        if name not in self._found:
            self._found[name] = _well_known(name) or _as_defined(self._defined.get(name, ""))
            if self._found[name] is None:
                self.unknown.append(name)
        return self._found[name]


def _well_known(name: str) -> tzinfo | None:
    """By the usual name, Windows' name, or the end of "/example.org/20260101/Europe/London"."""
    parts = name.strip("/").split("/")
    ends = ["/".join(parts[at:]) for at in range(len(parts)) if len(parts) - at <= 3]
    for each in (name, WINDOWS_TO_OLSON.get(name, ""), *ends):
        if _SHAPE.fullmatch(each):
            try:
                return ZoneInfo(each)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return None


def _as_defined(definition: str) -> tzinfo | None:
    """As the calendar itself defines it; only yearly rules are followed."""
    often = any(each.upper() != "YEARLY" for each in _FREQUENCY.findall(definition))
    if not definition or often or definition.upper().count("BEGIN:") > _MOST_RULES:
        return None
    try:
        component = Timezone.from_ical(definition)
        if not isinstance(component, Timezone):
            return None
        zone = component.to_tz(lookup_tzid=False)
        offset = datetime(2026, 1, 1, tzinfo=zone).utcoffset()
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        return None
    return zone if offset is not None and abs(offset) < _A_DAY else None
