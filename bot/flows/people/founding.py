"""Founding a group: the code for a first admin, and the group that its holder makes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.flows.people.codes import new_code
from bot.flows.people.joining import PRIVACY_VERSION
from bot.flows.shared.next_opening import decide_for_new
from bot.flows.shared.roll import note_joined
from bot.flows.shared.tools import Tools
from storage.queries import groups, invitations, members
from storage.records import Group, GroupSettings, Member, Role

ADMIN_CODE_LASTS = timedelta(hours=24)
NAME_LENGTH = 60


@dataclass(frozen=True)
class Founded:
    """A new group and its first admin."""

    member: Member
    group: Group


@dataclass(frozen=True)
class FoundRefused:
    """No group was founded."""

    reason: Literal["not-founder", "name-taken", "name-empty", "name-long"]


class Founding:
    """How a group begins."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def admin_code(self) -> str:
        """Make a one-time code for a first admin; it lasts 24 hours."""
        code = new_code(self._tools.entropy)
        async with self._tools.store.write() as unit:
            await invitations.add_admin_code(unit, code, self._tools.clock() + ADMIN_CODE_LASTS)
        return code

    async def accept_admin(self, code: str, chat_id: int) -> bool:
        """Use a first admin's code; the same person may do it again, nobody else."""
        async with self._tools.store.write() as unit:
            found = await invitations.admin_code(unit, code)
            if found is None:
                return False
            expires_at, used_by = found
            if used_by is not None:
                return used_by in unit.cipher.chat_lookups(chat_id)
            if expires_at <= self._tools.clock():
                return False
            await invitations.use_admin_code(unit, code, chat_id)
            await members.add_founder(unit, chat_id)
            return True

    async def found_group(self, chat_id: int, name: str) -> Founded | FoundRefused:
        """Found a group; its founder is its first admin."""
        name = " ".join(name.split())
        if not name:
            return FoundRefused("name-empty")
        if len(name) > NAME_LENGTH:
            return FoundRefused("name-long")
        async with self._tools.store.write() as unit:
            if not await members.is_founder(unit, chat_id):
                return FoundRefused("not-founder")
            for mine in await members.of_chat(unit, chat_id):
                known = await groups.find(unit, mine.group_id)
                if known is None or known.name != name:
                    continue
                # Nobody else is in it yet: after a crash the same command is handled again.
                alone = len(await members.of_group(unit, known.id)) == 1
                return Founded(mine, known) if alone else FoundRefused("name-taken")
            settings, now = GroupSettings(), self._tools.clock()
            opening = decide_for_new(settings, now)
            group = await groups.add(unit, name=name, settings=settings, next_opening_at=opening)
            member = await members.add(
                unit,
                group_id=group.id,
                chat_id=chat_id,
                roles=frozenset({Role.ADMIN}),
                agreed_version=PRIVACY_VERSION,
                joined_at=now,
            )
            await note_joined(unit, group, now)
            return Founded(member, group)
