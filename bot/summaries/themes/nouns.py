"""Guesses from the words around it whether a word names a thing, so that it fits "about …"."""

from collections.abc import Sequence

from bot.summaries.themes.sides.stances import denies

SHORTEST = 2
"""Letters of a word that can name a thing: "y" is the Welsh "the"."""

_THING_AFTER = """
    a about all an and any around at between by each enough every few fewer for from her his in its
    less lots many more most much my no of on other our over plenty several some such than that the
    their these this those two three with without your whose which
"""
_DEED_AFTER = """
    always can could did do does everybody everyone had has have he i just let may might must never
    nobody not often people please she should somebody someone they to we who will would you
"""
_THING_BEFORE = """
    again are at can came come could did do does for from had has have in is matters must need needs
    of on please should took was went were will with would
"""
_BEFORE_A_THING = frozenset(_THING_AFTER.split())
_BEFORE_A_DEED = frozenset(_DEED_AFTER.split())
_AFTER_A_THING = frozenset(_THING_BEFORE.split())
_ENDINGS = (
    "ing",
    "tion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "sion",
    "ship",
    "ism",
    "ees",
    "ers",
)


def names_a_thing(seen: Sequence[tuple[str, str, str]]) -> bool:
    """Whether a word does, in the places where it was seen; a letter by itself never does.

    Each is the word before it, the word itself, and the word after it, in small letters; "" where
    there is none.
    """
    if all(len(one) < SHORTEST or _is_deed(one) for _, one, _ in seen):
        return False
    return sum(_leaning(*one) for one in seen) >= 0


def _leaning(before: str, word: str, after: str) -> int:
    leaning = (before in _BEFORE_A_THING) + (after in _AFTER_A_THING) + word.endswith(_ENDINGS)
    return leaning - 2 * (before in _BEFORE_A_DEED or (denies(before) and before not in {"no"}))


def _is_deed(word: str) -> bool:
    return word.endswith(("ed", "ly")) and not word.endswith("eed")
