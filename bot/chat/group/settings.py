"""The group's rules: said in words, and changed by a line or by buttons."""

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import admins_group, here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.group.buttons import back_button, rule_buttons, value_buttons, weekly_times
from bot.chat.group.parsing import (
    NAMES,
    TYPED,
    UnknownRule,
    Wanted,
    WatchWanted,
    name_of_field,
    read_setting,
)
from bot.chat.group.sentences import rule_text, rules_text
from bot.chat.group.taps import RulesTap, RuleTap, SetTap, WeeklyDayTap
from bot.chat.group.typed import ask_for_rule, change_watch, typed_rule
from bot.chat.meetings.feeds import add_feed, calendars_text
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons
from bot.flows.group.settings import BadSetting
from bot.flows.group.watch_list import MOST_WATCHED, WATCHED_LENGTH
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup
from storage.records import Group, Role

_BAD = {
    "k": "settings-bad-k",
    "weekly": "settings-bad-weekly",
    "delay": "settings-bad-delay",
    "quiet": "settings-bad-quiet",
    "pack": "settings-bad-pack",
    "rotation": "settings-bad-rotation",
    "prompts": "settings-bad-prompts",
    "zone": "settings-bad-zone",
    "perspectives": "settings-bad-perspectives",
    "shown": "settings-bad-shown",
    "contact": "settings-bad-contact",
    "support": "settings-bad-support",
    "watch": "settings-bad-watch",
    "roles": "settings-bad-roles",
    "box": "settings-bad-box",
    "keep": "settings-bad-keep",
}


async def on_settings(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Change the rule that was typed, or show them all."""
    name, _, rest = command.words.partition(" ")
    if name.casefold() in ("calendar", "calendars", "feed", "holidays"):
        await context.say(context.chat_id, *await add_feed(context, actor, rest))
        return
    if command.words:
        await context.say(context.chat_id, *await _change(context, actor, command.words))
        return
    group = here(context, actor.group_id).group
    await context.say(
        context.chat_id, await _rules(context, actor, group), rule_buttons(context.speech, group)
    )


async def on_rules(context: Context, tap: RulesTap, callback: Callback) -> None:
    """Back to all the rules."""
    actor, group = Actor(context.chat_id, tap.group_id), admins_group(context, tap.group_id)
    text = await _rules(context, actor, group)
    await context.answer(callback.query)
    await context.edit(callback.message, text, rule_buttons(context.speech, group))


async def on_rule(context: Context, tap: RuleTap, callback: Callback) -> None:
    """Explain a rule, with what it can be; a person's name has to be typed."""
    group = admins_group(context, tap.group_id)
    await context.answer(callback.query)
    if tap.name == "calendar":
        shown, rows = await calendars_text(context, Actor(context.chat_id, group.id))
        await context.edit(
            callback.message, shown, [*rows, [back_button(context.speech, group.id)]]
        )
        return
    if tap.name == "contact":
        await ask_for_rule(context, group, tap.name)
        return
    if tap.name in TYPED:
        await context.edit(callback.message, *await typed_rule(context, group, tap.name))
        return
    text = rule_text(context.speech, group, tap.name)
    if text is not None:
        await context.edit(callback.message, text, value_buttons(context.speech, group, tap.name))


async def on_weekly_day(context: Context, tap: WeeklyDayTap, callback: Callback) -> None:
    """The day of the weekly summary is chosen; ask for the time."""
    group, day = admins_group(context, tap.group_id), tap.day % 7
    await context.answer(callback.query)
    shown = formatting.weekday(context.speech, day)
    text = context.speech.say("settings-change-weekly-time", day=shown)
    await context.edit(callback.message, text, weekly_times(context.speech, group, day))


async def on_set(context: Context, tap: SetTap, callback: Callback) -> None:
    """Change the rule as if it had been typed."""
    text, buttons = await _change(context, Actor(context.chat_id, tap.group_id), tap.line)
    await context.answer(callback.query)
    await context.edit(callback.message, text, buttons)


async def _change(context: Context, actor: Actor, line: str) -> tuple[Markup, Buttons]:
    """Change a rule, and say how it is now or what it could be."""
    back = [[back_button(context.speech, actor.group_id)]]
    read = read_setting(line)
    if isinstance(read, UnknownRule):
        names = ", ".join(NAMES)
        return context.speech.say("settings-bad-name", name=read.name[:40], names=names), back
    if isinstance(read, WatchWanted):
        return await change_watch(context, actor, read)
    if not isinstance(read, Wanted):
        return await _bad(context, actor, read.name), back
    try:
        group = await context.flows.ruling.change(actor, **read.changes)
    except BadSetting as error:
        return await _bad(context, actor, name_of_field(error.name)), back
    text_id = "settings-changed-k" if read.name == "k" else "settings-changed"
    changed = context.speech.say(text_id, k=group.settings.k)
    rules = await _rules(context, actor, group)
    return Markup(f"{changed}\n\n{rules}"), rule_buttons(context.speech, group)


async def _bad(context: Context, actor: Actor, name: str) -> Markup:
    packs = ", ".join(pack.id for pack in await context.flows.asking.prompts(actor))
    limits = {"most": MOST_WATCHED, "letters": WATCHED_LENGTH}
    return context.speech.say(_BAD[name], packs=packs, **limits)


async def _rules(context: Context, actor: Actor, group: Group) -> str:
    packs = await context.flows.asking.prompts(actor)
    chosen = group.settings.rotation or (group.settings.pack,)
    titles = {pack.id: pack.title for pack in packs}
    pack = ", ".join(titles.get(one, one) for one in chosen)
    watched = await context.flows.watching.watched(actor)
    return rules_text(context.speech, group, pack, watched, context.clock())


ROUTES = Routes(
    commands=(("settings", with_group(on_settings, Role.ADMIN)),),
    taps=(
        on(RulesTap, on_rules),
        on(RuleTap, on_rule),
        on(WeeklyDayTap, on_weekly_day),
        on(SetTap, on_set),
    ),
)
