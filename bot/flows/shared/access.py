"""Who speaks, in which group, and whether they may: asked anew inside every flow."""

from dataclasses import dataclass

from storage.queries import groups, members
from storage.records import Group, Member, Role
from storage.store import Unit


class NotAMember(Exception):
    """The person is not, or no longer, in this group."""


class NotAllowed(Exception):
    """The person is in this group, but the role that may do this is another's."""

    def __init__(self, role: Role) -> None:
        super().__init__(role.value)
        self.role = role


@dataclass(frozen=True)
class Actor:
    """A person, by the chat they write in, and the group that they speak of."""

    chat_id: int
    group_id: str


async def require_role(unit: Unit, actor: Actor, role: Role = Role.MEMBER) -> tuple[Member, Group]:
    """The speaker and the group.

    Raises NotAMember, or NotAllowed if they do not hold the role.
    """
    member = await members.find(unit, actor.chat_id, actor.group_id)
    group = await groups.find(unit, actor.group_id)
    if member is None or group is None:
        raise NotAMember
    if role not in member.roles | {Role.MEMBER}:
        raise NotAllowed(role)
    return member, group
