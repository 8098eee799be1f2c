"""The person's own place in a group that a button names."""

from bot.chat.dispatch.context import Context
from bot.flows.people.facts import Membership
from bot.flows.shared.access import NotAllowed, NotAMember
from storage.records import Group, Role


def here(context: Context, group_id: str) -> Membership:
    """Their membership as it was when the update came in; a flow asks again.

    Raises NotAMember.
    """
    for membership in context.memberships:
        if membership.group.id == group_id:
            return membership
    raise NotAMember


def admins_group(context: Context, group_id: str) -> Group:
    """The group of a button that only its admins may use.

    Raises NotAMember or NotAllowed.
    """
    membership = here(context, group_id)
    if not membership.member.is_admin:
        raise NotAllowed(Role.ADMIN)
    return membership.group


def all_roles(context: Context, *, without: str = "") -> frozenset[Role]:
    """The roles held in all groups together, leaving out one group."""
    held = [one.member.roles for one in context.memberships if one.group.id != without]
    return frozenset[Role]().union(*held)
