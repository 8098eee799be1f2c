"""A text answer as it lies in the chat: typed, shown as a preview, and read back out of it.

Nothing is stored before Send. The preview message is the draft: its blockquote holds the words,
its hidden mark the ballot and which messages the words were typed in.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import MessageEntityType

from bot.chat.answering.marking import told, underlined
from bot.chat.answering.questions import wording
from bot.chat.answering.taps import (
    BALLOT_TAPS,
    BallotTap,
    Discard,
    Edit,
    HowToSend,
    KeepDraft,
    Mask,
    Send,
)
from bot.chat.dispatch.conversations import TypedAnswer
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.formatting import paragraphs
from bot.chat.messages.hidden_marks import AnswerMark, hide, mark_in
from bot.chat.messages.taps import Code
from bot.rules.redaction.finding import Mark as Marked
from bot.rules.sealing.boxes import TEXT_UNITS, utf16_units
from bot.rules.tidying import tidy
from bot.texts.speech import Markup, Speech
from storage.records import Question, Share

QUOTES = (MessageEntityType.BLOCKQUOTE, MessageEntityType.EXPANDABLE_BLOCKQUOTE)


def clean(text: str) -> str:
    """The text as it is sealed: in NFC, stripped, without control characters.

    Line breaks stay. What Telegram itself removes from a text (U+2028 to U+202E) goes too, or
    the preview would not hold the same text.
    """
    kept = "".join(filter(_kept, text.replace("\r\n", "\n").replace("\t", " ")))
    return unicodedata.normalize("NFC", kept).strip()


def has_words(text: str) -> bool:
    """Whether anything in it can be seen."""
    return any(unicodedata.category(char)[0] not in "CZ" for char in text)


def too_long(text: str) -> int:
    """By how many UTF-16 units the text is too long for an answer; 0 if it fits."""
    return max(0, utf16_units(text) - TEXT_UNITS)


def with_paragraph(text: str, more: str) -> str:
    """A draft with another message added to it, tidied as it will be when its box is opened."""
    return clean(tidy(f"{text}\n\n{more}" if text else more))


def words_in(message: Message) -> str | None:
    """The words that a preview or a receipt holds, exactly as they went in; None if it has none."""
    for entity in message.entities:
        if entity.type in QUOTES and message.text is not None:
            return clean(message.parse_entity(entity)) or None
    return None


def answer_mark_in(message: Message) -> AnswerMark | None:
    """What a message of ours remembers of an answer: its hidden mark, or the ballot in a button."""
    mark = mark_in(message)
    if isinstance(mark, AnswerMark):
        return mark
    for tap in ballot_taps(message.reply_markup):
        return AnswerMark(tap.code)
    return None


def is_preview(message: Message) -> bool:
    """Whether this is a draft that can be added to, not a sealed answer's receipt."""
    return any(isinstance(tap, Send) for tap in ballot_taps(message.reply_markup))


def is_being_edited(message: Message) -> bool:
    """Whether this is a draft whose words are being typed anew."""
    return any(isinstance(tap, KeepDraft) for tap in ballot_taps(message.reply_markup))


def draft_mark(draft: TypedAnswer) -> AnswerMark:
    """What a message about a draft remembers of it."""
    return AnswerMark(
        draft.code, draft.own, draft.asks, draft.earlier, draft.question, draft.sealed
    )


def preview_text(
    question: Question, draft: TypedAnswer, marks: Sequence[Marked], bot_name: str, speech: Speech
) -> Markup:
    """A draft as the group would read it, with its marks, and with the ballot hidden in it."""
    return hide(bare_preview(question, draft.text, marks, speech), draft_mark(draft), bot_name)


def bare_preview(question: Question, text: str, marks: Sequence[Marked], speech: Speech) -> Markup:
    """What a preview shows, without a ballot; the words last, next to the buttons."""
    return paragraphs(
        wording(question, speech),
        speech.say("preview"),
        told(text, marks, speech),
        quoted(speech.say("preview-words"), underlined(text, marks)),
    )


def quoted(heading: str, words: Markup) -> Markup:
    """A heading and the words below it; it is the only quote in a message."""
    return Markup(f"{heading}\n<blockquote>{words}</blockquote>")


def is_marked(message: Message) -> bool:
    """Whether words in a preview are marked, and can be masked."""
    return any(entity.type == MessageEntityType.UNDERLINE for entity in message.entities)


def preview_buttons(code: Code, speech: Speech, *, marked: bool) -> Buttons:
    """What can be done with a draft; words that are marked can be masked."""
    mask = [tap_button(speech.label("button-mask"), Mask(code))]
    return [
        [tap_button(speech.label("button-send-words"), Send(code, Share.WORDS))],
        [tap_button(speech.label("button-send-themes"), Send(code, Share.THEMES))],
        [tap_button(speech.label("button-send-how"), HowToSend())],
        *([mask] if marked else []),
        [
            tap_button(speech.label("button-edit"), Edit(code)),
            tap_button(speech.label("button-discard"), Discard(code)),
        ],
    ]


def _kept(char: str) -> bool:
    if char == "\n":
        return True
    return unicodedata.category(char) not in ("Cc", "Cs") and not "\u2028" <= char <= "\u202e"


def ballot_taps(markup: InlineKeyboardMarkup | None) -> Iterator[BallotTap]:
    """Every button of answering under a message."""
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            if isinstance(button.callback_data, str):
                yield from _read(button.callback_data)


def _read(data: str) -> Iterator[BallotTap]:
    for kind in BALLOT_TAPS:
        tap = kind.read(data)
        if tap:
            yield tap
