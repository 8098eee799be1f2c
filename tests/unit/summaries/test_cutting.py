"""Words that are too long for a message are cut where a sentence ends."""

import pytest

from bot.summaries.forms.in_short import cut


@pytest.mark.parametrize(
    ("text", "units", "told"),
    [
        ("One. Two. Three.", 16, "One. Two. Three."),
        ("One. Two. Three.", 15, "One. Two. …"),
        ("One two three", 12, "One two …"),
        ("x" * 20, 10, "x" * 8 + " …"),
        ("🙂" * 20, 10, "🙂" * 4 + " …"),
        ("Dr. Who came and said nothing", 20, "Dr. Who came and …"),
        ("One. Two.", 0, "One. Two."),
    ],
)
def test_words_are_cut_where_a_sentence_ends_or_else_a_word(
    text: str, units: int, told: str
) -> None:
    assert cut(text, units) == told
