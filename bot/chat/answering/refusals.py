"""What is said when a ballot or an answer is not taken, and where a question's group is known."""

from bot.chat.answering.previews import ballot_taps
from bot.chat.answering.questions import clear_button
from bot.chat.answering.taps import Clear
from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.routes import Touch
from bot.chat.messages.taps import Code
from bot.flows.rounds.answering import AnswerRefused, Asking, BallotRefused
from bot.texts.speech import Speech
from storage.records import Question

FORMER_GROUP_ZONE = "UTC"


async def honoured(desk: Desk, code: Code, touch: Touch | None) -> Asking | None:
    """The question of a ballot, or None after saying why there is none."""
    asking = await desk.flows.answering.question(code)
    if isinstance(asking, BallotRefused):
        await refuse(desk, asking, touch)
        return None
    return asking


async def refuse(desk: Desk, refused: BallotRefused, touch: Touch | None) -> None:
    """Say why a ballot gives no answer. Of the buttons only Clear is of any use then.

    A made-up tap says nothing about the buttons that are there, so they stay.
    """
    text_id = f"ballot-{refused.reason}"
    if touch is None:
        await desk.say(desk.chat_id, desk.speech.say(text_id))
        return
    await desk.answer(touch.query, desk.speech.label(text_id), alert=True)
    if touch.made_up:
        return
    clear = [clear_button(tap.code, desk.speech) for tap in _clears(touch)]
    await desk.swap(touch.message.chat.id, touch.message.message_id, [clear] if clear else None)


def not_taken(refused: AnswerRefused, speech: Speech) -> str:
    """Why an answer is not taken, as plain text."""
    return speech.label(f"answer-{refused.reason}")


def _clears(touch: Touch) -> list[Clear]:
    markup = touch.readable.reply_markup if touch.readable else None
    return [tap for tap in ballot_taps(markup) if isinstance(tap, Clear)]


def group_name(desk: Desk, question: Question) -> str:
    """The name of the question's group; empty for somebody who has left it."""
    names = (one.group.name for one in desk.memberships if one.group.id == question.group_id)
    return next(names, "")


def zone_name(desk: Desk, question: Question) -> str:
    """The zone of the question's group."""
    zones = (
        one.group.settings.zone for one in desk.memberships if one.group.id == question.group_id
    )
    return next(zones, FORMER_GROUP_ZONE)
