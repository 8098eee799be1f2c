"""Taps under a question and under its receipt."""

import re
from typing import Literal

from telegram import MaybeInaccessibleMessage

from bot.chat.answering.asking import ask_again, ask_for_answer, stop_asking
from bot.chat.answering.draft_of import message_for_receipt
from bot.chat.answering.previews import answer_mark_in
from bot.chat.answering.questions import (
    answer_again_buttons,
    change_buttons,
    clear_button,
    later_buttons,
    question_buttons,
    question_text,
    receipt_buttons,
    said,
    sealed_until,
    wording,
)
from bot.chat.answering.refusals import honoured, not_taken, refuse
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
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import TypedAnswer
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages.formatting import moment, paragraphs
from bot.chat.messages.hidden_marks import hide
from bot.chat.messages.taps import Code
from bot.flows.rounds.box_changes import AnswerRefused
from bot.flows.rounds.honouring import BallotRefused, OpenQuestion
from prompts.model import Kind

LATER: dict[When, Literal["evening", "morning", "day-before"]] = {
    When.EVENING: "evening",
    When.MORNING: "morning",
    When.DAY_BEFORE: "day-before",
}


async def on_show(context: Context, tap: Show, callback: Callback) -> None:
    """Turn this message into the question."""
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    await context.answer(callback.query)
    await _show(context, callback.message, asking, tap.code, tap.total)


async def on_again(context: Context, tap: Again, callback: Callback) -> None:
    """Turn this message back into the question, and let the person answer it."""
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    await context.answer(callback.query)
    await _show(context, callback.message, asking, tap.code, tap.total)
    if asking.question.kind is Kind.TEXT:
        await _ask_for_words(context, tap.code, asking, callback)


async def on_pick(context: Context, tap: Pick, callback: Callback) -> None:
    """Seal a tapped answer; the message becomes its receipt."""
    sealed = await context.flows.answering.seal(context.chat_id, tap.code, value=tap.value)
    if isinstance(sealed, BallotRefused):
        await refuse(context, sealed, callback)
        return
    if isinstance(sealed, AnswerRefused):
        await context.answer(callback.query, not_taken(sealed, context.speech), alert=True)
        return
    asking, question, speech = sealed.asking, sealed.asking.question, context.speech
    await context.answer(
        callback.query, speech.label("toast-changed" if sealed.changed else "toast-sealed")
    )
    receipt = paragraphs(
        wording(question, speech),
        speech.say("receipt-value", answer=said(question, tap.value, speech)),
        sealed_until(question, asking.opens_at, asking.zone, speech, context.clock()),
    )
    await context.edit(callback.message, receipt, receipt_buttons(tap.code, speech))


async def on_write(context: Context, tap: Write, callback: Callback) -> None:
    """Ask for the words of an answer."""
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    await context.answer(callback.query)
    await _ask_for_words(context, tap.code, asking, callback)


async def _ask_for_words(
    context: Context, code: Code, asking: OpenQuestion, callback: Callback
) -> None:
    mark = answer_mark_in(callback.readable) if callback.readable else None
    draft = TypedAnswer(
        code,
        earlier=mark.own if mark else (),
        question=message_for_receipt(callback.message),
    )
    await ask_for_answer(context, asking.question, draft, callback.message.message_id)


async def on_skip(context: Context, tap: Skip, callback: Callback) -> None:
    """Don't answer: nothing is stored, not even that."""
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    speech = context.speech
    await context.answer(callback.query, speech.label("toast-skipped"))
    await stop_asking(context, tap.code, callback.message.message_id)
    text = paragraphs(wording(asking.question, speech), speech.say("skipped"))
    await context.edit(callback.message, text, answer_again_buttons(tap.code, tap.total, speech))


async def on_later(context: Context, tap: Later, callback: Callback) -> None:
    """Show when one can be reminded."""
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    await context.answer(callback.query)
    await context.set_buttons(
        callback.message.chat.id,
        callback.message.message_id,
        later_buttons(tap.code, tap.total, context.speech),
    )


