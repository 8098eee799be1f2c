"""Typed answers: asking for the words, showing them as a preview, and what can be done with it."""

from dataclasses import replace

from telegram import Message

from bot.chat.answering.previews import (
    answer_mark_in,
    clean,
    has_words,
    is_marked,
    is_preview,
    preview_buttons,
    preview_text,
    quoted,
    too_long,
    with_paragraph,
    words_in,
)
from bot.chat.answering.questions import (
    as_html,
    paragraphs,
    receipt_buttons,
    sealed_until,
    typing_buttons,
    wording,
)
from bot.chat.answering.refusals import honoured, not_taken, refuse, zone_name
from bot.chat.answering.taps import Discard, Edit, KeepAnswer, KeepDraft, Mask, Send
from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.conversations import Draft
from bot.chat.dispatch.message_kinds import sort_of
from bot.chat.dispatch.routes import Routes, Touch, on
from bot.chat.information.support import offer_card
from bot.chat.messages.buttons import Buttons
from bot.chat.messages.hidden_marks import AnswerMark, hide
from bot.chat.messages.taps import Code
from bot.flows.rounds.answering import AnswerRefused, BallotRefused, SealedNow
from bot.rules.care import suggests_distress
from bot.rules.redaction.finding import Mark as Marked
from bot.rules.redaction.finding import marks, mask
from bot.rules.sealing.boxes import TEXT_UNITS
from bot.texts.speech import Markup
from prompts.model import Kind
from storage.records import Question, Share


async def ask_for_answer(
    desk: Desk, code: Code, question: Question, reply_to: int | None = None
) -> None:
    """Ask for the words of an answer; a reply finds the question again by the hidden mark."""
    text = paragraphs(wording(question, desk.speech), desk.speech.say("ask-words"))
    await _ask(desk, Draft(code), text, reply_to)


async def ask_again(
    desk: Desk, code: Code, question: Question, touch: Touch, *, sealed: bool
) -> None:
    """Ask for the words anew, with those of this preview or (sealed) receipt at hand."""
    message = touch.readable
    text = words_in(message) if message else None
    if message is None or text is None:
        await ask_for_answer(desk, code, question)
        return
    mark = answer_mark_in(message) or AnswerMark(code)
    if sealed:
        draft = Draft(code, own=mark.own, asks=mark.asks, receipt=message.message_id)
    else:
        asks = (*mark.asks, message.message_id)
        draft = Draft(code, "", mark.own, asks, mark.receipt, message.message_id)
    keep = KeepAnswer(code) if sealed else KeepDraft(code)
    buttons = typing_buttons(text, keep, desk.speech)
    await desk.swap(message.chat.id, message.message_id, buttons)
    at_hand = Markup(f"<pre>{as_html(text)}</pre>")
    await _ask(desk, draft, paragraphs(desk.speech.say("ask-words-again"), at_hand), None)


async def _ask(desk: Desk, draft: Draft, text: str, reply_to: int | None) -> None:
    mark = AnswerMark(draft.code, draft.own, draft.asks, draft.receipt)
    asked = await desk.say(
        desk.chat_id,
        hide(text, mark, desk.bot_name),
        reply_to=reply_to,
        force_reply=desk.speech.label("ask-hint"),
    )
    if asked:
        draft = replace(draft, asks=(*draft.asks, asked.message_id))
        desk.places.remember(desk.chat_id, draft, desk.clock())


async def on_message(desk: Desk, message: Message) -> None:
    """Something typed or sent that is no command: the words of an answer, or a kind sentence."""
    sort = sort_of(message)
    if sort is None or not desk.places.first_of(message.media_group_id):
        return
    speech = desk.speech
    if sort == "forwarded":
        await desk.say(desk.chat_id, speech.say("forwarded"))
    elif message.text is None:
        what = speech.label(f"sent-{sort}")
        await desk.say(desk.chat_id, speech.say("not-words", what=what))
    elif not has_words(clean(message.text)):
        await desk.say(desk.chat_id, speech.say("no-letters"))
    else:
        await _on_words(desk, message, clean(message.text))


