"""Which of their groups somebody means, when they are in several.

The question is a reply to their command. When they tap a group, the command is read back out of
the message replied to and runs again for that group, so nothing is kept in between. If that message
does not name the command, because it was meant by plain words, the question's hidden mark does.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.commands_typed import read_command
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.routes import ChatCommand, OnCommand
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.hidden_marks import CommandMark, hide
from bot.chat.messages.taps import Tap
from bot.flows.people.facts import Membership
from bot.flows.shared.access import Actor, NotAllowed, NotAMember
from storage.records import Role

OnGroupCommand = Callable[[Context, Actor, ChatCommand], Awaitable[None]]


@dataclass(frozen=True)
class ChooseGroup(Tap):
    """The command that this question replies to is meant for this group."""

    verb: ClassVar[str] = "g"
    group_id: str


def with_group(handler: OnGroupCommand, role: Role = Role.MEMBER, *or_roles: Role) -> OnCommand:
    """A command about one group, for those who have the role in it, or one of the others.

    Raises NotAMember or NotAllowed, for which routing finds the words.
    """

    async def run(context: Context, command: ChatCommand) -> None:
        by_name = sorted(context.memberships, key=lambda one: (one.group.name, one.group.id))
        may = [one for one in by_name if any(has_role(one, each) for each in (role, *or_roles))]
        if command.group_id is not None:
            may = [one for one in may if one.group.id == command.group_id]
        if not context.memberships:
            raise NotAMember
        if not may:
            raise NotAllowed(role)
        if len(may) == 1:
            await handler(context, Actor(context.chat_id, may[0].group.id), command)
            return
        question = context.speech.say("which-group")
        typed = read_command(command.message, context.bot_name)
        if typed is None or typed.name != command.name:
            question = hide(question, CommandMark(command.name), context.bot_name)
        await context.say(
            context.chat_id,
            question,
            [[tap_button(one.group.name, ChooseGroup(one.group.id))] for one in may],
            reply_to=command.message.message_id,
        )

    return run


def has_role(membership: Membership, role: Role) -> bool:
    """Roles add up: everybody is a member, and admins need not be facilitators."""
    return role is Role.MEMBER or role in membership.member.roles
