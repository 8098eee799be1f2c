"""What is said around the answers to one question, the same in the message and in all other forms.

The words that people shared stand below these sentences; in which order, and how many of them, is
for the form to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.summaries import wording
from bot.summaries.model import Section, Summary, ThemeTold
from bot.texts.speech import Speech
from prompts.model import Kind


@dataclass(frozen=True)
class Side:
    """Words of a theme that stand together: all of them, or one side where it is seen both ways."""

    quotes: tuple[str, ...]
    said_before: str = ""
    """A sentence that leads over from the side before it."""


def theme_said(theme: ThemeTold, speech: Speech) -> str:
    """What stands above a theme's words: that it is seen both ways, its name, or that they fit."""
    name = wording.inline(theme.name, wording.SHORT_NAME)
    if theme.both_ways:
        return speech.label("summary-both-ways", named="yes" if name else "no", name=name)
    if not name:
        return speech.label("summary-together")
    few = wording.few(theme.standing)
    people = wording.people(speech, theme.standing)
    return speech.label("summary-about", few="yes" if few else "no", people=people, name=name)


def theme_since(theme: ThemeTold, speech: Speech) -> str:
    """What became of a theme over weeks, and who named it; empty if there is nothing to say."""
    proposed = speech.label("summary-short-proposed") if theme.proposed else ""
    return " ".join(one for one in (proposed, wording.change(speech, theme)) if one)


def sides(theme: ThemeTold, speech: Speech) -> tuple[Side, ...]:
    """A theme's words, every one once: side by side where it is seen both ways, else together."""
    every = (*theme.quotes, *theme.more)
    if not theme.both_ways:
        return (Side(every),)
    split = [_of(every, side) for side in theme.both_ways]
    taken = [text for side in split for text in side]
    rest = _without(every, taken)
    apart = any(len(side) > 1 for side in split) or bool(rest)
    between = speech.label("summary-other-way") if apart else ""
    told = [Side(side, between if index else "") for index, side in enumerate(split)]
    if rest:
        told.append(Side(rest, speech.label("summary-neither-way")))
    return tuple(told)


def taps_said(section: Section, speech: Speech) -> str:
    """What is said of a scale or a choice, what a scale's ends mean, and what was said before."""
    said = [wording.whole(speech, section), wording.scale(speech, section)]
    shown = [one for one in section.over_weeks[:-1] if one]
    if not section.splits and shown and shown[-1] is not section.said:
        before = wording.sentence(speech, shown[-1])
        said.append(speech.label("summary-short-before", before=before))
    return " ".join(one for one in said if one)


def nothing_said(section: Section, speech: Speech) -> tuple[str, ...]:
    """What is told of a question for words about those whose words are not there to be read."""
    if section.kind is not Kind.TEXT:
        return ()
    told = [] if section.words else [speech.label("summary-no-words")]
    if section.non_answers:
        told.append(speech.label("summary-non-answers"))
    return tuple(told)


def quiet_here(section: Section, summary: Summary) -> tuple[str, ...]:
    """The themes of the last time this question was asked that nobody took up again."""
    return tuple(one.name for one in summary.quiet if one.wording == section.wording)


def _of(every: Sequence[str], side: Sequence[str]) -> tuple[str, ...]:
    """The side's words in their own order, as often as they are there."""
    left, kept = list(every), []
    for text in side:
        if text in left:
            left.remove(text)
            kept.append(text)
    return tuple(kept)


def _without(every: Sequence[str], taken: Sequence[str]) -> tuple[str, ...]:
    left = list(every)
    for text in taken:
        left.remove(text)
    return tuple(left)
