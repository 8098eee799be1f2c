"""Words that say little by themselves, so that they neither steer a theme nor name it.

They are English, and the smallest of Welsh, which people in the United Kingdom write as well.

Words that deny ("not", "nothing", "never") are not among them: they turn an answer round.
"""

import re
import unicodedata
from dataclasses import dataclass

_LITTLE = """
    a about all also am an and any are as at be because been being both but by can could d did do
    does doing done down each every for from had has have having he her here hers him his how i if
    in into is it its just ll m many may me might mine more most much must my myself of off on only
    onto or our ours over own re s same shall she should so some such t than that the their them
    then there these they this those to too under until us ve very was we were what when where
    which while who whom why will with would you your yours
"""
_LITTLE_WELSH = "ac ar ei eich ein eu fy gan mae oedd roedd wrth y yn yr"
LITTLE = frozenset(f"{_LITTLE} {_LITTLE_WELSH}".split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Word:
    """A word, small and with straight apostrophes, and where it stands."""

    plain: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of a text in order: small letters, no marks, apostrophes straight."""
    return [word.plain for part in runs_of_words(composed(text)) for word in part]


def runs_of_words(text: str) -> list[list[Word]]:
    """The words of a text in stretches that nothing but blank space parts."""
    runs: list[list[Word]] = []
    end = -1
    for found in _WORD.finditer(text):
        if end < 0 or text[end : found.start()].strip():
            runs.append([])
        plain = found[0].lower().replace("’", "'")
        runs[-1].append(Word(plain, found.start(), found.end()))
        end = found.end()
    return runs


def composed(text: str) -> str:
    """The text with each letter and its accents as one character (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)
