"""Zones that are named after a time: "15:00 CET". They are honoured, or asked about.

Letters that stand for several zones (IST is India's, Ireland's and Israel's) are found as well, but
stand for none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

_HOURS = {"gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "cest": 2}
_HOURS |= {"eet": 2, "eest": 3, "est": -5, "edt": -4, "pst": -8, "pdt": -7, "mdt": -6, "cdt": -5}
_SEVERAL = ("ist", "cst", "mst", "ast", "aest", "aedt", "et", "pt", "msk", "gst", "sast", "jst")
_NAMES = "|".join(sorted((*_HOURS, *_SEVERAL), key=len, reverse=True))
_ZONE = re.compile(
    rf" ?\(?(?P<name>{_NAMES})(?P<offset>[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?\)?(?![\w&-])"
)
_TIME = re.compile(r" \(?(?:in )?(?:[a-z]+ )?(?:[a-z]+ )?time\)?(?![\w-])")


@dataclass(frozen=True)
class Zone:
    """Words for a zone; `offset` from UTC is None where it can't be told."""

    start: int
    end: int
    offset: timedelta | None


class _Part(Protocol):
    @property
    def end(self) -> int: ...


def zones_after(plain: str, clocks: Sequence[_Part]) -> Iterator[Zone]:
    """The zones that are named directly after these words for a time."""
    for clock in clocks:
        if found := _ZONE.match(plain, clock.end):
            hours = None if found["offset"] else _HOURS.get(found["name"])
            offset = None if hours is None else timedelta(hours=hours)
            yield Zone(found.start(), found.end(), offset)
        elif found := _TIME.match(plain, clock.end):
            yield Zone(found.start(), found.end(), None)


def moved_by(zone: Zone, starts_at: datetime) -> timedelta | None:
    """How far off a start is that was read by the group's clocks; None if that can't be told."""
    if zone.offset is None:
        return None
    return (starts_at.utcoffset() or timedelta()) - zone.offset


def as_said(starts_at: datetime, by: timedelta) -> datetime:
    """The start as it was meant in the zone that was named, in the clocks of the group."""
    return (starts_at.astimezone(UTC) + by).astimezone(starts_at.tzinfo)
