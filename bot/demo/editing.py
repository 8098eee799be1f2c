"""The methods that change what was sent: the edits, deleteMessage and answerCallbackQuery.

Source: Bot API documentation, "Updating messages" (only messages without a markup or with an
inline keyboard can be edited) and deleteMessage (within 48 hours).
"""

from dataclasses import replace
from datetime import timedelta

from bot.demo.api import Api, chat_for, message_for
from bot.demo.callbacks import MAX_ANSWER
from bot.demo.entities import units
from bot.demo.formatting import EDIT_TOO_LONG, message_caption, message_text
from bot.demo.keyboards import inline_markup_in
from bot.demo.messages import Message
from bot.demo.sending import preview_in
from bot.demo.wire import Params, bad_request

DELETABLE_FOR = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def _editable(api: Api, params: Params) -> Message:
    if not params.text("chat_id") and not params.number("message_id"):
        if params.text("inline_message_id"):
            raise bad_request("MESSAGE_ID_INVALID")
        raise bad_request("message identifier is not specified")
    chat = chat_for(api, params, "edit")
    message = message_for(api, params, chat, "message to edit")
    other_markup = message.markup is not None and message.markup.kind != "inline"
    if message.sender != api.world.bot.id or other_markup or message.service:
        raise bad_request("message can't be edited")
    return message


def _changed(api: Api, before: Message, after: Message) -> object:
    if before == after:
        raise bad_request(_NOT_MODIFIED)
    return api.world.as_bot_sees(api.world.change(after))


async def edit_message_text(api: Api, params: Params) -> object:
    """editMessageText. Without a reply_markup the message loses its keyboard."""
    words, preview = message_text(params, too_long=EDIT_TOO_LONG), preview_in(params)
    markup = inline_markup_in(params)
    message = _editable(api, params)
    if message.words is None:
        raise bad_request("there is no text in the message to edit")
    after = replace(message, words=words, preview=preview, markup=markup)
    return _changed(api, message, after)


async def edit_message_caption(api: Api, params: Params) -> object:
    """editMessageCaption, of a photo or document."""
    caption, markup = message_caption(params), inline_markup_in(params)
    message = _editable(api, params)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _changed(api, message, replace(message, caption=caption, markup=markup))


async def edit_message_reply_markup(api: Api, params: Params) -> object:
    """editMessageReplyMarkup; without a reply_markup the keyboard goes."""
    markup = inline_markup_in(params)
    message = _editable(api, params)
    return _changed(api, message, replace(message, markup=markup))


async def delete_message(api: Api, params: Params) -> object:
    """deleteMessage: the bot's own, a person's in a private chat, any as a group's admin."""
    chat = chat_for(api, params, "read")
    message = message_for(api, params, chat, "message to delete")
    may = message.sender == api.world.bot.id or chat.kind == "private"
    if not may and chat.bot_status != "administrator":
        raise bad_request("message can't be deleted")
    if api.world.clock() - message.date >= DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    api.world.remove(message)
    return True


async def answer_callback_query(api: Api, params: Params) -> object:
    """answerCallbackQuery: once for each, and not too late."""
    text = params.text("text")
    if units(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query_id = params.text("callback_query_id")
    person = api.world.callbacks.answer(query_id)
    api.world.feed.post(
        "answer",
        {
            "person": person,
            "text": text,
            "show_alert": params.flag("show_alert"),
            "callback_query_id": query_id,
        },
    )
    return True
