"""What a meeting said in words is: understood in full, or what has to be asked about it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.rules.repeating import Repeat

USUAL_LENGTH = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
FARTHEST_YEARS = 2
FARTHEST_END_YEARS = 10
LONGEST_TITLE = 100


class Reason(StrEnum):
    """Why a meeting could not be understood; each has its own sentence in the texts."""

    NO_DATE = "no-date"
    NO_TIME = "no-time"
    NO_LENGTH = "no-length"
    NO_SUCH_DATE = "no-such-date"
    PAST = "past"
    AMBIGUOUS_DATE = "ambiguous-date"
    AMBIGUOUS_TIME = "ambiguous-time"
    AMBIGUOUS_LENGTH = "ambiguous-length"
    WRONG_WEEKDAY = "wrong-weekday"
    REPEATS = "repeats"
    REPEATS_SO = "repeats-so"
    BAD_END = "bad-end"
    CLOCK_GAP = "clock-gap"
    CLOCK_TWICE = "clock-twice"
    TOO_LONG = "too-long"
    TOO_FAR = "too-far"
    TITLE_TOO_LONG = "title-too-long"
    LEFT_OVER = "left-over"
    OTHER_ZONE = "other-zone"
    SPELLING = "spelling"


@dataclass(frozen=True)
class Understood:
    """A meeting: aware datetimes in the group's zone, and a title that may be empty.

    If it repeats, the times are those of the first meeting.
    """

    starts_at: datetime
    ends_at: datetime
    title: str
    repeat: Repeat | None = None

    @property
    def length(self) -> timedelta:
        """How long it is by a stopwatch, whatever the clocks do meanwhile."""
        return self.ends_at.astimezone(UTC) - self.starts_at.astimezone(UTC)


@dataclass(frozen=True)
class Unclear:
    """What has to be asked. `detail` is the words in question, as they were typed.

    `meetings` are the ways to understand it, in the daytime first, then soonest: each can be
    planned as it is.
    """

    reason: Reason
    detail: str
    meetings: tuple[Understood, ...] = ()

    @property
    def choices(self) -> tuple[datetime, ...]:
        """When the meetings offered start: aware, in the group's zone."""
        return tuple(meeting.starts_at for meeting in self.meetings)
