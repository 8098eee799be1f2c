"""Labelled short answers and the samples drawn from them, by the protocol of their README."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

INTENTS = {20: 4, 60: 6, 300: 12, 3000: 30}
"""How many of the labels of an intent set a sample of that size has."""
INTENT_SETS = ("banking77", "clinc150")
SETS = ("nhs_phase1", "nhs_phase2", "banking77", "clinc150", "polis_comments")


@dataclass(frozen=True)
class Labelled:
    """Texts with the label of each and, if the set has any, the finer one."""

    name: str
    texts: tuple[str, ...]
    labels: tuple[str, ...]
    finer: tuple[str, ...]


def there(folder: Path, name: str) -> bool:
    """Whether the folder has the set."""
    return (folder / f"{name}.csv").is_file()


def read_labelled(folder: Path, name: str) -> Labelled:
    """A set without the rows that have no label."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    column = "label" if "label" in rows[0] else "conversation"
    rows = [row for row in rows if row[column]]
    return Labelled(
        name,
        tuple(row["text"] for row in rows),
        tuple(row[column] for row in rows),
        tuple(row.get("label2") or row[column] for row in rows),
    )


def sample(answers: Labelled, n: int, seed: int) -> list[int]:
    """The rows of one sample."""
    random = np.random.RandomState(1000 * seed + n)
    if answers.name not in INTENT_SETS:
        return [int(row) for row in random.choice(len(answers.texts), n, replace=False)]
    labels = np.array(answers.labels)
    known = sorted(set(answers.labels))
    chosen = random.choice(len(known), INTENTS[n], replace=False)
    shares = np.arange(1, len(chosen) + 1) ** -0.7
    sizes = np.maximum(2, np.floor(shares / shares.sum() * n).astype(int))
    taken: list[int] = []
    rest: list[int] = []
    for label, size in zip(chosen, sizes, strict=True):
        pool = random.permutation(np.flatnonzero(labels == known[label])).tolist()
        taken += pool[:size]
        rest += pool[size:]
    more: Sequence[int] = random.permutation(rest).tolist()
    taken = (taken + list(more[: max(0, n - len(taken))]))[:n]
    return [int(row) for row in random.permutation(taken)]
