"""What a published summary says, whole and for good: its JSON is all that is needed to show it.

Nothing in it is finer than `bot.rules.disclosure` allows, and no exact count of answers stands
anywhere. What ranges and rounded shares can tell of counts together, docs/threat-model.md says.
"""

import json
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from bot.rules.disclosure import Band
from bot.summaries.themes.model import Change, Method
from prompts.model import Kind

LOOKS_BACK = 8
"""How many summaries a line over weeks runs through, this one among them."""


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
class ThemeTold:
    """What at least two answers to one question are about."""

    name: str
    """A run of words out of its own answers, or what a language model proposed."""
    standing: Band
    """How many of those who were asked stand behind it."""
    quotes: tuple[str, ...] = ()
    """Up to three that tell most of it, the most telling first."""
    more: tuple[str, ...] = ()
    """All its other words that may be shown, in mixed order."""
    change: Change | None = None
    """Against the weeks before; None if there were none with themes."""
    weeks: tuple[Band | None, ...] = ()
    """How many stood behind it in each of `Summary.weeks`, the last of which is this one; None
    where it was no theme."""
    proposed: bool = False
    """Whether a language model proposed its name."""
    own_name: str = ""
    """If so, the name it has by our own means: by that it is compared from week to week."""


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
    splits_withheld: bool = False
    """The group shows perspectives, but here a part or the rest would have been too small."""
    themes: tuple[ThemeTold, ...] = ()
    """The theme that most stand behind first."""
    other_voices: tuple[str, ...] = ()
    """Every text in no theme whose words may be shown, in mixed order; none is left out."""
    prompt: str = ""
    """The prompt's reference, by which the same question is found in other weeks."""
    ends: tuple[int, int] | None = None
    """For a scale: the shares of those who said 1 or 2, and 4 or 5, as `Figure.percent`."""
    line: tuple[int | None, ...] = ()
    """For a scale that was shown before: the share of 4 or 5 in each of `Summary.weeks`, the last
    of which is this one; None where it was not asked or too few answered."""
    damaged: bool = False
    """Some answers could not be read any more and are counted nowhere."""

    @property
    def words(self) -> tuple[str, ...]:
        """All words of answers that are shown, in the order in which they stand."""
        themes = (text for theme in self.themes for text in (*theme.quotes, *theme.more))
        return (*themes, *self.other_voices)


@dataclass(frozen=True)
class Unopened:
    """A question whose box was not opened: it stays sealed, or was destroyed unread."""

    wording: str
    k: int
    weeks: int = 0
    """For a destroyed box: how many full weeks it was open for answers."""


@dataclass(frozen=True)
class Week:
    """A summary in a row of weeks."""

    number: int
    on: date
    """The day it was published, in the group's zone."""


@dataclass(frozen=True)
class Quiet:
    """A theme of the summary before this one that nobody took up again."""

    name: str


@dataclass(frozen=True)
class Check:
    """What members said to the summary before this one: does it ring true?"""

    number: int
    answered: Band
    figures: tuple[Figure, ...]
    missing: tuple[str, ...] = ()
    """What people wrote was missing, in mixed order."""


@dataclass(frozen=True)
class Action:
    """What a facilitator answered to a theme, as long as it is open or was closed this week."""

    theme: str
    reply: str
    """The facilitator's own words: "we did", "we will, by", "we can't, because"."""
    by: date | None = None
    done: bool = False


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
    holidays: tuple[date, ...] = ()
    """Days among those that it covers on which the group is asked nothing."""
    sections: tuple[Section, ...] = ()
    stays_sealed: tuple[Unopened, ...] = ()
    destroyed: tuple[Unopened, ...] = ()
    weeks: tuple[Week, ...] = ()
    """The summaries that lines run through, the oldest first and this one last; empty in the
    first summary."""
    quiet: tuple[Quiet, ...] = ()
    check: Check | None = None
    actions: tuple[Action, ...] = ()
    link: str = ""
    """One sentence across themes that a language model proposed; empty as a rule."""
    method: Method = Method.NONE
    """How the themes were found; if not at all, every text is another voice."""
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
        return _SUMMARY.validate_python(_before_themes(json.loads(content)))
    except (ValidationError, ValueError):
        raise BadSummary from None


def _before_themes(kept: object) -> object:
    """Before there were themes the first few words stood apart from the others."""
    sections = kept.get("sections") if isinstance(kept, dict) else None
    for section in sections if isinstance(sections, list) else ():
        if isinstance(section, dict) and "quotes" in section:
            section["other_voices"] = [*section.pop("quotes"), *section.get("other_voices", ())]
    return kept
