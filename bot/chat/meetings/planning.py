"""Planning a meeting: what was understood is said back, and planned when it is right."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from telegram import Message
from telegram.constants import MessageEntityType

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.meetings.by_buttons import ask_day, choose_by_buttons
from bot.chat.meetings.card import MOVING, say_move
from bot.chat.meetings.taps import times_code, times_of
from bot.chat.meetings.unclear import choice_label, unclear_text
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.meetings.planning import InThePast, Proposed
from bot.flows.shared.access import Actor
from bot.rules.repeating import Repeat, read_repeat
from bot.rules.when.model import LONGEST_TITLE, Reason, Unclear, Understood
from bot.texts.speech import Markup
from storage.records import Group, Role

CHOICES = 6
_LONGEST_BEGUN = 100
"""Of what was chosen by buttons: see bot.chat.hidden."""


@dataclass(frozen=True)
class _MeetingTap(Tap):
    """A meeting that is not planned yet: all but its title, which stands in the message."""

    group_id: str
    start: int
    """Minutes since 1970, UTC."""
    minutes: int
    token: str
    """The same for all buttons that come from one command, so that it plans one meeting."""
    repeat: str = ""
    """How it repeats, as bot.rules.repeating writes it; empty for once."""

    @property
    def repeats(self) -> Repeat | None:
        """How it repeats."""
        return read_repeat(self.repeat)

    @property
    def times(self) -> tuple[datetime, datetime] | None:
        """Start and end; None if the button was made up."""
        return times_of(self.start, self.minutes)


@dataclass(frozen=True)
class PlanTap(_MeetingTap):
    """Yes, plan it."""

    verb: ClassVar[str] = "mp"


@dataclass(frozen=True)
class ChooseMeetingTap(_MeetingTap):
    """Of several ways to understand it, this one."""

    verb: ClassVar[str] = "mc"


@dataclass(frozen=True)
class ChangeMeetingTap(_MeetingTap):
    """It is not right yet."""

    verb: ClassVar[str] = "mx"


@dataclass(frozen=True)
class ForgetMeetingTap(Tap):
    """Plan nothing."""

    verb: ClassVar[str] = "mf"


async def on_meeting(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Understand a meeting from one line, or ask for it by buttons."""
    group, words = here(context, actor.group_id).group, command.words
    if not words:
        await ask_day(context, group)
        return
    if moving := MOVING.fullmatch(words):
        await say_move(context, actor, moving[1], moving[2])
        return
    proposed = await context.flows.planning.understand(actor, words)
    token = context.flows.planning.new_token()
    if _is_long_name(proposed, words):
        question = context.speech.say("meeting-name-again", characters=LONGEST_TITLE)
        hint, begun = context.speech.label("meeting-title-hint"), words.partition('"')[0] + '"'
        await context.ask_for_words("meeting", question, hint, group.id, begun=begun)
        return
    if isinstance(proposed, Proposed):
        text, buttons = _confirmation(context, proposed, token)
    else:
        text = unclear_text(context.speech, proposed)
        buttons = _choices(context, group, proposed, token)
    await context.say(context.chat_id, text, buttons)


def _is_long_name(proposed: Proposed | Unclear, words: str) -> bool:
    """Whether all was chosen by buttons, and only the name that was typed is too long."""
    when = words.partition('"')[0]
    too_long = isinstance(proposed, Unclear) and proposed.reason is Reason.TITLE_TOO_LONG
    return too_long and words.endswith('"') and when.isascii() and len(when) <= _LONGEST_BEGUN


async def on_choose_meeting(context: Context, tap: ChooseMeetingTap, callback: Callback) -> None:
    """One of several was meant; say it back once more."""
    times = tap.times
    if callback.readable is None or times is None:
        await context.answer(callback.query)
        await context.say(context.chat_id, context.speech.say("meeting-too-old"))
        return
    meant = Understood(*times, title_in(callback.readable), tap.repeats)
    proposed = await context.flows.planning.propose(Actor(context.chat_id, tap.group_id), meant)
    await context.answer(callback.query)
    await context.edit(callback.message, *_confirmation(context, proposed, tap.token))


