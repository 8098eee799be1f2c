"""Going away for good."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import all_roles, here
from bot.chat.dispatch.menus import set_menu
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.taps import Tap
from bot.chat.people.inviting import InviteRoleTap
from bot.flows.shared.access import Actor
from storage.records import UNDISCLOSED, Role


@dataclass(frozen=True)
class LeaveTap(Tap):
    """Leave after all, or stay."""

    verb: ClassVar[str] = "lv"
    group_id: str
    yes: int


async def on_leave(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Say what leaving means, and ask."""
    buttons = [
        [tap_button(context.speech.label("button-leave-yes"), LeaveTap(actor.group_id, 1))],
        [tap_button(context.speech.label("button-leave-no"), LeaveTap(actor.group_id, 0))],
    ]
    name = here(context, actor.group_id).group.name
    await context.say(context.chat_id, context.speech.say("leave-ask", group=name), buttons)


async def on_leave_tap(context: Context, tap: LeaveTap, callback: Callback) -> None:
    """Erase what is stored about them in this group, or leave it all as it is.

    The only admin of others can't go, and is offered a link to hand over.
    """
    name = here(context, tap.group_id).group.name
    text_id, buttons = "leave-stayed", []
    if tap.yes:
        left = await context.flows.joining.leave(Actor(context.chat_id, tap.group_id))
        text_id = "leave-last-admin" if left.last_admin else "leave-done"
    if text_id == "leave-last-admin":
        hand_over = InviteRoleTap(tap.group_id, UNDISCLOSED, Role.ADMIN)
        buttons = [[tap_button(context.speech.label("button-hand-over"), hand_over)]]
    await context.answer(callback.query)
    await context.edit(callback.message, context.speech.say(text_id, group=name), buttons)
    if text_id == "leave-done":
        rest = all_roles(context, without=tap.group_id)
        await set_menu(context.bot, context.chat_id, rest, context.speech)


ROUTES = Routes(
    commands=(("leave", with_group(on_leave)),),
    taps=(on(LeaveTap, on_leave_tap),),
)
