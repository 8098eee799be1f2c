"""The methods that send: sendMessage, sendPhoto, sendDocument and sendChatAction.

Source: Bot API documentation, "Available methods" and "ReplyParameters".
"""

from dataclasses import replace

from bot.demo.api import Api, chat_for
from bot.demo.files import StoredFile
from bot.demo.formatting import message_caption, message_text
from bot.demo.keyboards import markup_in
from bot.demo.messages import Chat, Message
from bot.demo.topics import bots_problem
from bot.demo.wire import Params, bad_request, flag_field, number_field, object_of, text_field

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    }
)
_PREVIEW_FLAGS = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")


def preview_in(params: Params) -> tuple[tuple[str, object], ...]:
    """The link_preview_options of a call, in a form that can be compared."""
    value = params.parsed("link_preview_options", "can't parse link preview options JSON object")
    if value is None:
        disabled = params.flag("disable_web_page_preview")
        return (("is_disabled", True),) if disabled else ()
    fields = object_of(value, "object expected as link preview options")
    shown: list[tuple[str, object]] = [
        (name, True) for name in _PREVIEW_FLAGS if flag_field(fields, name)
    ]
    url = text_field(fields, "url")
    return (*shown, ("url", url)) if url else tuple(shown)


def _reply_in(api: Api, params: Params, chat: Chat) -> int | None:
    """The message that a call replies to; None for none, or a missing one where that is allowed."""
    value = params.parsed("reply_parameters", "can't parse reply parameters JSON object")
    if value is None:
        message_id = params.number("reply_to_message_id")
        lenient = params.flag("allow_sending_without_reply")
        in_chat = ""
    else:
        fields = object_of(value, "object expected as reply parameters")
        message_id = number_field(fields, "message_id")
        lenient = flag_field(fields, "allow_sending_without_reply")
        in_chat = text_field(fields, "chat_id")
    if message_id <= 0:
        return None
    here = in_chat in ("", str(chat.id), params.text("chat_id"))
    if here and api.world.message(chat.id, message_id):
        return message_id
    if lenient:
        return None
    raise bad_request("message to be replied not found")


def _draft(api: Api, params: Params) -> tuple[Chat, Message]:
    """A message with everything but its content.

    A reply stands in the topic of what it answers, but whether it may is asked of the topic that
    was named, or of General.
    """
    markup = markup_in(params)
    chat = chat_for(api, params, "write")
    named = None if chat.kind == "private" else params.number("message_thread_id") or None
    problem = bots_problem(chat, named)
    if problem is not None:
        raise problem
    reply_to = _reply_in(api, params, chat)
    answered = api.world.message(chat.id, reply_to or 0)
    return chat, Message(
        chat_id=chat.id,
        message_id=0,
        sender=api.world.bot.id,
        date=api.world.clock(),
        markup=markup,
        reply_to=reply_to,
        protected=params.flag("protect_content"),
        topic=named or (answered.thread if answered else None),
    )


def _send(api: Api, chat: Chat, message: Message) -> object:
    api.limits.spend(chat.id, group=chat.kind != "private")
    return api.world.as_bot_sees(api.world.post(message))


async def send_message(api: Api, params: Params) -> object:
    """sendMessage."""
    words, preview = message_text(params), preview_in(params)
    chat, draft = _draft(api, params)
    return _send(api, chat, replace(draft, words=words, preview=preview))


async def _send_file(api: Api, params: Params, file: StoredFile) -> object:
    caption = message_caption(params)
    chat, draft = _draft(api, params)
    return _send(api, chat, replace(draft, caption=caption, file=file))


async def send_photo(api: Api, params: Params) -> object:
    """sendPhoto: a PNG or JPEG."""
    return await _send_file(api, params, api.world.files.sent(params, "photo"))


async def send_document(api: Api, params: Params) -> object:
    """sendDocument: any file."""
    return await _send_file(api, params, api.world.files.sent(params, "document"))


async def send_chat_action(api: Api, params: Params) -> object:
    """sendChatAction: "typing…" and its like."""
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_for(api, params, "write")
    api.world.feed.post("action", {"chat_id": chat.id, "action": action})
    return True
