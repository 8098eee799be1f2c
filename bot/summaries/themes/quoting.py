"""Picks the quotes that stand for a theme: near to all its answers, and different in themselves.

Each quote in turn is the one that brings the answers, on average, closest to their nearest quote
(facility location, taken greedily; Nemhauser and others 1978 for how near that is to the best).
"""

from collections.abc import Sequence

import numpy as np

from bot.summaries.themes.minilm import Floats
from bot.summaries.themes.model import MOST_QUOTES

LEAST_ADDED = 0.02
"""A further quote must bring the answers closer by this much of what there is, on average."""


def quotes(
    rows: Floats, may_quote: Sequence[bool], same: Sequence[int], most: int = MOST_QUOTES
) -> list[int]:
    """The indexes of the quotes among a theme's rows, the most representative first.

    Of answers that say the same, the first is taken.
    """
    first_of = {one: index for index, one in reversed(list(enumerate(same))) if may_quote[index]}
    open_ = sorted(first_of.values())
    similarity = np.maximum(rows @ rows.T, 0)
    nearest = np.zeros(len(rows), dtype=np.float32)
    chosen: list[int] = []
    while open_ and len(chosen) < most:
        gains = np.maximum(similarity[open_], nearest).sum(axis=1) - nearest.sum()
        best = int(np.argmax(np.round(gains, 4)))
        if chosen and gains[best] < LEAST_ADDED * len(rows):
            break
        chosen.append(open_.pop(best))
        nearest = np.maximum(nearest, similarity[chosen[-1]])
    return chosen
