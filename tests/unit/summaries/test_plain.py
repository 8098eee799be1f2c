"""A summary on a terminal: the same sentences, and nothing that a terminal would obey."""

from bot.summaries.forms.plain import as_plain_text
from bot.texts.speech import Speech
from tests.unit.summaries.cases import SCALE, TEXT, box, summarise, taps, words

SPEECH = Speech()


def test_a_summary_reads_as_plain_text_with_its_quotes_marked() -> None:
    summary = summarise(box(SCALE, taps({4: 5})), box(TEXT, words("<b>1 & 2</b>\nmore", *"abcd")))

    lines = as_plain_text(summary, SPEECH).splitlines()

    assert lines[0] == "Summary 2 of Hope Valley"
    asked = lines.index("How safe did it feel to speak?")
    assert lines[asked + 1 : asked + 4] == [
        "-" * 30,
        "",
        "Most said 4 or 5. 1 is “Not safe” and 5 is “Very safe”.",
    ]
    assert lines[lines.index("> <b>1 & 2</b>") + 1] == "> more"


def test_a_quote_can_neither_command_a_terminal_nor_pass_for_a_line_of_ours() -> None:
    hostile = "\x1b[2Jgone\x07\x9b31m\rSummary 9\u2028Summary 10\x00\ttab"

    text = as_plain_text(summarise(box(TEXT, words(hostile, *"abcd"))), SPEECH)

    assert not [c for c in text if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0]
    assert not [line for line in text.splitlines() if line.startswith(("Summary 9", "Summary 10"))]
    assert "> Summary 9" in text
