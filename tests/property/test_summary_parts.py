"""A long summary is cut, and nothing else: put together again, its parts are the whole of it."""

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.summaries.forms import chat
from bot.summaries.forms.chat import PART_UNITS, chat_parts, shown_units
from bot.summaries.forms.document import document
from bot.summaries.model import Summary
from bot.texts.speech import Speech
from tests.unit.summaries import checks
from tests.unit.summaries.cases import SCALE, TEXT, box, summarise, taps, words

SPEECH = Speech()
HEAD = re.compile(r"<i>Summary \d+, part \d+ of \d+</i>\n\n")
LENGTHS = st.lists(st.integers(1, 2900), min_size=5, max_size=30)
SIGNS = st.sampled_from(["x", "🙂", "<", "&", "漢 "])


def long_summary(lengths: Sequence[int], sign: str) -> Summary:
    """Answers of these lengths, in UTF-16 units at most, between two scales."""
    step = len(sign.encode("utf-16-le")) // 2
    texts = [f"{n} {sign * (length // step)}".strip() for n, length in enumerate(lengths)]
    scale = box(SCALE, taps({4: 5}))
    return summarise(scale, box(TEXT, words(*texts), roster=60))


def whole(summary: Summary) -> list[str]:
    """All lines of a summary, uncut."""
    return [line for block in document(summary, SPEECH) for _, line in chat._lines(block)]


def again(parts: Sequence[str]) -> list[str]:
    """The lines of the parts, without what says which part it is."""
    bodies = [HEAD.sub("", part, count=1) if number else part for number, part in enumerate(parts)]
    return [line for body in bodies for line in body.split("\n") if line]


def lines_of(summary: Summary) -> list[str]:
    return [line for text in whole(summary) for line in text.split("\n") if line]


@given(LENGTHS, SIGNS)
@settings(max_examples=60, deadline=None)
def test_parts_put_together_are_the_whole_summary_cut_at_ends_of_paragraphs(
    lengths: list[int], sign: str
) -> None:
    summary = long_summary(lengths, sign)

    made = chat_parts(summary, SPEECH)

    assert again(made) == lines_of(summary)
    assert checks.all_unsendable(made) == []
    assert max(shown_units(part) for part in made) <= PART_UNITS
    for part in made:
        assert part.count("<blockquote>") == part.count("</blockquote>")


def test_a_cut_that_loses_a_line_is_found() -> None:
    """Planted: the last line of each full part is dropped."""
    summary = long_summary([2900] * 6, "x")
    parts = [part.rpartition("\n")[0] for part in chat_parts(summary, SPEECH)]

    assert len(parts) > 2
    assert again(parts) != lines_of(summary)
    assert chat.PART_UNITS == 4096
