"""Opening boxes before the weekly time: explained, confirmed, and told to everybody."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.taps import Tap
from bot.flows.rounds.opening import OpenedNow, OpenRefused
from bot.flows.shared.access import Who
from bot.texts.speech import Markup
from storage.records import Group, Role


@dataclass(frozen=True)
class OpenTap(Tap):
    """Open now after all, or wait for the weekly time."""

    verb: ClassVar[str] = "op"
    group_id: str
    yes: int


async def on_open(desk: Desk, who: Who, call: Call) -> None:
    """Say what would happen, and ask."""
    group, speech = here(desk, who.group_id).group, desk.speech
    buttons = [
        [tap_button(speech.label("button-open-now"), OpenTap(group.id, 1))],
        [tap_button(speech.label("button-not-now"), OpenTap(group.id, 0))],
    ]
    text = speech.say(
        "open-ask",
        group=group.name,
        day=formatting.weekday(speech, group.settings.weekly_day),
        time=formatting.clock(group.settings.weekly_time),
    )
    await desk.say(desk.chat_id, text, buttons)


async def on_open_tap(desk: Desk, tap: OpenTap, touch: Touch) -> None:
    """Open, if they said yes, and say in words what came of it."""
    group = here(desk, tap.group_id).group
    text = desk.speech.say("open-kept")
    if tap.yes:
        outcome = await desk.flows.opening.open_now(Who(desk.chat_id, tap.group_id))
        text = _outcome_text(desk, group, outcome)
    await desk.answer(touch.query)
    await desk.edit(touch.message, text)


def _outcome_text(desk: Desk, group: Group, outcome: OpenedNow | OpenRefused) -> Markup:
    speech = desk.speech
    if isinstance(outcome, OpenedNow):
        text_id = "open-done" if outcome.opened else "open-done-none"
        return speech.say(text_id, opened=outcome.opened, stays=outcome.stays)
    if outcome.reason == "nothing-sealed" or outcome.again_at is None:
        return speech.say("open-refused-nothing-sealed")
    return speech.say(
        "open-refused-once-a-day",
        again=formatting.moment(speech, outcome.again_at, group.settings.zone),
        day=formatting.weekday(speech, group.settings.weekly_day),
        time=formatting.clock(group.settings.weekly_time),
    )


ROUTES = Routes(
    commands=(("open", with_group(on_open, Role.ADMIN)),), taps=(on(OpenTap, on_open_tap),)
)
