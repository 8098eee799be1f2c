"""What is said when a ballot or an answer is not taken."""

from bot.chat.answering.previews import ballot_taps
from bot.chat.answering.questions import clear_button
from bot.chat.answering.taps import Clear
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.routes import Callback
from bot.chat.messages.taps import Code
from bot.flows.rounds.box_changes import AnswerRefused
from bot.flows.rounds.honouring import BallotRefused, OpenQuestion
from bot.texts.speech import Speech


async def honoured(context: Context, code: Code, callback: Callback | None) -> OpenQuestion | None:
    """The question of a ballot, or None after saying why there is none."""
    asking = await context.flows.answering.question(context.chat_id, code)
    if isinstance(asking, BallotRefused):
        await refuse(context, asking, callback)
        return None
    return asking


async def refuse(context: Context, refused: BallotRefused, callback: Callback | None) -> None:
    """Say why a ballot gives no answer. Of the buttons only Clear is of any use then.

    A made-up tap says nothing about the buttons that are there, so they stay.
    """
    text_id = f"ballot-{refused.reason}"
    if callback is None:
        await context.say(context.chat_id, context.speech.say(text_id))
        return
    await context.answer(callback.query, context.speech.label(text_id), alert=True)
    if callback.made_up:
        return
    clear = [clear_button(tap.code, context.speech) for tap in _clears(callback)]
    await context.set_buttons(
        callback.message.chat.id, callback.message.message_id, [clear] if clear else None
    )


def not_taken(refused: AnswerRefused, speech: Speech) -> str:
    """Why an answer is not taken, as plain text."""
    return speech.label(f"answer-{refused.reason}")


def _clears(callback: Callback) -> list[Clear]:
    markup = callback.readable.reply_markup if callback.readable else None
    return [tap for tap in ballot_taps(markup) if isinstance(tap, Clear)]
