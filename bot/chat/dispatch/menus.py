"""The commands there are, and the menu of them that each person's Telegram shows."""

from collections.abc import Iterable
from dataclasses import dataclass

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.texts.speech import LANGUAGES, Speech
from storage.records import Role

log = structlog.get_logger()


@dataclass(frozen=True)
class Command:
    """A command. Its line in the menu is the text `menu-NAME`."""

    name: str
    role: Role = Role.MEMBER
    """Who sees it in the menu; roles add up, and members see what is for everyone."""


COMMANDS: tuple[Command, ...] = (
    Command("meeting", Role.ADMIN),
    Command("meetings", Role.ADMIN),
    Command("summary"),
    Command("group"),
    Command("people", Role.ADMIN),
    Command("invite", Role.ADMIN),
    Command("ask", Role.ADMIN),
    Command("suggest"),
    Command("pause"),
    Command("resume"),
    Command("summaries"),
    Command("prompts", Role.ADMIN),
    Command("open", Role.ADMIN),
    Command("settings", Role.ADMIN),
    Command("help"),
    Command("support"),
    Command("privacy"),
    Command("proof"),
    Command("mydata"),
    Command("link", Role.ADMIN),
    Command("newgroup", Role.ADMIN),
    Command("leave"),
    Command("start"),
)
"""In the order of the menu: first what each role uses weekly."""


def commands_for(roles: Iterable[Role]) -> tuple[Command, ...]:
    """What somebody with these roles can type."""
    may = {Role.MEMBER, *roles}
    return tuple(command for command in COMMANDS if command.role in may)


async def set_menus(bot: Bot) -> None:
    """Set the menus of everybody without a role of their own, and of group chats.

    It is no harm if it fails: every command works without standing in a menu.
    """
    try:
        for language in (None, *LANGUAGES):
            speech = Speech(language or LANGUAGES[0])
            await bot.set_my_commands(_menu((), speech), language_code=language)
        await bot.set_my_commands(
            [BotCommand("link", Speech().label("menu-link"))], BotCommandScopeAllGroupChats()
        )
    except TelegramError as error:
        log.warning("menus-not-set", error=type(error).__name__)


async def set_menu(bot: Bot, chat_id: int, roles: Iterable[Role], speech: Speech) -> None:
    """Set one person's menu after their roles changed; with no roles it is everybody's again.

    `roles` are those in all their groups together. It is no harm if it fails.
    """
    scope, extra = BotCommandScopeChat(chat_id), set(roles) - {Role.MEMBER}
    try:
        if extra:
            await bot.set_my_commands(_menu(extra, speech), scope)
        else:
            await bot.delete_my_commands(scope)
    except TelegramError as error:
        log.warning("menus-not-set", error=type(error).__name__)


def _menu(roles: Iterable[Role], speech: Speech) -> list[BotCommand]:
    return [
        BotCommand(command.name, speech.label(f"menu-{command.name}"))
        for command in commands_for(roles)
    ]
