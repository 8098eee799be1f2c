"""Pausing: a break for the whole group, or for one member alone."""

from dataclasses import replace
from datetime import datetime

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.tools import Tools
from storage.queries import groups, members
from storage.records import Group, Member, Role


class Pausing:
    """How breaks begin and end. Everybody hears of the group's; of a member's nobody does."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def pause_group(self, actor: Actor, until: datetime | None) -> Group:
        """Ask the group nothing until then; None ends the pause."""
        async with self._tools.store.write() as unit:
            member, group = await require_role(unit, actor, Role.ADMIN)
            await groups.pause(unit, group.id, until)
            if until != group.paused_until:
                text_id = "notice-break-over" if until is None else "notice-break"
                words = {"group": group.name}
                await tell_everyone(unit, self._tools, group, text_id, words, exclude=member.id)
            return replace(group, paused_until=until)

    async def pause_member(self, actor: Actor, until: datetime | None) -> Member:
        """Send this member no prompts until then; None ends the pause."""
        async with self._tools.store.write() as unit:
            member, _ = await require_role(unit, actor)
            await members.pause(unit, member.id, until)
            return replace(member, paused_until=until)