async def _on_words(desk: Desk, message: Message, words: str) -> None:
    if suggests_distress(words):
        await offer_card(desk)
    draft = _draft_for(desk, message)
    if draft is None:
        away = message.reply_to_message is not None and _is_ours(desk, message.reply_to_message)
        lost = "no-place" if desk.memberships else "not-a-member"
        text = desk.speech.say("reply-elsewhere" if away else lost)
        await desk.say(desk.chat_id, text, reply_to=message.message_id)
        return
    asking = await honoured(desk, draft.code, None)
    if asking is None:
        desk.places.forget(desk.chat_id)
    elif asking.question.kind is not Kind.TEXT:
        await desk.say(desk.chat_id, desk.speech.say("please-tap"))
    else:
        await _add(desk, asking.question, draft, message.message_id, words)


def _draft_for(desk: Desk, message: Message) -> Draft | None:
    """The draft that a message belongs to: by what it replies to, or else by where they were."""
    place = desk.places.find(desk.chat_id, desk.clock())
    here = place if isinstance(place, Draft) else None
    answered = message.reply_to_message
    if answered is None or not _is_ours(desk, answered):
        return here
    mark = answer_mark_in(answered)
    if mark is None:
        return None
    if here and here.code == mark.code and (here.text or answered.message_id in here.asks):
        return here
    if is_preview(answered):
        return _draft_in(answered, mark.code, words_in(answered) or "")
    if words_in(answered):
        return Draft(mark.code, "", mark.own, mark.asks, answered.message_id)
    return Draft(mark.code, "", mark.own, (*mark.asks, *_asking_id(answered)), mark.receipt)


def _asking_id(answered: Message) -> tuple[int, ...]:
    """The id of a "type your answer" message; the question itself, which has buttons, stays."""
    return () if answered.reply_markup else (answered.message_id,)


def _is_ours(desk: Desk, message: Message) -> bool:
    return message.from_user is not None and message.from_user.id == desk.bot.id


async def _add(desk: Desk, question: Question, draft: Draft, number: int, words: str) -> None:
    """Add a message's words to a draft, and show it at the bottom of the chat."""
    speech = desk.speech
    text = draft.text if number in draft.own else with_paragraph(draft.text, words)
    over = too_long(text)
    if over:
        text_id = "too-long-together" if draft.text else "too-long"
        await desk.say(desk.chat_id, speech.say(text_id, over=over, most=TEXT_UNITS))
        return
    own = draft.own if number in draft.own else (*draft.own, number)
    draft, before = replace(draft, text=text, own=own), draft.preview
    shown = await desk.say(desk.chat_id, *await _preview(desk, question, draft))
    if shown is None:
        return
    draft = replace(draft, preview=shown.message_id)
    desk.places.remember(desk.chat_id, draft, desk.clock())
    if before:
        await desk.delete(desk.chat_id, before)


async def _preview(desk: Desk, question: Question, draft: Draft) -> tuple[Markup, Buttons]:
    marked = await _marks(desk, question, draft.text)
    text = preview_text(question, draft, marked, desk.bot_name, desk.speech)
    return text, preview_buttons(draft.code, desk.speech, marked=bool(marked))


async def _marks(desk: Desk, question: Question, text: str) -> tuple[Marked, ...]:
    """The words that may point to somebody, also by the group's own watch list."""
    return marks(text, await desk.flows.watching.for_question(question))


async def on_send(desk: Desk, tap: Send, touch: Touch) -> None:
    """Seal the words in the preview; it becomes the receipt."""
    text = words_in(touch.readable) if touch.readable else None
    if touch.readable is None or text is None:
        await desk.answer(touch.query, desk.speech.label("words-not-taken"), alert=True)
        return
    sealed = await desk.flows.answering.seal(tap.code, text=text, share=tap.share)
    if isinstance(sealed, BallotRefused):
        await refuse(desk, sealed, touch)
    elif isinstance(sealed, AnswerRefused):
        await desk.answer(touch.query, not_taken(sealed, desk.speech), alert=True)
    else:
        await _receipt(desk, tap, touch.readable, sealed, text)
        toast = "toast-changed" if sealed.changed else "toast-sealed"
        await desk.answer(touch.query, desk.speech.label(toast))


