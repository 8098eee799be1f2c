"""Planning a meeting: what was understood is said back, and planned when it is right."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from telegram import Message
from telegram.constants import MessageEntityType

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.meetings.by_buttons import ask_day, choose_by_buttons
from bot.chat.meetings.card import MOVING, say_move
from bot.chat.meetings.unclear import choice_label, unclear_text
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.meetings.planning import AlreadyPlanned, InThePast, PlannedSeries
from bot.flows.shared.access import Who
from bot.rules.repeating import Repeat, read_repeat
from bot.rules.when.meeting import LONGEST, LONGEST_TITLE, Reason, Unclear, Understood
from bot.texts.speech import Markup
from storage.records import Group, Role

CHOICES = 6
_LONGEST_BEGUN = 100
"""Of what was chosen by buttons: see bot.chat.hidden."""
_MINUTE = timedelta(minutes=1)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_FARTHEST = 100_000_000
"""Minutes; in the year 2160."""


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
        if not (0 < self.start < _FARTHEST and 0 < self.minutes <= LONGEST / _MINUTE):
            return None
        starts_at = _START + self.start * _MINUTE
        return starts_at, starts_at + self.minutes * _MINUTE


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


async def on_meeting(desk: Desk, who: Who, call: Call) -> None:
    """Understand a meeting from one line, or ask for it by buttons."""
    group, words = here(desk, who.group_id).group, call.words
    if not words:
        await ask_day(desk, group)
        return
    if moving := MOVING.fullmatch(words):
        await say_move(desk, who, moving[1], moving[2])
        return
    meant = await desk.flows.planning.understand(who, words)
    token = str(call.message.message_id)
    if _is_long_name(meant, words):
        question = desk.speech.say("meeting-name-again", letters=LONGEST_TITLE)
        hint, begun = desk.speech.label("meeting-title-hint"), words.partition('"')[0] + '"'
        await desk.ask_for_words("meeting", question, hint, group.id, begun=begun)
        return
    if isinstance(meant, Understood):
        text, buttons = await _confirmation(desk, group, meant, token)
    else:
        text = unclear_text(desk.speech, meant)
        buttons = _choices(desk, group, meant, token)
    await desk.say(desk.chat_id, text, buttons)


def _is_long_name(meant: Understood | Unclear, words: str) -> bool:
    """Whether all was chosen by buttons, and only the name that was typed is too long."""
    when = words.partition('"')[0]
    too_long = isinstance(meant, Unclear) and meant.reason is Reason.TITLE_TOO_LONG
    return too_long and words.endswith('"') and when.isascii() and len(when) <= _LONGEST_BEGUN


async def on_choose_meeting(desk: Desk, tap: ChooseMeetingTap, touch: Touch) -> None:
    """One of several was meant; say it back once more."""
    group, times = here(desk, tap.group_id).group, tap.times
    await desk.answer(touch.query)
    if touch.readable is None or times is None:
        await desk.say(desk.chat_id, desk.speech.say("meeting-too-old"))
        return
    meant = Understood(*times, title_in(touch.readable), tap.repeats)
    text, buttons = await _confirmation(desk, group, meant, tap.token)
    await desk.edit(touch.message, text, buttons)


async def on_plan(desk: Desk, tap: PlanTap, touch: Touch) -> None:
    """Plan it; a second tap finds it planned."""
    group, times = here(desk, tap.group_id).group, tap.times
    if touch.readable is None or times is None:
        await desk.answer(touch.query)
        await desk.say(desk.chat_id, desk.speech.say("meeting-too-old"))
        return
    title, token = title_in(touch.readable), f"{tap.token}-{tap.start}"
    who = Who(desk.chat_id, tap.group_id)
    planning = desk.flows.planning
    outcome = (
        await planning.plan(who, *times, title, token)
        if tap.repeats is None
        else await planning.plan_series(who, *times, title, tap.repeats, token)
    )
    again = desk.speech.label("meeting-planned-before")
    await desk.answer(touch.query, again if isinstance(outcome, AlreadyPlanned) else "")
    if isinstance(outcome, InThePast):
        await desk.edit(touch.message, desk.speech.say("meeting-in-the-past"))
        return
    meeting = outcome.first.meeting if isinstance(outcome, PlannedSeries) else outcome.meeting
    meant = Understood(meeting.starts_at, meeting.ends_at, meeting.title, tap.repeats)
    await desk.edit(touch.message, await _words_of(desk, group, meant, "meeting-planned"))


async def on_change_meeting(desk: Desk, tap: ChangeMeetingTap, touch: Touch) -> None:
    """Give back the line to change, or buttons to choose with."""
    group, times = here(desk, tap.group_id).group, tap.times
    await desk.answer(touch.query)
    line = desk.speech.label("meeting-example")
    if touch.readable is not None and times is not None:
        zone, title = group.settings.zone, title_in(touch.readable)
        line = formatting.meeting_line(desk.speech, *times, zone, title, tap.repeats)
    buttons = choose_by_buttons(desk.speech, tap.group_id)
    await desk.edit(touch.message, desk.speech.say("meeting-change", line=line), buttons)


async def on_forget_meeting(desk: Desk, tap: ForgetMeetingTap, touch: Touch) -> None:
    """Nothing is planned."""
    await desk.answer(touch.query)
    await desk.edit(touch.message, desk.speech.say("meeting-forgotten"))


def title_in(message: Message) -> str:
    """The title in a message of ours: its first quotation; empty if there is none."""
    quoted = message.parse_entities([MessageEntityType.BLOCKQUOTE])
    first = min(quoted, key=lambda entity: entity.offset, default=None)
    return "" if first is None else quoted[first].strip()


async def _confirmation(
    desk: Desk, group: Group, meant: Understood, token: str
) -> tuple[Markup, Buttons]:
    label, place = desk.speech.label, _place(group, meant, token)
    return await _words_of(desk, group, meant, "meeting-confirm"), [
        [tap_button(label("button-plan-it"), PlanTap(*place))],
        [tap_button(label("button-change-it"), ChangeMeetingTap(*place))],
        [tap_button(label("button-forget-it"), ForgetMeetingTap())],
    ]


def _choices(desk: Desk, group: Group, unclear: Unclear, token: str) -> Buttons:
    offered = [
        [
            tap_button(
                choice_label(desk.speech, one, unclear.reason),
                ChooseMeetingTap(*_place(group, one, token)),
            )
        ]
        for one in unclear.meetings[:CHOICES]
    ]
    forget = tap_button(desk.speech.label("button-forget-it"), ForgetMeetingTap())
    return [*offered, *choose_by_buttons(desk.speech, group.id), [forget]]


def _place(group: Group, meant: Understood, token: str) -> tuple[str, int, int, str, str]:
    """What the buttons of a meeting that is not planned yet carry."""
    repeat = "" if meant.repeat is None else meant.repeat.code
    minutes = int(meant.length / _MINUTE)
    return group.id, _minutes(meant.starts_at), minutes, token, repeat


async def _words_of(desk: Desk, group: Group, meant: Understood, text_id: str) -> Markup:
    zone = group.settings.zone
    opens = await desk.flows.planning.prompts_at(Who(desk.chat_id, group.id), meant.ends_at)
    words = {
        "title": meant.title or group.name,
        "when": formatting.meeting(desk.speech, meant.starts_at, meant.ends_at, zone),
        "opens": formatting.moment(desk.speech, opens, zone),
    }
    if meant.repeat is None:
        return desk.speech.say(text_id, **words)
    first = meant.starts_at.astimezone(formatting.zone(group.settings)).date()
    repeat = formatting.repeat(desk.speech, meant.repeat, first)
    return desk.speech.say(f"{text_id}-series", repeat=repeat, **words)


def _minutes(at: datetime) -> int:
    return int((at - _START) / _MINUTE)


ROUTES = Routes(
    commands=(("meeting", with_group(on_meeting, Role.ADMIN)),),
    taps=(
        on(ChooseMeetingTap, on_choose_meeting),
        on(PlanTap, on_plan),
        on(ChangeMeetingTap, on_change_meeting),
        on(ForgetMeetingTap, on_forget_meeting),
    ),
)
