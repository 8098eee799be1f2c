"""Nearest neighbours: what is close to what, whatever the distance, and what they say together.

Communities are found by Louvain's method (Blondel and others 2008) on the graph that joins each
point with its nearest neighbours. Nothing is random: points are visited in their own order.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.summaries.themes.minilm import Floats

Labels = NDArray[np.int64]
Graph = list[dict[int, float]]
"""For each node its neighbours with the weights of the edges; an edge stands on both sides."""

LEAST_GAIN = 1e-9
MOST_SWEEPS = 30
DRAWN_BY = 5
"""How many neighbours draw a row towards them."""


def communities(similarity: Floats, weights: NDArray[np.int64], *, floor: float) -> Labels:
    """Which community each point is in.

    `similarity` is square; `weights` tells how many answers stand at each point. Only
    similarities above `floor` join, and only by what they are above it.
    """
    graph = _graph(similarity, weights, floor)
    member_of = list(range(len(graph)))
    while True:
        moved = _moved(graph)
        if len(set(moved)) == len(graph):
            return np.array(member_of, dtype=np.int64)
        names = {old: new for new, old in enumerate(dict.fromkeys(moved))}
        member_of = [names[moved[node]] for node in member_of]
        graph = _merged(graph, [names[one] for one in moved])


def drawn_together(rows: Floats, similarity: Floats, by: float, *, floor: float) -> Floats:
    """The rows, of unit length, each moved towards the mean of its nearest neighbours.

    `by` is how much that mean counts against 1 for the row itself. Neighbours count by what
    their similarity is above `floor`, so a row that nothing is near to stays where it is.
    """
    others, above = _nearest(similarity, min(DRAWN_BY, len(rows) - 1), floor)
    share = above / np.maximum(above.sum(axis=1, keepdims=True), np.float32(1e-6))
    moved = rows + np.float32(by) * np.einsum("nk,nkw->nw", share, rows[others])
    unit: Floats = moved / np.maximum(
        np.linalg.norm(moved, axis=1, keepdims=True), np.float32(1e-6)
    )
    return unit


def how_many(points: int) -> int:
    """How many neighbours each point is joined with: a few more for each tenfold of points."""
    return min(points - 1, max(3, round(5 * float(np.log10(points)))))


def _graph(similarity: Floats, weights: NDArray[np.int64], floor: float) -> Graph:
    points = len(similarity)
    graph: Graph = [{} for _ in range(points)]
    if points < 2:
        return graph
    others_of, above = _nearest(similarity, how_many(points), floor)
    for node, (others, closenesses) in enumerate(
        zip(others_of.tolist(), above.tolist(), strict=True)
    ):
        for other, closeness in zip(others, closenesses, strict=True):
            if closeness > 0:
                added = closeness * float(weights[node] * weights[other]) ** 0.5
                graph[node][other] = graph[node].get(other, 0.0) + added
                graph[other][node] = graph[other].get(node, 0.0) + added
    return graph


def _nearest(similarity: Floats, count: int, floor: float) -> tuple[NDArray[np.int64], Floats]:
    """Each point's nearest others, the nearest first, and how far above the floor they are."""
    masked = np.array(similarity, dtype=np.float32)
    np.fill_diagonal(masked, -9)
    found = np.sort(np.argpartition(-masked, count - 1, axis=1)[:, :count], axis=1)
    near = np.take_along_axis(masked, found, axis=1)
    order = np.argsort(-near, axis=1, kind="stable")
    above = np.maximum(np.take_along_axis(near, order, axis=1) - np.float32(floor), 0)
    return np.take_along_axis(found, order, axis=1), above


def _moved(graph: Graph) -> list[int]:
    """Each node's community after nodes were moved for as long as modularity grows."""
    degrees = [sum(edges.values()) + edges.get(node, 0.0) for node, edges in enumerate(graph)]
    whole = sum(degrees) or 1.0
    community = list(range(len(graph)))
    totals = list(degrees)
    for _ in range(MOST_SWEEPS):
        still = True
        for node, edges in enumerate(graph):
            here = community[node]
            totals[here] -= degrees[node]
            best = _best(node, edges, community, totals, degrees[node] / whole)
            totals[best] += degrees[node]
            if best != here:
                community[node] = best
                still = False
        if still:
            break
    return community


def _best(
    node: int,
    edges: dict[int, float],
    community: Sequence[int],
    totals: Sequence[float],
    pull: float,
) -> int:
    links: dict[int, float] = defaultdict(float)
    for other, weight in edges.items():
        if other != node:
            links[community[other]] += weight
    best = community[node]
    most = links.get(best, 0.0) - pull * totals[best]
    for candidate, weight in links.items():
        gain = weight - pull * totals[candidate]
        if gain > most + LEAST_GAIN:
            best, most = candidate, gain
    return best


def _merged(graph: Graph, community: Sequence[int]) -> Graph:
    merged: Graph = [{} for _ in range(max(community) + 1)]
    for node, edges in enumerate(graph):
        here = merged[community[node]]
        for other, weight in edges.items():
            if other == node:
                here[community[node]] = here.get(community[node], 0.0) + weight
            else:
                there = community[other]
                share = weight / 2 if there == community[node] else weight
                here[there] = here.get(there, 0.0) + share
    return merged
