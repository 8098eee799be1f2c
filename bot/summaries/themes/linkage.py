"""Average linkage: groups of points that are, on average, closer to each other than a limit."""

import numpy as np
from numpy.typing import NDArray

from bot.summaries.themes.minilm import Floats

Labels = NDArray[np.int64]


def average_linkage(similarity: Floats, least: float) -> Labels:
    """Join groups while their average similarity is at least `least`; each point's group.

    Groups are numbered in the order of their first points. By chains of nearest neighbours
    (Murtagh 1983): the square of the number of points in time and in memory.
    """
    points = len(similarity)
    distance = np.array(1 - similarity, dtype=np.float32)
    np.fill_diagonal(distance, np.inf)
    sizes = np.ones(points, dtype=np.float32)
    parent = list(range(points))
    left = np.ones(points, dtype=bool)
    chain: list[int] = []
    for _ in range(points - 1):
        first, second = _pair(distance, left, chain)
        if distance[first, second] <= np.float32(1 - least):
            parent[_root(parent, second)] = _root(parent, first)
        _join(distance, sizes, first, second)
        left[second] = False
    return _numbered([_root(parent, point) for point in range(points)])


def _pair(distance: Floats, left: NDArray[np.bool_], chain: list[int]) -> tuple[int, int]:
    """Two groups each of which is the other's nearest, taken off the chain that led there."""
    if not chain:
        chain.append(int(np.argmax(left)))
    while True:
        here = chain[-1]
        row = distance[here]
        there = int(np.argmin(row))
        if len(chain) > 1 and row[chain[-2]] <= row[there]:
            there = chain[-2]
            del chain[-2:]
            return min(here, there), max(here, there)
        chain.append(there)


def _join(distance: Floats, sizes: Floats, first: int, second: int) -> None:
    whole = sizes[first] + sizes[second]
    row = (distance[first] * sizes[first] + distance[second] * sizes[second]) / whole
    row[first] = row[second] = np.inf
    distance[first], distance[:, first] = row, row
    distance[second], distance[:, second] = np.inf, np.inf
    sizes[first] = whole


def _root(parent: list[int], point: int) -> int:
    while parent[point] != point:
        parent[point] = parent[parent[point]]
        point = parent[point]
    return point


def _numbered(groups: list[int]) -> Labels:
    order = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    return np.array([order[group] for group in groups], dtype=np.int64)
