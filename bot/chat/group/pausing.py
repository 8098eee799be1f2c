"""Breaks: somebody pauses for themselves, or an admin for the whole group.

"/pause group" speaks of the group; without that word it is about the one who types, and nobody
else hears of it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import admins_group, here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.group.buttons import BREAK_WEEKS, back_button, break_buttons
from bot.chat.group.taps import BreakTap
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.shared.access import Who
from bot.rules.when.breaks import UnclearBreak, WhyNot, understand_break, until_day
from bot.texts.speech import Markup
from storage.records import Group, Role

_GROUP = "group"
_DAYS = range(1, 366)
_ORDINALS = range(date(2000, 1, 1).toordinal(), date(2200, 1, 1).toordinal())
_WHY_NOT = {
    WhyNot.UNKNOWN: "pause-unknown",
    WhyNot.NO_SUCH_DAY: "pause-no-such-day",
    WhyNot.PAST: "pause-past",
    WhyNot.TOO_LONG: "pause-too-long",
}


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


async def on_pause(desk: Desk, call: Call) -> None:
    """For oneself, or for the group if that is what the first word says."""
    of_group, words = _said_of(call)
    handler = with_group(_pause_group, Role.ADMIN) if of_group else with_group(_pause_self)
    await handler(desk, Call(call.command, words, call.message, call.group_id))


async def on_resume(desk: Desk, call: Call) -> None:
    """For oneself, or for the group if that is what the first word says."""
    of_group, _ = _said_of(call)
    handler = with_group(_resume_group, Role.ADMIN) if of_group else with_group(_resume_self)
    await handler(desk, call)


async def on_pause_tap(desk: Desk, tap: PauseTap, touch: Touch) -> None:
    """They have chosen for how long."""
    group = here(desk, tap.group_id).group
    until = desk.clock() + timedelta(days=tap.days) if tap.days in _DAYS else None
    text = _try_again(desk, WhyNot.TOO_LONG, whole=False)
    if until is not None:
        text = await _rest(desk, group, until, whole=False)
    await desk.answer(touch.query)
    await desk.edit(touch.message, text)


async def on_pause_until(desk: Desk, tap: PauseUntilTap, touch: Touch) -> None:
    """They have chosen until which day."""
    whole = bool(tap.whole)
    group = admins_group(desk, tap.group_id) if whole else here(desk, tap.group_id).group
    day = date.fromordinal(tap.day if tap.day in _ORDINALS else _ORDINALS[0])
    until = until_day(day, now=desk.clock(), zone=formatting.zone(group.settings))
    await desk.answer(touch.query)
    if isinstance(until, UnclearBreak):
        await desk.edit(touch.message, _try_again(desk, until.reason, whole=whole))
    else:
        await desk.edit(touch.message, await _rest(desk, group, until, whole=whole))


async def on_break(desk: Desk, tap: BreakTap, touch: Touch) -> None:
    """A break for the group, or its end."""
    group = here(desk, tap.group_id).group
    days = tap.days if tap.days in [weeks * 7 for weeks in BREAK_WEEKS] else 0
    until = desk.clock() + timedelta(days=days) if days else None
    text = await _rest(desk, group, until, whole=True)
    await desk.answer(touch.query)
    await desk.edit(touch.message, text, [[back_button(desk.speech, group.id)]])


async def _pause_self(desk: Desk, who: Who, call: Call) -> None:
    mine = here(desk, who.group_id)
    if call.words:
        await _pause_as_typed(desk, mine.group, call.words, whole=False)
        return
    weeks = [
        [
            tap_button(
                desk.speech.label("button-weeks", weeks=count), PauseTap(who.group_id, count * 7)
            )
        ]
        for count in BREAK_WEEKS
    ]
    text = desk.speech.say("pause-ask", group=mine.group.name)
    if mine.member.is_admin:
        text = Markup(f"{text}\n\n{desk.speech.say('pause-ask-admin')}")
    await desk.say(desk.chat_id, text, weeks)


async def _pause_group(desk: Desk, who: Who, call: Call) -> None:
    group = here(desk, who.group_id).group
    if call.words:
        await _pause_as_typed(desk, group, call.words, whole=True)
        return
    text = desk.speech.say("settings-change-break")
    await desk.say(desk.chat_id, text, break_buttons(desk.speech, group))


async def _pause_as_typed(desk: Desk, group: Group, words: str, *, whole: bool) -> None:
    zone = formatting.zone(group.settings)
    until = understand_break(words, now=desk.clock(), zone=zone)
    if not isinstance(until, UnclearBreak):
        await desk.say(desk.chat_id, await _rest(desk, group, until, whole=whole))
    elif until.reason is WhyNot.AMBIGUOUS:
        buttons = _day_buttons(desk, group, until.days, whole=whole)
        await desk.say(desk.chat_id, desk.speech.say("pause-which-day"), buttons)
    else:
        await desk.say(desk.chat_id, _try_again(desk, until.reason, whole=whole))


async def _resume_self(desk: Desk, who: Who, call: Call) -> None:
    """Prompts come again, from the next round on; unless the whole group is on a break."""
    mine, now = here(desk, who.group_id), desk.clock()
    on_break = mine.member.paused_until is not None and mine.member.paused_until > now
    await desk.flows.ruling.pause_member(who, None)
    text_id = "resume-done" if on_break else "resume-not-paused"
    parts = [desk.speech.say(text_id, group=mine.group.name)]
    until = mine.group.paused_until
    if until is not None and until > now:
        shown = formatting.day_at(desk.speech, until, mine.group.settings.zone)
        parts.append(desk.speech.say("resume-group-on-break", until=shown))
        parts += [desk.speech.say("resume-group-how")] if mine.member.is_admin else []
    await desk.say(desk.chat_id, "\n\n".join(parts))


async def _resume_group(desk: Desk, who: Who, call: Call) -> None:
    group = here(desk, who.group_id).group
    if group.paused_until is None or group.paused_until <= desk.clock():
        await desk.say(desk.chat_id, desk.speech.say("break-none", group=group.name))
        return
    await desk.say(desk.chat_id, await _rest(desk, group, None, whole=True))


async def _rest(desk: Desk, group: Group, until: datetime | None, *, whole: bool) -> Markup:
    """Begin or end a break, and say so."""
    who = Who(desk.chat_id, group.id)
    if whole:
        await desk.flows.ruling.pause_group(who, until)
    else:
        await desk.flows.ruling.pause_member(who, until)
    if until is None:
        return desk.speech.say("settings-break-over", group=group.name)
    shown = formatting.day_at(desk.speech, until, group.settings.zone)
    text_id = "settings-break-done" if whole else "pause-done"
    return desk.speech.say(text_id, group=group.name, until=shown)


def _day_buttons(desk: Desk, group: Group, days: tuple[date, ...], *, whole: bool) -> Buttons:
    return [
        [
            tap_button(
                formatting.day(desk.speech, day),
                PauseUntilTap(group.id, day.toordinal(), int(whole)),
            )
        ]
        for day in days
    ]


def _try_again(desk: Desk, reason: WhyNot, *, whole: bool) -> Markup:
    why, line = desk.speech.say(_WHY_NOT[reason]), "/pause group" if whole else "/pause"
    return desk.speech.say("pause-try-again", reason=why, line=line)


def _said_of(call: Call) -> tuple[bool, str]:
    """Whether a command is about the whole group, and the rest of its words."""
    first, _, rest = call.words.partition(" ")
    of_group = first.casefold() == _GROUP
    return of_group, rest.strip() if of_group else call.words


ROUTES = Routes(
    commands=(("pause", on_pause), ("resume", on_resume)),
    taps=(
        on(PauseTap, on_pause_tap),
        on(PauseUntilTap, on_pause_until),
        on(BreakTap, on_break),
    ),
)
