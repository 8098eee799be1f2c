"""The meetings to come, page by page, each to be cancelled, or to be left without prompts."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import InlineKeyboardButton

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.meetings.card import CardTap
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.paging import page_line, page_of, turns
from bot.chat.messages.taps import Tap
from bot.flows.meetings.planning import PlannedMeeting
from bot.flows.shared.access import Actor
from storage.records import Meeting, MeetingState, Role

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


async def on_meetings(context: Context, actor: Actor, command: ChatCommand) -> None:
    """List what is planned."""
    await context.say(context.chat_id, *await _page(context, actor, 0))


async def on_page(context: Context, tap: MeetingsPageTap, callback: Callback) -> None:
    """Another page."""
    page = await _page(context, Actor(context.chat_id, tap.group_id), tap.page)
    await context.answer(callback.query)
    await context.edit(callback.message, *page)


async def on_cancel(context: Context, tap: CancelTap, callback: Callback) -> None:
    """Cancel it, or ask whether they are sure."""
    actor = Actor(context.chat_id, tap.group_id)
    if not tap.sure:
        yes = CancelTap(tap.group_id, tap.meeting_id, 1)
        await _ask(context, actor, callback, yes, "meeting-cancel-ask", "button-cancel-yes")
        return
    meeting = await context.flows.planning.cancel(actor, tap.meeting_id)
    await _say_done(context, callback, meeting, "meeting-cancelled")


async def on_skip(context: Context, tap: SkipTap, callback: Callback) -> None:
    """Ask nothing after it, or ask whether they are sure."""
    actor = Actor(context.chat_id, tap.group_id)
    if not tap.sure:
        yes = SkipTap(tap.group_id, tap.meeting_id, 1)
        await _ask(context, actor, callback, yes, "meeting-skip-ask", "button-skip-yes")
        return
    meeting = await context.flows.planning.skip(actor, tap.meeting_id)
    await _say_done(context, callback, meeting, "meeting-skipped")


async def on_ask_after(context: Context, tap: AskAfterTap, callback: Callback) -> None:
    """Ask after it, as if it had not been left without prompts."""
    actor = Actor(context.chat_id, tap.group_id)
    found = await context.flows.planning.ask_after_all(actor, tap.meeting_id)
    await context.answer(callback.query)
    if found is None:
        await context.say(context.chat_id, context.speech.say("meeting-too-late"))
        return
    zone = found.group.settings.zone
    opens = formatting.moment(context.speech, found.opens_at, zone, context.clock())
    text = context.speech.say("meeting-asked-after", title=found.meeting.title, opens=opens)
    await context.say(context.chat_id, text)


async def on_keep(context: Context, tap: KeepTap, callback: Callback) -> None:
    """Nothing changes."""
    await context.answer(callback.query)
    await context.edit(callback.message, context.speech.say("meeting-kept"))


async def _ask(
    context: Context,
    actor: Actor,
    callback: Callback,
    yes: CancelTap | SkipTap,
    text_id: str,
    label_id: str,
) -> None:
    listed = await context.flows.planning.listed(actor)
    found = next((one for one in listed if one.meeting.id == yes.meeting_id), None)
    if found is None:
        await _say_done(context, callback, None, text_id)
        return
    await context.answer(callback.query)
    meeting, zone = found.meeting, found.group.settings.zone
    when = formatting.meeting(context.speech, meeting.starts_at, meeting.ends_at, zone)
    buttons = [
        [tap_button(context.speech.label(label_id), yes)],
        [tap_button(context.speech.label("button-keep-it"), KeepTap())],
    ]
    text = context.speech.say(text_id, title=meeting.title, when=when)
    await context.say(context.chat_id, text, buttons)


async def _say_done(
    context: Context, callback: Callback, meeting: Meeting | None, text_id: str
) -> None:
    await context.answer(callback.query)
    if meeting is None:
        await context.edit(callback.message, context.speech.say("meeting-too-late"))
    else:
        await context.edit(callback.message, context.speech.say(text_id, title=meeting.title))


async def _page(context: Context, actor: Actor, number: int) -> tuple[str, Buttons]:
    group = here(context, actor.group_id).group
    listed = await context.flows.planning.listed(actor)
    if not listed:
        return context.speech.say("meetings-none", group=group.name), []
    page = page_of(listed, number, A_PAGE)
    numbered = [*enumerate(page.items, start=page.first + 1)]
    parts: list[str] = [context.speech.say("meetings-title", group=group.name)]
    parts += [_line(context, number, one) for number, one in numbered]
    parts += page_line(page, context.speech)
    turning = turns(
        page,
        lambda to: MeetingsPageTap(group.id, to),
        back=context.speech.label("button-earlier"),
        on=context.speech.label("button-more"),
    )
    rows = [_row(context, number, one.meeting) for number, one in numbered]
    return "\n\n".join(parts), [*rows, *turning]


def _line(context: Context, number: int, planned: PlannedMeeting) -> str:
    group, meeting = planned.group, planned.meeting
    zone = group.settings.zone
    when = formatting.meeting(context.speech, meeting.starts_at, meeting.ends_at, zone)
    words: dict[str, str | int] = {"number": number, "when": when, "title": meeting.title}
    if meeting.state is MeetingState.SKIPPED:
        return context.speech.say("meetings-line-skipped", **words)
    if group.paused_until is not None and planned.opens_at < group.paused_until:
        return context.speech.say("meetings-line-break", **words)
    opens = formatting.moment(context.speech, planned.opens_at, zone, context.clock())
    return context.speech.say("meetings-line", opens=opens, **words)


def _row(context: Context, number: int, meeting: Meeting) -> list[InlineKeyboardButton]:
    label, ids = context.speech.label, (meeting.group_id, meeting.id)
    cancel = tap_button(label("button-cancel-number", number=number), CancelTap(*ids, 0))
    if meeting.state is MeetingState.SKIPPED:
        ask = tap_button(label("button-ask-after-number", number=number), AskAfterTap(*ids))
        return [cancel, ask]
    skip = tap_button(label("button-skip-number", number=number), SkipTap(*ids, 0))
    more = tap_button(label("button-more-on-number", number=number), CardTap(*ids))
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
