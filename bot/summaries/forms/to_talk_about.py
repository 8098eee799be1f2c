"""What a group may want to talk about when it meets: one thing, chosen by rule and not by taste.

First what is seen both ways, then what divided people, then what has come up three times. It is
never about a person: a theme that is called by a name or a job is passed over.
"""

from collections.abc import Iterator
from itertools import takewhile

from bot.rules.disclosure import Said
from bot.rules.redaction.finding import marks
from bot.rules.redaction.roles import JOBS
from bot.rules.tokens import words_of
from bot.summaries import wording
from bot.summaries.model import Summary, ThemeTold
from bot.texts.speech import Speech
from storage.records import WatchList

IN_A_ROW = 3
"""A theme that has come up so many times, this one counted, is worth talking about."""
_SOMEBODY = frozenset({"he", "her", "him", "his", "she"})


def to_talk_about(summary: Summary, speech: Speech) -> str:
    """The one thing, as a sentence; empty if there is none."""
    return next(_candidates(summary, speech), "")


def _candidates(summary: Summary, speech: Speech) -> Iterator[str]:
    themes = [theme for one in summary.sections for theme in one.themes]
    for theme in themes:
        if theme.both_ways and _speakable(theme):
            yield speech.label("summary-talk-both-ways", name=_name(theme))
    for section in summary.sections:
        if any(theme.both_ways and not theme.name for theme in section.themes):
            asked = wording.inline(section.wording)
            yield speech.label("summary-talk-both-ways-asked", wording=asked)
    for section in summary.sections:
        if section.said is Said.DIVIDED:
            asked = wording.inline(section.wording)
            yield speech.label("summary-talk-divided", wording=asked)
    for theme in themes:
        weeks = len(list(takewhile(bool, reversed(theme.weeks))))
        if weeks >= IN_A_ROW and _speakable(theme):
            yield speech.label("summary-talk-again", name=_name(theme), count=weeks)


def _name(theme: ThemeTold) -> str:
    return wording.inline(theme.name, wording.SHORT_NAME)


def _speakable(theme: ThemeTold) -> bool:
    """Whether it has a name, and that can't be anybody's name or job.

    A word that somebody writes with a capital letter inside a sentence may be a person's name.
    """
    said = {word.stem for word in words_of(theme.name)}
    quoted = [word for text in (*theme.quotes, *theme.more) for word in words_of(text)]
    named = {
        word.stem
        for word in quoted
        if word.capital and not word.opens and not word.shouted and len(word.stem) > 1
    }
    people = said & (JOBS | _SOMEBODY | named)
    return bool(said) and not people and not marks(theme.name, WatchList())
