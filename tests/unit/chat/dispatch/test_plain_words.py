"""Words that nobody asked for go nowhere, and the person is told what to do instead."""

from tests.unit.chat.stage import Stage


async def test_a_command_ends_what_an_earlier_one_asked_for(stage: Stage) -> None:
    ann = stage.ann
    await ann.say("/suggest")
    await ann.expect("What would you like the group to be asked?")
    await ann.say("/group")
    await ann.expect("People: 6")

    await ann.say("Shall we have lunch?")

    await ann.expect("You can plan a /meeting")


async def test_a_reply_still_gives_the_words_that_were_asked_for(stage: Stage) -> None:
    ann = stage.ann
    await ann.say("/suggest")
    asked = await ann.expect("What would you like the group to be asked?")
    await ann.say("/group")
    await ann.expect("People: 6")

    await ann.say("What helped us?", reply_to=asked)

    await ann.expect("I have passed your question on")


async def test_somebody_in_no_group_is_told_how_to_come_in(stage: Stage) -> None:
    stranger = stage.server.phone("Una")

    await stranger.say("Hello?")

    await stranger.expect("You are not in a group with me yet.")