async def _receipt(desk: Desk, tap: Send, message: Message, sealed: SealedNow, text: str) -> None:
    question, speech = sealed.question, desk.speech
    mark = answer_mark_in(message) or AnswerMark(tap.code)
    heading = speech.say("receipt-words" if tap.share is Share.WORDS else "receipt-themes")
    receipt = paragraphs(
        wording(question, speech),
        quoted(heading, as_html(text)),
        sealed_until(question, sealed.opens_at, zone_name(desk, question), speech),
    )
    marked = hide(receipt, AnswerMark(tap.code, mark.own), desk.bot_name)
    await desk.edit(message, marked, receipt_buttons(tap.code, speech))
    await _leave(desk, tap.code)
    for number in {*mark.asks, *((mark.receipt,) if mark.receipt else ())}:
        await desk.delete(desk.chat_id, number)


async def on_edit(desk: Desk, tap: Edit, touch: Touch) -> None:
    """Ask for the words anew, with those of the preview at hand."""
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    await desk.answer(touch.query)
    await ask_again(desk, tap.code, asking.question, touch, sealed=False)


async def on_keep_draft(desk: Desk, tap: KeepDraft, touch: Touch) -> None:
    """Put a preview's own buttons back; another message adds to it again."""
    await desk.answer(touch.query)
    message = touch.readable
    text = words_in(message) if message else None
    if message is None or text is None:
        return
    draft = _draft_in(message, tap.code, text)
    desk.places.remember(desk.chat_id, draft, desk.clock())
    buttons = preview_buttons(tap.code, desk.speech, marked=is_marked(message))
    await desk.swap(message.chat.id, message.message_id, buttons)


async def on_mask(desk: Desk, tap: Mask, touch: Touch) -> None:
    """Put neutral words for what is marked in the preview, which is the draft."""
    text = words_in(touch.readable) if touch.readable else None
    if touch.readable is None or text is None:
        await desk.answer(touch.query, desk.speech.label("words-not-taken"), alert=True)
        return
    asking = await honoured(desk, tap.code, touch)
    if asking is None:
        return
    masked = with_paragraph("", mask(text, await _marks(desk, asking.question, text)))
    draft = _draft_in(touch.readable, tap.code, masked)
    if too_long(draft.text):
        await desk.answer(touch.query, desk.speech.label("answer-too-long"), alert=True)
        return
    await desk.answer(touch.query, desk.speech.label("toast-masked"))
    await desk.edit(touch.message, *await _preview(desk, asking.question, draft))
    desk.places.remember(desk.chat_id, draft, desk.clock())


def _draft_in(message: Message, code: Code, text: str) -> Draft:
    """The draft of a preview, with this text."""
    mark = answer_mark_in(message) or AnswerMark(code)
    return Draft(code, text, mark.own, mark.asks, mark.receipt, message.message_id)


async def on_discard(desk: Desk, tap: Discard, touch: Touch) -> None:
    """Delete the draft and what it was typed in; nothing was stored, and a sealed answer stays."""
    await desk.answer(touch.query, desk.speech.label("toast-discarded"))
    await _leave(desk, tap.code)
    mark = answer_mark_in(touch.readable) if touch.readable else None
    mark = mark or AnswerMark(tap.code)
    # What was typed before the receipt belongs to the answer that stays sealed.
    typed = [number for number in mark.own if number > (mark.receipt or 0)]
    gone = [await desk.delete(desk.chat_id, number) for number in typed]
    for number in mark.asks:
        await desk.delete(desk.chat_id, number)
    if mark.receipt:
        await desk.swap(desk.chat_id, mark.receipt, receipt_buttons(tap.code, desk.speech))
    if not await desk.delete(desk.chat_id, touch.message.message_id):
        await desk.edit(touch.message, desk.speech.say("discarded"))
    if not all(gone):
        await desk.say(desk.chat_id, desk.speech.say("discard-by-hand"))


async def on_edited(desk: Desk, message: Message) -> None:
    """A change to a message sent before is not taken."""
    if message.text is not None:
        await desk.say(desk.chat_id, desk.speech.say("edited"), reply_to=message.message_id)


async def _leave(desk: Desk, code: Code) -> None:
    place = desk.places.find(desk.chat_id, desk.clock())
    if isinstance(place, Draft) and place.code == code:
        desk.places.forget(desk.chat_id)


ROUTES = Routes(
    taps=(
        on(Send, on_send),
        on(Mask, on_mask),
        on(Edit, on_edit),
        on(KeepDraft, on_keep_draft),
        on(Discard, on_discard),
    ),
    message=on_message,
    edited=on_edited,
)
