"""What happens to groups as a whole: made with the bot in them, upgraded, left by the bot.

Source: Bot API documentation, "Message" (service messages), "ChatMemberUpdated" and
"ResponseParameters" (migrate_to_chat_id).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.demo.messages import BotStatus, Chat
from bot.demo.world import CantDo, World


def make_group(
    world: World,
    title: str,
    members: Sequence[int],
    kind: Literal["group", "supergroup"] = "group",
) -> Chat:
    """Make a group; its first member owns it and adds the bot, which hears of it."""
    people = tuple(world.person(member).id for member in members)
    if not people or not title.strip():
        raise CantDo("A group needs a title and at least one member.")
    large = kind == "supergroup"
    chat = world.put_group(
        Chat(world.new_group_ids(large=large), kind, title.strip(), people, "member")
    )
    world.bot_moved(chat, people[0], "left", "member")
    if large:
        world.notice(chat, people[0], "new_chat_members", [world.bot.json()])
    else:
        world.notice(chat, people[0], "group_chat_created", True)
    return chat


def upgrade(world: World, chat_id: int) -> Chat:
    """Turn a basic group into a supergroup: it has a new id, and the old one is dead."""
    chat = _group(world, chat_id)
    if chat.kind != "group" or chat.upgraded_to:
        raise CantDo("Only a basic group can be upgraded.")
    large = replace(chat, id=world.new_group_ids(large=True), kind="supergroup")
    world.put_group(large)
    world.notice(chat, chat.members[0], "migrate_to_chat_id", large.id)
    world.put_group(replace(chat, upgraded_to=large.id))
    world.notice(large, chat.members[0], "migrate_from_chat_id", chat.id)
    return large


def move_bot(world: World, chat_id: int, status: BotStatus) -> Chat:
    """Remove the bot from a group, bring it back, or make it an administrator."""
    chat = _group(world, chat_id)
    moved = world.put_group(replace(chat, bot_status=status))
    world.bot_moved(moved, chat.members[0], chat.bot_status, status)
    return moved


def _group(world: World, chat_id: int) -> Chat:
    chat = world.chat(chat_id)
    if chat is None or chat.kind == "private":
        raise CantDo("There is no such group.")
    return chat
