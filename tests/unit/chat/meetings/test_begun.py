"""What was chosen by buttons is not lost when the rest is typed without replying."""

from tests.unit.chat.stage import Stage, entities


async def test_a_meetings_name_may_be_typed_without_replying(stage: Stage) -> None:
    await stage.ann.say("/meeting")
    await stage.ann.expect("On which day")
    await stage.ann.tap("Tue 10 Nov")
    await stage.ann.expect("When does it start?")
    await stage.ann.tap("14:00")
    await stage.ann.expect("How long is it?")
    await stage.ann.tap("one hour")
    await stage.ann.expect("How often does it take place?")
    await stage.ann.tap("Once")
    await stage.ann.expect("What is it called?")

    await stage.ann.say("Review of tomorrow 10:00")

    said = await stage.ann.expect("I understood this")
    assert "Tuesday 10 November 2026, 14:00 to 15:00" in said.text
    assert entities(said, "blockquote") == ["Review of tomorrow 10:00"]


async def test_a_person_to_talk_to_may_be_typed_without_replying(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("The rules of")
    await stage.ann.tap("Help and names: nobody is named yet")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Person to talk to: nobody is named yet")
    await stage.ann.expect("Answer this message with a name")

    await stage.ann.say("Ana Lee, 020 7946 0000")

    await stage.ann.expect("A person to talk to: Ana Lee, 020 7946 0000")
