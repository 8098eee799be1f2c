"""Forums: topics are told by their ids, General has none, and closed ones take nothing of a bot."""

from bot.demo import topics
from bot.demo.groups import move_bot
from bot.demo.messages import Chat
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import Wire


def forum(server: BotApiServer, ann: Phone) -> Chat:
    made = server.group("Steering group", ann.person, kind="supergroup")
    return topics.turn_on(server.world, made.id)


async def test_what_is_said_in_a_topic_carries_its_id_and_in_general_none(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    chat = forum(server, ann)
    topic = topics.make_topic(server.world, chat.id, "Summaries")
    server.api.updates.drop_all()

    await ann.say("/link", chat=chat, topic=topic)
    await ann.say("/link", chat=chat)

    inside, general = [one["message"] for one in (await wire("getUpdates")).result]
    assert (inside["message_thread_id"], inside["is_topic_message"]) == (topic.id, True)
    assert inside["chat"]["is_forum"] is True
    assert inside["reply_to_message"]["forum_topic_created"]["name"] == "Summaries"
    assert not {"message_thread_id", "is_topic_message", "reply_to_message"} & set(general)


async def test_a_bot_writes_in_the_topic_that_it_names(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    chat = forum(server, ann)
    topic = topics.make_topic(server.world, chat.id, "Summaries")
    asked = await ann.say("/link", chat=chat, topic=topic)

    named = await wire.say(chat.id, "one", message_thread_id=topic.id)
    general = await wire.say(chat.id, "two")
    reply = await wire.say(chat.id, "three", reply_parameters={"message_id": asked.message_id})

    assert named.result["message_thread_id"] == topic.id
    assert "message_thread_id" not in general.result
    assert reply.result["message_thread_id"] == topic.id


async def test_what_is_no_topic_is_not_found(server: BotApiServer, wire: Wire, ann: Phone) -> None:
    chat = forum(server, ann)
    gone = topics.make_topic(server.world, chat.id, "Summaries")
    topics.delete(server.world, chat.id, gone)
    plain = server.group("Another group", ann.person)

    refused = [
        await wire.say(chat_id, "x", message_thread_id=topic_id)
        for chat_id, topic_id in ((chat.id, gone.id), (chat.id, 1), (plain.id, gone.id))
    ]

    assert {one.description for one in refused} == {"Bad Request: message thread not found"}


async def test_in_a_closed_topic_only_admins_write(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    chat = forum(server, ann)
    topic = topics.make_topic(server.world, chat.id, "Summaries")
    topics.close(server.world, chat.id, topic)
    topics.close(server.world, chat.id)

    async def tried() -> list[object]:
        inside = await wire.say(chat.id, "x", message_thread_id=topic.id)
        both = (inside, await wire.say(chat.id, "y"))
        return [one.body.get("description", "taken") for one in both]

    as_member = await tried()
    move_bot(server.world, chat.id, "administrator")
    as_admin = await tried()
    move_bot(server.world, chat.id, "member")
    topics.reopen(server.world, chat.id, topic)
    topics.reopen(server.world, chat.id)

    assert as_member == ["Bad Request: TOPIC_CLOSED"] * 2
    assert as_admin == await tried() == ["taken"] * 2


async def test_a_restricted_bot_is_said_to_be_so_and_may_not_write(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    chat = server.group("Steering group", ann.person, kind="supergroup")
    move_bot(server.world, chat.id, "restricted")

    itself = await wire("getChatMember", chat_id=chat.id, user_id=server.world.bot.id)
    refused = await wire.say(chat.id, "x")

    assert (itself.result["status"], itself.result["can_send_messages"]) == ("restricted", False)
    assert refused.description == "Bad Request: not enough rights to send text messages to the chat"
