"""Breaks: somebody pauses for themselves, or an admin for the whole group.

"/pause group" speaks of the group; without that word it is about the one who types, and nobody
else hears of it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import admins_group, here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.group.buttons import BREAK_WEEKS, back_button, break_buttons
from bot.chat.group.taps import BreakTap
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.shared.access import Actor
from bot.rules.when.breaks import UnclearBreak, WhyNot, understand_break, until_day
from bot.texts.speech import Markup
from storage.records import Group, Role

_GROUP = "group"
_DAYS = range(1, 366)
_ORDINALS = range(date(2000, 1, 1).toordinal(), date(2200, 1, 1).toordinal())


@dataclass(frozen=True)
class PauseTap(Tap):
    """Get no prompts for so many days."""

    verb: ClassVar[str] = "ps"
    group_id: str
    days: int


@dataclass(frozen=True)
class PauseUntilTap(Tap):
    """Of several days that could be meant, this one ends the break."""

    verb: ClassVar[str] = "pd"
    group_id: str
    day: int
    """As date.toordinal counts."""
    whole: int
    """1 if the break is the whole group's."""


async def on_pause(context: Context, command: ChatCommand) -> None:
    """For oneself, or for the group if that is what the first word says."""
    of_group, words = _said_of(command)
    handler = with_group(_pause_group, Role.ADMIN) if of_group else with_group(_pause_self)
    await handler(context, ChatCommand(command.name, words, command.message, command.group_id))


async def on_resume(context: Context, command: ChatCommand) -> None:
    """For oneself, or for the group if that is what the first word says."""
    of_group, _ = _said_of(command)
    handler = with_group(_resume_group, Role.ADMIN) if of_group else with_group(_resume_self)
    await handler(context, command)


async def on_pause_tap(context: Context, tap: PauseTap, callback: Callback) -> None:
    """They have chosen for how long."""
    group = here(context, tap.group_id).group
    until = context.clock() + timedelta(days=tap.days) if tap.days in _DAYS else None
    text = _try_again(context, WhyNot.TOO_LONG, whole=False)
    if until is not None:
        text = await _rest(context, group, until, whole=False)
    await context.answer(callback.query)
    await context.edit(callback.message, text)


async def on_pause_until(context: Context, tap: PauseUntilTap, callback: Callback) -> None:
    """They have chosen until which day."""
    whole = bool(tap.whole)
    group = admins_group(context, tap.group_id) if whole else here(context, tap.group_id).group
    day = date.fromordinal(tap.day if tap.day in _ORDINALS else _ORDINALS[0])
    until = until_day(day, now=context.clock(), zone=formatting.zone(group.settings))
    await context.answer(callback.query)
    if isinstance(until, UnclearBreak):
        await context.edit(callback.message, _try_again(context, until.reason, whole=whole))
    else:
        await context.edit(callback.message, await _rest(context, group, until, whole=whole))


async def on_break(context: Context, tap: BreakTap, callback: Callback) -> None:
    """A break for the group, or its end."""
    group = here(context, tap.group_id).group
    days = tap.days if tap.days in [weeks * 7 for weeks in BREAK_WEEKS] else 0
    until = context.clock() + timedelta(days=days) if days else None
    text = await _rest(context, group, until, whole=True)
    await context.answer(callback.query)
    await context.edit(callback.message, text, [[back_button(context.speech, group.id)]])


async def _pause_self(context: Context, actor: Actor, command: ChatCommand) -> None:
    mine = here(context, actor.group_id)
    if command.words:
        await _pause_as_typed(context, mine.group, command.words, whole=False)
        return
    weeks = [
        [
            tap_button(
                context.speech.label("button-weeks", weeks=count),
                PauseTap(actor.group_id, count * 7),
            )
        ]
        for count in BREAK_WEEKS
    ]
    text = context.speech.say("pause-ask", group=mine.group.name)
    if mine.member.is_admin:
        text = Markup(f"{text}\n\n{context.speech.say('pause-ask-admin')}")
    await context.say(context.chat_id, text, weeks)


