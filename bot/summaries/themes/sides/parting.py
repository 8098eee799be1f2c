"""Parts a theme's points into two sides, where some of them take different ones."""

from collections.abc import Sequence

import numpy as np

from bot.summaries.themes.sides.opposing import Verdict, verdict
from bot.summaries.themes.sides.stances import Stance, stance
from bot.summaries.themes.surveys.clauses import clauses

MOST = 300
"""So many points of a theme are held against each other; of more, so many evenly chosen ones."""


def parted(points: Sequence[str]) -> list[int]:
    """For each point the side that it takes, 1 or -1, or 0 if none can be told.

    All are 0 if no two of them are opposed. The side of the first that is opposed is 1.
    """
    chosen = np.unique(np.linspace(0, len(points) - 1, min(len(points), MOST)).astype(int)).tolist()
    found = _two_sides([points[at] for at in chosen])
    sides = [0] * len(points)
    for at, side in zip(chosen, found, strict=True):
        sides[at] = side
    return sides


def _two_sides(points: Sequence[str]) -> list[int]:
    stances = [[stance(part) for part in clauses(point)] for point in points]
    table = np.zeros((len(points), len(points)), dtype=np.int64)
    for at, one in enumerate(stances):
        for other in range(at):
            table[at, other] = table[other, at] = _between(one, stances[other])
    sides = np.zeros(len(points), dtype=np.int64)
    if not (table < 0).any():
        return list(sides)
    sides[int((table < 0).sum(axis=1).argmax())] = 1
    while True:
        # Who is opposed to some goes before who only agrees, and who is told more clearly first.
        pull = table @ sides
        open_ = (sides == 0) & (pull != 0)
        if not open_.any():
            break
        opposed = (table < 0) @ np.abs(sides) > 0
        clear = np.abs(pull) + len(points) * opposed
        following = int(np.where(open_, clear, -1).argmax())
        sides[following] = np.sign(pull[following])
    if not (sides < 0).any():
        return [0] * len(points)
    first = sides[int((sides != 0).argmax())]
    told: list[int] = (sides * first).tolist()
    return told


def _between(some: Sequence[Stance], others: Sequence[Stance]) -> int:
    """-1 if two answers are opposed in some part and agree in none, 1 if they agree in one."""
    found = {verdict(one, other) for one in some for other in others}
    if Verdict.AGREED in found:
        return Verdict.AGREED.value
    return min((one.value for one in found), default=0)
