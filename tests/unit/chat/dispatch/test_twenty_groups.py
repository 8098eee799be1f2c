"""Somebody in twenty groups, with a role in each: a command knows, or asks, which one it means."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.dispatch.menus import COMMANDS
from bot.flows.people.founding import Founded
from bot.flows.shared.access import Actor
from storage.records import UNDISCLOSED, Role
from tests.unit.chat.stage import GROUP, Stage, set_stage

OUTLOOK = Path(__file__).parents[3] / "data" / "calendars" / "outlook.ics"
FOUNDER = 555_000
OF_NO_GROUP = {"start", "help", "mydata", "support", "language", "newgroup"}
"""They are about the person, or the bot; /support comes at once, with the lines of all groups."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_stage(tmp_path) as stage:
        flows = stage.app.flows
        await flows.founding.accept_admin(await flows.founding.admin_code(), FOUNDER)
        for number in range(2, 21):
            founded = await flows.founding.found_group(FOUNDER, f"Group {number:02}")
            assert isinstance(founded, Founded)
            role = (Role.MEMBER, Role.FACILITATOR, Role.ADMIN)[number % 3]
            actor = Actor(FOUNDER, founded.group.id)
            made = await flows.inviting.invite(actor, perspective=UNDISCLOSED, role=role)
            await flows.joining.join(made.code, stage.ann.id)
        yield stage


def names(role: Role) -> list[str]:
    """The groups in which Ann may do this; in the first one she is an admin."""
    held = (Role.MEMBER, Role.FACILITATOR, Role.ADMIN)
    numbers = range(2, 21)
    return [
        *(f"Group {number:02}" for number in numbers if role in {Role.MEMBER, held[number % 3]}),
        *([GROUP] if role in {Role.MEMBER, Role.ADMIN} else []),
    ]


async def test_every_command_about_a_group_asks_which_of_those_where_it_may_be_used(
    stage: Stage,
) -> None:
    for command in COMMANDS:
        if command.name in OF_NO_GROUP:
            continue
        await stage.ann.say(f"/{command.name}")

        asked = await stage.ann.expect("Which group")

        # Admins read all summaries too.
        also = names(Role.ADMIN) if command.name == "summaries" else []
        assert {*asked.labels} == {*names(command.role), *also}, command.name


async def test_what_is_chosen_is_done_in_that_group_alone(stage: Stage) -> None:
    await stage.ann.say("/meeting tomorrow 14:00 Board")
    await stage.ann.expect("Which group")
    await stage.ann.tap("Group 05")
    await stage.ann.expect("I understood this")
    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("The meeting is planned")
    await stage.ann.say("/pause group 14")
    asked = await stage.ann.expect("Which group")
    assert {*asked.labels} == {*names(Role.ADMIN)}
    await stage.ann.tap("Group 08")
    await stage.ann.expect("Group 08 is on a break")

    groups = await stage.app.flows.knowing.memberships(stage.ann.id)
    paused = [one.group.name for one in groups if one.group.paused_until]
    planned = [
        one.group.name
        for one in groups
        if (await stage.app.flows.knowing.about(Actor(stage.ann.id, one.group.id))).meetings
    ]
    assert (planned, paused) == (["Group 05"], ["Group 08"])


async def test_a_file_and_a_typed_answer_keep_to_the_group_that_was_chosen(stage: Stage) -> None:
    await stage.ann.send_document("a.ics", OUTLOOK.read_bytes(), caption="peer work")
    asked = await stage.ann.expect("Which group")
    assert {*asked.labels} == {*names(Role.ADMIN)}
    await stage.ann.tap("Group 11")
    await stage.ann.expect("in the calendar, for Group 11")
    await stage.ann.tap("Yes, plan them")
    await stage.ann.expect("Done. New meetings: 8")
    await stage.ann.say("/suggest")
    await stage.ann.expect("Which group")
    await stage.ann.tap("Group 03")
    question = await stage.ann.expect("What would you like the group to be asked?")
    await stage.restart()

    await stage.ann.say("What helped?", reply_to=question)

    await stage.ann.expect("I have passed your question on to the admins of Group 03")
    found = [
        one.group.name
        for one in await stage.app.flows.knowing.memberships(stage.ann.id)
        if (await stage.app.flows.knowing.about(Actor(stage.ann.id, one.group.id))).meetings
    ]
    assert found == ["Group 11"]


async def test_a_role_in_one_group_is_none_in_another(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("Which group")
    forged = next(
        one.group.id
        for one in await stage.app.flows.knowing.memberships(stage.ann.id)
        if one.group.name == "Group 03"  # a member there
    )

    alert = await stage.ann.answer(stage.ann.tap_data(stage.ann.last, f"se:{forged}"))

    assert alert.text.startswith("Only an admin")
