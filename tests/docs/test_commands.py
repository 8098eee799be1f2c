"""docs/commands.md and the bot's commands name each other, and nothing else."""

import re

from bot.chat.dispatch.menus import COMMANDS
from tests.docs.tree import code_spans, page

NAMES = {command.name for command in COMMANDS}


def documented() -> set[str]:
    spans = code_spans(page("docs/commands.md"))
    return {found[1] for span in spans if (found := re.match(r"/([a-z][a-z0-9_]*)\b", span))}


def test_every_command_is_documented() -> None:
    assert sorted(NAMES - documented()) == []


def test_every_documented_command_exists() -> None:
    assert sorted(documented() - NAMES) == []


def test_the_bot_has_commands() -> None:
    assert {"start", "help", "privacy", "proof", "support", "group", "leave"} <= NAMES
