"""Help is by role, and strangers get what they may need."""

from tests.unit.chat.stage import Stage


async def test_help_is_by_role(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")
    await zoe.say("/help")
    stranger = await zoe.expect("To come in, you need an invitation link")
    await stage.others[0].say("/help")
    member = await stage.others[0].expect("What you can do")
    await stage.ann.say("/help")
    admin = await stage.ann.expect("What you can do")

    assert "/invite" not in stranger.text + member.text
    assert "/invite" in admin.text


async def test_a_stranger_gets_the_numbers_to_call_and_the_privacy_text(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")

    await zoe.say("/support")
    await zoe.expect("Lifeline: call 0808 808 8000")
    await zoe.say("/privacy")

    await zoe.expect("I have stored nothing about you")
    await zoe.expect("What is stored, and what is not")
