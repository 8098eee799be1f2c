"""The watch list: set and seen by admins alone, secret at rest, and marked for everybody."""

import sqlite3

import pytest

from bot.flows.shared.access import Actor, NotAllowed
from bot.rules.group.changes import MOST_WATCHED, WATCHED_LENGTH
from storage.records import WatchList
from tests.unit.chat.stage import Stage

LINE = "/settings watch Siân,  Dr Okafor ,siân"


async def watched(stage: Stage) -> WatchList:
    return await stage.app.flows.watching.watched(stage.actor)


async def test_names_and_roles_are_set_in_one_line_each_and_said_back(stage: Stage) -> None:
    await stage.ann.say(LINE)
    said = await stage.ann.expect("I mark these names")
    assert "Siân\nDr Okafor" in said.text
    await stage.ann.say("/settings roles chair; project manager")
    await stage.ann.expect("I mark these roles")

    assert await watched(stage) == WatchList(("Siân", "Dr Okafor"), ("chair", "project manager"))
    await stage.ann.say("/settings")
    rules = await stage.ann.expect("The rules of")
    assert "Names I mark in drafts: 2" in rules.text
    assert "Siân" not in rules.text


async def test_the_list_is_typed_anew_and_emptied_by_buttons(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("The rules of")
    await stage.ann.tap("Help and names: nobody is named yet")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Names to mark: none")
    await stage.ann.expect("I mark no names in drafts yet")
    await stage.ann.tap("Write it")
    asked = await stage.ann.expect("Which names should I mark")
    await stage.restart()
    await stage.ann.say("Siân\nDr Okafor", reply_to=asked)
    await stage.ann.expect("I mark these names")
    assert (await watched(stage)).names == ("Siân", "Dr Okafor")

    await stage.ann.tap("Take it away")

    await stage.ann.expect("I mark no names in drafts yet")
    assert await watched(stage) == WatchList()


async def test_nobody_but_an_admin_sees_or_changes_the_list(stage: Stage) -> None:
    await stage.ann.say(LINE)
    shown = await stage.ann.expect("Dr Okafor")
    await stage.ann.say("/settings")
    rules = await stage.ann.expect("The rules of")
    member = stage.others[0]
    await member.say("/help")
    theirs = await member.expect("What you can do")
    for message in (shown, rules):
        for button in message.buttons:
            tapped = member.tap_data(theirs, button.data)
            assert "Only an admin" in (await member.answer(tapped)).text
    for line in ("/settings", LINE, "/settings watch none", "/group", "/proof", "/mydata"):
        await member.say(line)
    await member.expect("all that I have stored about you")

    assert not [m.text for m in member.screen() if m.sender != member.id and "Okafor" in m.text]
    assert (await watched(stage)).names == ("Siân", "Dr Okafor")
    with pytest.raises(NotAllowed):
        await stage.app.flows.watching.watched(Actor(member.id, stage.actor.group_id))


async def test_the_list_is_secret_at_rest_and_in_no_line(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    await stage.ann.say("/settings watch Zebedee")
    await stage.ann.expect("I mark these names")
    await stage.ann.say("/settings roles Floorwalker")
    await stage.ann.expect("I mark these roles")

    files = [one for one in stage.app.settings.data.rglob("*") if one.is_file()]
    at_rest = b"".join(one.read_bytes() for one in files)
    printed = "".join(capsys.readouterr())
    for word in ("Zebedee", "Floorwalker"):
        assert word.encode() not in at_rest
        assert word not in printed


async def test_a_list_that_does_not_fit_is_told_what_does(stage: Stage) -> None:
    for names in (
        ", ".join(f"Name {number}" for number in range(MOST_WATCHED + 1)),
        "x" * (WATCHED_LENGTH + 1),
        "",
    ):
        await stage.ann.say(f"/settings watch {names}")
        await stage.ann.expect("I can take 60 names at most, with 40 characters or fewer")

    assert await watched(stage) == WatchList()


async def test_the_longest_list_is_shown_whole(stage: Stage) -> None:
    names = [f"{number:02}" + "&" * (WATCHED_LENGTH - 2) for number in range(MOST_WATCHED)]

    await stage.ann.say(f"/settings watch {', '.join(names)}")

    said = await stage.ann.expect("I mark these names")
    assert all(name in said.text for name in names)


async def test_a_list_that_can_not_be_read_marks_nothing_and_can_be_set_again(
    stage: Stage,
) -> None:
    await stage.ann.say(LINE)
    await stage.ann.expect("I mark these names")
    with sqlite3.connect(stage.app.settings.data / "afterword.db") as connection:
        connection.execute("UPDATE \"group\" SET watch = x'0102'")
    connection.close()

    assert await watched(stage) == WatchList()
    await stage.ann.say("/settings watch Bob")
    await stage.ann.expect("Bob")

    assert (await watched(stage)).names == ("Bob",)


async def test_when_the_last_person_leaves_the_list_goes_too(stage: Stage) -> None:
    await stage.ann.say(LINE)
    await stage.ann.expect("I mark these names")
    for phone in (*stage.others, stage.ann):
        await stage.app.flows.joining.leave(Actor(phone.id, stage.actor.group_id))

    with sqlite3.connect(stage.app.settings.data / "afterword.db") as connection:
        assert connection.execute('SELECT watch FROM "group"').fetchall() == [(None,)]
    connection.close()
