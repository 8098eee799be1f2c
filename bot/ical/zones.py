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

_FREQUENCY = re.compile(r"FREQ=(\w+)", re.I)
_SHAPE = re.compile(r"[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+)*")
_MOST_RULES = 200
"""A zone that changed its clocks more often than this is not read; Outlook writes two rules."""
_MOST_DEFINED = 100
"""Of the zones that a file defines; calendars that people use have one or two."""
_A_DAY = timedelta(days=1)


class Zones:
    """The zones of one calendar."""

    def __init__(self, defined: Mapping[str, str]) -> None:
        self._defined = defined
        self._found: dict[str, tzinfo | None] = {}
        self._read = 0
        self.unknown: list[str] = []
        """Names that were asked for and nothing is known of."""

    def named(self, name: str) -> tzinfo | None:
        """The zone of this name, or None, which is noted."""
        zone = self.known(name)
        name = name.strip().strip('"')
        if zone is None and name not in self.unknown:
            self.unknown.append(name)
        return zone

    def known(self, name: str) -> tzinfo | None:
        """The zone of this name, or None."""
        name = name.strip().strip('"')
        if name not in self._found:
            self._found[name] = self._looked_up(name)
        return self._found[name]

    def _looked_up(self, name: str) -> tzinfo | None:
        """A place or a name of Windows says more than a definition, which is often out of date.

        A short name such as "EST" says less: programs define what they mean by it.
        """
        known, defined = _well_known(name), self._defined.get(name, "")
        loose = known is None or ("/" not in name and name not in WINDOWS_TO_OLSON)
        if loose and defined and self._read < _MOST_DEFINED:
            self._read += 1
            return _as_defined(defined) or known
        return known


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
