"""Every method of the Bot API that this server speaks, by its name in small letters.

Those that send or change messages are in sending.py and editing.py; the rest are here.
Source: Bot API documentation, "Available methods" and "Getting updates".
"""

from collections.abc import Mapping

from bot.demo.api import Api, Method, chat_for, has_met
from bot.demo.commands import language_in, menu_in, scope_in
from bot.demo.editing import (
    answer_callback_query,
    delete_message,
    edit_message_caption,
    edit_message_reply_markup,
    edit_message_text,
)
from bot.demo.files import DOWNLOAD_BYTES
from bot.demo.messages import Chat, membership_json
from bot.demo.sending import send_chat_action, send_document, send_message, send_photo
from bot.demo.updates import kinds_in
from bot.demo.wire import JsonObject, Params, bad_request


async def get_me(api: Api, params: Params) -> object:
    """getMe."""
    return {
        **api.world.bot.json(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(api: Api, params: Params) -> object:
    """getUpdates, holding up to timeout seconds for the first."""
    return await api.updates.get(
        params.number("offset"),
        params.number("limit", 100),
        params.number("timeout"),
        kinds_in(params.parsed("allowed_updates", "can't parse allowed_updates JSON")),
    )


async def set_webhook(api: Api, params: Params) -> object:
    """setWebhook."""
    return await api.webhook.set(params)


async def delete_webhook(api: Api, params: Params) -> object:
    """deleteWebhook."""
    return await api.webhook.delete(params)


async def get_webhook_info(api: Api, params: Params) -> object:
    """getWebhookInfo."""
    return api.webhook.info()


async def get_chat(api: Api, params: Params) -> object:
    """getChat: for a private chat, the person's names as Telegram shows them now."""
    chat = chat_for(api, params, "read")
    if not has_met(api, chat):
        raise bad_request("chat not found")
    return {
        **chat.json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


async def get_chat_member(api: Api, params: Params) -> object:
    """getChatMember."""
    chat = chat_for(api, params, "read")
    user_id = params.number("user_id")
    user = api.world.user_json(user_id)
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user is None:
        raise bad_request("user not found")
    return membership_json(user, _status(api, chat, user_id))


def _status(api: Api, chat: Chat, user_id: int) -> str:
    if user_id == api.world.bot.id:
        return chat.bot_status
    if user_id not in chat.members:
        return "left"
    owner = chat.kind != "private" and user_id == chat.members[0]
    return "creator" if owner else "member"


async def get_file(api: Api, params: Params) -> object:
    """getFile: where a file of up to 20 MB can be fetched."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = api.world.files.with_id(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**file.json(), "file_path": file.path}


async def set_my_commands(api: Api, params: Params) -> object:
    """setMyCommands, for a scope and a language."""
    menu, scope, language = menu_in(params), scope_in(params), language_in(params)
    chat = api.world.chat(scope.chat_id) if scope.chat_id else None
    if scope.chat_id and (chat is None or not has_met(api, chat)):
        raise bad_request("chat not found")
    before = menus_of_people(api)
    api.menus.put(scope, language, menu)
    _tell_menus(api, before)
    return True


async def delete_my_commands(api: Api, params: Params) -> object:
    """deleteMyCommands: then people see those of the next wider scope."""
    before = menus_of_people(api)
    api.menus.put(scope_in(params), language_in(params), ())
    _tell_menus(api, before)
    return True


async def get_my_commands(api: Api, params: Params) -> object:
    """getMyCommands, of exactly this scope and language."""
    menu = api.menus.get(scope_in(params), language_in(params))
    return [command.json() for command in menu]


def menus_of_people(api: Api) -> dict[int, list[JsonObject]]:
    """The menu that each person sees in the private chat with the bot."""
    return {
        person.id: [
            command.json() for command in api.menus.seen_by(person.id, person.language_code)
        ]
        for person in api.world
    }


def _tell_menus(api: Api, before: dict[int, list[JsonObject]]) -> None:
    for person_id, menu in menus_of_people(api).items():
        if menu != before[person_id]:
            api.world.feed.post("commands", {"person": person_id, "commands": menu})


METHODS: Mapping[str, Method] = {
    "getme": get_me,
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendchataction": send_chat_action,
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getfile": get_file,
}
