"""What is sent of a summary: a chart, the message, a page and a PDF, as far as there are any."""

from datetime import UTC, datetime

import pytest

from bot.chat.messages.letter import Letter
from bot.chat.summaries.letters import how_letters, summary_letters, whole_letters
from bot.summaries.forms import pdf
from bot.summaries.model import BadSummary, Summary, to_json
from bot.texts.speech import Speech
from storage.records import StoredSummary
from tests.unit.summaries.cases import SCALE, TEXT, box, summarise, taps, words

SPEECH = Speech()
AT = datetime(2026, 6, 9, 12, 0, tzinfo=UTC)
WORDS = summarise(box(TEXT, words("a first", "a second", "a third", "a fourth", "a fifth")))
CHARTED = summarise(box(SCALE, taps({4: 5})))


def stored(summary: Summary) -> StoredSummary:
    return StoredSummary("3" * 16, "2" * 16, 2, AT.date(), AT.date(), AT, to_json(summary))


def kinds(letters: tuple[Letter, ...]) -> list[str]:
    """What each letter brings, with the names of files."""
    return [one.file[0] if one.file else "chart" if one.picture else "message" for one in letters]


@pytest.mark.parametrize(
    ("summary", "sent"),
    [
        (CHARTED, ["chart", "message", "summary-2.html", "summary-2.pdf"]),
        (WORDS, ["message", "summary-2.html", "summary-2.pdf"]),
    ],
)
def test_a_chart_comes_only_where_there_is_something_to_draw(
    summary: Summary, sent: list[str]
) -> None:
    assert kinds(summary_letters(stored(summary), SPEECH, private=True)) == sent


def test_without_typst_there_is_no_pdf_and_all_else_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "can_make_pdf", lambda: False)

    assert kinds(summary_letters(stored(WORDS), SPEECH, private=True)) == [
        "message",
        "summary-2.html",
    ]


def test_all_of_it_can_be_asked_for_in_private_and_not_in_a_group() -> None:
    private = summary_letters(stored(WORDS), SPEECH, private=True)
    group = summary_letters(stored(WORDS), SPEECH, private=False)

    labels = [row[0].text for one in private if one.buttons for row in one.buttons]
    assert labels == ["Read it all here", "How this was made"]
    assert [one for one in group if one.buttons] == []
    assert [one.html for one in group] == [one.html for one in private]


def test_the_page_and_the_whole_hold_every_word_that_is_shared() -> None:
    letters = summary_letters(stored(WORDS), SPEECH, private=True)
    page = next(one.file[1].decode() for one in letters if one.file)
    whole = "\n".join(one.html for one in whole_letters(stored(WORDS), SPEECH))

    for text in WORDS.sections[0].words:
        assert text in page
        assert text in whole


def test_a_quiet_week_has_no_files_and_no_chart_but_the_way_to_what_is_open() -> None:
    (only,) = summary_letters(stored(summarise(sealed=[SCALE])), SPEECH, private=True)

    assert "Still open" in only.html
    assert (only.picture, only.file) == (None, None)
    assert [[one.text for one in row] for row in only.buttons or ()] == [["See the open questions"]]
    (posted,) = summary_letters(stored(summarise(sealed=[SCALE])), SPEECH, private=False)
    assert posted.buttons is None


def test_how_it_was_made_stands_behind_its_button_and_not_in_the_message() -> None:
    told = "\n".join(one.html for one in how_letters(stored(WORDS), SPEECH))
    sent = "\n".join(one.html for one in summary_letters(stored(WORDS), SPEECH, private=True))

    assert "A question is opened when at least 5 people have answered it" in told
    assert "What is not shown" in told
    assert "at least 5 people" not in sent


def test_what_is_no_summary_is_not_sent() -> None:
    broken = StoredSummary("3" * 16, "2" * 16, 2, AT.date(), AT.date(), AT, "{}")

    with pytest.raises(BadSummary):
        summary_letters(broken, SPEECH, private=True)
