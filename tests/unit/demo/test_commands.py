"""Command menus are checked, kept by scope and language, and seen by the right people."""

import pytest

from bot.demo.commands import Command, Menus, Scope
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import Wire

HELP = [{"command": "help", "description": "What I do"}]
ADMIN = [*HELP, {"command": "meeting", "description": "Plan a meeting"}]


async def test_a_menu_is_set_given_back_and_taken_away(wire: Wire, ann: Phone) -> None:
    scope = {"type": "chat", "chat_id": ann.id}
    await wire("setMyCommands", commands=HELP)
    await wire("setMyCommands", commands=ADMIN, scope=scope)

    assert (await wire("getMyCommands")).result == HELP
    assert (await wire("getMyCommands", scope=scope)).result == ADMIN
    assert (await wire("getMyCommands", language_code="de")).result == []
    assert (await wire("deleteMyCommands", scope=scope)).result is True
    assert (await wire("getMyCommands", scope=scope)).result == []


async def test_people_hear_of_their_own_menu_only(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    server.world.add("Ben")
    before = server.world.feed.seq

    await wire("setMyCommands", commands=ADMIN, scope={"type": "chat", "chat_id": ann.id})

    assert [event.body for event in server.world.feed.after(before)] == [
        {"type": "commands", "person": ann.id, "commands": ADMIN}
    ]


def menu(name: str) -> tuple[Command, ...]:
    return (Command(name, "x"),)


def test_in_a_private_chat_the_narrowest_scope_wins_and_the_own_language_first() -> None:
    menus = Menus()
    order = [
        (Scope(), ""),
        (Scope(), "de"),
        (Scope("all_private_chats"), ""),
        (Scope("all_private_chats"), "de"),
        (Scope("chat", 7), ""),
        (Scope("chat", 7), "de"),
    ]

    for number, (scope, language) in enumerate(order):
        menus.put(scope, language, menu(f"m{number}"))
        assert menus.seen_by(7, "de-AT") == menu(f"m{number}")
    menus.put(Scope("all_group_chats"), "de", menu("other"))
    assert menus.seen_by(7, "de") == menu("m5")
    assert menus.seen_by(8, "fr") == menu("m2")


def test_in_a_group_the_narrowest_scope_wins() -> None:
    menus = Menus()
    order = [
        Scope(),
        Scope("all_group_chats"),
        Scope("all_chat_administrators"),
        Scope("chat", -1),
        Scope("chat_administrators", -1),
        Scope("chat_member", -1, 7),
    ]

    for number, scope in enumerate(order):
        menus.put(scope, "", menu(f"m{number}"))
        assert menus.seen_by(7, "en", group_id=-1, admin=True) == menu(f"m{number}")
    assert menus.seen_by(8, "en", group_id=-1) == menu("m3")


@pytest.mark.parametrize(
    ("name", "description", "complaint"),
    [
        ("a" * 33, "x", "command length must not exceed 32"),
        ("Help", "x", "BOT_COMMAND_INVALID"),
        ("a b", "x", "BOT_COMMAND_INVALID"),
        ("", "x", "command must be non-empty"),
        ("help", " ", "command description must be non-empty"),
        ("help", "x" * 257, "command description length must not exceed 256"),
    ],
)
async def test_a_wrong_command_is_refused(
    wire: Wire, name: str, description: str, complaint: str
) -> None:
    reply = await wire("setMyCommands", commands=[{"command": name, "description": description}])

    assert reply.description == f"Bad Request: {complaint}"


async def test_a_hundred_commands_are_enough(wire: Wire) -> None:
    reply = await wire("setMyCommands", commands=HELP * 101)

    assert reply.description == "Bad Request: BOT_COMMANDS_TOO_MUCH"
    assert (await wire("setMyCommands", commands=HELP * 100)).result is True


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"scope": {"type": "moon"}}, "can't parse BotCommandScope: unsupported type specified"),
        ({"scope": {"type": "chat"}}, "can't parse BotCommandScope: chat_id is empty"),
        ({"scope": {"type": "chat", "chat_id": 4711}}, "chat not found"),
        (
            {"scope": {"type": "chat_member", "chat_id": 4711}},
            "can't parse BotCommandScope: invalid user_id specified",
        ),
        ({"scope": {}}, 'can\'t find field "type"'),
        ({"language_code": "english"}, "invalid language code specified"),
        ({"commands": {}}, "expected an Array of BotCommand"),
    ],
)
async def test_a_wrong_scope_or_language_is_refused(
    wire: Wire, parameters: dict[str, object], complaint: str
) -> None:
    reply = await wire("setMyCommands", **{"commands": HELP, **parameters})

    assert reply.description == f"Bad Request: {complaint}"
