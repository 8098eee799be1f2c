"""What may be shown of an opened box: the rules of disclosure in one place, with one table.

Everything here gives back something coarser than it was given. Whoever shows answers uses only
what comes out of here, so that a reader can't work back to one person. That it is coarse enough is
tried by brute force (`tests/property/test_told_together.py`): the table is as far as that passes.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from prompts.model import SCALE_POINTS
from storage.records import UNDISCLOSED, Answer, Share


class Said(StrEnum):
    """A sentence about a question; each may be said of every week that meets its condition."""

    MOST_LOW = "most-low"
    """Of a scale: over half said 1 or 2."""
    MOST_MIDDLE = "most-middle"
    """Of a scale: over half said 3."""
    MOST_HIGH = "most-high"
    """Of a scale: over half said 4 or 5."""
    DIVIDED = "divided"
    """Of a scale: none of these has over half, and two or more said 1 or 2, and 4 or 5 too."""
    NO_ONE_VIEW = "no-one-view"
    """Of a scale: none of these has over half, and not divided."""
    MORE = "more"
    """Of a choice of three or more: two or more chose this, and more than any other."""
    NOTHING_STOOD_OUT = "nothing-stood-out"
    """Of a choice of three or more: no option was chosen by more people than any other."""
    MOST = "most"
    """Of a choice of two: two people more chose this. Beside shares: 60% or more chose it."""
    CLOSE = "close"
    """Of a choice of two: neither was chosen by two people more than the other."""
    SPREAD = "spread"
    """Beside shares: no answer has 60% or more."""


# The table.
LEAST_K = 3
"""No group may set its threshold lower."""
LEAST_ASKED = 6
"""No round is asked of fewer people, and each of one more than k at least."""
PART_NEEDS = 5
"""A perspective is shown with so many answers at least, and with k."""
BAND_STARTS = (10, 15, *range(20, 10_000, 10))
"""Where bands of how many answered start, after the first, which starts at k."""
BAND_STEP = 5
"""How many stand behind a theme is told in steps of this many."""
THREE_BANDS = ((1, 2), (3,), (4, 5))
"""Which points of a scale are told together, from its low end to its high end."""
MOST_OF_BANDS = (Said.MOST_LOW, Said.MOST_MIDDLE, Said.MOST_HIGH)
DIVIDED_FROM = 2
"""How many at each end of a scale divide people, and how many it takes to be more than others."""
SHARES_FROM = 20
"""Under so many answers there are sentences, and no shares."""
FIFTHS = 5
"""Shares are told in fifths: under 20%, from 20% to under 40%, and so on."""
MOST_FIFTH = 3
"""The fifth that starts at 60%."""
THEME_NEEDS = 2
"""How many answers must stand behind a theme."""
NON_ANSWERS_FROM = 3
"""So many must have had nothing to say before that is told."""


class BelowThreshold(ValueError):
    """Fewer than k answers were handed in to be shown: a fault of ours, and nothing is shown."""


@dataclass(frozen=True)
class Band:
    """How many answered, without saying how many. `most` is None for "`least` or more"."""

    least: int
    most: int | None


@dataclass(frozen=True)
class Told:
    """What is said of a question: a sentence and, from 20 answers on, shares.

    `leading` is the index of the option that the sentence is about, if it is about one. `fifths`
    has the fifth of each band of a scale or option of a choice, from 0; it is empty without shares.
    """

    said: Said
    leading: int | None = None
    fifths: tuple[int, ...] = ()


def people_needed(k: int) -> int:
    """How many people must get prompts before a round is asked.

    One more than k: of just k people an opened box would say that everybody answered. Never fewer
    than six, or the sentences about five answers could leave one person to be worked out.
    """
    return max(k + 1, LEAST_ASKED)


def band(answers: int, *, k: int, roster: int, parted: bool = False) -> Band:
    """The band of how many of the roster answered.

    Bands run from k to 9, to 14, to 19, and then in tens. A first band of one number is joined
    with the next, and so is a first one that ends below nine. A last band that could only mean
    "everyone" (10 to 14, where 10 were asked) is joined with the one before it. Where fewer were
    asked than a band could hold, it is told as its least "or more": the group's size, which
    everybody knows, must not narrow it. If answers are `parted` by perspective, whether parts are
    shown tells of numbers too, and all that is told is "k or more".

    Raises BelowThreshold if there are fewer than k answers, or k is lower than any group's.
    """
    if answers < k or k < LEAST_K:
        raise BelowThreshold
    later = [start for start in BAND_STARTS if k + 1 < start < roster and not parted]
    starts = [k, *takewhile(lambda start: start <= answers, later)]
    following = next((start for start in BAND_STARTS if start > max(starts[-1], k + 1)), None)
    whole = not parted and following is not None and following - 1 <= roster
    joined = following == roster
    return Band(starts[-1], following - 1 if following and whole and not joined else None)


def tells_shares(answered: Band, *, roster: int) -> bool:
    """Whether shares may be told where so many of the roster answered.

    By the band, not by the count. The numbers that it may stand for must have two multiples of
    five among them, or shares of exactly a fifth, four of them say, would tell which it is.
    """
    most = roster if answered.most is None else min(answered.most, roster)
    return answered.least >= SHARES_FROM and most // FIFTHS - (answered.least - 1) // FIFTHS >= 2


def scale_told(points: Sequence[int], *, shares: bool = False) -> Told:
    """What is said of a scale, given the point of each answer.

    Raises ValueError if there are none, or a point is on no scale.
    """
    if not points or not set(points) <= set(SCALE_POINTS):
        raise ValueError("no points of a scale")
    counts = [sum(point in band for point in points) for band in THREE_BANDS]
    if shares:
        return _shares(counts, MOST_OF_BANDS)
    over_half = [said for said, count in zip(MOST_OF_BANDS, counts, strict=True)
                 if 2 * count > len(points)]  # fmt: skip
    if over_half:
        return Told(over_half[0])
    divided = min(counts[0], counts[-1]) >= DIVIDED_FROM
    return Told(Said.DIVIDED if divided else Said.NO_ONE_VIEW)


def choice_told(counts: Sequence[int], *, shares: bool = False) -> Told:
    """What is said of a choice, given how many chose each option.

    Raises ValueError if there are fewer than two options, or nobody chose one.
    """
    if len(counts) < 2 or not any(counts):
        raise ValueError("no choice")
    if shares:
        return _shares(counts, (Said.MOST,) * len(counts))
    second, first = sorted(counts)[-2:]
    leading = counts.index(first)
    if len(counts) == 2:
        clear = first - second >= DIVIDED_FROM
        return Told(Said.MOST, leading) if clear else Told(Said.CLOSE)
    ahead = first > second and first >= DIVIDED_FROM
    return Told(Said.MORE, leading) if ahead else Told(Said.NOTHING_STOOD_OUT)


def _shares(counts: Sequence[int], most: Sequence[Said]) -> Told:
    """Shares in fifths, and the sentence that follows from them alone."""
    whole = sum(counts)
    fifths = tuple(min(FIFTHS * count // whole, FIFTHS - 1) for count in counts)
    high = next((index for index, fifth in enumerate(fifths) if fifth >= MOST_FIFTH), None)
    if high is None:
        return Told(Said.SPREAD, fifths=fifths)
    said = most[high]
    return Told(said, high if said is Said.MOST else None, fifths)


def part_needs(k: int) -> int:
    """How many answers a perspective, and the rest, need to be shown."""
    return max(k, PART_NEEDS)


def splits(perspectives: Sequence[int], *, k: int) -> tuple[int, ...]:
    """The perspectives that may be shown separately, given the perspective of each answer.

    They are those with enough answers, provided that the other answers are enough too, or none:
    otherwise a few answers could be had by subtraction, and nothing is split. A split into one part
    is no split. Where parts are shown, each in a sentence of its own, nothing is said of the whole:
    together they would single people out.
    """
    least, counts = part_needs(k), Counter(perspectives)
    shown = sorted(one for one, count in counts.items() if one != UNDISCLOSED and count >= least)
    others = len(perspectives) - sum(counts[one] for one in shown)
    if 0 < others < least or len(shown) + bool(others) < 2:
        return ()
    return tuple(shown)


def quotable(answer: Answer) -> bool:
    """Whether the words of an answer may be shown."""
    return answer.text is not None and answer.share is Share.WORDS


def theme_shown(answers: int) -> bool:
    """Whether a theme with so many answers behind it may be shown."""
    return answers >= THEME_NEEDS


def non_answers_told(count: int, *, quoted: int, roster: int) -> bool:
    """Whether it may be told that some had nothing to say, where so many words are quoted.

    With as many as it takes, the quotes must be fewer than were asked: else everybody answered.
    """
    return count >= NON_ANSWERS_FROM and quoted + NON_ANSWERS_FROM < roster
