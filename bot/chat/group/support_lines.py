"""The group's own lines on the support card: shown, written anew, and said to be right still."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import admins_group
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.group.typed import typing_buttons
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup
from storage.records import Group


@dataclass(frozen=True)
class StillRightTap(Tap):
    """I have checked our own lines on the support card."""

    verb: ClassVar[str] = "sc"
    group_id: str


async def on_still_right(context: Context, tap: StillRightTap, callback: Callback) -> None:
    """Note today as the day on which the group's own lines were checked."""
    group = admins_group(context, tap.group_id)
    if group.settings.support:
        actor = Actor(context.chat_id, group.id)
        rules = await context.flows.ruling.change(actor, support=group.settings.support)
        group = rules.group
    await context.answer(callback.query)
    await context.edit(callback.message, *own_lines(context, group))


def own_lines(context: Context, group: Group) -> tuple[Markup, Buttons]:
    """The lines as they are, and what can be done with them."""
    settings, say = group.settings, context.speech.say
    if not settings.support or settings.support_checked is None:
        text = say("settings-change-support-none")
        return text, typing_buttons(context, group.id, "support", removable=False)
    checked = formatting.day(context.speech, settings.support_checked)
    text = say("settings-change-support", lines=settings.support, date=checked)
    right = tap_button(context.speech.label("button-still-right"), StillRightTap(group.id))
    return text, [[right], *typing_buttons(context, group.id, "support", removable=True)]


ROUTES = Routes(taps=(on(StillRightTap, on_still_right),))
