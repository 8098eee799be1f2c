"""Clear from this chat: an answer's words go from the chat, as far as Telegram lets a bot delete.

The sealed answer stays; only the way back to it goes.
"""

from bot.chat.answering.previews import answer_mark_in, words_in
from bot.chat.answering.questions import clear_buttons, paragraphs
from bot.chat.answering.taps import Clear, ClearNow
from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.routes import Routes, Touch, on
from bot.chat.messages.hidden_marks import MOST_IDS, AnswerMark


async def on_clear(desk: Desk, tap: Clear, touch: Touch) -> None:
    """Say what will be gone, and ask."""
    typed = touch.readable is not None and words_in(touch.readable) is not None
    text_id = "clear-sure" if typed else "clear-sure-tap"
    await desk.answer(touch.query, desk.speech.label(text_id), alert=True)
    buttons = clear_buttons(tap.code, desk.speech)
    await desk.swap(touch.message.chat.id, touch.message.message_id, buttons)


async def on_clear_now(desk: Desk, tap: ClearNow, touch: Touch) -> None:
    """Delete the receipt and the messages that the answer was typed in."""
    mark = answer_mark_in(touch.readable) if touch.readable else None
    mark = mark or AnswerMark(tap.code)
    gone = [await desk.delete(desk.chat_id, number) for number in (*mark.own, *mark.asks)]
    speech = desk.speech
    await desk.answer(touch.query, speech.label("toast-cleared"))
    left = not all(gone) or len(mark.own) >= MOST_IDS or touch.readable is None
    if left or not await desk.delete(desk.chat_id, touch.message.message_id):
        by_hand = speech.say("clear-by-hand") if left else ""
        await desk.edit(touch.message, paragraphs(speech.say("cleared"), by_hand))


ROUTES = Routes(taps=(on(Clear, on_clear), on(ClearNow, on_clear_now)))
