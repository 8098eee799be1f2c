"""Reads an answer for naming: the runs of words that could name a theme, and how each word stands.

A run must stand by itself: it doesn't stop in the middle of a phrase, nor leave out the "not"
before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.summaries.themes.inflection import base
from bot.summaries.themes.sides.stances import denies
from bot.summaries.themes.stopwords import LITTLE, composed, runs_of_words

LONGEST_RUN = 4
LONGEST_NAME = 48

_HANGING = """
    after again already always anybody anyone asked asks before between came come comes ever
    everybody everyone feel feels felt gave get gets give gives go goes going got keep keeps
    kept knew know knows let lets look looked looks made make makes making need needed needs
    never no nobody not now often put puts quite really said saw say says see seem seemed seems
    since somebody someone still take takes thank think thinks thought through told took treated
    tried try use used very want wanted wants went without
"""
HANGING = frozenset(_HANGING.split())
"""A run of several words that ends with one of them wants to go on: it is no name."""
LEANING = frozenset({"after", "again", "ago", "already", "away", "before", "else", "like", "now"})
"""A run of several words that begins with one of them wants what went before."""
CLOSING = frozenset({"down", "off", "over"})
"""Small words that may end a run, as they turn the word before: "talked over"."""

Key = tuple[str, ...]
"""The words of a run, each by what its inflections have in common."""


@dataclass(frozen=True)
class Said:
    """An answer as naming sees it: its runs, each with how it is written there."""

    text: str
    quotable: bool
    runs: Mapping[Key, str]
    owner: int = -1
    """Whose it is: one person may make several points. -1 if each is somebody else's."""
    seen: Mapping[str, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    """Each word by what its inflections have in common, with the words around it."""


def said(text: str, quotable: bool, owner: int = -1) -> Said:
    """Read an answer for naming."""
    return Said(text, quotable, dict(_runs(text)), owner, _seen(text))


def _seen(text: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for part in runs_of_words(composed(text)):
        plain = ["", *(word.plain for word in part), ""]
        for at in range(1, len(plain) - 1):
            stem_ = base(plain[at])
            around = (plain[at - 1], plain[at], plain[at + 1])
            found[stem_] = (*found.get(stem_, ()), around)
    return found


def _runs(text: str) -> Iterator[tuple[Key, str]]:
    """Every run of a few words with nothing but spaces between, that begins and ends with a word
    that says something."""
    plain = composed(text)
    for part in runs_of_words(plain):
        for start in range(len(part)):
            for end in range(start + 1, min(start + LONGEST_RUN, len(part)) + 1):
                run = [word.plain for word in part[start:end]]
                written = " ".join(plain[part[start].start : part[end - 1].end].split())
                before = [word.plain for word in part[max(0, start - 2) : start]]
                after = part[end].plain if end < len(part) else ""
                if _says(run, before, after) and len(written) <= LONGEST_NAME:
                    yield tuple(map(base, run)), written


def _says(run: Sequence[str], before: Sequence[str], after: str) -> bool:
    """Whether a run can stand by itself, out of the words just before it and the one after."""
    end = run[-1]
    closes = end in CLOSING or (end == "to" and not after)
    if run[0] in LITTLE or (end in LITTLE and not closes):
        return False
    if len(run) > 1 and (run[0] in LEANING or end in HANGING or (closes and run[-2] in LITTLE)):
        return False
    if len(run) > 2:
        cut = after and after not in LITTLE and after not in HANGING
        return not cut and not any(map(denies, before))
    return True
