"""Forging: what hostile hands could send in the place of taps, links and updates."""

import base64
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from typing import get_type_hints

from bot.chat.dispatch.routes import RouteTable
from bot.chat.front import PARTS
from bot.chat.messages.taps import Code, Tap
from bot.demo.phone import Phone
from bot.demo.wire import JsonObject


def spoilt(code: str, other: str) -> Iterator[str]:
    """Ballots that were altered in each of their parts, cut off, or put together from two."""
    raw, foreign = (base64.urlsafe_b64decode(one + "==") for one in (code, other))
    for place in (0, 15, 16, 23, 24, 25, len(raw) - 1):
        bent = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        yield base64.urlsafe_b64encode(bent).rstrip(b"=").decode()
    yield base64.urlsafe_b64encode(foreign[:16] + raw[16:]).rstrip(b"=").decode()
    yield base64.urlsafe_b64encode(raw[:16] + foreign[16:]).rstrip(b"=").decode()
    yield base64.urlsafe_b64encode(bytes(len(raw))).rstrip(b"=").decode()
    yield code[:-1]
    yield code + "A"
    yield code.lower()
    yield ""


def tap_of(kind: type[Tap], group_id: str, code: str) -> Tap:
    """A tap of this kind as somebody might make it up, about this group and with this ballot."""
    hints = get_type_hints(kind)
    made: dict[str, object] = {}
    for field in fields(kind):
        hint = hints[field.name]
        if hint is Code:
            made[field.name] = Code(code)
        elif hint is int:
            made[field.name] = 1
        elif issubclass(hint, StrEnum):
            made[field.name] = next(iter(hint))
        else:
            made[field.name] = {"group_id": group_id, "name": "k", "value": "3"}.get(
                field.name, "1"
            )
    return kind(**made)


def group_taps() -> list[type[Tap]]:
    """Every kind of tap that is about a group."""
    kinds = [route.kind for route in RouteTable(PARTS).taps.values()]
    return [kind for kind in kinds if "group_id" in {field.name for field in fields(kind)}]


def person_of(phone: Phone) -> JsonObject:
    """A person as Telegram describes them."""
    return {"id": phone.id, "is_bot": False, "first_name": "Ann"}


def strange_bodies(phone: Phone) -> Iterator[tuple[str, JsonObject]]:
    """Updates with unknown fields, wrong types, enormous numbers and texts, and links into void."""
    chat: JsonObject = {"id": phone.id, "type": "private"}
    message: JsonObject = {"message_id": 5, "date": 1, "chat": chat, "from": person_of(phone)}
    far: JsonObject = {
        "type": "text_link",
        "offset": -5,
        "length": 9999,
        "url": f"https://t.me/x?start=a-{'A' * 50}",
    }
    query: JsonObject = {"id": "1", "from": person_of(phone), "chat_instance": "1"}
    yield "message", {**message, "text": "x" * 100_000}
    yield "message", {**message, "text": "\ud800 \udfff \u202e \0"}
    yield "message", {**message, "text": 17}
    yield "message", {**message, "text": "/help", "from_the_future": {"deep": [[[[{}]]]]}}
    yield "message", {**message, "text": "/help", "entities": [far]}
    yield "message", {**message, "message_id": 2**80, "text": "/group"}
    yield "message", {**message, "text": "hi", "reply_to_message": {**message, "entities": [far]}}
    yield "message", message
    yield "edited_message", {**message, "text": "x" * 5000}
    for data in ("ap:" + "A" * 4093, "::::", "ap:1:" + "٣" * 50, "\0", {"a": 1}):
        yield "callback_query", {**query, "data": data, "message": message}
    yield "callback_query", {**query, "data": "op:1:1"}
    yield "callback_query", {**query, "game_short_name": "chess", "message": message}
