"""Opening boxes before the weekly time: explained, confirmed, and told to everybody."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.taps import Tap
from bot.flows.rounds.opening import OpenedNow, OpenRefused
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup
from storage.records import Group, Role


@dataclass(frozen=True)
class OpenTap(Tap):
    """Open now after all, or wait for the weekly time."""

    verb: ClassVar[str] = "op"
    group_id: str
    yes: int


async def on_open(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Say what would happen, and ask."""
    group, speech = here(context, actor.group_id).group, context.speech
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
    await context.say(context.chat_id, text, buttons)


async def on_open_tap(context: Context, tap: OpenTap, callback: Callback) -> None:
    """Open, if they said yes, and say in words what came of it."""
    group = here(context, tap.group_id).group
    text = context.speech.say("open-kept")
    if tap.yes:
        outcome = await context.flows.opening.open_now(Actor(context.chat_id, tap.group_id))
        text = _outcome_text(context, group, outcome)
    await context.answer(callback.query)
    await context.edit(callback.message, text)


def _outcome_text(context: Context, group: Group, outcome: OpenedNow | OpenRefused) -> Markup:
    speech = context.speech
    if isinstance(outcome, OpenedNow):
        text_id = "open-done" if outcome.opened else "open-done-none"
        return speech.say(text_id, opened=outcome.opened, stays=outcome.stays)
    if outcome.reason == "nothing-sealed" or outcome.again_at is None:
        return speech.say("open-refused-nothing-sealed")
    return speech.say(
        "open-refused-once-a-day",
        again=formatting.moment(speech, outcome.again_at, group.settings.zone, context.clock()),
        day=formatting.weekday(speech, group.settings.weekly_day),
        time=formatting.clock(group.settings.weekly_time),
    )


ROUTES = Routes(
    commands=(("open", with_group(on_open, Role.ADMIN)),), taps=(on(OpenTap, on_open_tap),)
)
