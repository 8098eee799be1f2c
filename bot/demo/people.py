"""What people do: they write, edit, send files and tap, as Telegram's apps would let them.

Each deed becomes an update for the bot where Telegram would send one. The chat page and scripted
phones act through here. What is done to groups as a whole is in groups.py.
"""

from dataclasses import replace

from bot.demo.entities import Entity
from bot.demo.files import Kind, StoredFile, guessed_type
from bot.demo.formatting import as_said, overlong_head
from bot.demo.messages import Chat, Message, Topic
from bot.demo.samples import sample
from bot.demo.topics import is_closed
from bot.demo.wire import Upload
from bot.demo.world import CantDo, World

#: Bot API, Message: who stands in for an anonymous admin.
_ANONYMOUS = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def say(
    world: World,
    person_id: int,
    text: str,
    *,
    chat_id: int | None = None,
    reply_to: int | None = None,
    topic: Topic | None = None,
) -> Message:
    """Write a message; one that is too long is split, as Telegram's apps do.

    Returns the message, or the last of its parts.
    """
    chat = world.open_chat(person_id, chat_id)
    _replied(world, chat, reply_to)
    draft, rest = _draft(world, person_id, chat, reply_to, topic), text
    while head := overlong_head(rest):
        _send(world, draft, head)
        rest = rest[len(head) :]
    return _send(world, draft, rest)


def start(world: World, person_id: int, payload: str = "") -> Message:
    """Open the bot by its link or its Start button; who had blocked it unblocks it so."""
    world.unblock(person_id)
    return say(world, person_id, f"/start {payload}".strip())


def edit(world: World, person_id: int, chat_id: int, message_id: int, text: str) -> Message:
    """Edit a message of one's own; the bot gets an edited_message."""
    chat = world.open_chat(person_id, chat_id)
    message = world.message(chat.id, message_id)
    if message is None or message.sender != person_id:
        raise CantDo("Only one's own messages can be edited.")
    words = as_said(text)
    if message.words is None or not words.text:
        raise CantDo("Only a text can be edited, and only to another text.")
    edited = world.change(replace(message, words=words))
    _to_bot(world, "edited_message", edited)
    return edited


def send(world: World, person_id: int, kind: Kind, *, chat_id: int | None = None) -> Message:
    """Send a sample sticker, voice message, picture or document."""
    upload, size = sample(kind)
    return _send_file(world, person_id, chat_id, world.files.keep(kind, upload, size), "")


def send_album(
    world: World, person_id: int, number: int, caption: str, *, reply_to: int | None = None
) -> list[Message]:
    """Send so many pictures at once: a message for each, the first with the caption."""
    chat, album = world.open_chat(person_id, None), str(13_000_000_000 + world.feed.seq)
    _replied(world, chat, reply_to)
    upload, size = sample("photo")
    sent = []
    for place in range(number):
        file = world.files.keep("photo", upload, size)
        draft = replace(_draft(world, person_id, chat, reply_to), file=file, album=album)
        said = as_said(caption) if caption and place == 0 else None
        sent.append(_sent(world, replace(draft, caption=said)))
    return sent


def send_document(
    world: World,
    person_id: int,
    name: str,
    data: bytes,
    *,
    chat_id: int | None = None,
    caption: str = "",
) -> Message:
    """Send a file of one's own."""
    if not data:
        raise CantDo("That file is empty.")
    upload = Upload(name, guessed_type(name), data)
    stored = world.files.keep("document", upload)
    return _send_file(world, person_id, chat_id, stored, caption)


def tap(world: World, person_id: int, chat_id: int, message_id: int, data: str) -> str:
    """Press a button. The data is not checked against the message: it can be forged.

    Returns the id of the callback query; the bot's answer comes as an event.
    """
    chat = world.open_chat(person_id, chat_id)
    message = world.message(chat.id, message_id)
    if message is None or message.sender != world.bot.id:
        raise CantDo("There is no such message of the bot any more.")
    query_id = world.callbacks.open(person_id)
    world.updates.push(
        "callback_query",
        {
            "id": query_id,
            "from": world.user_json(person_id),
            "message": world.as_bot_sees(message),
            "chat_instance": str(abs(chat.id) * 31 + world.bot.id),
            "data": data,
        },
    )
    return query_id


