"""How well an attack did, beside chance: always judged on rounds that did not choose its way.

An attack may be tried in many ways: by many orders, by many numbers. The best one is chosen on
every other round and judged on the rest, so that luck does not count.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TypeVar

CONFIDENCE = 2.576
"""Standard errors to either side of a 99% interval (normal distribution)."""
Seen = TypeVar("Seen")
Way = TypeVar("Way", bound=Hashable)


@dataclass(frozen=True)
class Success:
    """How often an attack was right."""

    rate: float
    chance: float
    error: float
    """One standard error of the rate of somebody who guesses."""
    judged: int
    way: str = ""

    @property
    def interval(self) -> tuple[float, float]:
        """The 99% interval of the rate."""
        return self.rate - CONFIDENCE * self.error, self.rate + CONFIDENCE * self.error

    @property
    def is_no_better_than_chance(self) -> bool:
        """Whether chance is within the interval, or above it."""
        return self.interval[0] <= self.chance + 1e-9


@dataclass(frozen=True)
class Score:
    """One round's result: how often the attack was right, and how a guess would have done."""

    rate: float
    chance: float
    variance: float
    """Of the rate of a guess."""


def halves(seen: Sequence[Seen]) -> tuple[Sequence[Seen], Sequence[Seen]]:
    """Every other one to learn from, and the others to be judged on."""
    return seen[::2], seen[1::2]


def best_way(
    seen: Sequence[Seen],
    ways: Callable[[Seen], Iterable[Way]],
    score: Callable[[Seen, Way], Score | None],
) -> Success:
    """The way that did best on one half, judged on the other."""
    learnt, judged = halves(seen)
    every = dict.fromkeys(way for one in learnt for way in ways(one))
    rated = {way: _scores(learnt, way, score) for way in every}
    rated = {way: scores for way, scores in rated.items() if scores}
    if not rated:
        return Success(0, 0, 0, 0, "nothing to go by")
    way = max(rated, key=lambda one: fmean(each.rate - each.chance for each in rated[one]))
    return summed(_scores(judged, way, score), str(way))


def summed(scores: Sequence[Score], way: str = "") -> Success:
    """Rounds together."""
    if not scores:
        return Success(0, 0, 0, 0, way)
    return Success(
        fmean(one.rate for one in scores),
        fmean(one.chance for one in scores),
        math.sqrt(sum(one.variance for one in scores)) / len(scores),
        len(scores),
        way,
    )


def matched(guessed: Sequence[str], truth: Sequence[str]) -> Score:
    """How many stand at their place; for a guess it is one on average, and so is its variance."""
    most = len(truth)
    hits = sum(one == other for one, other in zip(guessed, truth, strict=False))
    return Score(hits / most, 1 / most, 1 / most**2)


def agreed(order: Sequence[str], truth: Sequence[str]) -> Score:
    """Of how many pairs an order says rightly which came first (Kendall's tau, as a share)."""
    at = {one: place for place, one in enumerate(truth)}
    row = [at[one] for one in order if one in at]
    count = len(row)
    pairs = count * (count - 1) / 2
    right = sum(row[i] < row[j] for i in range(count) for j in range(i + 1, count))
    tau_variance = 2 * (2 * count + 5) / (9 * count * (count - 1))
    return Score(right / pairs, 0.5, tau_variance / 4)


@dataclass(frozen=True)
class Case:
    """Something that is or is not so, and the numbers that may tell."""

    numbers: Mapping[str, float]
    so: bool


def best_number(cases: Sequence[Case]) -> Success:
    """The number that tells best where something is so, by being above or below a limit.

    The rate is the mean of the shares of both kinds of cases that are told rightly.
    """
    learnt, judged = _balanced(cases)
    names = dict.fromkeys(name for one in learnt for name in one.numbers)
    best, most = ("nothing", 0.0, True), 0.0
    for name in names:
        values = sorted({one.numbers.get(name, 0) for one in learnt})
        for low, high in pairwise(values):
            for above in (True, False):
                way = (name, (low + high) / 2, above)
                if (rate := _told(learnt, *way)) > most:
                    best, most = way, rate
    so = sum(one.so for one in judged)
    variance = (1 / max(so, 1) + 1 / max(len(judged) - so, 1)) / 16
    return Success(_told(judged, *best), 0.5, math.sqrt(variance), len(judged), best[0])


def best_count(cases: Sequence[tuple[Mapping[str, float], int]]) -> Success:
    """The number that tells best how many answered, when what it is off by was learnt."""
    learnt, judged = halves(cases)
    counts = [count for _, count in learnt]
    usual = max(set(counts), key=counts.count)
    best, most = ("always the same", 0.0), 0
    for name in dict.fromkeys(name for numbers, _ in learnt for name in numbers):
        for off in {count - numbers.get(name, 0) for numbers, count in learnt}:
            if (right := _counted(learnt, name, off)) > most:
                best, most = (name, off), right
    chance = fmean(count == usual for _, count in cases)
    variance = chance * (1 - chance) / len(judged)
    rate = _counted(judged, *best) / len(judged)
    return Success(rate, chance, math.sqrt(variance), len(judged), best[0])


def _counted(cases: Sequence[tuple[Mapping[str, float], int]], name: str, off: float) -> int:
    return sum(numbers.get(name, 0) + off == count for numbers, count in cases)


def _balanced(cases: Sequence[Case]) -> tuple[Sequence[Case], Sequence[Case]]:
    """Halves with as many of each kind in both."""
    so, other = [one for one in cases if one.so], [one for one in cases if not one.so]
    learnt, judged = halves(so)
    more_learnt, more_judged = halves(other)
    return [*learnt, *more_learnt], [*judged, *more_judged]


def _told(cases: Sequence[Case], name: str, limit: float, above: bool) -> float:
    def share(so: bool) -> float:
        those = [one for one in cases if one.so is so]
        said = [(one.numbers.get(name, 0) > limit) is above for one in those]
        return fmean(one is so for one in said) if said else 0.5

    return (share(True) + share(False)) / 2


def _scores(
    seen: Sequence[Seen], way: Way, score: Callable[[Seen, Way], Score | None]
) -> list[Score]:
    return [found for one in seen if (found := score(one, way)) is not None]
