"""Whether somebody's own words suggest that they may need a person to talk to.

The words are looked at there and then, while they are on their way. Nothing comes of it but a
card with numbers: nothing is stored, counted or sent. The patterns are in `phrases`, those of
other languages in `languages`.
"""

import re
from collections.abc import Iterator

from bot.rules.care.languages import says_it_in_another_language
from bot.rules.care.patterns import Patterns, Signs
from bot.rules.care.phrases import (
    despair,
    done_by_others,
    dying,
    harm,
    others,
    plans,
    said_of_oneself,
    signs,
)
from bot.rules.care.spelling import spelled

_SIGNS = Signs(signs.NAMED, signs.OPENERS, signs.NOT_BETWEEN)
_PLAIN = Patterns.read(
    (
        *dying.PATTERNS,
        *despair.PATTERNS,
        *plans.PATTERNS,
        *harm.PATTERNS,
        *others.PATTERNS,
        *said_of_oneself.PATTERNS,
        *done_by_others.PATTERNS,
    ),
    _SIGNS,
)
_UNLESS_A_SAYING = Patterns.read(dying.UNLESS_A_SAYING, _SIGNS)
_SAYING = re.compile(rf"(?<![^ ])(?:{signs.SAYING}) ")
_DENIED = re.compile(rf"(?<![^ ])(?:{signs.DENIED}) $")


def suggests_distress(text: str) -> bool:
    """Whether the support card should be shown to whoever typed this.

    A line break may end a sentence, or stand in the middle of one: both are tried.
    """
    readings = {text, " ".join(text.split())}
    sentences = {sentence for reading in readings for sentence in _sentences(reading)}
    return says_it_in_another_language(text) or any(map(_stands_in, sentences))


def _stands_in(sentence: str) -> bool:
    if _PLAIN.found_in(sentence, _DENIED):
        return True
    return not _SAYING.search(sentence) and _UNLESS_A_SAYING.found_in(sentence, _DENIED)


def _sentences(text: str) -> Iterator[str]:
    return (f". {sentence}. " for sentence in spelled(text).split(". ") if sentence)
