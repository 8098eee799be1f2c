"""What stands in all chats, kept as JSON and put back into a local Bot API server.

The format, one object:

- `people`: everybody's first name, in the order in which they came to Telegram. The server gives
  ids by that order, so the same names get the same ids again.
- `started`: the ids of those who have written to the bot, which may not write first.
- `groups`: Telegram groups in the order in which they were made: `title`, `kind`, `members`.
- `messages`: every message as the Bot API's Message object, oldest first, with all kinds of
  reply_markup. Only `reply_to` is not the whole message but its id, and of a file only its kind,
  name, type and size stand there: the bot never reads one back.

Messages are put back under their ids. One that somebody deleted is not there, and its id stays
unused.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, get_args

from bot.demo.entities import Formatted, listed, with_found
from bot.demo.files import Kind, StoredFile
from bot.demo.keyboards import markup_in
from bot.demo.messages import Chat, Message
from bot.demo.server import BotApiServer
from bot.demo.wire import Params, Upload, as_text
from bot.demo.world import World

LEFT_OUT = b"what this file held is not kept"
KINDS = get_args(Kind)
NO_SERVICE = {
    *("message_id", "from", "chat", "date", "edit_date", "text", "entities", "caption"),
    *("caption_entities", "reply_markup", "link_preview_options", "has_protected_content"),
    *("reply_to", "file"),
}
"""The fields of a message that says something; a service message has one more."""


def kept(world: World) -> dict[str, Any]:
    """All chats in the format above."""
    everybody = list(world)
    return {
        "people": [person.first_name for person in everybody],
        "started": [person.id for person in everybody if world.has_started(person.id)],
        "groups": [
            {"title": chat.title, "kind": chat.kind, "members": list(chat.members)}
            for chat in world.chats()
            if chat.kind != "private"
        ],
        "messages": [_kept(world, message) for message in world.messages()],
    }


def _kept(world: World, message: Message) -> dict[str, Any]:
    body: dict[str, Any] = world.as_people_see(message)
    body.pop("deleted")
    if body.pop("reply_to_message", None):
        body["reply_to"] = message.reply_to
    if message.file:
        for kind in KINDS:
            body.pop(kind, None)
        file = message.file
        size = [file.width, file.height]
        body["file"] = {"kind": file.kind, "name": file.name, "type": file.mime_type, "size": size}
    return body


def put_back(server: BotApiServer, chats: Mapping[str, Any]) -> None:
    """Put people, groups and messages into a server in which nothing was said so far.

    People whom it has already have to be the first of those that are kept.
    """
    world = server.world
    there = [person.first_name for person in world]
    assert there == chats["people"][: len(there)], there
    for name in chats["people"][len(there) :]:
        world.add(name)
    for one in chats["groups"]:
        chat_id = world.new_group_ids(large=one["kind"] == "supergroup")
        world.put_group(Chat(chat_id, one["kind"], one["title"], tuple(one["members"])))
    _put_messages(world, chats["messages"])
    for person_id in chats["started"]:
        world.note_started(person_id)
    server.api.updates.drop_all()


def _put_messages(world: World, messages: Iterable[Mapping[str, Any]]) -> None:
    """Only private chats and basic groups, which share one count of messages."""
    last = 0
    for body in messages:
        while last < body["message_id"] - 1:
            filler = world.post(Message(body["chat"]["id"], 0, world.bot.id, world.clock()))
            world.remove(filler)
            last = filler.message_id
        posted = world.post(_message(world, body))
        assert posted.message_id == body["message_id"]
        last = posted.message_id


def _message(world: World, body: Mapping[str, Any]) -> Message:
    service = [(name, value) for name, value in body.items() if name not in NO_SERVICE]
    return Message(
        chat_id=body["chat"]["id"],
        message_id=0,
        sender=body["from"]["id"],
        date=datetime.fromtimestamp(body["date"], UTC),
        words=_said(body, "text", "entities"),
        caption=_said(body, "caption", "caption_entities"),
        file=_file(world, body["file"]) if "file" in body else None,
        markup=markup_in(_params(body, "reply_markup")),
        reply_to=body.get("reply_to"),
        edited=datetime.fromtimestamp(body["edit_date"], UTC) if "edit_date" in body else None,
        protected=body.get("has_protected_content", False),
        preview=tuple(body.get("link_preview_options", {}).items()),
        service=service[0] if service else None,
    )


def _said(body: Mapping[str, Any], text: str, entities: str) -> Formatted | None:
    if text not in body:
        return None
    return with_found(Formatted(body[text], tuple(listed(body.get(entities)))))


def _params(body: Mapping[str, Any], name: str) -> Params:
    value = as_text(body.get(name))
    return Params({} if value is None else {name: value})


def _file(world: World, file: Mapping[str, Any]) -> StoredFile:
    width, height = file["size"]
    return world.files.keep(
        file["kind"], Upload(file["name"], file["type"], LEFT_OUT), (width, height)
    )
