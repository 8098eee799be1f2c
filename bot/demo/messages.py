"""People, chats and messages as plain records, and as the Bot API's JSON objects.

Source: Bot API documentation, "User", "Chat", "Message", "PhotoSize", "Document", "Voice" and
"Sticker".
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.demo.entities import Entity, Formatted, entity_json
from bot.demo.files import StoredFile
from bot.demo.keyboards import Button, Markup
from bot.demo.wire import JsonObject

ChatKind = Literal["private", "group", "supergroup"]
BotStatus = Literal["member", "administrator", "restricted", "left", "kicked"]
"""Restricted means here: in the group, and not allowed to write."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on Telegram. The title is the chat page's label for who they play."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str = "en"
    title: str = ""
    is_bot: bool = False

    def json(self) -> JsonObject:
        """A User object."""
        body: JsonObject = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
        }
        if self.username:
            body["username"] = self.username
        if not self.is_bot:
            body["language_code"] = self.language_code
        return body


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a forum; its id is that of the message that made it."""

    id: int
    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that the bot is, or was, in. A private chat has the id of its person."""

    id: int
    kind: ChatKind
    title: str
    members: tuple[int, ...]
    bot_status: BotStatus = "member"
    upgraded_to: int | None = None
    username: str | None = None
    topics: tuple[Topic, ...] | None = None
    """Those of a forum, without General; None if it is none."""
    general_closed: bool = False

    def json(self) -> JsonObject:
        """A Chat object; the title of a private one is the person's name."""
        body: JsonObject = {"id": self.id, "type": self.kind}
        body["first_name" if self.kind == "private" else "title"] = self.title
        if self.username:
            body["username"] = self.username
        if self.topics is not None:
            body["is_forum"] = True
        return body


@dataclass(frozen=True, slots=True)
class Message:
    """A message as everybody in its chat has it; an edit replaces the record."""

    chat_id: int
    message_id: int
    sender: int
    date: datetime
    words: Formatted | None = None
    caption: Formatted | None = None
    file: StoredFile | None = None
    markup: Markup | None = None
    reply_to: int | None = None
    edited: datetime | None = None
    deleted: bool = False
    protected: bool = False
    preview: tuple[tuple[str, object], ...] = ()
    service: tuple[str, object] | None = field(default=None)
    album: str = ""
    """What pictures that were sent together have in common."""
    topic: int | None = None
    """The id of the topic that it was written in; None for General and where there are none."""

    @property
    def thread(self) -> int | None:
        """The topic that it stands in; the message that makes a topic is its first."""
        made = self.service is not None and self.service[0] == "forum_topic_created"
        return self.message_id if made else self.topic

    @property
    def text(self) -> str:
        """What the message says: its text, or its caption, or nothing."""
        said = self.words or self.caption
        return said.text if said else ""

    @property
    def entities(self) -> tuple[Entity, ...]:
        said = self.words or self.caption
        return said.entities if said else ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        return self.markup.buttons if self.markup else ()

    @property
    def labels(self) -> list[str]:
        """What its buttons say, in reading order."""
        return [button.text for button in self.buttons]

    @property
    def asks_for_reply(self) -> bool:
        return self.markup is not None and self.markup.kind == "force_reply"


UserJson = Callable[[int], JsonObject | None]


def _said(formatted: Formatted, name: str, user: UserJson) -> JsonObject:
    entities_name = "entities" if name == "text" else "caption_entities"
    body: JsonObject = {name: formatted.text}
    if formatted.entities:
        body[entities_name] = [entity_json(entity, user) for entity in formatted.entities]
    return body


def file_json(file: StoredFile) -> JsonObject:
    """The field of a message that carries its file."""
    base = file.json()
    if file.kind == "photo":
        return {"photo": [{**base, "width": file.width, "height": file.height}]}
    if file.kind == "voice":
        return {"voice": {**base, "duration": 3, "mime_type": file.mime_type}}
    if file.kind == "sticker":
        shape = {"type": "regular", "width": file.width, "height": file.height}
        return {"sticker": {**base, **shape, "is_animated": False, "is_video": False}}
    return {"document": {**base, "file_name": file.name, "mime_type": file.mime_type}}


def _together(message: Message) -> JsonObject:
    """What a message has in common with others: its album, and its topic."""
    body: JsonObject = {"media_group_id": message.album} if message.album else {}
    if message.thread is not None:
        body |= {"message_thread_id": message.thread, "is_topic_message": True}
    return body


def message_json(message: Message, chat: Chat, user: UserJson) -> JsonObject:
    """A Message object without the message it replies to.

    Only an inline keyboard is part of it: other markups are for the person's app alone.
    """
    body: JsonObject = {
        "message_id": message.message_id,
        "from": user(message.sender),
        "chat": chat.json(),
        "date": int(message.date.timestamp()),
    }
    if message.edited:
        body["edit_date"] = int(message.edited.timestamp())
    if message.words:
        body |= _said(message.words, "text", user)
    if message.file:
        body |= file_json(message.file)
    if message.caption:
        body |= _said(message.caption, "caption", user)
    body |= _together(message)
    if message.protected:
        body["has_protected_content"] = True
    if message.preview:
        body["link_preview_options"] = dict(message.preview)
    if message.service:
        body[message.service[0]] = message.service[1]
    if message.markup and message.markup.kind == "inline":
        body["reply_markup"] = message.markup.json()
    return body


def person_listed(person: Person, *, blocked: bool) -> JsonObject:
    """A person as the chat page lists them."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
        "blocked": blocked,
        "title": person.title,
    }


def chat_listed(chat: Chat) -> JsonObject:
    """A chat as the chat page lists it."""
    return {
        "id": chat.id,
        "type": chat.kind,
        "title": None if chat.kind == "private" else chat.title,
        "members": list(chat.members),
    }


def membership_json(user: JsonObject, status: str) -> JsonObject:
    """A ChatMember object."""
    body: JsonObject = {"user": user, "status": status}
    if status == "kicked":
        body["until_date"] = 0
    elif status == "restricted":
        body |= _RESTRICTED
    elif status == "creator":
        body["is_anonymous"] = False
    elif status == "administrator":
        body |= _ADMINISTRATOR
    return body


_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_ADMINISTRATOR: JsonObject = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_promote_members": False,
    **dict.fromkeys(_RIGHTS, True),
}
_MAY_SEND = (
    "messages",
    "audios",
    "documents",
    "photos",
    "videos",
    "video_notes",
    "voice_notes",
    "polls",
    "other_messages",
)
_MAY_ELSE = (
    "add_web_page_previews",
    "change_info",
    "invite_users",
    "pin_messages",
    "edit_tag",
    "react_to_messages",
)
_RESTRICTED: JsonObject = {
    "is_member": True,
    "until_date": 0,
    "can_manage_topics": False,
    **dict.fromkeys([f"can_send_{what}" for what in _MAY_SEND], False),
    **dict.fromkeys([f"can_{what}" for what in _MAY_ELSE], False),
}
