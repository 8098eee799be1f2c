"""Changes to one's own messages: while the preview stands it changes with them."""

from dataclasses import replace

from telegram import Message

from bot.chat.answering.asking import stop_asking
from bot.chat.answering.drafting import preview
from bot.chat.answering.pasted import joined
from bot.chat.answering.previews import clean, has_words, too_long, with_paragraph
from bot.chat.answering.refusals import honoured
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import TypedAnswer
from bot.chat.dispatch.routes import Routes
from bot.rules.sealing.boxes import TEXT_UNITS


async def on_edited(context: Context, message: Message) -> bool:
    """Change the preview that the message went into, or say what to do; whether it is a draft."""
    if message.text is None:
        return False
    here = context.conversations.find(context.chat_id, context.clock())
    words = clean(message.text)
    draft = None
    if isinstance(here, TypedAnswer) and has_words(words):
        draft = changed(here, message.message_id, words)
    if draft is None:
        told = context.speech.say("edited")
        await context.say(context.chat_id, told, reply_to=message.message_id)
        return False
    if isinstance(here, TypedAnswer) and not here.text:
        await stop_asking(context, here.code, here.preview or 0)
        draft = replace(draft, asks=())
    return await _show(context, draft, message)


def changed(draft: TypedAnswer, number: int, words: str) -> TypedAnswer | None:
    """The draft with other words in one of its messages; None if they can't be put in."""
    if number not in draft.own:
        return None
    if any(part.number == number for part in draft.parts):
        parts = tuple(
            replace(part, words=words) if part.number == number else part for part in draft.parts
        )
        return replace(draft, text=joined(parts), parts=parts)
    if draft.parts or draft.own != (number,):
        return None
    return replace(draft, text=with_paragraph("", words), parts=())


async def _show(context: Context, draft: TypedAnswer, message: Message) -> bool:
    asking = await honoured(context, draft.code, None)
    if asking is None:
        context.conversations.forget(context.chat_id)
        return False
    if over := too_long(draft.text):
        told = context.speech.say("too-long-edited", over=over, most=TEXT_UNITS)
        await context.say(context.chat_id, told, reply_to=message.message_id)
        return True
    text, buttons = preview(context, asking, draft)
    rewritten = draft.preview and await context.rewrite(
        context.chat_id, draft.preview, text, buttons
    )
    if not rewritten:
        shown = await context.say(context.chat_id, text, buttons)
        draft = replace(draft, preview=shown.message_id if shown else draft.preview)
    context.conversations.remember(context.chat_id, draft, context.clock())
    return True


ROUTES = Routes(edited=on_edited)
