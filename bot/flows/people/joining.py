"""Joining and leaving: links, founding a group, inviting, and going away without a trace."""

import base64
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.next_opening import decide_for_new
from bot.flows.shared.notices import tell_admins
from bot.flows.shared.tools import Tools
from storage.queries import groups, invitations, members
from storage.records import (
    UNDISCLOSED,
    Group,
    GroupSettings,
    Invitation,
    Member,
    Role,
    WatchList,
)
from storage.store import Unit

CODE_BYTES = 16
ADMIN_CODE_LASTS = timedelta(hours=24)
INVITATION_LASTS = timedelta(days=14)
NAME_LENGTH = 60
PRIVACY_VERSION = 1
"""The version of the text that people agree to; raise it whenever what it says changes."""


@dataclass(frozen=True)
class AdminOffer:
    """The code lets its holder found a group."""


@dataclass(frozen=True)
class GroupOffer:
    """The code lets its holder join a group."""

    group: Group
    invitation: Invitation


@dataclass(frozen=True)
class CodeRefused:
    """The code opens nothing."""

    reason: Literal["unknown", "expired", "revoked", "used"]


@dataclass(frozen=True)
class Joined:
    """Somebody is in; `again` if they were already."""

    member: Member
    group: Group
    again: bool


@dataclass(frozen=True)
class Founded:
    """A new group and its first admin."""

    member: Member
    group: Group


@dataclass(frozen=True)
class FoundRefused:
    """No group was founded."""

    reason: Literal["not-founder", "name-taken", "name-empty", "name-long"]


@dataclass(frozen=True)
class NewInvitation:
    """An invitation and its code, which is shown once and not kept."""

    code: str
    invitation: Invitation


@dataclass(frozen=True)
class Left:
    """Somebody left; or did not, being the last admin of others."""

    group: Group
    last_admin: bool


class Joining:
    """How people come into a group, and out of it."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def admin_code(self) -> str:
        """Make a one-time code for a first admin; it lasts 24 hours."""
        code = self._new_code()
        async with self._tools.store.write() as unit:
            await invitations.add_admin_code(unit, code, self._tools.clock() + ADMIN_CODE_LASTS)
        return code

    async def look_at(self, code: str) -> AdminOffer | GroupOffer | CodeRefused:
        """What a code offers, without using it."""
        async with self._tools.store.read() as unit:
            found = await invitations.admin_code(unit, code)
            if found is None:
                return await self._group_offer(unit, code)
            expires_at, used_by = found
            if used_by is not None:
                return CodeRefused("used")
            return AdminOffer() if expires_at > self._tools.clock() else CodeRefused("expired")

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

    async def join(self, code: str, chat_id: int) -> Joined | CodeRefused:
        """Join the group of a code. Somebody who is in it already gains the code's role."""
        async with self._tools.store.write() as unit:
            offer = await self._group_offer(unit, code)
            if isinstance(offer, CodeRefused):
                return offer
            group, invitation = offer.group, offer.invitation
            roles = frozenset({Role.MEMBER, invitation.role})
            known = await members.find(unit, chat_id, group.id)
            if known is not None:
                if roles <= known.roles:
                    return Joined(known, group, again=True)
                member = await members.change(
                    unit, known.id, roles=known.roles | roles, agreed_version=PRIVACY_VERSION
                )
            else:
                member = await members.add(
                    unit,
                    group_id=group.id,
                    chat_id=chat_id,
                    roles=roles,
                    perspective=invitation.perspective,
                    agreed_version=PRIVACY_VERSION,
                )
            await tell_admins(
                unit,
                self._tools,
                group,
                "notice-joined",
                {"group": group.name, "role": invitation.role.value},
                exclude=member.id,
            )
            return Joined(member, group, again=known is not None)

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
            settings = GroupSettings()
            opening = decide_for_new(settings, self._tools.clock())
            group = await groups.add(unit, name=name, settings=settings, next_opening_at=opening)
            member = await members.add(
                unit,
                group_id=group.id,
                chat_id=chat_id,
                roles=frozenset({Role.ADMIN}),
                agreed_version=PRIVACY_VERSION,
            )
            return Founded(member, group)

    async def describe_self(
        self, actor: Actor, *, perspective: int | None = None, gets_prompts: bool | None = None
    ) -> Member:
        """Say what perspective one brings, or whether one answers prompts."""
        async with self._tools.store.write() as unit:
            member, group = await require_role(unit, actor)
            if perspective != UNDISCLOSED and not _brings(group, perspective):
                perspective = None
            return await members.change(
                unit, member.id, perspective=perspective, gets_prompts=gets_prompts
            )

    async def invite(self, actor: Actor, *, perspective: int, role: Role) -> NewInvitation:
        """Make a link that lasts 14 days."""
        code = self._new_code()
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            invitation = await invitations.add(
                unit,
                code,
                group_id=group.id,
                perspective=perspective if _brings(group, perspective) else UNDISCLOSED,
                role=role,
                expires_at=self._tools.clock() + INVITATION_LASTS,
            )
        return NewInvitation(code, invitation)

    async def invitations(self, actor: Actor) -> tuple[Invitation, ...]:
        """The links by which somebody may still join."""
        async with self._tools.store.read() as unit:
            await require_role(unit, actor, Role.ADMIN)
            return await invitations.active(unit, actor.group_id, self._tools.clock())

    async def revoke(self, actor: Actor, invitation_id: str) -> bool:
        """Take a link back; False if the group has no such link."""
        async with self._tools.store.write() as unit:
            await require_role(unit, actor, Role.ADMIN)
            return await invitations.revoke(unit, actor.group_id, invitation_id)

    async def leave(self, actor: Actor) -> Left:
        """Leave, and erase what is stored about the person. The last admin of others stays."""
        async with self._tools.store.write() as unit:
            member, group = await require_role(unit, actor)
            others = [m for m in await members.of_group(unit, group.id) if m.id != member.id]
            if member.is_admin and others and not any(m.is_admin for m in others):
                return Left(group, last_admin=True)
            await members.erase(unit, member)
            if not others:
                await groups.watch(unit, group.id, WatchList())
        return Left(group, last_admin=False)

    async def returned(self, chat_id: int) -> None:
        """Somebody who had blocked the bot writes again: prompts reach them from now on."""
        async with self._tools.store.write() as unit:
            await members.set_blocked(unit, chat_id, False)

    async def _group_offer(self, unit: Unit, code: str) -> GroupOffer | CodeRefused:
        invitation = await invitations.find(unit, code)
        if invitation is None:
            return CodeRefused("unknown")
        if invitation.revoked:
            return CodeRefused("revoked")
        if invitation.expires_at <= self._tools.clock():
            return CodeRefused("expired")
        group = await groups.find(unit, invitation.group_id)
        return CodeRefused("unknown") if group is None else GroupOffer(group, invitation)

    def _new_code(self) -> str:
        return base64.urlsafe_b64encode(self._tools.entropy(CODE_BYTES)).rstrip(b"=").decode()


def _brings(group: Group, perspective: int | None) -> bool:
    """Whether it is in the group's list."""
    return perspective is not None and group.settings.perspective_name(perspective) is not None
