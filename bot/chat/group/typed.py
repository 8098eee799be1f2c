"""Rules that are typed as words: the watch list, and the group's own lines on the support card.

The watch list is shown to admins alone, and only when they ask for it.
"""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import admins_group
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.group.buttons import back_button
from bot.chat.group.parsing import WATCHED, WatchWanted
from bot.chat.group.taps import SetTap
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.group.watch_list import MOST_WATCHED, WATCHED_LENGTH, BadWatch
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup
from storage.records import Group, WatchList

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


@dataclass(frozen=True)
class StillRightTap(Tap):
    """I have checked our own lines on the support card."""

    verb: ClassVar[str] = "sc"
    group_id: str


async def ask_for_rule(context: Context, group: Group, name: str) -> None:
    """Ask for the words of a rule; what is typed next runs /settings with them."""
    text_id, hint_id = ASKED[name]
    hint = context.speech.label(hint_id)
    await context.ask_for_words("settings", context.speech.say(text_id), hint, group.id, begun=name)


async def typed_rule(context: Context, group: Group, name: str) -> tuple[Markup, Buttons]:
    """One of these rules as it is now, and what can be done with it."""
    if name in WATCHED:
        return await watch_list(context, Actor(context.chat_id, group.id), name)
    return _own_lines(context, group)


async def watch_list(context: Context, actor: Actor, name: str) -> tuple[Markup, Buttons]:
    """What is on the watch list, for an admin."""
    watched = await context.flows.watching.watched(actor)
    some = _of(watched, name)
    text_id = f"settings-change-{name}" if some else f"settings-change-{name}-none"
    text = context.speech.say(text_id, words="\n".join(some))
    return text, _buttons(context, actor.group_id, name, removable=bool(some))


async def change_watch(
    context: Context, actor: Actor, wanted: WatchWanted
) -> tuple[Markup, Buttons]:
    """Change the names or the roles, and say them back."""
    watching = context.flows.watching
    try:
        if wanted.name == "watch":
            await watching.watch(actor, names=wanted.words)
        else:
            await watching.watch(actor, roles=wanted.words)
    except BadWatch:
        most = {"most": MOST_WATCHED, "letters": WATCHED_LENGTH}
        text = context.speech.say(f"settings-bad-{wanted.name}", **most)
        return text, [[back_button(context.speech, actor.group_id)]]
    return await watch_list(context, actor, wanted.name)


async def on_type(context: Context, tap: TypeTap, callback: Callback) -> None:
    """Ask for the words."""
    group = admins_group(context, tap.group_id)
    await context.answer(callback.query)
    if tap.name in ASKED:
        await ask_for_rule(context, group, tap.name)


async def on_still_right(context: Context, tap: StillRightTap, callback: Callback) -> None:
    """Note today as the day on which the group's own lines were checked."""
    group = admins_group(context, tap.group_id)
    if group.settings.support:
        actor = Actor(context.chat_id, group.id)
        group = await context.flows.ruling.change(actor, support=group.settings.support)
    await context.answer(callback.query)
    await context.edit(callback.message, *_own_lines(context, group))


def _own_lines(context: Context, group: Group) -> tuple[Markup, Buttons]:
    settings, say = group.settings, context.speech.say
    if not settings.support or settings.support_checked is None:
        text = say("settings-change-support-none")
        return text, _buttons(context, group.id, "support", removable=False)
    checked = formatting.day(context.speech, settings.support_checked)
    text = say("settings-change-support", lines=settings.support, date=checked)
    right = tap_button(context.speech.label("button-still-right"), StillRightTap(group.id))
    return text, [[right], *_buttons(context, group.id, "support", removable=True)]


def _buttons(context: Context, group_id: str, name: str, *, removable: bool) -> Buttons:
    label = context.speech.label
    write = [tap_button(label("button-write-anew"), TypeTap(group_id, name))]
    none = [tap_button(label("button-take-away"), SetTap(group_id, name, "none"))]
    return [write, *([none] if removable else []), [back_button(context.speech, group_id)]]


def _of(watched: WatchList, name: str) -> tuple[str, ...]:
    return watched.names if name == "watch" else watched.roles


ROUTES = Routes(taps=(on(TypeTap, on_type), on(StillRightTap, on_still_right)))
