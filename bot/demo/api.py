"""What the Bot API's methods act on, and the checks of chat and message that they share."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from bot.demo.commands import Menus
from bot.demo.limits import Limits
from bot.demo.messages import Chat, Message
from bot.demo.updates import UpdateQueue
from bot.demo.webhook import Webhook
from bot.demo.wire import ApiError, Params, bad_request, forbidden
from bot.demo.world import World


@dataclass(frozen=True, slots=True)
class Api:
    """One bot's side of the world."""

    world: World
    updates: UpdateQueue
    webhook: Webhook
    menus: Menus
    limits: Limits


Method = Callable[[Api, Params], Awaitable[object]]
Access = Literal["read", "edit", "write"]


def chat_id_in(params: Params) -> int | None:
    """The chat_id of a call as a number; None where there is none or it is a @name."""
    try:
        return int(params.text("chat_id"))
    except ValueError:
        return None


def chat_for(api: Api, params: Params, access: Access) -> Chat:
    """The chat of a call. Raises Telegram's error where the bot can't do that there."""
    named = params.text("chat_id").strip()
    if not named:
        raise bad_request("chat_id is empty")
    chat = _found(api, named)
    if chat is None:
        raise bad_request("chat not found")
    if access == "read":
        return chat
    problem = (
        _private_problem(api, chat) if chat.kind == "private" else _group_problem(chat, access)
    )
    if problem is not None:
        raise problem
    return chat


def has_met(api: Api, chat: Chat) -> bool:
    """Whether the bot can know of a chat: it is in the group, or has met the person somewhere."""
    if chat.kind != "private" or api.world.has_started(chat.id):
        return True
    groups = (other for other in api.world.chats() if other.kind != "private")
    return any(chat.id in group.members for group in groups)


def _found(api: Api, named: str) -> Chat | None:
    if named.startswith("@"):
        names = (chat for chat in api.world.chats() if chat.kind == "supergroup")
        return next((chat for chat in names if chat.username == named[1:]), None)
    try:
        return api.world.chat(int(named))
    except ValueError:
        return None


def _private_problem(api: Api, chat: Chat) -> ApiError | None:
    if not api.world.has_started(chat.id):
        return forbidden("bot can't initiate conversation with a user")
    if api.world.has_blocked(chat.id):
        return forbidden("bot was blocked by the user")
    return None


def _group_problem(chat: Chat, access: Access) -> ApiError | None:
    if chat.upgraded_to:
        return ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.upgraded_to,
        )
    if chat.bot_status == "kicked":
        return forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot_status == "left":
        return forbidden(f"bot is not a member of the {chat.kind} chat")
    if chat.bot_status == "restricted" and access == "write":
        return bad_request("not enough rights to send text messages to the chat")
    return None


def message_for(api: Api, params: Params, chat: Chat, what: str) -> Message:
    """The message of a call. Raises a 400 such as "message to edit not found"."""
    message = api.world.message(chat.id, params.number("message_id"))
    if message is None:
        raise bad_request(f"{what} not found")
    return message