async def on_plan(context: Context, tap: PlanTap, callback: Callback) -> None:
    """Plan it; a second tap finds it planned."""
    times = tap.times
    if callback.readable is None or times is None:
        await context.answer(callback.query)
        await context.say(context.chat_id, context.speech.say("meeting-too-old"))
        return
    title, token = title_in(callback.readable), f"{tap.token}-{tap.start}"
    actor = Actor(context.chat_id, tap.group_id)
    planning = context.flows.planning
    outcome = (
        await planning.plan(actor, *times, title, token)
        if tap.repeats is None
        else await planning.plan_series(actor, *times, title, tap.repeats, token)
    )
    if isinstance(outcome, InThePast):
        await context.answer(callback.query)
        await context.edit(callback.message, context.speech.say("meeting-in-the-past"))
        return
    again = context.speech.label("meeting-planned-before") if outcome.before else ""
    await context.answer(callback.query, again)
    meeting = outcome.first.meeting
    meant = Understood(meeting.starts_at, meeting.ends_at, meeting.title, tap.repeats)
    done = Proposed(outcome.first.group, meant, outcome.first.opens_at)
    await context.edit(callback.message, _words_of(context, done, "meeting-planned"))


async def on_change_meeting(context: Context, tap: ChangeMeetingTap, callback: Callback) -> None:
    """Give back the line to change, or buttons to choose with."""
    group, times = here(context, tap.group_id).group, tap.times
    await context.answer(callback.query)
    line = context.speech.label("meeting-example")
    if callback.readable is not None and times is not None:
        zone, title = group.settings.zone, title_in(callback.readable)
        line = formatting.meeting_line(context.speech, *times, zone, title, tap.repeats)
    buttons = choose_by_buttons(context.speech, tap.group_id)
    await context.edit(callback.message, context.speech.say("meeting-change", line=line), buttons)


async def on_forget_meeting(context: Context, tap: ForgetMeetingTap, callback: Callback) -> None:
    """Nothing is planned."""
    await context.answer(callback.query)
    await context.edit(callback.message, context.speech.say("meeting-forgotten"))


def title_in(message: Message) -> str:
    """The title in a message of ours: its first quotation; empty if there is none."""
    quoted = message.parse_entities([MessageEntityType.BLOCKQUOTE])
    first = min(quoted, key=lambda entity: entity.offset, default=None)
    return "" if first is None else quoted[first].strip()


def _confirmation(context: Context, proposed: Proposed, token: str) -> tuple[Markup, Buttons]:
    label, fields = context.speech.label, _fields(proposed.group, proposed.meant, token)
    return _words_of(context, proposed, "meeting-confirm"), [
        [tap_button(label("button-plan-it"), PlanTap(*fields))],
        [tap_button(label("button-change-it"), ChangeMeetingTap(*fields))],
        [tap_button(label("button-forget-it"), ForgetMeetingTap())],
    ]


def _choices(context: Context, group: Group, unclear: Unclear, token: str) -> Buttons:
    offered = [
        [
            tap_button(
                choice_label(context.speech, one, unclear.reason),
                ChooseMeetingTap(*_fields(group, one, token)),
            )
        ]
        for one in unclear.meetings[:CHOICES]
    ]
    forget = tap_button(context.speech.label("button-forget-it"), ForgetMeetingTap())
    return [*offered, *choose_by_buttons(context.speech, group.id), [forget]]


def _fields(group: Group, meant: Understood, token: str) -> tuple[str, int, int, str, str]:
    """What the buttons of a meeting that is not planned yet carry."""
    repeat = "" if meant.repeat is None else meant.repeat.code
    return group.id, *times_code(meant), token, repeat


def _words_of(context: Context, proposed: Proposed, text_id: str) -> Markup:
    group, meant = proposed.group, proposed.meant
    zone = group.settings.zone
    words = {
        "title": meant.title or group.name,
        "when": formatting.meeting(context.speech, meant.starts_at, meant.ends_at, zone),
        "opens": formatting.moment(context.speech, proposed.opens_at, zone, context.clock()),
    }
    if meant.repeat is None:
        return context.speech.say(text_id, **words)
    first = meant.starts_at.astimezone(formatting.zone(group.settings)).date()
    repeat = formatting.repeat(context.speech, meant.repeat, first)
    return context.speech.say(f"{text_id}-series", repeat=repeat, **words)


ROUTES = Routes(
    commands=(("meeting", with_group(on_meeting, Role.ADMIN)),),
    taps=(
        on(ChooseMeetingTap, on_choose_meeting),
        on(PlanTap, on_plan),
        on(ChangeMeetingTap, on_change_meeting),
        on(ForgetMeetingTap, on_forget_meeting),
    ),
)
