"""Going away: for some days, or for good."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from bot.chat import in_words
from bot.chat.buttons import tap_button
from bot.chat.choosing import with_group
from bot.chat.desk import Desk
from bot.chat.handling import Call, Routes, Touch, on
from bot.chat.membership import all_roles, here
from bot.chat.menus import set_menu
from bot.chat.taps import Tap
from bot.flows.who import Who
from bot.texts.speech import Markup

LONGEST_PAUSE_DAYS = 365
PAUSE_WEEKS = (1, 2, 4, 8)
_DAYS = re.compile(r"(?:for )?(\d{1,4})(?: days?)?", re.IGNORECASE)


@dataclass(frozen=True)
class LeaveTap(Tap):
    """Leave after all, or stay."""

    verb: ClassVar[str] = "lv"
    group_id: str
    yes: int


@dataclass(frozen=True)
class PauseTap(Tap):
    """Get no prompts for so many days."""

    verb: ClassVar[str] = "ps"
    group_id: str
    days: int


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


async def on_pause(desk: Desk, who: Who, call: Call) -> None:
    """Pause for the days that were typed, or ask for how long."""
    group = here(desk, who.group_id).group
    days = _days(call.words)
    if not call.words:
        buttons = [
            [
                tap_button(
                    desk.speech.label("button-weeks", weeks=weeks), PauseTap(group.id, weeks * 7)
                )
            ]
            for weeks in PAUSE_WEEKS
        ]
        await desk.say(desk.chat_id, desk.speech.say("pause-ask", group=group.name), buttons)
    elif days is None:
        await desk.say(desk.chat_id, desk.speech.say("pause-bad-days"))
    else:
        await desk.say(desk.chat_id, await _pause(desk, who, days))


async def on_pause_tap(desk: Desk, tap: PauseTap, touch: Touch) -> None:
    """They have chosen for how long."""
    days = _days(str(tap.days))
    text = desk.speech.say("pause-bad-days")
    if days is not None:
        text = await _pause(desk, Who(desk.chat_id, tap.group_id), days)
    await desk.answer(touch.query)
    await desk.edit(touch.message, text)


async def on_resume(desk: Desk, who: Who, call: Call) -> None:
    """Prompts come again, from the next round on."""
    member, group = here(desk, who.group_id).member, here(desk, who.group_id).group
    on_break = member.paused_until is not None and member.paused_until > desk.clock()
    await desk.flows.ruling.pause_member(who, None)
    text_id = "resume-done" if on_break else "resume-not-paused"
    await desk.say(desk.chat_id, desk.speech.say(text_id, group=group.name))


async def _pause(desk: Desk, who: Who, days: int) -> Markup:
    until = desk.clock() + timedelta(days=days)
    await desk.flows.ruling.pause_member(who, until)
    group = here(desk, who.group_id).group
    shown = in_words.day_at(desk.speech, until, group.settings.zone)
    return desk.speech.say("pause-done", group=group.name, until=shown)


def _days(words: str) -> int | None:
    """A number of days from 1 to LONGEST_PAUSE_DAYS, or None."""
    found = _DAYS.fullmatch(words)
    days = int(found[1]) if found else 0
    return days if 1 <= days <= LONGEST_PAUSE_DAYS else None


ROUTES = Routes(
    commands=(
        ("leave", with_group(on_leave)),
        ("pause", with_group(on_pause)),
        ("resume", with_group(on_resume)),
    ),
    taps=(on(LeaveTap, on_leave_tap), on(PauseTap, on_pause_tap)),
)
