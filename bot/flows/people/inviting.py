"""Inviting: the links by which people may join a group, made, listed and taken back."""

from dataclasses import dataclass
from datetime import timedelta

from bot.flows.people.codes import new_code
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.tools import Tools
from storage.queries import invitations
from storage.records import UNDISCLOSED, Invitation, Role

INVITATION_LASTS = timedelta(days=14)


@dataclass(frozen=True)
class NewInvitation:
    """An invitation and its code, which is shown once and not kept."""

    code: str
    invitation: Invitation


class Inviting:
    """How admins ask people in."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def invite(self, actor: Actor, *, perspective: int, role: Role) -> NewInvitation:
        """Make a link that lasts 14 days."""
        code = new_code(self._tools.entropy)
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            known = group.settings.has_perspective(perspective)
            invitation = await invitations.add(
                unit,
                code,
                group_id=group.id,
                perspective=perspective if known else UNDISCLOSED,
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
