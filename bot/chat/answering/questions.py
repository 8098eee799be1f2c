"""How a question and its receipt look in the chat."""

from datetime import datetime

from telegram import InlineKeyboardButton

from bot.chat.answering.taps import (
    Again,
    Back,
    Change,
    Clear,
    ClearNow,
    KeepAnswer,
    KeepDraft,
    Later,
    LaterAt,
    Pick,
    Skip,
    When,
    Withdraw,
    Write,
)
from bot.chat.messages.buttons import COPY_UNITS, Buttons, copy_button, tap_button
from bot.chat.messages.formatting import as_html, moment, paragraphs
from bot.chat.messages.roll import roll_told
from bot.chat.messages.taps import Code
from bot.rules.sealing.boxes import utf16_units
from bot.texts.speech import Markup, Speech
from prompts.model import SCALE_POINTS, Kind
from storage.records import Question, Round


def question_text(
    question: Question, asked_in: Round, group_name: str, total: int, speech: Speech
) -> Markup:
    """A question as it stands in the chat; `total` is how many there are in its round, or 0."""
    number = {"number": question.position, "total": total}
    heading = speech.say("question-heading-again", group=group_name)
    if total:
        heading = speech.say("question-heading", group=group_name, **number)
    ends = (
        speech.say("scale-ends", low=question.low, high=question.high)
        if question.kind is Kind.SCALE
        else ""
    )
    return paragraphs(
        heading,
        *roll_told(asked_in, question.position, speech),
        wording(question, speech),
        as_html(question.help),
        ends,
        speech.say(f"how-{question.kind.value}"),
    )


def wording(question: Question, speech: Speech) -> Markup:
    """What is asked."""
    return speech.say("question-wording", wording=question.wording)


def question_buttons(question: Question, code: Code, total: int, speech: Speech) -> Buttons:
    """The buttons under a question."""
    skip = tap_button(speech.label("button-skip"), Skip(code, total))
    later = tap_button(speech.label("button-later"), Later(code, total))
    return [*_options(question, code, speech), [skip, later]]


def later_buttons(code: Code, total: int, speech: Speech) -> Buttons:
    """When one can be reminded."""
    choices = (
        ("button-evening", When.EVENING),
        ("button-morning", When.MORNING),
        ("button-day-before", When.DAY_BEFORE),
    )
    return [
        *([tap_button(speech.label(text), LaterAt(code, total, at))] for text, at in choices),
        [tap_button(speech.label("button-back"), Back(code, total))],
    ]


def answer_again_buttons(code: Code, total: int, speech: Speech) -> Buttons:
    """The way back to a question that was skipped or withdrawn."""
    return [[tap_button(speech.label("button-answer"), Again(code, total))]]


def receipt_buttons(code: Code, speech: Speech) -> Buttons:
    """What can be done with a sealed answer."""
    return [
        [
            tap_button(speech.label("button-change"), Change(code)),
            tap_button(speech.label("button-withdraw"), Withdraw(code)),
        ],
        [clear_button(code, speech)],
    ]


def clear_button(code: Code, speech: Speech) -> InlineKeyboardButton:
    """The way to delete an answer from the chat."""
    return tap_button(speech.label("button-clear"), Clear(code))


def change_buttons(question: Question, code: Code, speech: Speech) -> Buttons:
    """The options again, under a receipt."""
    keep = [tap_button(speech.label("button-keep"), KeepAnswer(code))]
    return [*_options(question, code, speech), keep]


def typing_buttons(text: str, keep: KeepAnswer | KeepDraft, speech: Speech) -> Buttons:
    """What stands under words that are being typed anew."""
    rows = [[tap_button(speech.label("button-keep"), keep)]]
    if utf16_units(text) <= COPY_UNITS:
        rows.insert(0, [copy_button(speech.label("button-copy"), text)])
    return rows


def clear_buttons(code: Code, speech: Speech) -> Buttons:
    """Whether to clear indeed."""
    return [
        [tap_button(speech.label("button-clear-yes"), ClearNow(code))],
        [tap_button(speech.label("button-keep"), KeepAnswer(code))],
    ]


def said(question: Question, value: int, speech: Speech) -> Markup:
    """A tapped answer in words."""
    if question.kind is Kind.SCALE:
        return speech.say("scale-answer", value=value, low=question.low, high=question.high)
    return as_html(question.options[value])


def sealed_until(
    question: Question, opens_at: datetime, zone: str, speech: Speech, now: datetime
) -> Markup:
    """Who can see a sealed answer, and when."""
    return speech.say("receipt-until", k=question.k, moment=moment(speech, opens_at, zone, now))


def _options(question: Question, code: Code, speech: Speech) -> Buttons:
    if question.kind is Kind.TEXT:
        return [[tap_button(speech.label("button-answer"), Write(code))]]
    if question.kind is Kind.CHOICE:
        labels = list(enumerate(question.options))
    else:
        ends = {
            SCALE_POINTS[0]: speech.label("scale-low", low=question.low),
            SCALE_POINTS[-1]: speech.label("scale-high", high=question.high),
        }
        labels = [(point, ends.get(point, str(point))) for point in SCALE_POINTS]
    return [[tap_button(label, Pick(code, value))] for value, label in labels]
