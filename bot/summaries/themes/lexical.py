"""Rows for answers by the words they hold (TF-IDF), for where sentence embeddings can't be had."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from bot.summaries.themes.minilm import Floats
from bot.summaries.themes.stopwords import LITTLE, words

MOST_WORDS = 4000
"""The commonest words; rarer ones join few answers."""
PIECE = 4
"""Words are also told by their first letters, so that "waited" and "waiting" are akin."""
PIECE_COUNTS = 0.5


def rows_by_words(texts: Sequence[str]) -> Floats:
    """A row of unit length for each text, or of zeros if it holds no word that another does."""
    held = [_features(text) for text in texts]
    often = Counter(feature for features in held for feature in features)
    kept = [one for one, count in sorted(often.items(), key=lambda e: (-e[1], e[0])) if count > 1]
    column = {feature: index for index, feature in enumerate(kept[:MOST_WORDS])}
    rows = np.zeros((len(texts), max(len(column), 1)), dtype=np.float32)
    rare = {one: float(np.log((1 + len(texts)) / (1 + often[one])) + 1) for one in column}
    for index, features in enumerate(held):
        for feature, weight in features.items():
            if feature in column:
                rows[index, column[feature]] = weight * rare[feature]
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths > 0, lengths, np.float32(1))
    return rows


def _features(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in words(text):
        if word not in LITTLE:
            found[word] = 1.0
            if len(word) > PIECE:
                found[word[:PIECE] + "-"] = PIECE_COUNTS
    return found
