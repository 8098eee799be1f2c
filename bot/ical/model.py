"""What is read out of a calendar: plain events, and why a calendar or an event could not be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

STAMP_BITS = 33
"""Of a revision: they hold seconds from 1970 to 2242."""


def revision(sequence: int, stamp: int) -> int:
    """A revision as one number: how often it was changed, and when last (seconds; 0 is unknown)."""
    return (sequence << STAMP_BITS) + (stamp if 0 < stamp < 1 << STAMP_BITS else 0)


def is_older(one: int, than: int) -> bool:
    """Whether a revision was made before another; where one has no time, the counts alone say so.

    Source: RFC 5546, 2.1.5: SEQUENCE first, then DTSTAMP.
    """
    times = [each & (1 << STAMP_BITS) - 1 for each in (one, than)]
    if all(times):
        return one < than
    return one >> STAMP_BITS < than >> STAMP_BITS


@dataclass(frozen=True)
class Event:
    """One meeting in a calendar; times are aware and in UTC.

    `uid` and `instance` stay the same when it is moved. `instance` is when this one of a series
    was to start at first, as "20261103T140000Z"; empty for an event that does not repeat.
    """

    uid: str
    instance: str
    title: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool = False
    revision: int = 0
    """Which revision of it this is: see `revision`."""


class Fault(StrEnum):
    """Why one event can't be used; each has its own sentence in the texts."""

    BROKEN = "broken"
    UNKNOWN_ZONE = "unknown-zone"
    ENDS_FIRST = "ends-first"
    ENDS_ELSEWHERE = "ends-elsewhere"
    TOO_OFTEN = "too-often"
    BAD_RULE = "bad-rule"


@dataclass(frozen=True)
class LeftOut:
    """An event that can't be used; `line` is where it begins in the file, from 1."""

    uid: str
    title: str
    line: int
    fault: Fault
    starts_at: datetime | None = None
    """In UTC, of one that takes place once, if only its end can't be used."""


@dataclass(frozen=True)
class Reading:
    """The events of a span, soonest first, and what was left out of it."""

    events: tuple[Event, ...]
    all_day: int = 0
    """Events that last a day or longer."""
    not_matching: int = 0
    """Events without the match word in their titles."""
    unknown_zones: tuple[str, ...] = ()
    """Zones that nothing is known of; events in them are left out."""
    left_out: tuple[LeftOut, ...] = ()
    """Events that can't be used, in the order of the file."""
    told_in_full: Mapping[str, int] = field(default_factory=dict)
    """The uids of which the file says all, and the revision of each: not those of single changes,
    or of what is left out.
    """
    has_its_end: bool = True
    """It was not cut off."""
    whole: bool = True
    """The file has its end, and each event in it could be read: what it has not is gone."""


class Trouble(StrEnum):
    """Why a calendar can't be read; each has its own sentence in the texts."""

    NOT_A_CALENDAR = "not-a-calendar"
    TOO_BIG = "too-big"
    TOO_MANY = "too-many"


class BadCalendar(Exception):
    """A calendar can't be read; nothing of it counts."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
