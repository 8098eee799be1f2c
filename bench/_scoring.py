"""Scores of a grouping against labels, as scikit-learn defines them, without scikit-learn.

Adjusted mutual information (arithmetic mean; Vinh and others 2010), adjusted Rand index (Hubert
and Arabie 1985) and V-measure (Rosenberg and Hirschberg 2007).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import lgamma

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]


@dataclass(frozen=True)
class Scores:
    """AMI, ARI and V; 1 is the best."""

    ami: float
    ari: float
    v: float


def scores(labels: Sequence[str], groups: Sequence[int]) -> Scores:
    """How well groups agree with labels."""
    _, rows = np.unique(np.array(labels), return_inverse=True)
    _, columns = np.unique(np.array(groups), return_inverse=True)
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    first, second = table.sum(axis=1), table.sum(axis=0)
    whole = float(table.sum())
    shared = _mutual(table, first, second, whole)
    one, other = _entropy(first, whole), _entropy(second, whole)
    return Scores(
        _ami(shared, one, other, first, second), _ari(table, first, second), _v(shared, one, other)
    )


def _mutual(table: Counts, first: Counts, second: Counts, whole: float) -> float:
    at, to = np.nonzero(table)
    both = table[at, to]
    return float((both / whole * np.log(whole * both / (first[at] * second[to]))).sum())


def _entropy(counts: Counts, whole: float) -> float:
    shares = counts[counts > 0] / whole
    return float(-(shares * np.log(shares)).sum())


def _v(shared: float, one: float, other: float) -> float:
    return 1.0 if one + other == 0 else 2 * shared / (one + other)


def _ami(shared: float, one: float, other: float, first: Counts, second: Counts) -> float:
    if len(first) == len(second) == 1:
        return 1.0
    expected = _expected(first, second)
    room = (one + other) / 2 - expected
    if abs(room) < 1e-15:
        return 0.0
    return (shared - expected) / room


def _expected(first: Counts, second: Counts) -> float:
    """The mutual information that chance gives for groups of these sizes."""
    whole = int(first.sum())
    log_factorial = np.array([lgamma(n + 1) for n in range(whole + 1)])
    total = 0.0
    sizes_a, often_a = np.unique(first.astype(int), return_counts=True)
    sizes_b, often_b = np.unique(second.astype(int), return_counts=True)
    for a, times_a in zip(sizes_a.tolist(), often_a.tolist(), strict=True):
        for b, times_b in zip(sizes_b.tolist(), often_b.tolist(), strict=True):
            both = np.arange(max(1, a + b - whole), min(a, b) + 1)
            chance = np.exp(
                log_factorial[a]
                + log_factorial[b]
                + log_factorial[whole - a]
                + log_factorial[whole - b]
                - log_factorial[whole]
                - log_factorial[both]
                - log_factorial[a - both]
                - log_factorial[b - both]
                - log_factorial[whole - a - b + both]
            )
            worth = both / whole * np.log(whole * both / (a * b))
            total += times_a * times_b * float((worth * chance).sum())
    return total


def _ari(table: Counts, first: Counts, second: Counts) -> float:
    def pairs(counts: Counts) -> float:
        return float((counts * (counts - 1) / 2).sum())

    whole = float(table.sum())
    together, one, other = pairs(table), pairs(first), pairs(second)
    expected = one * other / (whole * (whole - 1) / 2)
    most = (one + other) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)
