"""Rules whose words no button can hold: asked for, and typed in the chat."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import admins_group
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.group.buttons import back_button
from bot.chat.group.taps import SetTap
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from storage.records import Group

ASKED = {
    "contact": ("settings-change-contact", "settings-contact-hint"),
    "support": ("settings-ask-support", "settings-support-hint"),
    "watch": ("watch-names-ask", "watch-names-hint"),
    "roles": ("watch-roles-ask", "watch-roles-hint"),
}
"""What is asked for each rule, and the hint in the field."""


@dataclass(frozen=True)
class TypeTap(Tap):
    """Let me type this rule's words."""

    verb: ClassVar[str] = "sw"
    group_id: str
    name: str


async def ask_for_rule(context: Context, group: Group, name: str) -> None:
    """Ask for the words of a rule; what is typed next runs /settings with them."""
    text_id, hint_id = ASKED[name]
    hint = context.speech.label(hint_id)
    await context.ask_for_words("settings", context.speech.say(text_id), hint, group.id, begun=name)


async def on_type(context: Context, tap: TypeTap, callback: Callback) -> None:
    """Ask for the words."""
    group = admins_group(context, tap.group_id)
    await context.answer(callback.query)
    if tap.name in ASKED:
        await ask_for_rule(context, group, tap.name)


def typing_buttons(context: Context, group_id: str, name: str, *, removable: bool) -> Buttons:
    """To write it anew, to take it away if there is something, and the way back."""
    label = context.speech.label
    write = [tap_button(label("button-write-anew"), TypeTap(group_id, name))]
    none = [tap_button(label("button-take-away"), SetTap(group_id, name, "none"))]
    return [write, *([none] if removable else []), [back_button(context.speech, group_id)]]


ROUTES = Routes(taps=(on(TypeTap, on_type),))
