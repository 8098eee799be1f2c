"""Summaries are posted in a group chat where an admin says so, until one says stop."""

from bot.demo import faults, topics
from bot.demo.groups import move_bot
from bot.demo.messages import Chat
from bot.demo.wire import ApiError
from tests.unit.chat.stage import Stage

MAY_NOT = "I may not write here, so nothing has changed."


async def linked(stage: Stage) -> tuple[int | None, int | None]:
    group = (await stage.app.flows.knowing.about(stage.actor)).group
    return group.linked_chat, group.linked_topic


def forum(stage: Stage) -> Chat:
    made = stage.server.group("Our forum", stage.ann.person, kind="supergroup")
    return topics.turn_on(stage.server.world, made.id)


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


async def test_in_a_forum_it_is_asked_and_linked_in_the_topic_of_the_command(stage: Stage) -> None:
    chat, world = forum(stage), stage.server.world
    topic = topics.make_topic(world, chat.id, "Summaries")
    topics.close(world, chat.id)

    await stage.ann.say("/link", chat=chat, topic=topic)
    asked = await stage.ann.expect("Shall I post the summaries", chat=chat)
    await stage.ann.tap("Link this chat", chat=chat)
    done = await stage.ann.expect("From now on I post", chat=chat)
    assert [asked.topic, done.topic] == [topic.id] * 2
    assert await linked(stage) == (chat.id, topic.id)

    await stage.ann.say("/link", chat=chat, topic=topic)
    assert (await stage.ann.expect("are posted here already", chat=chat)).topic == topic.id
    await stage.ann.say_as_group("/link", chat, topic)
    assert (await stage.ann.expect("can’t see who you are", chat=chat)).topic == topic.id
    await stage.ann.say("/help", chat=chat, topic=topic)
    assert (await stage.ann.expect("write to me in private", chat=chat)).topic == topic.id

    topics.reopen(world, chat.id)
    await stage.ann.say("/link", chat=chat)
    await stage.ann.expect("Shall I post the summaries", chat=chat)
    await stage.ann.tap("Link this chat", chat=chat)
    assert (await stage.ann.expect("From now on I post", chat=chat)).topic is None
    assert await linked(stage) == (chat.id, None)


async def test_where_the_bot_may_not_write_nothing_is_linked_and_the_admin_reads_why(
    stage: Stage,
) -> None:
    chat, world = forum(stage), stage.server.world
    topic = topics.make_topic(world, chat.id, "Summaries")
    await stage.ann.say("/link", chat=chat, topic=topic)
    asked = await stage.ann.expect("Shall I post the summaries", chat=chat)

    topics.close(world, chat.id, topic)
    closed = await stage.ann.answer(await stage.ann.tap("Link this chat", message=asked))
    move_bot(world, chat.id, "restricted")
    restricted = await stage.ann.answer(await stage.ann.tap("Link this chat", message=asked))
    move_bot(world, chat.id, "left")
    left = await stage.ann.answer(await stage.ann.tap("Link this chat", message=asked))

    assert all(one.show_alert and MAY_NOT in one.text for one in (closed, restricted, left))
    assert await linked(stage) == (None, None)
    assert [one.text for one in stage.ann.screen(chat=chat) if "From now on" in one.text] == []

    move_bot(world, chat.id, "member")
    await stage.ann.say("/link", chat=chat, topic=topic)
    await stage.ann.expect("but I could not answer there")
    topics.reopen(world, chat.id, topic)
    await stage.ann.tap("Link this chat", message=asked)
    await stage.ann.expect("From now on I post", chat=chat)
    assert await linked(stage) == (chat.id, topic.id)


async def test_a_tap_in_a_chat_that_is_another_by_now_or_just_fails_links_nothing(
    stage: Stage,
) -> None:
    chat = stage.server.group("Our chat", stage.ann.person)
    await stage.ann.say("/link", chat=chat)
    asked = await stage.ann.expect("Shall I post the summaries", chat=chat)
    moved = ApiError(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100_77)
    told = []
    for fault in (faults.Refuse(moved), faults.wrong("something new"), faults.too_many(31)):
        stage.server.faults.next(fault, "sendMessage", chat_id=chat.id)
        query = await stage.ann.tap("Link this chat", message=asked)
        told.append((await stage.ann.answer(query)).text.partition(".")[0])

    assert told == [
        "This button is too old",
        *["I could not write here just now, so nothing has changed"] * 2,
    ]
    assert await linked(stage) == (None, None)
