"""The words in a preview come back exactly as they were typed, whatever they are."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message

from bot.chat.answering.marking import told, underlined
from bot.chat.answering.previews import (
    answer_mark_in,
    clean,
    has_words,
    is_preview,
    preview_buttons,
    preview_text,
    with_paragraph,
    words_in,
)
from bot.chat.dispatch.conversations import TypedAnswer
from bot.chat.messages.hidden_marks import (
    MOST_IDS,
    AnswerMark,
    CommandMark,
    HiddenMark,
    NoRoom,
    hide,
    mark_in,
)
from bot.chat.messages.taps import Code
from bot.demo.entities import entity_json, seems_empty
from bot.demo.formatting import as_said, message_text
from bot.demo.wire import Params
from bot.rules.redaction.finding import Mark as Marked
from bot.rules.redaction.finding import MarkKind
from bot.rules.sealing.ballots import Ballot
from bot.rules.sealing.boxes import TEXT_UNITS, utf16_units
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Question

BOT = "afterword_bot"
CODE = Code(Ballot(b"n" * 16, "0123456789abcdef", 3, b"m" * 12).code)
QUESTION = Question("0" * 16, "1" * 16, "2" * 16, "a/b", "t", Kind.TEXT, "How <was> it?", "")
hostile = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("<>&\"'/\n\r\t \u200b\u200d\u202e\u2067\u0301\ufeffé👩🔬של@#:."),
    ),
    max_size=200,
)
pieces = st.lists(
    st.one_of(
        hostile,
        st.sampled_from(
            ["</blockquote>", "<a href='x'>", "&lt;", "&#8288;", "https://t.me/x?start=a-1"]
        ),
    ),
    max_size=5,
).map("".join)
ids = st.lists(st.integers(1, 2**31 - 1), max_size=MOST_IDS).map(tuple)


def as_sent(html: str, *, from_bot: bool = True) -> Message:
    """A message of ours as Telegram hands it back."""
    formatted = message_text(Params({"text": html, "parse_mode": "HTML"}))
    return received(formatted.text, [entity_json(e, no_user) for e in formatted.entities], from_bot)


def received(text: str, entities: list[dict[str, object]], from_bot: bool) -> Message:
    body = {
        "message_id": 1,
        "date": int(datetime(2026, 11, 3, tzinfo=UTC).timestamp()),
        "chat": {"id": 5, "type": "private"},
        "from": {"id": 9 if from_bot else 5, "is_bot": from_bot, "first_name": "X"},
        "text": text,
        "entities": entities,
    }
    message = Message.de_json(json.loads(json.dumps(body)), None)
    assert message is not None
    return message


def name(start: int, end: int, neutral: str) -> Marked:
    return Marked(start, end, MarkKind.NAME, neutral)


def no_user(number: int) -> None:
    return None


@given(pieces, ids, ids, ids, st.none() | st.integers(1, 2**31 - 1), st.integers(1, 9))
def test_a_preview_gives_back_its_words_its_ballot_and_its_messages(
    typed: str,
    own: tuple[int, ...],
    asks: tuple[int, ...],
    earlier: tuple[int, ...],
    question: int | None,
    step: int,
) -> None:
    words = with_paragraph("", clean(as_said(typed).text))
    if not has_words(words):
        return
    sealed = bool(question and question % 2)
    draft = TypedAnswer(CODE, words, own, asks, earlier, question, sealed)
    marks = [name(at, at + 1, "x") for at in range(0, len(words) - 1, step)]

    preview = as_sent(preview_text(QUESTION, draft, marks, BOT, Speech()))

    assert words_in(preview) == words
    assert mark_in(preview) == AnswerMark(CODE, own, asks, earlier, question, sealed)


@given(pieces)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(pieces)
def test_what_has_words_is_not_empty_for_telegram(text: str) -> None:
    words = clean(as_said(text).text)

    assert not (has_words(words) and seems_empty(words))


def test_line_breaks_tags_emoji_and_direction_survive_cleaning() -> None:
    words = "One <b>&amp;\n\n  two 👩\u200d🔬\n\u05e9\u05dc"

    assert clean(f"  {words}\x00\x07\r\n") == words


def test_composed_and_decomposed_letters_become_the_same() -> None:
    assert clean("cafe\u0301") == "café"


def test_the_longest_answer_fits_into_its_preview() -> None:
    longest = "&" * TEXT_UNITS
    question = Question("0" * 16, "1" * 16, "2" * 16, "a/b", "t", Kind.TEXT, "w" * 300, "h" * 300)
    marks = [
        Marked(at, at + 100, MarkKind.CIRCUMSTANCE, f"{at}" + "x" * 100)
        for at in range(0, TEXT_UNITS, 100)
    ]

    preview = as_sent(preview_text(question, TypedAnswer(CODE, longest), marks, BOT, Speech()))

    assert words_in(preview) == longest
    assert utf16_units(preview.text or "") <= 4096


def test_marked_words_are_underlined_and_nothing_else_changes() -> None:
    assert underlined("Bob <&> ", [name(0, 3, "somebody")]) == "<u>Bob</u> &lt;&amp;&gt; "
    assert underlined("Bob <&> ", []) == "Bob &lt;&amp;&gt; "


def test_marked_words_are_told_once_each_and_called_a_nudge() -> None:
    marks = [name(0, 3, "somebody"), name(8, 11, "somebody"), name(16, 19, "somebody else")]

    lines = told("Bob and Bob and Sue.", marks, Speech()).splitlines()

    assert lines[1:3] == [
        "• “Bob”, a name: becomes “somebody”",
        "• “Sue”, a name: becomes “somebody else”",
    ]
    assert "This is a nudge." in lines[-1]
    assert told("Fine.", [], Speech()) == ""


def test_of_many_marked_words_the_rest_is_counted() -> None:
    marks = [name(at, at + 1, "x") for at in range(10)]

    assert "• and 6 more" in told("abcdefghij", marks, Speech())


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u2060\n\u200d", "\ufeff"])
def test_what_can_not_be_seen_has_no_words(text: str) -> None:
    assert not has_words(clean(text))


def test_a_draft_of_several_messages_has_paragraphs() -> None:
    assert with_paragraph(with_paragraph("", "One."), "Two.") == "One.\n\nTwo."


def test_the_oldest_messages_are_forgotten_first() -> None:
    many = tuple(range(1, MOST_IDS + 10))

    message = as_sent(hide("Two words", AnswerMark(CODE, many), BOT))

    assert mark_in(message) == AnswerMark(CODE, many[-MOST_IDS:])


@pytest.mark.parametrize(
    "mark", [AnswerMark(CODE), CommandMark("newgroup"), CommandMark("meeting", "0123456789abcdef")]
)
@pytest.mark.parametrize("html", ["<b>Two</b> words", "One line.\n\nAnother.", "<b>A</b>\nb"])
def test_a_mark_survives_telegram_and_shows_nothing(html: str, mark: HiddenMark) -> None:
    message = as_sent(hide(html, mark, BOT))

    assert mark_in(message) == mark
    plain = as_sent(html).text
    assert message.text is not None
    assert message.text.replace("\u200b", "") == plain


def test_a_mark_never_stands_at_an_end_of_a_text() -> None:
    with pytest.raises(NoRoom):
        hide("<b>One</b>", CommandMark("newgroup"), BOT)


@pytest.mark.parametrize(
    "url",
    [
        f"https://t.me/{BOT}?start=a-{CODE}x",
        f"https://t.me/{BOT}?start=a-{CODE[:-1]}",
        f"https://t.me/{BOT}?start=a-{CODE}&own=!",
        f"https://example.org/{BOT}?start=a-{CODE}",
        f"https://t.me/{BOT}?start=c-",
        "https://t.me",
    ],
)
def test_other_links_are_no_marks(url: str) -> None:
    message = received("ab", [{"type": "text_link", "offset": 0, "length": 1, "url": url}], True)

    assert mark_in(message) is None


def test_a_mark_in_a_message_of_a_person_is_not_read() -> None:
    html = hide("Two words", AnswerMark(CODE), BOT)

    assert mark_in(as_sent(html, from_bot=False)) is None


def test_a_ballot_is_found_in_the_buttons_and_a_preview_is_known_by_its_send() -> None:
    keyboard = [[b.to_dict() for b in row] for row in preview_buttons(CODE, Speech(), marked=False)]
    body = received("x y", [], True).to_dict() | {"reply_markup": {"inline_keyboard": keyboard}}

    message = Message.de_json(body, None)

    assert message is not None
    assert answer_mark_in(message) == AnswerMark(CODE)
    assert is_preview(message)
    assert not is_preview(received("x y", [], True))
