"""Breaks by a line or by buttons, for oneself or for the whole group."""

from datetime import UTC, datetime

import pytest

from bot.chat.group.pausing import PauseUntilTap
from storage.records import Member
from tests.unit.chat.stage import Stage

THIRD_OF_MARCH = datetime(2027, 3, 3, tzinfo=UTC)


async def member(stage: Stage, chat_id: int) -> Member:
    (membership,) = await stage.app.flows.knowing.memberships(chat_id)
    return membership.member


async def group_until(stage: Stage) -> datetime | None:
    return (await stage.app.flows.knowing.about(stage.actor)).group.paused_until


async def test_a_pause_by_buttons_ends_by_resume(stage: Stage) -> None:
    phone = stage.others[0]
    await phone.say("/pause")
    asked = await phone.expect("How long would you like a break")
    assert asked.labels == ["One week", "2 weeks", "4 weeks", "8 weeks"]
    assert "whole group" not in asked.text
    await phone.tap("2 weeks")
    await phone.expect("until Tuesday 17 November 2026")

    await phone.say("/resume")

    await phone.expect("You will get the questions")
    assert (await member(stage, phone.id)).paused_until is None


async def test_a_pause_until_a_day_is_in_the_groups_zone(stage: Stage) -> None:
    phone = stage.others[0]

    await phone.say("/pause until 3 March")

    await phone.expect("until Wednesday 3 March 2027")
    assert (await member(stage, phone.id)).paused_until == THIRD_OF_MARCH
    assert await group_until(stage) is None


async def test_a_day_with_two_meanings_is_asked_about(stage: Stage) -> None:
    phone = stage.others[0]
    await phone.say("/pause until 3/4")
    asked = await phone.expect("more than one day")
    assert asked.labels == ["Thursday 4 March 2027", "Saturday 3 April 2027"]
    assert (await member(stage, phone.id)).paused_until is None

    await phone.tap("Thursday 4 March")

    await phone.expect("until Thursday 4 March 2027")
    assert (await member(stage, phone.id)).paused_until == datetime(2027, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        *(("0", "1 to 365 days"), ("366", "1 to 365 days"), ("until 3 March 2031", "1 to 365")),
        *(("-1", "can’t tell"), ("soon", "can’t tell"), ("1.5", "can’t tell")),
        *(("until 30 February", "no such day"), ("until yesterday", "is over")),
    ],
)
async def test_a_pause_that_can_not_be_is_told_what_can(stage: Stage, words: str, why: str) -> None:
    phone = stage.others[0]

    await phone.say(f"/pause {words}")

    said = await phone.expect(why)
    assert "/pause until 3 March" in said.text
    assert (await member(stage, phone.id)).paused_until is None


async def test_an_admin_pauses_the_group_until_a_day_and_ends_it(stage: Stage) -> None:
    await stage.ann.say("/pause group until 3 March")
    await stage.ann.expect("is on a break until Wednesday 3 March 2027. No questions go out")
    assert await group_until(stage) == THIRD_OF_MARCH
    assert (await member(stage, stage.ann.id)).paused_until is None
    await stage.ann.say("/resume")
    assert "The whole group is on a break" in (await stage.ann.expect("/resume group")).text
    assert await group_until(stage) == THIRD_OF_MARCH

    await stage.ann.say("/resume group")

    await stage.ann.expect("is over")
    assert await group_until(stage) is None
    await stage.ann.say("/resume group")
    await stage.ann.expect("is not on a break")


async def test_the_group_is_paused_for_days_or_by_buttons(stage: Stage) -> None:
    await stage.ann.say("/pause GROUP 14")
    await stage.ann.expect("until Tuesday 17 November 2026")
    await stage.ann.say("/pause group")
    asked = await stage.ann.expect("A break stops new questions for everyone")
    assert asked.labels == ["One week", "2 weeks", "4 weeks", "8 weeks", "End the break"]

    await stage.ann.tap("4 weeks")

    await stage.ann.expect("until Tuesday 1 December 2026")
    assert await group_until(stage) == datetime(2026, 12, 1, 15, 31, tzinfo=UTC)


async def test_a_paused_group_is_asked_nothing(stage: Stage) -> None:
    await stage.ann.say("/pause group 14")
    await stage.ann.expect("is on a break")

    await stage.ann.say("/ask shared-power")
    await stage.ann.expect("Shall I ask")
    await stage.ann.tap("Ask now")

    await stage.ann.expect("The group is on a break, so I asked nothing")


async def test_a_member_can_not_pause_the_group(stage: Stage) -> None:
    phone = stage.others[0]
    await phone.say("/pause group 14")
    await phone.expect("Only an admin")
    await phone.say("/resume group")
    await phone.expect("Only an admin")

    forged = PauseUntilTap(stage.actor.group_id, THIRD_OF_MARCH.toordinal(), 1)
    phone.tap_data(phone.last, forged.data)
    await phone.quiet()

    assert await group_until(stage) is None
    assert (await member(stage, phone.id)).paused_until is None


async def test_who_is_in_two_groups_is_asked_which_one_only_where_they_may(stage: Stage) -> None:
    second = stage.others[0]
    flows = stage.app.flows
    await flows.founding.accept_admin(await flows.founding.admin_code(), second.id)
    await flows.founding.found_group(second.id, "Second group")

    await second.say("/pause group 14")  # an admin in one of the two
    await second.expect("Second group is on a break")
    await second.say("/pause until 3 March")
    await second.expect("Which group")
    await second.tap("Second group")

    await second.expect("no questions from Second group until Wednesday 3 March 2027")
    assert await group_until(stage) is None
