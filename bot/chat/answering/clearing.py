"""Clear from this chat: an answer's words go from the chat, as far as Telegram lets a bot delete.

The sealed answer stays; only the way back to it goes.
"""

from bot.chat.answering.previews import answer_mark_in, words_in
from bot.chat.answering.questions import clear_buttons
from bot.chat.answering.taps import Clear, ClearNow
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.messages.formatting import paragraphs
from bot.chat.messages.hidden_marks import MOST_IDS, AnswerMark


async def on_clear(context: Context, tap: Clear, callback: Callback) -> None:
    """Say what will be gone, and ask, once."""
    typed = callback.readable is not None and words_in(callback.readable) is not None
    text_id = "clear-sure" if typed else "clear-sure-tap"
    await context.answer(callback.query, context.speech.label(text_id))
    buttons = clear_buttons(tap.code, context.speech)
    await context.set_buttons(callback.message.chat.id, callback.message.message_id, buttons)


async def on_clear_now(context: Context, tap: ClearNow, callback: Callback) -> None:
    """Delete the receipt and the messages that the answer was typed in."""
    mark = answer_mark_in(callback.readable) if callback.readable else None
    mark = mark or AnswerMark(tap.code)
    gone = [await context.delete(context.chat_id, number) for number in (*mark.own, *mark.asks)]
    speech = context.speech
    await context.answer(callback.query, speech.label("toast-cleared"))
    left = not all(gone) or len(mark.own) >= MOST_IDS or callback.readable is None
    if left or not await context.delete(context.chat_id, callback.message.message_id):
        by_hand = speech.say("clear-by-hand") if left else ""
        await context.edit(callback.message, paragraphs(speech.say("cleared"), by_hand))


ROUTES = Routes(taps=(on(Clear, on_clear), on(ClearNow, on_clear_now)))
