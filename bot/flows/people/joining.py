"""Joining and leaving: what a code offers, who one is in the group, and going without a trace."""

from dataclasses import dataclass
from typing import Literal

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.roll import note_joined, note_left, note_new_role
from bot.flows.shared.tools import Tools
from storage.queries import groups, invitations, members
from storage.records import (
    UNDISCLOSED,
    Group,
    Invitation,
    Member,
    Role,
    WatchList,
)
from storage.store import Unit

PRIVACY_VERSION = 3
"""The version of the text that people agree to; raise it whenever what it says changes, and let
`notice-privacy` say what is new: everybody is told."""


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
class Left:
    """Somebody left; or did not, being the last admin of others."""

    group: Group
    last_admin: bool


class Joining:
    """How people come into a group, and out of it."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

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

    async def join(self, code: str, chat_id: int) -> Joined | CodeRefused:
        """Join the group of a code. Somebody who is in it already gains the code's role."""
        async with self._tools.store.write() as unit:
            offer = await self._group_offer(unit, code)
            if isinstance(offer, CodeRefused):
                return offer
            group, invitation, now = offer.group, offer.invitation, self._tools.clock()
            roles = frozenset({Role.MEMBER, invitation.role})
            known = await members.find(unit, chat_id, group.id)
            if known is not None:
                if roles <= known.roles:
                    return Joined(known, group, again=True)
                member = await members.change(
                    unit, known.id, roles=known.roles | roles, agreed_version=PRIVACY_VERSION
                )
                await note_new_role(unit, group, now)
            else:
                member = await members.add(
                    unit,
                    group_id=group.id,
                    chat_id=chat_id,
                    roles=roles,
                    perspective=invitation.perspective,
                    agreed_version=PRIVACY_VERSION,
                    joined_at=now,
                )
                await note_joined(unit, group, now)
            return Joined(member, group, again=known is not None)

    async def describe_self(
        self, actor: Actor, *, perspective: int | None = None, gets_prompts: bool | None = None
    ) -> Member:
        """Say what perspective one brings, or whether one answers prompts."""
        async with self._tools.store.write() as unit:
            member, group = await require_role(unit, actor)
            if perspective != UNDISCLOSED and not group.settings.has_perspective(perspective):
                perspective = None
            return await members.change(
                unit, member.id, perspective=perspective, gets_prompts=gets_prompts
            )

    async def leave(self, actor: Actor) -> Left:
        """Leave, and erase what is stored about the person. The last admin of others stays."""
        async with self._tools.store.write() as unit:
            member, group = await require_role(unit, actor)
            others = [m for m in await members.of_group(unit, group.id) if m.id != member.id]
            if member.is_admin and others and not any(m.is_admin for m in others):
                return Left(group, last_admin=True)
            await note_left(unit, group, member, self._tools.clock())
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
