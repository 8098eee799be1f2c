"""Keyboards under messages: read from a call, refused where Telegram would refuse them.

Source: Bot API documentation, "InlineKeyboardMarkup", "InlineKeyboardButton",
"ReplyKeyboardMarkup", "ReplyKeyboardRemove" and "ForceReply".
"""

from dataclasses import dataclass, field
from typing import Literal

from bot.demo.entities import units
from bot.demo.html import checked_url
from bot.demo.wire import (
    ApiError,
    JsonObject,
    Params,
    bad_request,
    flag_field,
    list_of,
    object_of,
    text_field,
)

MAX_BUTTONS = 100
MAX_CALLBACK_BYTES = 64
MAX_COPY_TEXT = 256
MAX_PLACEHOLDER = 64
_ACTIONS = (
    "url",
    "callback_data",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)
_SPOKEN = ("url", "callback_data", "copy_text")
_STYLES = ("danger", "success", "primary")


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: what it says and the one thing it does."""

    text: str
    data: str = ""
    url: str = ""
    copy_text: str = ""
    style: str = ""

    def json(self) -> JsonObject:
        body: JsonObject = {"text": self.text}
        if self.data:
            body["callback_data"] = self.data
        elif self.url:
            body["url"] = self.url
        else:
            body["copy_text"] = {"text": self.copy_text}
        if self.style:
            body["style"] = self.style
        return body


@dataclass(frozen=True, slots=True)
class Markup:
    """A reply_markup. Only the inline kind is part of the message that the bot sees."""

    kind: Literal["inline", "keyboard", "remove", "force_reply"]
    rows: tuple[tuple[Button, ...], ...] = ()
    other: tuple[tuple[str, object], ...] = field(default=())

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)

    def json(self) -> JsonObject:
        if self.kind == "inline":
            return {"inline_keyboard": [[button.json() for button in row] for row in self.rows]}
        return dict(self.other)


def _button_refusal(what: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {what}")


def _button(value: object) -> Button:
    fields = object_of(
        value, "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
    )
    try:
        text = text_field(fields, "text", required=True).strip()
    except ApiError:
        raise _button_refusal('field "text" must be of type String') from None
    if not text:
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in _ACTIONS if fields.get(name) is not None]
    if not actions:
        raise _button_refusal("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        # Telegram itself takes the first silently; its documentation forbids it.
        raise _button_refusal("exactly one of the optional fields must be used")
    if actions[0] not in _SPOKEN:
        raise _button_refusal(f'buttons with "{actions[0]}" are not available here')
    style = text_field(fields, "style")
    if style and style not in _STYLES:
        raise _button_refusal("unsupported button style")
    return _with_action(text, style, actions[0], fields)


def _with_action(text: str, style: str, action: str, fields: JsonObject) -> Button:
    if action == "callback_data":
        data = text_field(fields, "callback_data")
        if not 1 <= len(data.encode("utf-8")) <= MAX_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return Button(text, data=data, style=style)
    if action == "url":
        given = text_field(fields, "url")
        url = checked_url(given)
        if url is None:
            raise bad_request(f"inline keyboard button URL '{given}' is invalid: Wrong HTTP URL")
        return Button(text, url=url, style=style)
    copied = text_field(object_of(fields["copy_text"], "copy_text must be an Object"), "text")
    if not 1 <= units(copied) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return Button(text, copy_text=copied, style=style)


def _rows(fields: JsonObject, name: str, complaint: str) -> list[list[object]]:
    value = fields.get(name)
    if value is None:
        return []
    rows = list_of(value, f'field "{name}" must be of type Array')
    return [list_of(row, complaint) for row in rows]


def _inline(fields: JsonObject) -> Markup | None:
    rows = _rows(
        fields,
        "inline_keyboard",
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    )
    buttons = tuple(tuple(_button(item) for item in row) for row in rows if row)
    if sum(len(row) for row in buttons) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return Markup("inline", buttons) if buttons else None


def _placeholder(fields: JsonObject) -> str:
    placeholder = text_field(fields, "input_field_placeholder")
    if units(placeholder) > MAX_PLACEHOLDER:
        raise bad_request("INPUT_FIELD_PLACEHOLDER_TOO_LONG")
    return placeholder


def _keyboard(fields: JsonObject) -> Markup | None:
    rows = _rows(fields, "keyboard", 'field "keyboard" must be an Array of Arrays')
    labels = [[_label(item) for item in row] for row in rows if row]
    if not labels:
        return None
    body: JsonObject = {"keyboard": [[{"text": label} for label in row] for row in labels]}
    for name in ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective"):
        if flag_field(fields, name):
            body[name] = True
    placeholder = _placeholder(fields)
    if placeholder:
        body["input_field_placeholder"] = placeholder
    return Markup("keyboard", other=tuple(body.items()))


def _label(item: object) -> str:
    if isinstance(item, str):
        label = item
    else:
        fields = object_of(item, "can't parse keyboard button: KeyboardButton must be an Object")
        label = text_field(fields, "text", required=True)
    if not label.strip():
        raise bad_request("keyboard button text must be non-empty")
    return label


def _other(fields: JsonObject) -> Markup | None:
    selective: list[tuple[str, object]] = (
        [("selective", True)] if flag_field(fields, "selective") else []
    )
    if flag_field(fields, "remove_keyboard"):
        return Markup("remove", other=(("remove_keyboard", True), *selective))
    if flag_field(fields, "force_reply"):
        placeholder = _placeholder(fields)
        shown: list[tuple[str, object]] = (
            [("input_field_placeholder", placeholder)] if placeholder else []
        )
        return Markup("force_reply", other=(("force_reply", True), *shown, *selective))
    return None


def markup_in(params: Params) -> Markup | None:
    """The reply_markup of a call; None where there is none or it is an empty keyboard."""
    value = params.parsed("reply_markup", "can't parse reply keyboard markup JSON object")
    if value is None:
        return None
    fields = object_of(value, "object expected as reply markup")
    return _keyboard(fields) or _inline(fields) or _other(fields)


def inline_markup_in(params: Params) -> Markup | None:
    """The reply_markup of an edit, which can only be an inline keyboard."""
    markup = markup_in(params)
    if markup is not None and markup.kind != "inline":
        raise bad_request("inline keyboard expected")
    return markup
