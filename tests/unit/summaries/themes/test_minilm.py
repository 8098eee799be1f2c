"""The forward pass gives what the published model gives, and takes no other weights."""

from pathlib import Path

import numpy as np
import pytest

from bot.summaries.themes import minilm
from bot.summaries.themes.minilm import MiniLM, WrongWeights

SENTENCES = (
    "The nurses were kind.",
    "Parking is hard to find at the hospital.",
    "Ünïcödé naïve — “£5” 日本 re-do it's 😀",
)
# By sentence-transformers 6.2 with the published model: the first six of 384 numbers of each.
PUBLISHED = (
    (-0.05068, 0.01231, -0.01268, 0.07804, -0.02419, 0.01403),
    (0.08025, 0.01977, 0.02146, -0.04481, 0.02306, 0.02977),
    (-0.00149, 0.05498, 0.05919, -0.00828, -0.03686, -0.02314),
)


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


def test_embeddings_are_those_of_the_published_model() -> None:
    rows = MiniLM(little_counts=1).embed(SENTENCES)

    assert np.abs(rows[:, :6] - np.array(PUBLISHED)).max() < 2e-5


def test_rows_are_of_unit_length_whatever_the_text(model: MiniLM) -> None:
    rows = model.embed(["", " ", "😀😀", "the of and", "a" * 4096, "word " * 4096, "\x00\u202e"])

    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-5


def test_a_row_does_not_depend_on_what_else_is_embedded(model: MiniLM) -> None:
    alone = model.embed([SENTENCES[0]])
    among = model.embed([*SENTENCES, "One more that is a good deal longer than the others are."])

    assert np.abs(alone[0] - among[0]).max() < 1e-5


def test_equal_texts_have_equal_rows_and_order_is_kept(model: MiniLM) -> None:
    rows = model.embed(["Long waits.", "Kind staff.", "Long waits."])

    assert np.array_equal(rows[0], rows[2])
    assert not np.allclose(rows[0], rows[1])


def test_progress_ends_with_all_texts(model: MiniLM) -> None:
    heard: list[int] = []

    model.embed([f"Answer number {n} is about the ward" for n in range(200)], heard.append)

    assert heard == sorted(heard)
    assert heard[-1] == 200


def test_function_words_weigh_less_than_content(model: MiniLM) -> None:
    few, many, other = model.embed(["parking", "it was the parking that they had", "the food"])

    assert few @ many > 0.8 > few @ other


@pytest.mark.parametrize("damaged", ["vocab.txt", "model.safetensors"])
def test_other_weights_or_words_are_refused(tmp_path: Path, damaged: str) -> None:
    for name in ("vocab.txt", "model.safetensors"):
        (tmp_path / name).symlink_to(minilm._folder() / name)
    (tmp_path / damaged).unlink()
    (tmp_path / damaged).write_bytes(b"[UNK]\n[CLS]\n[SEP]\n")

    with pytest.raises(WrongWeights, match=damaged):
        MiniLM(tmp_path)


def test_gelu_is_that_of_the_normal_distribution() -> None:
    rows = np.array([[-3.0, -1.0, 0.0, 0.5, 2.0]], dtype=np.float32)

    minilm.gelu(rows)

    expected = [-0.00404969, -0.15865525, 0.0, 0.34573123, 1.9544997]
    assert np.abs(rows[0] - np.array(expected)).max() < 1e-6
