"""Summaries are posted in a group chat where an admin says so, until one says stop."""

from tests.unit.chat.stage import Stage


async def test_summaries_are_posted_where_an_admin_says_so(stage: Stage) -> None:
    chat = stage.server.group("Our chat", stage.ann.person, stage.others[0].person)
    await stage.others[0].say("/link", chat=chat)
    await stage.others[0].expect("Only an admin of a group", chat=chat)
    await stage.ann.say("/link", chat=chat)
    asked = await stage.ann.expect("Shall I post the summaries", chat=chat)
    assert asked.labels == ["Link this chat", "Not here"]
    theirs = stage.others[0].tap_data(asked, asked.buttons[0].data)
    assert "Only an admin" in (await stage.others[0].answer(theirs)).text

    await stage.ann.tap("Link this chat", message=asked, chat=chat)

    await stage.ann.expect("From now on I post", chat=chat)
    group = (await stage.app.flows.knowing.about(stage.actor)).group
    assert group.linked_chat == chat.id


async def test_posting_can_be_stopped_in_private(stage: Stage) -> None:
    await stage.app.flows.linking.link(stage.ann.id, stage.actor.group_id, -100)
    await stage.ann.say("/link")
    await stage.ann.expect("are posted in a group chat now")

    await stage.ann.tap("Stop posting there")

    await stage.ann.expect("I no longer post summaries")
    assert (await stage.app.flows.knowing.about(stage.actor)).group.linked_chat is None
