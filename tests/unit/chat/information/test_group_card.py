"""The group's card says what is noted about oneself, and lets one change it."""

from tests.unit.chat.stage import Stage


async def test_the_group_card_says_what_is_noted_about_oneself(stage: Stage) -> None:
    await stage.ann.say("/group")
    card = await stage.ann.expect("People: 6")
    assert card.labels == ["My perspective", "My questions"]
    await stage.ann.tap("My perspective")
    await stage.ann.expect("What perspective do you bring")

    await stage.ann.tap("Manager")

    await stage.ann.expect("Your perspective: Manager. You can change it in /group.")
