"""Taps under a question and under its receipt."""

import re
from typing import Literal

from telegram import MaybeInaccessibleMessage

from bot.chat.answering.drafting import ask_again, ask_for_answer
from bot.chat.answering.previews import answer_mark_in
from bot.chat.answering.questions import (
    answer_again_buttons,
    change_buttons,
    clear_button,
    later_buttons,
    paragraphs,
    question_buttons,
    question_text,
    receipt_buttons,
    said,
    sealed_until,
    wording,
)
from bot.chat.answering.refusals import group_name, honoured, not_taken, refuse, zone_name
from bot.chat.answering.taps import (
    Again,
    Back,
    Change,
    KeepAnswer,
    Later,
    LaterAt,
    Pick,
    Show,
    Skip,
    When,
    Withdraw,
    Write,
)
from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages.dates import moment
from bot.chat.messages.hidden_marks import hide
from bot.chat.messages.taps import Code
from bot.flows.rounds.answering import AnswerRefused, Asking, BallotRefused
from prompts.model import Kind
from storage.records import Question

LATER: dict[When, Literal["evening", "morning", "day-before"]] = {
    When.EVENING: "evening",
    When.MORNING: "morning",
    When.DAY_BEFORE: "day-before",
}


async def on_show(desk: Desk, tap: Show, touch: Touch) -> None:
    """Turn this message into the question."""
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    await desk.answer(touch.query)
    await _show(desk, touch.message, asking.question, tap.code, tap.total)


async def on_again(desk: Desk, tap: Again, touch: Touch) -> None:
    """Turn this message back into the question, and let the person answer it."""
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    await desk.answer(touch.query)
    await _show(desk, touch.message, asking.question, tap.code, tap.total)
    if asking.question.kind is Kind.TEXT:
        await ask_for_answer(desk, tap.code, asking.question, touch.message.message_id)


async def on_pick(desk: Desk, tap: Pick, touch: Touch) -> None:
    """Seal a tapped answer; the message becomes its receipt."""
    sealed = await desk.flows.answering.seal(tap.code, value=tap.value)
    if isinstance(sealed, BallotRefused):
        await refuse(desk, sealed, touch)
        return
    if isinstance(sealed, AnswerRefused):
        await desk.answer(touch.query, not_taken(sealed, desk.speech), alert=True)
        return
    question, speech = sealed.question, desk.speech
    await desk.answer(
        touch.query, speech.label("toast-changed" if sealed.changed else "toast-sealed")
    )
    receipt = paragraphs(
        wording(question, speech),
        speech.say("receipt-value", answer=said(question, tap.value, speech)),
        sealed_until(question, sealed.opens_at, zone_name(desk, question), speech),
    )
    await desk.edit(touch.message, receipt, receipt_buttons(tap.code, speech))


async def on_write(desk: Desk, tap: Write, touch: Touch) -> None:
    """Ask for the words of an answer."""
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    await desk.answer(touch.query)
    await ask_for_answer(desk, tap.code, asking.question, touch.message.message_id)


async def on_skip(desk: Desk, tap: Skip, touch: Touch) -> None:
    """Don't answer: nothing is stored, not even that."""
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    speech = desk.speech
    await desk.answer(touch.query, speech.label("toast-skipped"))
    text = paragraphs(wording(asking.question, speech), speech.say("skipped"))
    await desk.edit(touch.message, text, answer_again_buttons(tap.code, tap.total, speech))


async def on_later(desk: Desk, tap: Later, touch: Touch) -> None:
    """Show when one can be reminded."""
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    await desk.answer(touch.query)
    await desk.swap(
        touch.message.chat.id,
        touch.message.message_id,
        later_buttons(tap.code, tap.total, desk.speech),
    )


