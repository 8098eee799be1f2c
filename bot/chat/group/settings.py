"""The group's rules: said in words, and changed by a line or by buttons."""

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import admins_group, here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
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
from bot.flows.shared.access import Who
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


async def on_settings(desk: Desk, who: Who, call: Call) -> None:
    """Change the rule that was typed, or show them all."""
    name, _, rest = call.words.partition(" ")
    if name.casefold() in ("calendar", "calendars", "feed", "holidays"):
        await desk.say(desk.chat_id, *await add_feed(desk, who, rest))
        return
    if call.words:
        await desk.say(desk.chat_id, *await _change(desk, who, call.words))
        return
    group = here(desk, who.group_id).group
    await desk.say(desk.chat_id, await _rules(desk, who, group), rule_buttons(desk.speech, group))


async def on_rules(desk: Desk, tap: RulesTap, touch: Touch) -> None:
    """Back to all the rules."""
    who, group = Who(desk.chat_id, tap.group_id), admins_group(desk, tap.group_id)
    text = await _rules(desk, who, group)
    await desk.answer(touch.query)
    await desk.edit(touch.message, text, rule_buttons(desk.speech, group))


async def on_rule(desk: Desk, tap: RuleTap, touch: Touch) -> None:
    """Explain a rule, with what it can be; a person's name has to be typed."""
    group = admins_group(desk, tap.group_id)
    await desk.answer(touch.query)
    if tap.name == "calendar":
        shown, rows = await calendars_text(desk, Who(desk.chat_id, group.id))
        await desk.edit(touch.message, shown, [*rows, [back_button(desk.speech, group.id)]])
        return
    if tap.name == "contact":
        await ask_for_rule(desk, group, tap.name)
        return
    if tap.name in TYPED:
        await desk.edit(touch.message, *await typed_rule(desk, group, tap.name))
        return
    text = rule_text(desk.speech, group, tap.name)
    if text is not None:
        await desk.edit(touch.message, text, value_buttons(desk.speech, group, tap.name))


async def on_weekly_day(desk: Desk, tap: WeeklyDayTap, touch: Touch) -> None:
    """The day of the weekly summary is chosen; ask for the time."""
    group, day = admins_group(desk, tap.group_id), tap.day % 7
    await desk.answer(touch.query)
    shown = formatting.weekday(desk.speech, day)
    text = desk.speech.say("settings-change-weekly-time", day=shown)
    await desk.edit(touch.message, text, weekly_times(desk.speech, group, day))


async def on_set(desk: Desk, tap: SetTap, touch: Touch) -> None:
    """Change the rule as if it had been typed."""
    text, buttons = await _change(desk, Who(desk.chat_id, tap.group_id), tap.line)
    await desk.answer(touch.query)
    await desk.edit(touch.message, text, buttons)


async def _change(desk: Desk, who: Who, line: str) -> tuple[Markup, Buttons]:
    """Change a rule, and say how it is now or what it could be."""
    back = [[back_button(desk.speech, who.group_id)]]
    read = read_setting(line)
    if isinstance(read, UnknownRule):
        names = ", ".join(NAMES)
        return desk.speech.say("settings-bad-name", name=read.name[:40], names=names), back
    if isinstance(read, WatchWanted):
        return await change_watch(desk, who, read)
    if not isinstance(read, Wanted):
        return await _bad(desk, who, read.name), back
    try:
        group = await desk.flows.ruling.change(who, **read.changes)
    except BadSetting as error:
        return await _bad(desk, who, name_of_field(error.name)), back
    text_id = "settings-changed-k" if read.name == "k" else "settings-changed"
    changed = desk.speech.say(text_id, k=group.settings.k)
    rules = await _rules(desk, who, group)
    return Markup(f"{changed}\n\n{rules}"), rule_buttons(desk.speech, group)


async def _bad(desk: Desk, who: Who, name: str) -> Markup:
    packs = ", ".join(pack.id for pack in await desk.flows.asking.prompts(who))
    limits = {"most": MOST_WATCHED, "letters": WATCHED_LENGTH}
    return desk.speech.say(_BAD[name], packs=packs, **limits)


async def _rules(desk: Desk, who: Who, group: Group) -> str:
    packs = await desk.flows.asking.prompts(who)
    chosen = group.settings.rotation or (group.settings.pack,)
    titles = {pack.id: pack.title for pack in packs}
    pack = ", ".join(titles.get(one, one) for one in chosen)
    watched = await desk.flows.watching.watched(who)
    return rules_text(desk.speech, group, pack, watched, desk.clock())


ROUTES = Routes(
    commands=(("settings", with_group(on_settings, Role.ADMIN)),),
    taps=(
        on(RulesTap, on_rules),
        on(RuleTap, on_rule),
        on(WeeklyDayTap, on_weekly_day),
        on(SetTap, on_set),
    ),
)
