"""Asks for the words of an answer: for the first time, or anew with the words so far at hand."""

from dataclasses import replace

from bot.chat.answering.draft_of import at_question, draft_in, message_for_receipt
from bot.chat.answering.previews import answer_mark_in, draft_mark, words_in
from bot.chat.answering.questions import typing_buttons, wording
from bot.chat.answering.taps import KeepAnswer, KeepDraft
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import TypedAnswer
from bot.chat.dispatch.routes import Callback
from bot.chat.messages.formatting import as_html, paragraphs
from bot.chat.messages.hidden_marks import AnswerMark, hide
from bot.chat.messages.taps import Code
from bot.texts.speech import Markup
from storage.records import Question


async def ask_for_answer(
    context: Context, question: Question, draft: TypedAnswer, reply_to: int | None = None
) -> None:
    """Ask for the words of an answer; a reply finds the question again by the hidden mark.

    What asked for them before goes, and so does a preview that stands, once there is another.
    """
    here = context.conversations.find(context.chat_id, context.clock())
    if isinstance(here, TypedAnswer) and here.code == draft.code:
        for number in here.asks:
            await context.delete(context.chat_id, number)
        draft = replace(draft, own=here.own, preview=here.preview)
    text = paragraphs(wording(question, context.speech), context.speech.say("ask-words"))
    await ask(context, draft, text, reply_to)


async def ask_again(
    context: Context, code: Code, question: Question, callback: Callback, *, sealed: bool
) -> None:
    """Ask for the words anew, with those of this preview or (sealed) receipt at hand.

    The words come in a message of their own without a ballot, so that they can be copied.
    """
    message = callback.readable
    text = words_in(message) if message else None
    if message is None or text is None:
        at = message_for_receipt(callback.message) if sealed else None
        await ask_for_answer(context, question, TypedAnswer(code, question=at))
        return
    mark = answer_mark_in(message) or AnswerMark(code)
    if sealed:
        draft = at_question(message, mark)
    else:
        draft = draft_in(message, code, "")
        draft = replace(draft, asks=(*draft.asks, message.message_id))
    keep = KeepAnswer(code) if sealed else KeepDraft(code)
    buttons = typing_buttons(text, keep, context.speech)
    await context.set_buttons(message.chat.id, message.message_id, buttons)
    speech, words = context.speech, Markup(f"<pre>{as_html(text)}</pre>")
    handed = await context.say(context.chat_id, paragraphs(speech.say("own-words"), words))
    if handed:
        draft = replace(draft, asks=(*draft.asks, handed.message_id))
    await ask(context, draft, paragraphs(wording(question, speech), speech.say("ask-again")), None)


async def stop_asking(context: Context, code: Code, kept: int) -> None:
    """The words stay as they are: what asked for them anew goes, all but the message `kept`."""
    here = context.conversations.find(context.chat_id, context.clock())
    if isinstance(here, TypedAnswer) and here.code == code and not here.text:
        context.conversations.forget(context.chat_id)
        for number in here.asks:
            if number != kept:
                await context.delete(context.chat_id, number)


async def ask(context: Context, draft: TypedAnswer, text: str, reply_to: int | None) -> None:
    """Ask for words in a text of two words or more; a reply to it goes into the draft."""
    asked = await context.say(
        context.chat_id,
        hide(text, draft_mark(draft), context.bot_name),
        reply_to=reply_to,
        force_reply=context.speech.label("ask-hint"),
    )
    if asked:
        draft = replace(draft, asks=(*draft.asks, asked.message_id))
        context.conversations.remember(context.chat_id, draft, context.clock())
