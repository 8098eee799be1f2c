"""How alike what is told of themes means, by sentence embeddings. Heavy: for the worker."""

from collections.abc import Sequence

import numpy as np

from bot.summaries.themes.minilm import Floats, MiniLM


def likenesses(now: Sequence[Sequence[str]], earlier: Sequence[Sequence[str]]) -> Floats:
    """For each theme of now and each earlier one, how alike their texts mean, 1 at the most.

    A theme is told by its texts, its name first; the name counts as much as all its quotes.

    Raises NotInstalled or WrongWeights.
    """
    model = MiniLM()
    told = [_told(model.embed(texts)) for texts in (*now, *earlier)]
    rows = np.stack(told)
    return rows[: len(now)] @ rows[len(now) :].T


def _told(rows: Floats) -> Floats:
    whole = rows[0] + rows[1:].mean(axis=0) if len(rows) > 1 else rows[0]
    unit: Floats = whole / np.linalg.norm(whole)
    return unit
