"""What may be shown of an opened box: the rules of disclosure in one place, with one table.

Everything here gives back something coarser than it was given. Whoever shows answers uses only
what comes out of here, so that a reader can't work back to one person.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from storage.records import UNDISCLOSED, Answer, Share


class Amount(StrEnum):
    """A share in words."""

    HARDLY_ANY = "hardly-any"
    A_FEW = "a-few"
    SOME = "some"
    ABOUT_HALF = "about-half"
    MOST = "most"
    NEARLY_ALL = "nearly-all"


# The table. Shares are in percent.
LEAST_K = 3
"""No group may set its threshold lower."""
LEAST_ASKED = 6
"""No round is asked of fewer people, and each of one more than k at least."""
BAND_STEP = 5
"""How many people answered is told in steps of this many: 5 to 9, 10 to 14, and so on."""
ROUND_TO = 10
HIGHEST_SHARE = 90
"""Stands for every share from 85% up: "everyone" would tell what each of them said."""
FIVE_POINTS_FROM = 10
"""With fewer answers than this a scale is shown in three bands."""
THREE_BANDS = ((1, 2), (3,), (4, 5))
FIVE_POINTS = ((1,), (2,), (3,), (4,), (5,))
THEME_NEEDS = 2
"""How many answers must stand behind a theme."""
AMOUNTS = {
    0: Amount.HARDLY_ANY,  # 0% up to 5%, so "none" could say too much
    10: Amount.A_FEW,
    20: Amount.A_FEW,  # below 25%: less than a quarter
    30: Amount.SOME,
    40: Amount.SOME,
    50: Amount.ABOUT_HALF,  # 45% up to 55%
    60: Amount.MOST,  # 55% and more: always over half
    70: Amount.MOST,
    80: Amount.MOST,
    90: Amount.NEARLY_ALL,  # 85% and more, "all" included and never said
}


class BelowThreshold(ValueError):
    """Fewer than k answers were handed in to be shown: a fault of ours, and nothing is shown."""


@dataclass(frozen=True)
class Band:
    """How many answered, without saying how many. `most` is None for "`least` or more"."""

    least: int
    most: int | None


def people_needed(k: int) -> int:
    """How many people must get prompts before a round is asked.

    One more than k: of just k people an opened box would say that everybody answered. Never fewer
    than six, or the figures of five answers could leave one person to be worked out.
    """
    return max(k + 1, LEAST_ASKED)


def band(answers: int, *, k: int, roster: int) -> Band:
    """The band of how many of the roster answered; no band can be filled by everyone alone.

    Bands start at multiples of 5, and the first at k. A first band of one number is joined with
    the next. A last band that could only mean "everyone" (10 to 14, where 10 were asked) is
    joined with the one before it. Only where just k were asked does a shown box say of itself
    that everyone answered; that is so in every group of k people.

    Raises BelowThreshold if there are fewer than k answers, or k is lower than any group's.
    """
    if answers < k or k < LEAST_K:
        raise BelowThreshold
    second = -(-(k + 2) // BAND_STEP) * BAND_STEP
    starts = [k, *range(second, answers + 1, BAND_STEP)]
    if starts[-1] == roster != k:
        starts.pop()
    least = starts[-1]
    following = second if least == k else least + BAND_STEP
    return Band(least, None if following == roster else following - 1)


def share(part: int, whole: int) -> int:
    """What share `part` is of `whole`: a multiple of 10 from 0 to 90, halves rounded up.

    Each share is rounded by itself and is never more than 5 points out, except that all of them
    is told as 90. Largest remainders would make the sum 100, but one share would then move
    because of another, by up to 10 points. So shares need not add up to 100, and readers are told.
    """
    rounded = (200 * part + ROUND_TO * whole) // (2 * ROUND_TO * whole) * ROUND_TO
    return min(rounded, HIGHEST_SHARE)


def amount(percent: int) -> Amount:
    """A rounded share in words that are true of every exact share it may stand for.

    Raises KeyError for a number that is not a rounded share.
    """
    return AMOUNTS[percent]


def scale_steps(answered: Band) -> tuple[tuple[int, ...], ...]:
    """Which points of a scale are told together, lowest first, where so many answered.

    It goes by the band and not by the count, or five points could narrow the band down.
    """
    return FIVE_POINTS if answered.least >= FIVE_POINTS_FROM else THREE_BANDS


def splits(perspectives: Sequence[int], *, k: int) -> tuple[int, ...]:
    """The perspectives whose own shares may be shown, given the perspective of each answer.

    They are those with at least k answers, provided that the other answers are at least k too,
    or none: otherwise a few answers could be had by subtraction, and nothing is split. A split
    into one part is no split. On a
    scale a part is always told in THREE_BANDS, since it has no band that tells of ten or more.
    """
    counts = Counter(perspectives)
    shown = sorted(one for one, count in counts.items() if one != UNDISCLOSED and count >= k)
    others = len(perspectives) - sum(counts[one] for one in shown)
    if 0 < others < k or len(shown) + bool(others) < 2:
        return ()
    return tuple(shown)


def quotable(answer: Answer) -> bool:
    """Whether the words of an answer may be shown."""
    return answer.text is not None and answer.share is Share.WORDS


def theme_shown(answers: int) -> bool:
    """Whether a theme with so many answers behind it may be shown."""
    return answers >= THEME_NEEDS
