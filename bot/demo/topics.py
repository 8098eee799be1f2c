"""Topics: a supergroup that is a forum sorts its messages, and what is in none is in General.

Source: Bot API documentation, "Message" (message_thread_id, is_topic_message) and the service
messages about forum topics. In a topic each message that replies to nothing replies to the one that
made the topic. General has no id of its own there, and a bot that names one is not understood.
The refusals are those that bots report: TOPIC_CLOSED, and "message thread not found" for a topic
that was deleted, for an id that never was one, and where there are no topics.
"""

from dataclasses import replace

from bot.demo.messages import Chat, Message, Topic
from bot.demo.wire import ApiError, bad_request
from bot.demo.world import CantDo, World


def turn_on(world: World, chat_id: int) -> Chat:
    """Make a forum of a supergroup."""
    chat = world.chat(chat_id)
    if chat is None or chat.kind != "supergroup":
        raise CantDo("Only a supergroup can have topics.")
    return world.put_group(replace(chat, topics=()))


def make_topic(world: World, chat_id: int, name: str) -> Topic:
    """Make a topic; its id is that of the message that says so."""
    chat = _forum(world, chat_id)
    icon = {"name": name, "icon_color": 7_322_096}
    made = world.notice(chat, chat.members[0], "forum_topic_created", icon)
    topic = Topic(made.message_id, name)
    world.put_group(replace(chat, topics=(*(chat.topics or ()), topic)))
    return topic


def close(world: World, chat_id: int, topic: Topic | None = None) -> None:
    """Let only admins write in a topic; in General, if none is named."""
    _set_closed(world, chat_id, topic, closed=True)


def reopen(world: World, chat_id: int, topic: Topic | None = None) -> None:
    """Let everybody write there again."""
    _set_closed(world, chat_id, topic, closed=False)


def delete(world: World, chat_id: int, topic: Topic) -> None:
    """Delete a topic with all that was said in it."""
    chat = _forum(world, chat_id)
    rest = tuple(one for one in chat.topics or () if one.id != topic.id)
    world.put_group(replace(chat, topics=rest))
    for message in world.messages(chat_id):
        if message.thread == topic.id:
            world.remove(message)


def bots_problem(chat: Chat, topic_id: int | None) -> ApiError | None:
    """Why the bot can't write in this topic, or in General for None; None if it can."""
    if topic_id is not None and all(one.id != topic_id for one in chat.topics or ()):
        return bad_request("message thread not found")
    if is_closed(chat, topic_id) and chat.bot_status != "administrator":
        return bad_request("TOPIC_CLOSED")
    return None


def is_closed(chat: Chat, topic_id: int | None) -> bool:
    """Whether only admins can write in this topic, or in General for None."""
    if topic_id is None:
        return chat.general_closed
    return any(one.closed for one in chat.topics or () if one.id == topic_id)


def _set_closed(world: World, chat_id: int, topic: Topic | None, *, closed: bool) -> None:
    chat = _forum(world, chat_id)
    if topic is None:
        chat = replace(chat, general_closed=closed)
    topics = tuple(
        replace(one, closed=closed) if topic and one.id == topic.id else one
        for one in chat.topics or ()
    )
    world.put_group(replace(chat, topics=topics))
    said: tuple[str, object] = ("forum_topic_closed" if closed else "forum_topic_reopened", {})
    where = topic.id if topic else None
    notice = Message(chat.id, 0, chat.members[0], world.clock(), service=said, topic=where)
    world.updates.push("message", world.as_bot_sees(world.post(notice)))


def _forum(world: World, chat_id: int) -> Chat:
    chat = world.chat(chat_id)
    if chat is None or chat.topics is None:
        raise CantDo("That group has no topics.")
    return chat
