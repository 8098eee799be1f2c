"""The text or caption of a call, parsed and held to Telegram's limits.

Source: Bot API documentation, sendMessage ("1-4096 characters after entities parsing") and
sendPhoto (caption, "0-1024 characters after entities parsing").
"""

from bot.demo.entities import (
    CAPTION_LIMIT,
    TEXT_LIMIT,
    Formatted,
    cleaned,
    listed,
    seems_empty,
    units,
    with_found,
    within,
)
from bot.demo.html import parse_html
from bot.demo.wire import Params, bad_request

#: An edit that is too long is refused by another part of Telegram, in other words.
SENT_TOO_LONG = "message is too long"
EDIT_TOO_LONG = "MESSAGE_TOO_LONG"


def formatted_in(params: Params, name: str, entities_name: str) -> Formatted:
    """One text of a call with its parse mode or its entities applied; cleaned and searched.

    Only the HTML parse mode is spoken here; Telegram's two kinds of Markdown are refused.
    """
    raw, mode = params.text(name), params.text("parse_mode").lower()
    if mode == "html":
        formatted = parse_html(raw)
    elif mode in ("", "none"):
        given = params.parsed(entities_name, "can't parse entities JSON object")
        formatted = Formatted(raw, tuple(listed(given)))
        within(formatted)
    else:
        raise bad_request("unsupported parse_mode")
    return with_found(cleaned(formatted))


def message_text(params: Params, *, too_long: str = SENT_TOO_LONG) -> Formatted:
    """The text of a message. Raises a 400 for one that is empty or longer than 4096."""
    if not params.text("text"):
        raise bad_request("message text is empty")
    formatted = formatted_in(params, "text", "entities")
    if seems_empty(formatted.text):
        raise bad_request("text must be non-empty")
    if units(formatted.text) > TEXT_LIMIT:
        raise bad_request(too_long)
    return formatted


def message_caption(params: Params) -> Formatted | None:
    """The caption of a photo or document; None where there is none."""
    formatted = formatted_in(params, "caption", "caption_entities")
    if units(formatted.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return None if seems_empty(formatted.text) else formatted


def as_said(text: str) -> Formatted:
    """What a person typed, as the bot gets it: cleaned, with commands and links found."""
    return with_found(cleaned(Formatted(text)))


def overlong_head(text: str) -> str:
    """The first message's worth of a text that is too long for one; empty if it is not."""
    if units(text) <= TEXT_LIMIT:
        return ""
    head = text[:TEXT_LIMIT]
    while units(head) > TEXT_LIMIT:
        head = head[:-1]
    return head
