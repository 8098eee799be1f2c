"""The group's rules: said in words, and changed by a line or by buttons."""

from collections.abc import Iterable

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import admins_group
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.group.buttons import (
    back_button,
    rule_buttons,
    section_buttons,
    value_buttons,
    weekly_times,
)
from bot.chat.group.parsing import UnknownRule, Wanted, WatchWanted, read_setting
from bot.chat.group.sentences import (
    Facts,
    facts_of,
    limits_in,
    rule_text,
    rules_text,
    section_text,
)
from bot.chat.group.support_lines import own_lines
from bot.chat.group.taps import RulesTap, RuleTap, SectionTap, SetTap, WeeklyDayTap
from bot.chat.group.typed import ask_for_rule
from bot.chat.group.watch_list import change_watch, watch_list
from bot.chat.meetings.feeds import add_feed, calendars_text
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons
from bot.flows.group.settings import BadSetting, RulesNow
from bot.flows.shared.access import Actor
from bot.rules.group.table import BY_NAME, TYPED_NAMES, called
from bot.texts.speech import Markup
from storage.records import Group, Role


async def on_settings(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Change the rule that was typed, or show them all."""
    name, _, rest = command.words.partition(" ")
    if called(name) is BY_NAME["calendar"]:
        shown: tuple[str, Buttons] = await add_feed(context, actor, rest)
    elif command.words:
        shown = await _change(context, actor, command.words)
    else:
        shown = _all(context, await context.flows.ruling.read(actor))
    await context.say(context.chat_id, *shown)


async def on_rules(context: Context, tap: RulesTap, callback: Callback) -> None:
    """Back to all the rules."""
    rules = await context.flows.ruling.read(Actor(context.chat_id, tap.group_id))
    await context.answer(callback.query)
    await context.edit(callback.message, *_all(context, rules))


async def on_section(context: Context, tap: SectionTap, callback: Callback) -> None:
    """Show what belongs together, and a button for each rule of it."""
    rules = await context.flows.ruling.read(Actor(context.chat_id, tap.group_id))
    facts = facts_of(rules, context.clock())
    text = section_text(context.speech, tap.section, facts)
    await context.answer(callback.query)
    buttons = rule_buttons(context.speech, rules.group, tap.section, facts)
    await context.edit(callback.message, text, buttons)


async def on_rule(context: Context, tap: RuleTap, callback: Callback) -> None:
    """Explain a rule, with what it can be; a person's name has to be typed."""
    group = admins_group(context, tap.group_id)
    await context.answer(callback.query)
    if tap.name == "contact":
        await ask_for_rule(context, group, tap.name)
        return
    shown = await _explained(context, group, tap.name)
    if shown is not None:
        await context.edit(callback.message, *shown)


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


async def _explained(context: Context, group: Group, name: str) -> tuple[str, Buttons] | None:
    actor = Actor(context.chat_id, group.id)
    if name == "calendar":
        shown, rows = await calendars_text(context, actor)
        return shown, [*rows, [back_button(context.speech, group.id)]]
    if name in ("watch", "roles"):
        return await watch_list(context, actor, name)
    if name == "support":
        return own_lines(context, group)
    text = rule_text(context.speech, name, Facts(group.settings))
    return None if text is None else (text, value_buttons(context.speech, group, name))


async def _change(context: Context, actor: Actor, line: str) -> tuple[str, Buttons]:
    """Change a rule, and say how it is now or what it could be."""
    back = [[back_button(context.speech, actor.group_id)]]
    read = read_setting(line)
    if isinstance(read, UnknownRule):
        names = ", ".join(TYPED_NAMES)
        return context.speech.say("settings-bad-name", name=read.name[:40], names=names), back
    if isinstance(read, WatchWanted):
        return await change_watch(context, actor, read)
    if not isinstance(read, Wanted):
        packs = (await context.flows.ruling.read(actor)).packs
        return _bad(context, read.name, [pack.id for pack in packs]), back
    try:
        rules = await context.flows.ruling.change(actor, **read.changes)
    except BadSetting as error:
        return _bad(context, error.name, error.packs), back
    text_id = "settings-changed-k" if read.name == "k" else "settings-changed"
    changed = context.speech.say(text_id, k=rules.group.settings.k)
    text, buttons = _all(context, rules)
    return Markup(f"{changed}\n\n{text}"), buttons


def _all(context: Context, rules: RulesNow) -> tuple[str, Buttons]:
    facts = facts_of(rules, context.clock())
    text = rules_text(context.speech, rules.group.name, facts)
    return text, section_buttons(context.speech, rules.group, facts)


def _bad(context: Context, name: str, packs: Iterable[str]) -> Markup:
    words = {"packs": ", ".join(packs), **limits_in(BY_NAME[name])}
    return context.speech.say(f"settings-bad-{name}", **words)


ROUTES = Routes(
    commands=(("settings", with_group(on_settings, Role.ADMIN)),),
    taps=(
        on(RulesTap, on_rules),
        on(SectionTap, on_section),
        on(RuleTap, on_rule),
        on(WeeklyDayTap, on_weekly_day),
        on(SetTap, on_set),
    ),
)
