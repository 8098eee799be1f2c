"""How well three quotes stand for a theme, and how steady names are: parts of bench.themes."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from bench._answers import Labelled, sample
from bot.summaries.themes.grouping import ALONE, centred, grouped
from bot.summaries.themes.minilm import Floats
from bot.summaries.themes.model import MOST_QUOTES
from bot.summaries.themes.naming import names, said
from bot.summaries.themes.quoting import quotes

Picker = Callable[[Floats, int], Sequence[int]]


def _facility(rows: Floats, seed: int) -> Sequence[int]:
    return quotes(rows, [True] * len(rows), list(range(len(rows))))


def _medoids(rows: Floats, seed: int) -> Sequence[int]:
    order: list[int] = np.argsort(-(rows @ rows.mean(axis=0)), kind="stable")[:3].tolist()
    return order


def _random(rows: Floats, seed: int) -> Sequence[int]:
    drawn: list[int] = np.random.RandomState(seed).permutation(len(rows))[:MOST_QUOTES].tolist()
    return drawn


def _first(rows: Floats, seed: int) -> Sequence[int]:
    return list(range(min(MOST_QUOTES, len(rows))))


PICKERS: dict[str, Picker] = {
    "Afterword": _facility,
    "the three most central": _medoids,
    "at random": _random,
    "the first three": _first,
}


def quote_scores(answers: Labelled, rows: Floats, n: int, seeds: int) -> dict[str, list[float]]:
    """For each way to pick: the share of a theme's finer labels that have a quote (each counted
    by how many answers have it), and how near answers are to their nearest quote.

    Means over the themes of at least four answers that are found in the samples.
    """
    found: dict[str, list[list[float]]] = {name: [] for name in PICKERS}
    for seed in range(seeds):
        indexes = np.array(sample(answers, n, seed))
        spread = centred(rows[indexes], rows[indexes].mean(axis=0), n)
        labels = grouped(rows[indexes], np.arange(n))
        for theme in np.unique(labels[labels != ALONE]):
            members = np.flatnonzero(labels == theme)
            if len(members) <= MOST_QUOTES:
                continue
            finer = [answers.finer[index] for index in indexes[members]]
            share = Counter(finer)
            inside = spread[members]
            for name, pick in PICKERS.items():
                picked = list(pick(inside, seed))
                covered = {finer[index] for index in picked}
                told = sum(share[label] for label in covered) / len(members)
                near = float(np.maximum(inside @ inside[picked].T, 0).max(axis=1).mean())
                found[name].append([told, near, len(picked)])
    return {name: np.mean(one, axis=0).tolist() for name, one in found.items() if one}


def steadiness(answers: Labelled, rows: Floats, n: int, seeds: int) -> tuple[float, float]:
    """When one answer is added: the share of names that stay, and of answers whose theme keeps
    its name or stays an other voice."""
    kept: list[float] = []
    stayed: list[float] = []
    for seed in range(seeds):
        indexes = sample(answers, n, seed)
        more = next(index for index in range(len(answers.texts)) if index not in set(indexes))
        before = _named(answers, rows, indexes)
        after = _named(answers, rows, [*indexes, more])
        was, now = set(before.values()) - {""}, set(after.values()) - {""}
        kept.append(len(was & now) / max(len(was), 1))
        stayed.append(sum(before[index] == after[index] for index in indexes) / n)
    return float(np.mean(kept)), float(np.mean(stayed))


def _named(answers: Labelled, rows: Floats, indexes: Sequence[int]) -> dict[int, str]:
    order = sorted(indexes, key=lambda index: answers.texts[index])
    labels = grouped(rows[order], np.arange(len(order)))
    groups = [np.flatnonzero(labels == one).tolist() for one in range(labels.max() + 1)]
    groups = sorted((group for group in groups if group), key=lambda group: (-len(group), group))
    spread = centred(rows[order], rows[order].mean(axis=0), len(order))
    central = np.zeros(len(order))
    for group in groups:
        central[group] = (spread[group] @ spread[group].mean(axis=0)).clip(0, 1)
    told = names([said(answers.texts[index], True) for index in order], groups, central.tolist())
    named = dict.fromkeys(indexes, "")
    for name, group in zip(told, groups, strict=True):
        named.update({order[index]: name for index in group})
    return named
