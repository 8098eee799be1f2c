"""Linking: the group's own Telegram chat, where summaries are posted too."""

from dataclasses import replace

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.tools import Tools
from storage.queries import groups
from storage.records import Group, Role


class Linking:
    """How a chat is linked and let go. Everybody hears of both."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def link(
        self, chat_id: int, group_id: str, group_chat_id: int, *, topic: int | None = None
    ) -> Group:
        """Post summaries in this Telegram group from now on, and in this topic of a forum."""
        actor = Actor(chat_id, group_id)
        return await self._link(actor, group_chat_id, "notice-chat-linked", topic=topic)

    async def unlink(self, actor: Actor) -> Group:
        """Post summaries in no Telegram group."""
        return await self._link(actor, None, "notice-chat-unlinked")

    async def _link(
        self, actor: Actor, group_chat_id: int | None, text_id: str, *, topic: int | None = None
    ) -> Group:
        async with self._tools.store.write() as unit:
            member, group = await require_role(unit, actor, Role.ADMIN)
            await groups.link(unit, group.id, group_chat_id, topic=topic)
            if group.linked_chat != group_chat_id:
                words = {"group": group.name}
                await tell_everyone(unit, self._tools, group, text_id, words, exclude=member.id)
            return replace(group, linked_chat=group_chat_id, linked_topic=topic)
