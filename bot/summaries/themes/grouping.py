"""Groups answers into themes by their embeddings, and finds out itself how many there are.

Two views are joined. Average linkage sees how close answers are, which is all there is to see in
a small group. Communities of nearest neighbours see how close answers are for their part of the
field, which matters as answers get many. Where the second view puts two answers together their
similarity is raised, where it doesn't it is lowered; then average linkage decides.

A short answer says little, and its neighbours say what else it may mean: for linkage each is drawn
towards them. The fewer the answers, the less, as neighbours of few may have little to do with it.

Before it, most of what all answers have in common (their mean) is taken away, so that themes
within one subject come apart. A mean of few answers is no sure thing: the fewer, the less of it.
"""

import numpy as np
from numpy.typing import NDArray

from bot.summaries.themes.linkage import Labels, average_linkage
from bot.summaries.themes.minilm import Floats
from bot.summaries.themes.neighbours import communities, drawn_together

ALONE = -1
MEAN_COUNTS_AS = 15
"""So many answers must be there for half of their mean to be taken away."""
LEAST_SIMILAR = 0.1
"""The average similarity at which two groups are still joined, after the mean is taken away."""
MORE_IF_DRAWN = 0.15
"""What is added to that where answers are drawn to their neighbours, as all get closer by it."""
NEIGHBOURS_COUNT_AS = 40
"""So many answers must be there for neighbours to draw an answer half as much as they may."""
LEAST_FITTING = 0.05
"""An answer that is less similar than this to the others of its theme, on average, is put out of
it again: a view that nobody else holds is never merged away."""
LEAST_ALIKE = 0.31
ALIKE_COUNTS_AS = 4
"""In a small group two answers about different things are easily closer to each other than to the
rest. So each answer of a theme must be this like another of it, with nothing taken away; where
answers are more than a dozen, only ALIKE_COUNTS_AS divided by their number."""
LEAST_NEAR = 0.1
"""The similarity above which answers count as neighbours."""
NEIGHBOURS_COUNT = 0.3
"""How far the second view moves a similarity, half up and half down, where answers are many."""
TOO_FEW_FOR_NEIGHBOURS = 20
AT_ONCE = 3000
"""So many answers are grouped by each other; of more, so many evenly chosen ones, and every
other answer then joins the theme that is nearest to it. Thus the cost beyond grows with n."""


def grouped(rows: Floats, same: NDArray[np.int64]) -> Labels:
    """Each answer's theme, or ALONE.

    `rows` are of unit length; `same` has one number for all answers that say the same.
    Deterministic; a theme holds at least two answers.
    """
    if len(rows) < 2:
        return np.full(len(rows), ALONE, dtype=np.int64)
    if len(rows) <= AT_ONCE:
        found = _together(centred(rows, rows.mean(axis=0), len(rows)), same)
        return _alike(rows, found, min(LEAST_ALIKE, ALIKE_COUNTS_AS / len(rows)))
    chosen = np.linspace(0, len(rows) - 1, AT_ONCE).astype(np.int64)
    spread = centred(rows, rows[chosen].mean(axis=0), len(rows))
    found = _together(spread[chosen], same[chosen])
    return _joined(spread, chosen, found)


def centred(rows: Floats, mean: Floats, of: int) -> Floats:
    """The rows, of unit length again, without as much of the mean as so many are sure of."""
    sure = np.float32(of / (of + MEAN_COUNTS_AS))
    moved = rows - sure * mean
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    unit: Floats = moved / np.maximum(lengths, np.float32(1e-6))
    return unit


def _together(rows: Floats, same: NDArray[np.int64]) -> Labels:
    similarity = np.round(rows @ rows.T, 4)
    drawn = len(rows) / (len(rows) + NEIGHBOURS_COUNT_AS)
    nearer = drawn_together(rows, similarity, drawn, floor=LEAST_NEAR)
    closeness = np.round(nearer @ nearer.T, 4)
    moved = NEIGHBOURS_COUNT * max(0.0, 1 - TOO_FEW_FOR_NEIGHBOURS / len(rows))
    if moved:
        _, first, point_of, weights = np.unique(
            same, return_index=True, return_inverse=True, return_counts=True
        )
        at_points = similarity[np.ix_(first, first)]
        near = communities(at_points, weights, floor=LEAST_NEAR)[point_of]
        closeness += np.float32(moved) * ((near[:, None] == near[None]) - np.float32(0.5))
    return _fitting(rows, average_linkage(closeness, LEAST_SIMILAR + MORE_IF_DRAWN * drawn))


def _fitting(rows: Floats, labels: Labels) -> Labels:
    """The same groups without who doesn't fit, and without groups of one."""
    fitting = np.full(len(rows), ALONE, dtype=np.int64)
    for theme in np.unique(labels[labels != ALONE]):
        members = np.flatnonzero(labels == theme)
        if len(members) > 1:
            inside = rows[members]
            alike = (inside @ inside.sum(axis=0) - 1) / (len(members) - 1)
            members = members[np.round(alike, 4) >= LEAST_FITTING]
        if len(members) > 1:
            fitting[members] = theme
    return fitting


def _alike(rows: Floats, labels: Labels, least: float) -> Labels:
    """The same groups without those who are like nobody else in them."""
    alike = labels.copy()
    for theme in np.unique(labels[labels != ALONE]):
        members = np.flatnonzero(labels == theme)
        similarity = np.round(rows[members] @ rows[members].T, 4)
        np.fill_diagonal(similarity, -1)
        alike[members[similarity.max(axis=1) < least]] = ALONE
    return alike


def _joined(rows: Floats, chosen: NDArray[np.int64], found: Labels) -> Labels:
    """All answers in the themes found among the chosen ones, each in the nearest or in none."""
    themes = np.unique(found[found != ALONE])
    if not len(themes):
        return np.full(len(rows), ALONE, dtype=np.int64)
    means = np.stack([rows[chosen[found == theme]].mean(axis=0) for theme in themes])
    similarity = rows @ means.T
    nearest = similarity.argmax(axis=1)
    labels = np.where(similarity.max(axis=1) >= LEAST_SIMILAR, themes[nearest], ALONE)
    labels[chosen] = found
    return _fitting(rows, labels)
