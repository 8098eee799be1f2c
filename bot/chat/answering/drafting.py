"""Typed answers: the words are shown as a preview, and what can be done with it."""

from dataclasses import replace

from telegram import Message

from bot.chat.answering.asking import ask, ask_again, stop_asking
from bot.chat.answering.draft_of import draft_in
from bot.chat.answering.pasted import is_piece, joined, pasted_with
from bot.chat.answering.previews import (
    answer_mark_in,
    is_marked,
    preview_buttons,
    preview_text,
    quoted,
    too_long,
    with_paragraph,
    words_in,
)
from bot.chat.answering.questions import (
    receipt_buttons,
    sealed_until,
    wording,
)
from bot.chat.answering.refusals import honoured, not_taken, refuse
from bot.chat.answering.taps import Discard, Edit, HowToSend, KeepDraft, Mask, Send
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import Part, TypedAnswer
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.messages.buttons import Buttons
from bot.chat.messages.formatting import as_html, paragraphs
from bot.chat.messages.hidden_marks import AnswerMark, hide
from bot.chat.messages.taps import Code
from bot.flows.rounds.box_changes import AnswerRefused, SealedNow
from bot.flows.rounds.honouring import BallotRefused, OpenQuestion
from bot.rules.redaction.finding import marks, mask
from bot.rules.sealing.boxes import TEXT_UNITS
from bot.texts.speech import Markup
from storage.records import Share


async def add_words(context: Context, asking: OpenQuestion, draft: TypedAnswer, part: Part) -> None:
    """Add a message's words to a draft, and show it at the bottom of the chat."""
    if part.number in draft.own:
        await _show_anew(context, asking, draft)
        return
    text = with_paragraph(draft.text, part.words)
    parts = (*draft.parts, part) if draft.parts or not draft.text else ()
    if parts:
        text = joined(parts)
    if over := too_long(text):
        await _leave_out(context, asking, draft, part, over)
        return
    own = (*draft.own, part.number)
    context.conversations.taken(context.chat_id)
    await _show_anew(context, asking, replace(draft, text=text, own=own, parts=parts))


async def _leave_out(
    context: Context, asking: OpenQuestion, draft: TypedAnswer, part: Part, over: int
) -> None:
    """Refuse a message; and with it what was pasted at once with it, of which it is a piece."""
    pasted = pasted_with(draft.parts, part)
    if pasted or is_piece(part):
        context.conversations.refuse(context.chat_id, part)
    if pasted:
        over = too_long(joined((*pasted, part)))
        rest = tuple(one for one in draft.parts if one not in pasted)
        gone = {one.number for one in pasted}
        own = tuple(number for number in draft.own if number not in gone)
        draft = replace(draft, text=joined(rest), own=own, parts=rest)
        over = over or too_long(with_paragraph(draft.text, part.words))
        if rest:
            await _show_anew(context, asking, draft)
        elif draft.preview:
            await context.delete(context.chat_id, draft.preview)
            draft = replace(draft, preview=None)
    text_id = "too-long-together" if draft.text else "too-long"
    text = context.speech.say(text_id, over=over, most=TEXT_UNITS)
    if draft.text:
        await context.say(context.chat_id, text)
    else:
        await ask(context, draft, text, None)


async def _show_anew(context: Context, asking: OpenQuestion, draft: TypedAnswer) -> None:
    before = draft.preview
    shown = await context.say(context.chat_id, *preview(context, asking, draft))
    if shown is None:
        return
    draft = replace(draft, preview=shown.message_id)
    context.conversations.remember(context.chat_id, draft, context.clock())
    if before:
        await context.delete(context.chat_id, before)


def preview(context: Context, asking: OpenQuestion, draft: TypedAnswer) -> tuple[Markup, Buttons]:
    """With the words marked that may point to somebody, also by the group's own watch list."""
    marked = marks(draft.text, asking.watch)
    text = preview_text(asking.question, draft, marked, context.bot_name, context.speech)
    return text, preview_buttons(draft.code, context.speech, marked=bool(marked))


async def on_send(context: Context, tap: Send, callback: Callback) -> None:
    """Seal the words in the preview; the question's message becomes the receipt."""
    text = words_in(callback.readable) if callback.readable else None
    if callback.readable is None or text is None:
        await context.answer(callback.query, context.speech.label("words-not-taken"), alert=True)
        return
    sealed = await context.flows.answering.seal(
        context.chat_id, tap.code, text=text, share=tap.share
    )
    if isinstance(sealed, BallotRefused):
        await refuse(context, sealed, callback)
    elif isinstance(sealed, AnswerRefused):
        await context.answer(callback.query, not_taken(sealed, context.speech), alert=True)
    else:
        await _receipt(context, tap, callback.readable, sealed, text)
        toast = "toast-changed" if sealed.changed else "toast-sealed"
        await context.answer(callback.query, context.speech.label(toast))


