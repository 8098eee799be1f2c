"""The meetings to come, each to be cancelled, or to be left without prompts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.chat import in_words
from bot.chat.buttons import Buttons, tap_button
from bot.chat.choosing import with_group
from bot.chat.desk import Desk
from bot.chat.handling import Call, Routes, Touch, on
from bot.chat.meeting_card import CardTap
from bot.chat.membership import here
from bot.chat.taps import Tap
from bot.flows.planning import PlannedMeeting
from bot.flows.who import Who
from storage.records import Group, Meeting, Role

MOST_SHOWN = 12


@dataclass(frozen=True)
class CancelTap(Tap):
    """Cancel a meeting; first one is asked if one is sure."""

    verb: ClassVar[str] = "mz"
    group_id: str
    meeting_id: str
    sure: int


@dataclass(frozen=True)
class SkipTap(Tap):
    """Ask nothing after a meeting; first one is asked if one is sure."""

    verb: ClassVar[str] = "ms"
    group_id: str
    meeting_id: str
    sure: int


@dataclass(frozen=True)
class KeepTap(Tap):
    """Leave it as it is."""

    verb: ClassVar[str] = "mk"


async def on_meetings(desk: Desk, who: Who, call: Call) -> None:
    """List what is planned."""
    planned = (await desk.flows.planning.meetings(who))[:MOST_SHOWN]
    group = here(desk, who.group_id).group
    if not planned:
        await desk.say(desk.chat_id, desk.speech.say("meetings-none", group=group.name))
        return
    lines = [_line(desk, group, number, one) for number, one in enumerate(planned, start=1)]
    title = desk.speech.say("meetings-title", group=group.name)
    await desk.say(desk.chat_id, "\n\n".join([title, *lines]), _buttons(desk, planned))


async def on_cancel(desk: Desk, tap: CancelTap, touch: Touch) -> None:
    """Cancel it, or ask whether they are sure."""
    who = Who(desk.chat_id, tap.group_id)
    if not tap.sure:
        yes = CancelTap(tap.group_id, tap.meeting_id, 1)
        await _ask(desk, who, touch, yes, "meeting-cancel-ask", "button-cancel-yes")
        return
    meeting = await desk.flows.planning.cancel(who, tap.meeting_id)
    await _say_done(desk, touch, meeting, "meeting-cancelled")


async def on_skip(desk: Desk, tap: SkipTap, touch: Touch) -> None:
    """Ask nothing after it, or ask whether they are sure."""
    who = Who(desk.chat_id, tap.group_id)
    if not tap.sure:
        yes = SkipTap(tap.group_id, tap.meeting_id, 1)
        await _ask(desk, who, touch, yes, "meeting-skip-ask", "button-skip-yes")
        return
    meeting = await desk.flows.planning.skip(who, tap.meeting_id)
    await _say_done(desk, touch, meeting, "meeting-skipped")


async def on_keep(desk: Desk, tap: KeepTap, touch: Touch) -> None:
    """Nothing changes."""
    await desk.answer(touch.query)
    await desk.edit(touch.message, desk.speech.say("meeting-kept"))


async def _ask(
    desk: Desk, who: Who, touch: Touch, yes: CancelTap | SkipTap, text_id: str, label_id: str
) -> None:
    planned = await desk.flows.planning.meetings(who)
    meeting = next((one.meeting for one in planned if one.meeting.id == yes.meeting_id), None)
    if meeting is None:
        await _say_done(desk, touch, None, text_id)
        return
    await desk.answer(touch.query)
    zone = here(desk, who.group_id).group.settings.zone
    when = in_words.meeting(desk.speech, meeting.starts_at, meeting.ends_at, zone)
    buttons = [
        [tap_button(desk.speech.label(label_id), yes)],
        [tap_button(desk.speech.label("button-keep-it"), KeepTap())],
    ]
    text = desk.speech.say(text_id, title=meeting.title, when=when)
    await desk.say(desk.chat_id, text, buttons)


async def _say_done(desk: Desk, touch: Touch, meeting: Meeting | None, text_id: str) -> None:
    await desk.answer(touch.query)
    if meeting is None:
        await desk.edit(touch.message, desk.speech.say("meeting-too-late"))
    else:
        await desk.edit(touch.message, desk.speech.say(text_id, title=meeting.title))


def _line(desk: Desk, group: Group, number: int, planned: PlannedMeeting) -> str:
    meeting, zone = planned.meeting, group.settings.zone
    when = in_words.meeting(desk.speech, meeting.starts_at, meeting.ends_at, zone)
    opens = in_words.moment(desk.speech, planned.opens_at, zone)
    return desk.speech.say(
        "meetings-line", number=number, when=when, title=meeting.title, opens=opens
    )


def _buttons(desk: Desk, planned: Sequence[PlannedMeeting]) -> Buttons:
    label = desk.speech.label
    rows = []
    for number, one in enumerate(planned, start=1):
        place = (one.meeting.group_id, one.meeting.id, 0)
        cancel = tap_button(label("button-cancel-number", number=number), CancelTap(*place))
        skip = tap_button(label("button-skip-number", number=number), SkipTap(*place))
        card = CardTap(one.meeting.group_id, one.meeting.id)
        rows.append([cancel, skip, tap_button(label("button-more-on-number", number=number), card)])
    return rows


ROUTES = Routes(
    commands=(("meetings", with_group(on_meetings, Role.ADMIN)),),
    taps=(on(CancelTap, on_cancel), on(SkipTap, on_skip), on(KeepTap, on_keep)),
)
