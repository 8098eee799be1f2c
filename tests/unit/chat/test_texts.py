"""The texts of answering fit where they are shown, and each is there for a reason."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot.chat.dispatch.menus import COMMANDS
from bot.texts.speech import Speech

ROOT = Path(__file__).parents[3]
TEXTS = ROOT / "bot" / "texts" / "en"
MINE = ("common", "answering", "care", "delivery", "menus", "redaction")
ALERT = 200
"""Bot API, answerCallbackQuery: 0 to 200 characters."""
DESCRIPTION = 256
"""Bot API, BotCommand: 1 to 256 characters."""


def ids(name: str) -> list[str]:
    parsed = FluentParser().parse((TEXTS / f"{name}.ftl").read_text(encoding="utf-8"))
    return [entry.id.name for entry in parsed.body if isinstance(entry, Message)]


def code() -> str:
    files = [*(ROOT / "bot" / "chat").rglob("*.py"), *(ROOT / "bot" / "flows").rglob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("name", MINE)
def test_every_text_is_used(name: str) -> None:
    written = set(re.findall(r'"([a-z0-9{}._-]+)', code()))
    beginnings = {one.split("{")[0] for one in written if "{" in one.lstrip("{")}

    unused = [
        one
        for one in ids(name)
        if one not in written and not any(one.startswith(b) for b in beginnings if b)
    ]

    assert unused == []


ALERTS = [
    *(
        one
        for one in ids("answering")
        if re.match(r"toast-|ballot-|answer-|clear-sure|words-not", one)
    ),
    *("sorry", "dead-button", "not-a-member", "admins-only", "facilitators-only", "command-gone"),
]


@pytest.mark.parametrize("text_id", ALERTS)
def test_what_is_shown_above_the_chat_fits_there(text_id: str) -> None:
    shown = Speech().label(text_id, moment="Wednesday 30 September at 12:00")

    assert len(shown) <= ALERT
    assert "<" not in shown


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_line_for_the_menu(command: object) -> None:
    name = getattr(command, "name", "")

    line = Speech().label(f"menu-{name}")

    assert 1 <= len(line) <= DESCRIPTION
