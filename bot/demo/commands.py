"""The bot's command menus, by scope and language, and which of them a person sees.

Source: Bot API documentation, "BotCommand", "BotCommandScope" and "Determining list of commands".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.demo.entities import units
from bot.demo.wire import (
    JsonObject,
    Params,
    bad_request,
    list_of,
    number_field,
    object_of,
    text_field,
)

MAX_COMMANDS = 100
MAX_NAME = 32
MAX_DESCRIPTION = 256
_WHOLE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_IN_CHAT = ("chat", "chat_administrators", "chat_member")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a menu is for."""

    kind: str = "default"
    chat_id: int = 0
    user_id: int = 0


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu."""

    name: str
    description: str

    def json(self) -> JsonObject:
        return {"command": self.name, "description": self.description}


Menu = tuple[Command, ...]


def scope_in(params: Params) -> Scope:
    """The scope of a call; default where it has none."""
    value = params.parsed("scope", "can't parse BotCommandScope JSON object")
    if value is None:
        return Scope()
    fields = object_of(value, "can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = text_field(fields, "type", required=True)
    if kind in _WHOLE:
        return Scope(kind)
    if kind not in _IN_CHAT:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if not text_field(fields, "chat_id"):
        raise bad_request("can't parse BotCommandScope: chat_id is empty")
    user_id = number_field(fields, "user_id") if kind == "chat_member" else 0
    if kind == "chat_member" and user_id <= 0:
        raise bad_request("can't parse BotCommandScope: invalid user_id specified")
    return Scope(kind, number_field(fields, "chat_id"), user_id)


def language_in(params: Params) -> str:
    """The two-letter language of a call; empty for everyone without a menu in their own."""
    language = params.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def menu_in(params: Params) -> Menu:
    """The commands of a call."""
    value = params.parsed("commands", "can't parse commands JSON object")
    if value is None:
        return ()
    items = list_of(value, "expected an Array of BotCommand")
    menu = tuple(_command(item) for item in items)
    if len(menu) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return menu


def _command(item: object) -> Command:
    fields = object_of(item, "can't parse BotCommand: expected an Object")
    name = text_field(fields, "command", required=True).strip().removeprefix("/")
    description = text_field(fields, "description", required=True).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > MAX_NAME:
        raise bad_request(f"command length must not exceed {MAX_NAME}")
    if not re.fullmatch("[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if units(description) > MAX_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {MAX_DESCRIPTION}")
    return Command(name, description)


@dataclass(slots=True)
class Menus:
    """Every menu that the bot has set."""

    _menus: dict[tuple[Scope, str], Menu] = field(default_factory=dict)

    def put(self, scope: Scope, language: str, menu: Menu) -> None:
        """Set a menu; an empty one is the same as none."""
        if menu:
            self._menus[scope, language] = menu
        else:
            self._menus.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> Menu:
        """The menu of exactly this scope and language; empty where there is none."""
        return self._menus.get((scope, language), ())

    def seen_by(
        self, user_id: int, language: str, *, group_id: int | None = None, admin: bool = False
    ) -> Menu:
        """The menu a person sees in the private chat, or in a group: the narrowest wins."""
        scopes = _private(user_id) if group_id is None else _in_group(user_id, group_id, admin)
        for scope in scopes:
            menu = self.get(scope, language[:2]) or self.get(scope, "")
            if menu:
                return menu
        return ()


def _private(user_id: int) -> Iterator[Scope]:
    yield Scope("chat", user_id)
    yield Scope("all_private_chats")
    yield Scope()


def _in_group(user_id: int, group_id: int, admin: bool) -> Iterator[Scope]:
    yield Scope("chat_member", group_id, user_id)
    if admin:
        yield Scope("chat_administrators", group_id)
    yield Scope("chat", group_id)
    if admin:
        yield Scope("all_chat_administrators")
    yield Scope("all_group_chats")
    yield Scope()
