"""A suggestion reaches admins, and says nobody's name."""

from tests.unit.chat.stage import Stage


async def test_a_suggestion_reaches_admins_without_a_name(stage: Stage) -> None:
    member = stage.others[0]
    await member.say("/suggest")
    await member.expect("What would you like the group to be asked?")
    await member.say("What helped <us> most?")
    await member.expect("I did not say who sent it")

    await stage.deliver()

    notice = await stage.ann.expect("What helped <us> most?")
    assert "Member 0" not in notice.text
