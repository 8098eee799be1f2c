"""Communities in a graph of nearest neighbours: what is close to what, whatever the distance.

Louvain's method (Blondel and others 2008) on the graph that joins each point with its nearest
neighbours. Nothing in it is random: points are visited in their own order.
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


def how_many(points: int) -> int:
    """How many neighbours each point is joined with: a few more for each tenfold of points."""
    return min(points - 1, max(3, round(5 * float(np.log10(points)))))


def _graph(similarity: Floats, weights: NDArray[np.int64], floor: float) -> Graph:
    points = len(similarity)
    graph: Graph = [{} for _ in range(points)]
    if points < 2:
        return graph
    nearest = how_many(points)
    masked = similarity - np.float32(floor)
    np.fill_diagonal(masked, -9)
    order = np.argsort(-masked, axis=1, kind="stable")[:, :nearest]
    for node, others in enumerate(order.tolist()):
        for other in others:
            closeness = float(masked[node, other])
            if closeness > 0:
                both = float(weights[node] * weights[other]) ** 0.5
                added = closeness * both
                graph[node][other] = graph[node].get(other, 0.0) + added
                graph[other][node] = graph[other].get(node, 0.0) + added
    return graph


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
