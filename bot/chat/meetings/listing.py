"""The meetings to come, page by page, each to be cancelled, or to be left without prompts."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import InlineKeyboardButton

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.meetings.card import CardTap
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.meetings.planning import PlannedMeeting
from bot.flows.shared.access import Who
from storage.records import Group, Meeting, MeetingState, Role

A_PAGE = 10
"""With the longest titles, below Telegram's 4096 characters."""


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


@dataclass(frozen=True)
class AskAfterTap(Tap):
    """Let prompts follow a meeting after all."""

    verb: ClassVar[str] = "mw"
    group_id: str
    meeting_id: str


@dataclass(frozen=True)
class MeetingsPageTap(Tap):
    """Show another page of the list."""

    verb: ClassVar[str] = "mg"
    group_id: str
    page: int


async def on_meetings(desk: Desk, who: Who, call: Call) -> None:
    """List what is planned."""
    await desk.say(desk.chat_id, *await _page(desk, who, 0))


async def on_page(desk: Desk, tap: MeetingsPageTap, touch: Touch) -> None:
    """Another page."""
    page = await _page(desk, Who(desk.chat_id, tap.group_id), tap.page)
    await desk.answer(touch.query)
    await desk.edit(touch.message, *page)


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


async def on_ask_after(desk: Desk, tap: AskAfterTap, touch: Touch) -> None:
    """Ask after it, as if it had not been left without prompts."""
    who = Who(desk.chat_id, tap.group_id)
    found = await desk.flows.planning.ask_after_all(who, tap.meeting_id)
    await desk.answer(touch.query)
    if found is None:
        await desk.say(desk.chat_id, desk.speech.say("meeting-too-late"))
        return
    zone = here(desk, tap.group_id).group.settings.zone
    opens = formatting.moment(desk.speech, found.opens_at, zone)
    text = desk.speech.say("meeting-asked-after", title=found.meeting.title, opens=opens)
    await desk.say(desk.chat_id, text)


async def on_keep(desk: Desk, tap: KeepTap, touch: Touch) -> None:
    """Nothing changes."""
    await desk.answer(touch.query)
    await desk.edit(touch.message, desk.speech.say("meeting-kept"))


async def _ask(
    desk: Desk, who: Who, touch: Touch, yes: CancelTap | SkipTap, text_id: str, label_id: str
) -> None:
    listed = await desk.flows.planning.listed(who)
    meeting = next((one.meeting for one in listed if one.meeting.id == yes.meeting_id), None)
    if meeting is None:
        await _say_done(desk, touch, None, text_id)
        return
    await desk.answer(touch.query)
    zone = here(desk, who.group_id).group.settings.zone
    when = formatting.meeting(desk.speech, meeting.starts_at, meeting.ends_at, zone)
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


async def _page(desk: Desk, who: Who, page: int) -> tuple[str, Buttons]:
    group = here(desk, who.group_id).group
    listed = await desk.flows.planning.listed(who)
    if not listed:
        return desk.speech.say("meetings-none", group=group.name), []
    pages = -(-len(listed) // A_PAGE)
    page = min(max(page, 0), pages - 1)
    numbered = [*enumerate(listed, start=1)][page * A_PAGE : (page + 1) * A_PAGE]
    parts: list[str] = [desk.speech.say("meetings-title", group=group.name)]
    parts += [_line(desk, group, number, one) for number, one in numbered]
    if pages > 1:
        parts.append(desk.speech.say("page-of", page=page + 1, pages=pages))
    turns = [
        tap_button(desk.speech.label(label_id), MeetingsPageTap(group.id, to))
        for label_id, to in (("button-earlier", page - 1), ("button-more", page + 1))
        if 0 <= to < pages
    ]
    rows = [_row(desk, number, one.meeting) for number, one in numbered]
    return "\n\n".join(parts), [*rows, *([turns] if turns else [])]


def _line(desk: Desk, group: Group, number: int, planned: PlannedMeeting) -> str:
    meeting, zone = planned.meeting, group.settings.zone
    when = formatting.meeting(desk.speech, meeting.starts_at, meeting.ends_at, zone)
    words: dict[str, str | int] = {"number": number, "when": when, "title": meeting.title}
    if meeting.state is MeetingState.SKIPPED:
        return desk.speech.say("meetings-line-skipped", **words)
    if group.paused_until is not None and planned.opens_at < group.paused_until:
        return desk.speech.say("meetings-line-break", **words)
    opens = formatting.moment(desk.speech, planned.opens_at, zone)
    return desk.speech.say("meetings-line", opens=opens, **words)


def _row(desk: Desk, number: int, meeting: Meeting) -> list[InlineKeyboardButton]:
    label, place = desk.speech.label, (meeting.group_id, meeting.id)
    cancel = tap_button(label("button-cancel-number", number=number), CancelTap(*place, 0))
    if meeting.state is MeetingState.SKIPPED:
        ask = tap_button(label("button-ask-after-number", number=number), AskAfterTap(*place))
        return [cancel, ask]
    skip = tap_button(label("button-skip-number", number=number), SkipTap(*place, 0))
    more = tap_button(label("button-more-on-number", number=number), CardTap(*place))
    return [cancel, skip, more]


ROUTES = Routes(
    commands=(("meetings", with_group(on_meetings, Role.ADMIN)),),
    taps=(
        on(MeetingsPageTap, on_page),
        on(CancelTap, on_cancel),
        on(SkipTap, on_skip),
        on(AskAfterTap, on_ask_after),
        on(KeepTap, on_keep),
    ),
)
