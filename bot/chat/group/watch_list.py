"""The watch list: names and roles to mark in drafts, shown to admins alone and when they ask."""

from bot.chat.dispatch.context import Context
from bot.chat.group.buttons import back_button
from bot.chat.group.parsing import WatchWanted
from bot.chat.group.sentences import limits_in
from bot.chat.group.typed import typing_buttons
from bot.chat.messages.buttons import Buttons
from bot.flows.group.watch_list import BadWatch
from bot.flows.shared.access import Actor
from bot.rules.group.table import BY_NAME
from bot.texts.speech import Markup
from storage.records import WatchList


async def watch_list(context: Context, actor: Actor, name: str) -> tuple[Markup, Buttons]:
    """What is on the watch list, for an admin."""
    return _shown(context, actor, name, await context.flows.watching.watched(actor))


async def change_watch(
    context: Context, actor: Actor, wanted: WatchWanted
) -> tuple[Markup, Buttons]:
    """Change the names or the roles, and say them back."""
    watching = context.flows.watching
    try:
        if wanted.name == "watch":
            watched = await watching.watch(actor, names=wanted.words)
        else:
            watched = await watching.watch(actor, roles=wanted.words)
    except BadWatch:
        limits = limits_in(BY_NAME[wanted.name])
        text = context.speech.say(f"settings-bad-{wanted.name}", **limits)
        return text, [[back_button(context.speech, actor.group_id)]]
    return _shown(context, actor, wanted.name, watched)


def _shown(context: Context, actor: Actor, name: str, watched: WatchList) -> tuple[Markup, Buttons]:
    some = watched.names if name == "watch" else watched.roles
    text_id = f"settings-change-{name}" if some else f"settings-change-{name}-none"
    text = context.speech.say(text_id, words="\n".join(some))
    return text, typing_buttons(context, actor.group_id, name, removable=bool(some))