def say_as_group(
    world: World, person_id: int, text: str, chat_id: int, topic: Topic | None = None
) -> Message:
    """Write in a group as an admin who stays anonymous: the group is shown as the sender."""
    chat = world.open_chat(person_id, chat_id)
    draft = _draft(world, person_id, chat, None, topic)
    posted = world.post(replace(draft, words=as_said(text)))
    if _bot_reads(world, posted):
        seen = {**world.as_bot_sees(posted), "from": _ANONYMOUS, "sender_chat": chat.json()}
        world.updates.push("message", seen)
    return posted


def send_other(world: World, person_id: int, field: str, value: object) -> Message:
    """Send what has no words and no file: a contact, a story, a checklist, a dice."""
    chat = world.open_chat(person_id, None)
    return _sent(world, replace(_draft(world, person_id, chat, None), service=(field, value)))


def tap_on_nothing(world: World, person_id: int, data: str) -> str:
    """Press a button of a message that Telegram no longer shows to the bot at all.

    Source: Bot API, CallbackQuery: the field "message" is optional.
    """
    query_id = world.callbacks.open(person_id)
    world.updates.push(
        "callback_query",
        {
            "id": query_id,
            "from": world.user_json(person_id),
            "chat_instance": str(person_id),
            "data": data,
        },
    )
    return query_id


def _draft(
    world: World, person_id: int, chat: Chat, reply_to: int | None, topic: Topic | None = None
) -> Message:
    where = topic.id if topic else None
    if is_closed(chat, where) and person_id != chat.members[0]:
        raise CantDo("That topic is closed.")
    return Message(chat.id, 0, person_id, world.clock(), reply_to=reply_to, topic=where)


def _replied(world: World, chat: Chat, reply_to: int | None) -> None:
    if reply_to is not None and world.message(chat.id, reply_to) is None:
        raise CantDo("The message to reply to is not there any more.")


def _send(world: World, draft: Message, text: str) -> Message:
    words = as_said(text)
    if not words.text:
        raise CantDo("A message needs some text.")
    return _sent(world, replace(draft, words=words))


def _send_file(
    world: World, person_id: int, chat_id: int | None, file: StoredFile, caption: str
) -> Message:
    chat = world.open_chat(person_id, chat_id)
    draft = replace(_draft(world, person_id, chat, None), file=file)
    return _sent(world, replace(draft, caption=as_said(caption)) if caption else draft)


def _sent(world: World, message: Message) -> Message:
    posted = world.post(message)
    if posted.chat_id == posted.sender:
        world.note_started(posted.sender)
    _to_bot(world, "message", posted)
    return posted


def _to_bot(world: World, kind: str, message: Message) -> None:
    if _bot_reads(world, message):
        world.updates.push(kind, world.as_bot_sees(message))


def _bot_reads(world: World, message: Message) -> bool:
    """Privacy mode: in a group a bot gets commands and replies to itself, unless admin."""
    chat = world.chat(message.chat_id)
    if chat is None or chat.kind == "private" or chat.bot_status == "administrator":
        return True
    if chat.bot_status != "member":
        return False
    answered = world.message(message.chat_id, message.reply_to or 0)
    if answered is not None and answered.sender == world.bot.id:
        return True
    return any(_for_bot(world, message, entity) for entity in message.entities)


def _for_bot(world: World, message: Message, entity: Entity) -> bool:
    if entity.kind != "bot_command" or entity.offset != 0:
        return False
    _, _, named = message.text.split()[0].partition("@")
    return named.lower() in ("", (world.bot.username or "").lower())
