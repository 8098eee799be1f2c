"""Opening now works once a day, and says when again."""

from tests.unit.chat.stage import Stage


async def test_opening_works_once_a_day_and_says_when_again(stage: Stage) -> None:
    await stage.ann.say("/open")
    await stage.ann.expect("Shall I open")
    await stage.ann.tap("Open now")
    await stage.ann.expect("There is nothing to open")
    await stage.app.flows.asking.ask_now(stage.actor, "worked-together/shared-power")
    for said in ("One is still locked", "You can do it again from Wednesday 4 November at 15:31"):
        await stage.ann.say("/open")
        await stage.ann.expect("Shall I open")
        await stage.ann.tap("Open now")
        await stage.ann.expect(said)