async def on_later_at(context: Context, tap: LaterAt, callback: Callback) -> None:
    """Set a reminder; the question stays."""
    snoozed = await context.flows.answering.snooze(
        context.chat_id, tap.code, callback.message.message_id, LATER[tap.when]
    )
    if isinstance(snoozed, BallotRefused):
        await refuse(context, snoozed, callback)
        return
    at = moment(context.speech, snoozed.at, snoozed.asking.zone, context.clock())
    await context.answer(callback.query, context.speech.label("toast-snoozed", moment=at))
    await _buttons_back(context, callback, snoozed.asking, tap.code, tap.total)


async def on_back(context: Context, tap: Back, callback: Callback) -> None:
    """Put the question's own buttons back."""
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    await context.answer(callback.query)
    await _buttons_back(context, callback, asking, tap.code, tap.total)


async def on_change(context: Context, tap: Change, callback: Callback) -> None:
    """Offer to answer otherwise; what is sealed stays so until then."""
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    await context.answer(callback.query)
    if asking.question.kind is Kind.TEXT:
        await ask_again(context, tap.code, asking.question, callback, sealed=True)
        return
    await context.set_buttons(
        callback.message.chat.id,
        callback.message.message_id,
        change_buttons(asking.question, tap.code, context.speech),
    )


async def on_keep_answer(context: Context, tap: KeepAnswer, callback: Callback) -> None:
    """Put a receipt's own buttons back."""
    await context.answer(callback.query)
    await stop_asking(context, tap.code, callback.message.message_id)
    await context.set_buttons(
        callback.message.chat.id,
        callback.message.message_id,
        receipt_buttons(tap.code, context.speech),
    )


async def on_withdraw(context: Context, tap: Withdraw, callback: Callback) -> None:
    """Take the answer out of its box; the message offers to answer again."""
    withdrawn = await context.flows.answering.withdraw(context.chat_id, tap.code)
    if isinstance(withdrawn, BallotRefused):
        await refuse(context, withdrawn, callback)
        return
    speech = context.speech
    await context.answer(callback.query, speech.label("toast-withdrawn"))
    done = "withdrawn" if withdrawn.was_there else "withdrawn-nothing"
    text = paragraphs(wording(withdrawn.asking.question, speech), speech.say(done))
    buttons = list(answer_again_buttons(tap.code, 0, speech))
    mark = answer_mark_in(callback.readable) if callback.readable else None
    if mark and mark.own:
        text = hide(text, mark, context.bot_name)
        buttons.append([clear_button(tap.code, speech)])
    await context.edit(callback.message, text, buttons)


async def on_start(context: Context, command: ChatCommand) -> None:
    """Somebody followed the hidden link of a question: show the question anew."""
    code = Code(command.words.removeprefix("a-"))
    asking = await honoured(context, code, None)
    if asking is None:
        return
    question = asking.question
    if question.kind is Kind.TEXT:
        await ask_for_answer(context, question, TypedAnswer(code))
    else:
        text = question_text(question, asking.round, asking.group.name, 0, context.speech)
        await context.say(
            context.chat_id, text, question_buttons(question, code, 0, context.speech)
        )


async def _show(
    context: Context,
    message: MaybeInaccessibleMessage,
    asking: OpenQuestion,
    code: Code,
    total: int,
) -> None:
    text = question_text(asking.question, asking.round, asking.group.name, total, context.speech)
    await context.edit(
        message, text, question_buttons(asking.question, code, total, context.speech)
    )


async def _buttons_back(
    context: Context, callback: Callback, asking: OpenQuestion, code: Code, total: int
) -> None:
    await context.set_buttons(
        callback.message.chat.id,
        callback.message.message_id,
        question_buttons(asking.question, code, total, context.speech),
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
