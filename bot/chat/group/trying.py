"""Whether the bot may write in a group chat: asked of Telegram, and then tried.

The rights alone don't tell: a chat may forbid all its members to write, and a topic may be closed.
So what decides is what a message meets.
"""

from enum import StrEnum

from telegram import ChatMember, ChatMemberRestricted, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.chat.dispatch.context import Context
from bot.chat.transport.send_errors import outcome_of
from bot.flows.delivery.outcomes import ChatGone, Migrated


class NotPosted(StrEnum):
    """Why it could not be posted; its value is the text's id."""

    FORBIDDEN = "link-may-not-write"
    MOVED = "link-too-old"
    """The group has become a supergroup: its buttons are those of a chat that is no more."""
    NOT_NOW = "link-not-now"
    """Telegram did not take it, or could not be reached."""


async def try_to_post(
    context: Context, chat_id: int, topic: int | None, html: str
) -> Message | NotPosted:
    """Post a message in a group chat, or say why that did not work."""
    bot, patience = context.bot, context.patience
    try:
        if not await _may_write(context, chat_id):
            return NotPosted.FORBIDDEN
        return await patience.call(
            lambda: bot.send_message(
                chat_id, html, parse_mode=ParseMode.HTML, message_thread_id=topic
            )
        )
    except TelegramError as error:
        match outcome_of(error, chat_id):
            case ChatGone():
                return NotPosted.FORBIDDEN
            case Migrated():
                return NotPosted.MOVED
            case _:
                return NotPosted.NOT_NOW


async def _may_write(context: Context, chat_id: int) -> bool:
    """Whether Telegram says that the bot may.

    The library wants all fields of the newest Bot API. What an older server says it can't read:
    then only the message can tell.
    """
    bot = context.bot
    try:
        itself = await context.patience.call(lambda: bot.get_chat_member(chat_id, bot.id))
    except TypeError:
        return True
    if isinstance(itself, ChatMemberRestricted):
        return itself.is_member and itself.can_send_messages
    return itself.status not in (ChatMember.LEFT, ChatMember.BANNED)
