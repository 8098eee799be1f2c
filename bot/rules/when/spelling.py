"""Words for a day that are not spelled as usual: what they are near to is offered, never taken."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from bot.rules.when.words import MONTHS, WEEKDAYS

_KNOWN = ("tomorrow", "yesterday", "tonight", *(word.lower() for word in (*WEEKDAYS, *MONTHS)))
_SHORT = {"tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow", "2moro": "tomorrow"}
_SHORT |= {"2day": "today", "tday": "today", "2nite": "tonight", "toady": "today"}
_SHORTEST = 6
_NEAR = 0.78
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Respelled:
    """A word as it was typed, and the word for a day that it may be."""

    word: str
    meant: str


def respelled(title: str) -> Respelled | None:
    """The first word of what was left over that is nearly one for a day; None if there is none."""
    for found in _WORD.finditer(title):
        word = found[0].lower()
        near = _SHORT.get(word) or _nearest(word)
        if near:
            return Respelled(found[0], near)
    return None


def _nearest(word: str) -> str | None:
    # "Fridays" is spelled as it should be.
    if len(word) < _SHORTEST or word.removesuffix("s") in _KNOWN:
        return None
    return next(iter(get_close_matches(word, _KNOWN, n=1, cutoff=_NEAR)), None)
