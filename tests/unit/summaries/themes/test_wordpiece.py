"""Text is cut as BERT's uncased tokenizer cuts it."""

import pytest

from bot.summaries.themes import minilm
from bot.summaries.themes.wordpiece import WordPiece, words


@pytest.fixture(scope="module")
def pieces() -> WordPiece:
    return WordPiece((minilm._folder() / "vocab.txt").read_text(encoding="utf-8").splitlines())


# By the published tokenizer.
@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The nurses were kind.", [101, 1996, 11500, 2020, 2785, 1012, 102]),
        (
            "Ünïcödé naïve — “£5” 日本 re-do it's 😀",
            [
                *(101, 27260, 15743, 1517, 1523, 27813, 1524, 1864, 1876, 2128, 1011, 2079, 2009),
                *(1005, 1055, 100, 102),
            ],
        ),
        ("", [101, 102]),
        ("a" * 150, [101, 100, 102]),
    ],
)
def test_pieces_are_those_of_the_published_tokenizer(
    pieces: WordPiece, text: str, ids: list[int]
) -> None:
    assert pieces.ids(text, 256) == ids


def test_a_long_text_is_cut_off_before_its_end_mark(pieces: WordPiece) -> None:
    ids = pieces.ids("word " * 1000, 256)

    assert len(ids) == 256
    assert (ids[0], ids[-1]) == (101, 102)


def test_controls_vanish_and_punctuation_stands_alone() -> None:
    assert list(words("Don\u200b't\tstop!\x00 Now…")) == ["don", "'", "t", "stop", "!", "now", "…"]