async def _receipt(
    context: Context, tap: Send, message: Message, sealed: SealedNow, text: str
) -> None:
    asking, question, speech = sealed.asking, sealed.asking.question, context.speech
    mark = answer_mark_in(message) or AnswerMark(tap.code)
    heading = speech.say("receipt-words" if tap.share is Share.WORDS else "receipt-themes")
    receipt = paragraphs(
        wording(question, speech),
        quoted(heading, as_html(text)),
        sealed_until(question, asking.opens_at, asking.zone, speech, context.clock()),
    )
    typed = AnswerMark(tap.code, (*mark.earlier, *mark.own))
    marked, buttons = hide(receipt, typed, context.bot_name), receipt_buttons(tap.code, speech)
    spent = set(mark.asks)
    if mark.question and await context.rewrite(context.chat_id, mark.question, marked, buttons):
        spent.add(message.message_id)
    else:
        await context.edit(message, marked, buttons)
    await _leave(context, tap.code)
    for number in sorted(spent):
        await context.take_away(context.chat_id, number, speech.say("moved-on"))


async def on_how_to_send(context: Context, tap: HowToSend, callback: Callback) -> None:
    """Say what the two ways of sending mean."""
    await context.answer(callback.query, context.speech.label("send-how"), alert=True)


async def on_edit(context: Context, tap: Edit, callback: Callback) -> None:
    """Ask for the words anew, with those of the preview at hand."""
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    await context.answer(callback.query)
    await ask_again(context, tap.code, asking.question, callback, sealed=False)


async def on_keep_draft(context: Context, tap: KeepDraft, callback: Callback) -> None:
    """Put a preview's own buttons back; another message adds to it again."""
    await context.answer(callback.query)
    message = callback.readable
    text = words_in(message) if message else None
    if message is None or text is None:
        return
    await stop_asking(context, tap.code, message.message_id)
    draft = draft_in(message, tap.code, text)
    context.conversations.remember(context.chat_id, draft, context.clock())
    buttons = preview_buttons(tap.code, context.speech, marked=is_marked(message))
    await context.set_buttons(message.chat.id, message.message_id, buttons)


async def on_mask(context: Context, tap: Mask, callback: Callback) -> None:
    """Put neutral words for what is marked in the preview, which is the draft."""
    text = words_in(callback.readable) if callback.readable else None
    if callback.readable is None or text is None:
        await context.answer(callback.query, context.speech.label("words-not-taken"), alert=True)
        return
    asking = await honoured(context, tap.code, callback)
    if asking is None:
        return
    masked = with_paragraph("", mask(text, marks(text, asking.watch)))
    draft = draft_in(callback.readable, tap.code, masked)
    if too_long(draft.text):
        await context.answer(callback.query, context.speech.label("answer-too-long"), alert=True)
        return
    await context.answer(callback.query, context.speech.label("toast-masked"))
    await context.edit(callback.message, *preview(context, asking, draft))
    context.conversations.remember(context.chat_id, draft, context.clock())


async def on_discard(context: Context, tap: Discard, callback: Callback) -> None:
    """Delete the draft and what it was typed in; nothing was stored, and a sealed answer stays."""
    await context.answer(callback.query, context.speech.label("toast-discarded"))
    await _leave(context, tap.code)
    mark = answer_mark_in(callback.readable) if callback.readable else None
    mark = mark or AnswerMark(tap.code)
    # A preview from before 0.3 has an earlier wording's messages among its own.
    typed = [number for number in mark.own if number > (mark.question or 0)]
    gone = [await context.delete(context.chat_id, number) for number in typed]
    for number in mark.asks:
        await context.take_away(context.chat_id, number, context.speech.say("discarded"))
    if mark.sealed and mark.question:
        await context.set_buttons(
            context.chat_id, mark.question, receipt_buttons(tap.code, context.speech)
        )
    if not await context.delete(context.chat_id, callback.message.message_id):
        await context.edit(callback.message, context.speech.say("discarded"))
    if not all(gone):
        await context.say(context.chat_id, context.speech.say("discard-by-hand"))


async def _leave(context: Context, code: Code) -> None:
    conversation = context.conversations.find(context.chat_id, context.clock())
    if isinstance(conversation, TypedAnswer) and conversation.code == code:
        context.conversations.forget(context.chat_id)


ROUTES = Routes(
    taps=(
        on(Send, on_send),
        on(HowToSend, on_how_to_send),
        on(Mask, on_mask),
        on(Edit, on_edit),
        on(KeepDraft, on_keep_draft),
        on(Discard, on_discard),
    ),
)
