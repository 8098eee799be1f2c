"""What a published summary says, whole and for good: its JSON is all that is needed to show it.

Nothing in it is finer than `bot.rules.disclosure` allows, and no exact count of answers stands
anywhere. What ranges and sentences can tell of counts together is tried by brute force.
"""

import json
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from bot.rules.disclosure import Band, Said
from bot.summaries.themes.model import Change, Method
from prompts.model import Kind

LOOKS_BACK = 8
"""How many summaries a row of weeks runs through, this one among them."""


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
    """A share, told from 20 answers on, of points of a scale or an option of a choice."""

    fifth: int
    """From 0 for under 20% to 4 for 80% or more."""
    points: tuple[int, ...] = ()
    option: str = ""


@dataclass(frozen=True)
class Split:
    """What is said of one perspective alone, in the same sentences."""

    perspective: str
    said: Said
    option: str = ""
    """Which option the sentence is about, if it is about one."""


@dataclass(frozen=True)
class ThemeTold:
    """What at least two answers to one question are about."""

    name: str
    """Words out of its own answers that take no side among them, or what a language model proposed;
    "" if there are none: then its quotes speak."""
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
    both_ways: tuple[tuple[str, ...], ...] = ()
    """If it is seen both ways, the words of the two sides, at least one text each, the most telling
    first. All of them stand in `quotes` or `more` too; the first of each side in `quotes`."""


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
    said: Said | None = None
    """The sentence about a scale or a choice. None where parts are told and not the whole, and in
    summaries from before there were sentences: their figures are not shown any more."""
    option: str = ""
    """Which option of a choice the sentence is about, if it is about one."""
    figures: tuple[Figure, ...] = ()
    """From 20 answers on. For a scale from its low end to its high end, for a choice in the order
    of its options."""
    splits: tuple[Split, ...] = ()
    splits_withheld: bool = False
    """The group shows perspectives, but here a part or the rest would have been too small."""
    themes: tuple[ThemeTold, ...] = ()
    """The theme that most stand behind first."""
    other_voices: tuple[str, ...] = ()
    """Every text in no theme whose words may be shown, in mixed order; none is left out."""
    non_answers: bool = False
    """Whether it is told that some had nothing to say. They are in no theme and no other voice."""
    prompt: str = ""
    """The prompt's reference, by which the same question is found in other weeks."""
    over_weeks: tuple[Said | None, ...] = ()
    """For a scale that was shown before: what was said of it in each of `Summary.weeks`, the last
    of which is this one; None where nothing was."""
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
    """A theme of the summary before this one that nobody took up again, asked the same."""

    name: str
    wording: str = ""
    """The question it was a theme of, which was asked again; empty in older summaries."""


@dataclass(frozen=True)
class Check:
    """What members said to the summary before this one: does it ring true?"""

    number: int
    answered: Band
    said: Said | None
    option: str = ""
    """Which answer the sentence is about, if it is about one."""
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
    """The summaries that rows run through, the oldest first and this one last; empty in the
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
        return _SUMMARY.validate_python(_as_today(json.loads(content)))
    except (ValidationError, ValueError):
        raise BadSummary from None


def _without_new(theme: object) -> object:
    if isinstance(theme, dict) and theme.get("change") == Change.NEW:
        return theme | {"change": None}
    return theme


def _as_today(kept: object) -> object:
    """A summary from before there were themes, or sentences, as one of today without these.

    Before themes the first few words stood apart from the others. Before sentences there were
    rounded shares of few answers, which could be worked back to one person. Before non-answers were
    set aside, a theme was called new though another question had been asked.
    """
    sections = kept.get("sections") if isinstance(kept, dict) else None
    for section in sections if isinstance(sections, list) else ():
        if isinstance(section, dict):
            if "quotes" in section:
                section["other_voices"] = [*section.pop("quotes"), *section.get("other_voices", ())]
            if "said" not in section:
                section |= {"said": None, "figures": (), "splits": ()}
            if "non_answers" not in section:
                section["themes"] = [_without_new(one) for one in section.get("themes", ())]
    check = kept.get("check") if isinstance(kept, dict) else None
    if isinstance(check, dict) and "said" not in check:
        check["said"] = None
    return kept
