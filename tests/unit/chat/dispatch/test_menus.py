"""Every command of the menu is there."""

from bot.chat.dispatch.menus import COMMANDS
from bot.chat.dispatch.routes import RouteTable
from bot.chat.front import PARTS


def test_every_command_of_the_menu_has_a_handler() -> None:
    table = RouteTable(PARTS)

    assert {command.name for command in COMMANDS} == set(table.commands)
