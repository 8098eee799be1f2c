"""Whether words praise or criticise, by our own lists of English words: no more than a hint.

What asks for a change ("more breaks, please") criticises, kindly or not. What does neither, or
both alike, is neither.
"""

import re
from collections.abc import Sequence

from bot.summaries.themes.model import Lean
from bot.summaries.themes.stopwords import words
from bot.summaries.themes.surveys.leaning_words import ASKING, BAD, GOOD, NO_FAULT, TURNING

REACH = 3
"""A word that denies turns round what follows within so many words."""
_ASKS = re.compile(ASKING, re.I | re.M)
_NO_FAULT = re.compile(NO_FAULT, re.I)
_END = re.compile(r"[.!?;,\n]+|\s[-–—]+\s|\bbut\b|\bhowever\b", re.I)
_SIGNS = {1: "👍😀😃😄😊🙂😍❤💙💚🎉👏🙏", -1: "👎😡😠😞😢😭🙁☹💔😤🤬"}


def leaning(text: str) -> int:
    """1 if the text praises on the whole, -1 if it criticises, 0 if neither or both alike."""
    rest, without_fault = _NO_FAULT.subn(" ", text)
    worth = 2.0 * without_fault + sum(_worth(part) for part in _END.split(rest))
    worth += sum(side * text.count(sign) for side, signs in _SIGNS.items() for sign in signs)
    if _ASKS.search(rest):
        worth = min(worth, 0) - 1
    return (worth > 0) - (worth < 0)


def _worth(part: str) -> float:
    said = words(part)
    worth = 0.0
    for at, word in enumerate(said):
        side = (word in GOOD) - (word in BAD)
        before = said[max(0, at - REACH) : at]
        if "too" in before[-2:] and word not in TURNING:
            side = -1
        elif side and any(one in TURNING or one.endswith("n't") for one in before):
            side = -side
        worth += side
    return worth


def lean(texts: Sequence[str]) -> Lean:
    """How many of the texts praise, how many criticise, and how many do neither."""
    sides = [leaning(text) for text in texts]
    return Lean(sides.count(1), sides.count(-1), sides.count(0))
