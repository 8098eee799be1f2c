"""What a published summary says, whole and for good: its JSON is all that is needed to show it.

Nothing in it is finer than `bot.rules.disclosure` allows. There is no exact count of answers
anywhere, and nothing to compute one from, other than by counting the words that people shared.
"""

from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from bot.rules.disclosure import Band
from prompts.model import Kind


class BadSummary(ValueError):
    """A stored summary can't be read."""


@dataclass(frozen=True)
class Held:
    """A meeting that was asked about."""

    title: str
    on: date
    """The day in the group's zone."""


@dataclass(frozen=True)
class Figure:
    """A rounded share, and what was said by it: points of a scale, or an option of a choice."""

    percent: int
    """A multiple of 10 from 0 to 90; 90 stands for anything from 85% up."""
    points: tuple[int, ...] = ()
    option: str = ""


@dataclass(frozen=True)
class Split:
    """The figures of one perspective alone."""

    perspective: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Section:
    """What was answered to one question."""

    kind: Kind
    wording: str
    k: int
    answered: Band
    asked_on: date | None = None
    meeting: Held | None = None
    low: str = ""
    high: str = ""
    figures: tuple[Figure, ...] = ()
    """For a scale from its low end to its high end; for a choice in the order of its options."""
    splits: tuple[Split, ...] = ()
    quotes: tuple[str, ...] = ()
    other_voices: tuple[str, ...] = ()
    """Every other text whose words may be shown; none is left out."""
    damaged: bool = False
    """Some answers could not be read any more and are counted nowhere."""


@dataclass(frozen=True)
class Unopened:
    """A question whose box was not opened: it stays sealed, or was destroyed unread."""

    wording: str
    k: int
    weeks: int = 0
    """For a destroyed box: how many full weeks it was open for answers."""


@dataclass(frozen=True)
class Summary:
    """A week's summary as it was published. It is never computed again."""

    group: str
    number: int
    week_from: date
    week_to: date
    published_on: date
    zone: str
    k: int
    """The lowest threshold of the questions shown; with none shown, the group's own."""
    meetings: tuple[Held, ...] = ()
    sections: tuple[Section, ...] = ()
    stays_sealed: tuple[Unopened, ...] = ()
    destroyed: tuple[Unopened, ...] = ()
    removed_quotes: int = 0
    """How many quotes a facilitator has removed since it was published."""


_SUMMARY = TypeAdapter(Summary)


def to_json(summary: Summary) -> str:
    """The summary as it is kept."""
    return _SUMMARY.dump_json(summary).decode()


def from_json(content: str) -> Summary:
    """The summary that `to_json` kept.

    Raises BadSummary if it is none.
    """
    try:
        return _SUMMARY.validate_json(content)
    except ValidationError:
        raise BadSummary from None