async def _pause_group(context: Context, actor: Actor, command: ChatCommand) -> None:
    group = here(context, actor.group_id).group
    if command.words:
        await _pause_as_typed(context, group, command.words, whole=True)
        return
    text = context.speech.say("settings-change-break")
    await context.say(context.chat_id, text, break_buttons(context.speech, group))


async def _pause_as_typed(context: Context, group: Group, words: str, *, whole: bool) -> None:
    zone = formatting.zone(group.settings)
    until = understand_break(words, now=context.clock(), zone=zone)
    if not isinstance(until, UnclearBreak):
        await context.say(context.chat_id, await _rest(context, group, until, whole=whole))
    elif until.reason is WhyNot.AMBIGUOUS:
        buttons = _day_buttons(context, group, until.days, whole=whole)
        await context.say(context.chat_id, context.speech.say("pause-which-day"), buttons)
    else:
        await context.say(context.chat_id, _try_again(context, until.reason, whole=whole))


async def _resume_self(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Prompts come again, from the next round on; unless the whole group is on a break."""
    mine, now = here(context, actor.group_id), context.clock()
    on_break = mine.member.paused_until is not None and mine.member.paused_until > now
    await context.flows.pausing.pause_member(actor, None)
    text_id = "resume-done" if on_break else "resume-not-paused"
    if not mine.member.gets_prompts:
        text_id = "resume-no-questions"
    parts = [context.speech.say(text_id, group=mine.group.name)]
    until = mine.group.paused_until
    if until is not None and until > now:
        shown = formatting.day_at(context.speech, until, mine.group.settings.zone)
        parts.append(context.speech.say("resume-group-on-break", until=shown))
        parts += [context.speech.say("resume-group-how")] if mine.member.is_admin else []
    await context.say(context.chat_id, "\n\n".join(parts))


async def _resume_group(context: Context, actor: Actor, command: ChatCommand) -> None:
    group = here(context, actor.group_id).group
    if group.paused_until is None or group.paused_until <= context.clock():
        await context.say(context.chat_id, context.speech.say("break-none", group=group.name))
        return
    await context.say(context.chat_id, await _rest(context, group, None, whole=True))


async def _rest(context: Context, group: Group, until: datetime | None, *, whole: bool) -> Markup:
    """Begin or end a break, and say so."""
    actor = Actor(context.chat_id, group.id)
    if whole:
        await context.flows.pausing.pause_group(actor, until)
    else:
        await context.flows.pausing.pause_member(actor, until)
    if until is None:
        return context.speech.say("settings-break-over", group=group.name)
    shown = formatting.day_at(context.speech, until, group.settings.zone)
    text_id = "settings-break-done" if whole else "pause-done"
    return context.speech.say(text_id, group=group.name, until=shown)


def _day_buttons(context: Context, group: Group, days: tuple[date, ...], *, whole: bool) -> Buttons:
    return [
        [
            tap_button(
                formatting.day(context.speech, day),
                PauseUntilTap(group.id, day.toordinal(), int(whole)),
            )
        ]
        for day in days
    ]


def _try_again(context: Context, reason: WhyNot, *, whole: bool) -> Markup:
    why, line = context.speech.say(f"pause-{reason}"), "/pause group" if whole else "/pause"
    return context.speech.say("pause-try-again", reason=why, line=line)


def _said_of(command: ChatCommand) -> tuple[bool, str]:
    """Whether a command is about the whole group, and the rest of its words."""
    first, _, rest = command.words.partition(" ")
    of_group = first.casefold() == _GROUP
    return of_group, rest.strip() if of_group else command.words


ROUTES = Routes(
    commands=(("pause", on_pause), ("resume", on_resume)),
    taps=(
        on(PauseTap, on_pause_tap),
        on(PauseUntilTap, on_pause_until),
        on(BreakTap, on_break),
    ),
)
