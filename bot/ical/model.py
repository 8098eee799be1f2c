"""What is read out of a calendar: plain events, and why a calendar could not be read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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


class Trouble(StrEnum):
    """Why a calendar can't be read; each has its own sentence in the texts."""

    NOT_A_CALENDAR = "not-a-calendar"
    TOO_BIG = "too-big"
    TOO_OFTEN = "too-often"
    TOO_MANY = "too-many"
    BAD_RULE = "bad-rule"


class BadCalendar(Exception):
    """A calendar can't be read; nothing of it counts. `detail` is the title of the event."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.detail = detail
