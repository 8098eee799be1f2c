"""Leaving is asked about, and erases."""

from tests.unit.chat.stage import Stage


async def test_leaving_is_asked_about_and_erases(stage: Stage) -> None:
    member = stage.others[0]
    await member.say("/leave")
    asked = await member.expect("Do you want to leave")
    assert "I don’t know which are yours" in asked.text
    await member.tap("No, stay")
    await member.expect("You are still in")
    await member.say("/leave")
    await member.expect("Do you want to leave")

    await member.tap("Yes, leave")

    await member.expect("is erased")
    assert await stage.app.flows.knowing.memberships(member.id) == ()


async def test_the_only_admin_of_others_has_to_find_another_first(stage: Stage) -> None:
    await stage.ann.say("/leave")
    await stage.ann.expect("Do you want to leave")

    await stage.ann.tap("Yes, leave")

    await stage.ann.expect("You are the only admin")
    assert len(await stage.app.flows.knowing.memberships(stage.ann.id)) == 1
