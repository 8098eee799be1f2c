"""Going away for good."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import all_roles, here
from bot.chat.dispatch.menus import set_menu
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.taps import Tap
from bot.flows.shared.access import Who


@dataclass(frozen=True)
class LeaveTap(Tap):
    """Leave after all, or stay."""

    verb: ClassVar[str] = "lv"
    group_id: str
    yes: int


async def on_leave(desk: Desk, who: Who, call: Call) -> None:
    """Say what leaving means, and ask."""
    buttons = [
        [tap_button(desk.speech.label("button-leave-yes"), LeaveTap(who.group_id, 1))],
        [tap_button(desk.speech.label("button-leave-no"), LeaveTap(who.group_id, 0))],
    ]
    name = here(desk, who.group_id).group.name
    await desk.say(desk.chat_id, desk.speech.say("leave-ask", group=name), buttons)


async def on_leave_tap(desk: Desk, tap: LeaveTap, touch: Touch) -> None:
    """Erase what is stored about them in this group, or leave it all as it is."""
    name = here(desk, tap.group_id).group.name
    text_id = "leave-stayed"
    if tap.yes:
        left = await desk.flows.joining.leave(Who(desk.chat_id, tap.group_id))
        text_id = "leave-last-admin" if left.last_admin else "leave-done"
    await desk.answer(touch.query)
    await desk.edit(touch.message, desk.speech.say(text_id, group=name))
    if text_id == "leave-done":
        rest = all_roles(desk, without=tap.group_id)
        await set_menu(desk.bot, desk.chat_id, rest, desk.speech)


ROUTES = Routes(
    commands=(("leave", with_group(on_leave)),),
    taps=(on(LeaveTap, on_leave_tap),),
)
