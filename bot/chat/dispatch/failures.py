"""What is said and logged when an update can't be dealt with."""

import structlog
from telegram import Update
from telegram.constants import ChatType

from bot.chat.dispatch.context import Context
from bot.flows.shared.access import NotAllowed, NotAMember
from bot.log import place_of
from storage.records import Role

log = structlog.get_logger()


def why_not(error: NotAMember | NotAllowed) -> str:
    """The id of the text that says why somebody may not."""
    if isinstance(error, NotAMember):
        return "not-a-member"
    return "admins-only" if error.role is Role.ADMIN else "facilitators-only"


async def tell(context: Context, update: Update, text_id: str) -> None:
    """Say what went wrong: by an alert for a tap, unless it was answered before.

    Whatever goes wrong in it, this returns.
    """
    query = update.callback_query
    try:
        if query and await context.answer(query, context.speech.label(text_id), alert=True):
            return
        if is_private(update):
            await context.say(context.chat_id, context.speech.say(text_id))
    except Exception as error:
        log_failure(error)


def is_private(update: Update) -> bool:
    """Whether it comes from a person's own chat with the bot."""
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def log_failure(error: BaseException) -> None:
    """The type and the place of an error, never its words: they may hold an answer."""
    log.error("handler-failed", **place_of(error))
