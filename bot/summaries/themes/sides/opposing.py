"""Tells whether two points that speak of one thing take different sides of it."""

from enum import Enum

from bot.summaries.themes.sides.stances import Sides, Stance

SHARED = 0.5
"""So much of what the shorter of two points speaks of must be in the other one..."""
MOST_BESIDE_NOTHING = 2
"""...or, if it names nothing ("too cold"), the other must name no more than this."""

OF_THE_LONGER = 0.5
"""So much of what the longer point speaks of must be in the other one: a word that both use is not
yet the thing that both speak of. Half costs no opposite of those that are labelled."""

SHORT = 4
"""So many words make a point short, so that one that names nothing can be held against another."""


class Verdict(Enum):
    """What two points are to each other."""

    OPPOSED = -1
    UNKNOWN = 0
    AGREED = 1


def verdict(one: Stance, other: Stance) -> Verdict:
    """Whether two points take different sides, the same one, or none that can be told.

    It can be told only of points that speak of the same. How much is too much of it comes first,
    then pairs of poles ("hot", "cold"), then what one affirms and the other denies, and praise
    against criticism last.
    """
    shared = one.words.keys() & other.words.keys()
    if not _speak_of_one_thing(one, other):
        return Verdict.UNKNOWN
    if (-1 in one.amounts and shared & other.denied) or (
        -1 in other.amounts and shared & one.denied
    ):
        return Verdict.AGREED  # "never any breaks", "more breaks"
    if one.amounts and other.amounts and shared:
        return Verdict.AGREED if one.amounts & other.amounts else Verdict.OPPOSED
    if _one_is_short_of_what_the_other_finds_bad(one, other):
        return Verdict.UNKNOWN
    short = bool(one.things and other.things) or max(len(one.words), len(other.words)) <= SHORT
    if short and _denied_by_one(one, other):
        return Verdict.OPPOSED
    same, apart = _compared(one.poles, other.poles)
    if apart and apart >= same:
        return Verdict.OPPOSED
    if same:
        return Verdict.AGREED
    if not short:
        return Verdict.UNKNOWN
    both_deny = any(-1 in one.words[word] & other.words[word] for word in shared)
    if both_deny:
        return Verdict.AGREED
    praised = one.worth * other.worth < 0 and one.things and other.things
    return Verdict.OPPOSED if praised else Verdict.UNKNOWN


def _speak_of_one_thing(one: Stance, other: Stance) -> bool:
    """Whether half of what the shorter one speaks of is in the other, or it names nothing."""
    fewer, more = sorted((one.things, other.things), key=len)
    if not fewer:
        return len(more) <= MOST_BESIDE_NOTHING
    both = len(fewer & more)
    return both >= SHARED * len(fewer) and both >= OF_THE_LONGER * len(more)


def _one_is_short_of_what_the_other_finds_bad(one: Stance, other: Stance) -> bool:
    """ "No parking", "parking is impossible": both complain."""
    return (-1 in one.amounts and _finds_bad(other)) or (-1 in other.amounts and _finds_bad(one))


def _finds_bad(one: Stance) -> bool:
    return one.worth < 0 or any(-1 in sides for sides in one.turned.values())


def _denied_by_one(one: Stance, other: Stance) -> bool:
    """Whether one denies most of all what the other affirms, and nothing is denied by both."""
    shared = one.words.keys() & other.words.keys()
    if any(-1 in one.words[word] & other.words[word] for word in shared):
        return False
    both, alike = one.things & other.things, one.things == other.things
    # "Nobody asked them", "we have asked for weeks": what was asked is not the same.
    denied = {
        word
        for word in shared & (one.denied | other.denied)
        if alike or word not in both or both - {word}
    }
    return (
        any(not one.words[word] & other.words[word] for word in denied)
        or _turned(one.turned, other.words)
        or _turned(other.turned, one.words)
    )


def _turned(turned: Sides, words: Sides) -> bool:
    return any(not turned[word] & words[word] for word in turned.keys() & words.keys())


def _compared(one: Sides, other: Sides) -> tuple[int, int]:
    """On how many pairs of poles two points are on the same side, and on how many apart."""
    shared = one.keys() & other.keys()
    same = sum(bool(one[pair] & other[pair]) for pair in shared)
    return same, len(shared) - same