async def on_later_at(desk: Desk, tap: LaterAt, touch: Touch) -> None:
    """Set a reminder; the question stays."""
    snoozed = await desk.flows.answering.snooze(
        desk.chat_id, tap.code, touch.message.message_id, LATER[tap.when]
    )
    asking = await desk.flows.answering.question(tap.code)
    if isinstance(snoozed, BallotRefused):
        await refuse(desk, snoozed, touch)
    elif isinstance(asking, BallotRefused):
        await refuse(desk, asking, touch)
    else:
        at = moment(snoozed.at, zone_name(desk, asking.question), desk.speech)
        await desk.answer(touch.query, desk.speech.label("toast-snoozed", moment=at))
        await _buttons_back(desk, touch, asking, tap.code, tap.total)


async def on_back(desk: Desk, tap: Back, touch: Touch) -> None:
    """Put the question's own buttons back."""
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    await desk.answer(touch.query)
    await _buttons_back(desk, touch, asking, tap.code, tap.total)


async def on_change(desk: Desk, tap: Change, touch: Touch) -> None:
    """Offer to answer otherwise; what is sealed stays so until then."""
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    await desk.answer(touch.query)
    if asking.question.kind is Kind.TEXT:
        await ask_again(desk, tap.code, asking.question, touch, sealed=True)
        return
    await desk.swap(
        touch.message.chat.id,
        touch.message.message_id,
        change_buttons(asking.question, tap.code, desk.speech),
    )


async def on_keep_answer(desk: Desk, tap: KeepAnswer, touch: Touch) -> None:
    """Put a receipt's own buttons back."""
    await desk.answer(touch.query)
    await desk.swap(
        touch.message.chat.id, touch.message.message_id, receipt_buttons(tap.code, desk.speech)
    )


async def on_withdraw(desk: Desk, tap: Withdraw, touch: Touch) -> None:
    """Take the answer out of its box; the message offers to answer again."""
    withdrawn = await desk.flows.answering.withdraw(tap.code)
    if isinstance(withdrawn, BallotRefused):
        await refuse(desk, withdrawn, touch)
        return
    speech = desk.speech
    await desk.answer(touch.query, speech.label("toast-withdrawn"))
    done = "withdrawn" if withdrawn.was_there else "withdrawn-nothing"
    text = paragraphs(wording(withdrawn.question, speech), speech.say(done))
    buttons = list(answer_again_buttons(tap.code, 0, speech))
    mark = answer_mark_in(touch.readable) if touch.readable else None
    if mark and mark.own:
        text = hide(text, mark, desk.bot_name)
        buttons.append([clear_button(tap.code, speech)])
    await desk.edit(touch.message, text, buttons)


async def on_start(desk: Desk, call: Call) -> None:
    """Somebody followed the hidden link of a question: show the question anew."""
    code = Code(call.words.removeprefix("a-"))
    asking = await honoured(desk, code, None)
    if asking is None:
        return
    question = asking.question
    if question.kind is Kind.TEXT:
        await ask_for_answer(desk, code, question)
    else:
        text = question_text(question, group_name(desk, question), 0, desk.speech)
        await desk.say(desk.chat_id, text, question_buttons(question, code, 0, desk.speech))


async def _show(
    desk: Desk, message: MaybeInaccessibleMessage, question: Question, code: Code, total: int
) -> None:
    text = question_text(question, group_name(desk, question), total, desk.speech)
    await desk.edit(message, text, question_buttons(question, code, total, desk.speech))


async def _buttons_back(desk: Desk, touch: Touch, asking: Asking, code: Code, total: int) -> None:
    await desk.swap(
        touch.message.chat.id,
        touch.message.message_id,
        question_buttons(asking.question, code, total, desk.speech),
    )


ROUTES = Routes(
    taps=(
        on(Show, on_show),
        on(Again, on_again),
        on(Pick, on_pick),
        on(Write, on_write),
        on(Skip, on_skip),
        on(Later, on_later),
        on(LaterAt, on_later_at),
        on(Back, on_back),
        on(Change, on_change),
        on(KeepAnswer, on_keep_answer),
        on(Withdraw, on_withdraw),
    ),
    starts=((re.compile(r"a-[A-Za-z0-9_-]{50}"), on_start),),
)
