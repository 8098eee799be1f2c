"""Calendar files: what an admin sends is said back in words, and planned when it is right."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import Message

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import admins_group
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.meetings.how_long import HowLongTap, how_long_rows, on_how_long
from bot.chat.meetings.planning import ForgetMeetingTap
from bot.chat.meetings.sent_file import bytes_of, match_of
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.meetings.fetch_results import Unfetched
from bot.flows.meetings.importing import BadFile, CalendarPreview
from bot.flows.shared.access import Actor, NotAllowed, NotAMember
from bot.flows.shared.times import zone_of
from bot.ical.model import Reading, Trouble
from bot.texts.speech import Markup, Speech
from storage.records import Group, Role

MOST_SHOWN = 6


@dataclass(frozen=True)
class ReadFileTap(Tap):
    """The file that this replies to is meant for this group."""

    verb: ClassVar[str] = "cr"
    group_id: str


@dataclass(frozen=True)
class PlanFileTap(Tap):
    """Plan what is in the file that this replies to."""

    verb: ClassVar[str] = "cp"
    group_id: str


@dataclass(frozen=True)
class HolidaysTap(Tap):
    """The all-day events of the file that this replies to are holidays."""

    verb: ClassVar[str] = "ch"
    group_id: str


async def on_document(context: Context, message: Message) -> None:
    """An admin sent a calendar: say what is in it, and plan nothing yet."""
    groups = [one.group for one in context.memberships if one.member.is_admin]
    if not context.memberships:
        raise NotAMember
    if not groups:
        raise NotAllowed(Role.ADMIN)
    if len(groups) > 1:
        rows = [[tap_button(group.name, ReadFileTap(group.id))] for group in groups]
        which = context.speech.say("which-group")
        await context.say(context.chat_id, which, rows, reply_to=message.message_id)
        return
    text, buttons = await _preview(context, groups[0], message)
    await context.say(context.chat_id, text, buttons, reply_to=message.message_id)


async def on_read_file(context: Context, tap: ReadFileTap, callback: Callback) -> None:
    """The group is chosen."""
    group = admins_group(context, tap.group_id)
    await context.answer(callback.query)
    sent = callback.readable.reply_to_message if callback.readable else None
    text, buttons = await _preview(context, group, sent)
    await context.edit(callback.message, text, buttons)


async def on_plan_file(context: Context, tap: PlanFileTap, callback: Callback) -> None:
    """Plan what was said back."""
    group = admins_group(context, tap.group_id)
    await context.answer(callback.query)
    sent = callback.readable.reply_to_message if callback.readable else None
    data = await bytes_of(context, sent)
    if sent is None or isinstance(data, str):
        text_id = data if isinstance(data, str) else "calendar-gone"
        await context.edit(callback.message, context.speech.say(text_id))
        return
    actor = Actor(context.chat_id, group.id)
    zone = zone_of(group.settings)
    planned = await context.flows.importing.plan(actor, data, match_of(sent), zone=zone)
    if isinstance(planned, BadFile):
        await context.edit(callback.message, why_text(context, planned.trouble))
        return
    changes = planned.changes
    counts = (len(changes.added), len(changes.moved), len(changes.cancelled))
    names = ("added", "moved", "cancelled")
    done = context.speech.say("calendar-planned", **dict(zip(names, counts, strict=True)))
    await context.edit(callback.message, done)


async def on_holidays(context: Context, tap: HolidaysTap, callback: Callback) -> None:
    """Ask nothing on these days."""
    group = admins_group(context, tap.group_id)
    await context.answer(callback.query)
    sent = callback.readable.reply_to_message if callback.readable else None
    data = await bytes_of(context, sent)
    if isinstance(data, str):
        await context.edit(callback.message, context.speech.say(data))
        return
    actor, zone = Actor(context.chat_id, group.id), zone_of(group.settings)
    days = await context.flows.importing.keep_holidays(actor, data, zone=zone)
    if isinstance(days, BadFile):
        await context.edit(callback.message, why_text(context, days.trouble))
        return
    await context.edit(callback.message, context.speech.say("holidays-kept", count=len(days)))


async def _preview(context: Context, group: Group, sent: Message | None) -> tuple[Markup, Buttons]:
    data = await bytes_of(context, sent)
    if sent is None or isinstance(data, str):
        text_id = data if isinstance(data, str) else "calendar-gone"
        return context.speech.say(text_id), []
    actor, match, zone = Actor(context.chat_id, group.id), match_of(sent), zone_of(group.settings)
    preview = await context.flows.importing.preview(actor, data, match, zone=zone)
    if isinstance(preview, BadFile):
        return why_text(context, preview.trouble), []
    label = context.speech.label
    rows = []
    if preview.changes.count:
        rows.append([tap_button(label("button-plan-them"), PlanFileTap(group.id))])
    if preview.reading.all_day:
        rows.append([tap_button(label("button-are-holidays"), HolidaysTap(group.id))])
    rows += how_long_rows(context, group, preview.reading)
    rows.append([tap_button(label("button-forget-it"), ForgetMeetingTap())])
    ask_id = "calendar-nothing"
    if preview.changes.count:
        ask_id = "calendar-ask" if match else "calendar-ask-all"
    ask = context.speech.say(ask_id)
    return Markup(f"{found_text(context.speech, preview, match)}\n\n{ask}"), rows


def found_text(speech: Speech, preview: CalendarPreview, match: str) -> Markup:
    """What a calendar changes, with the first of its meetings, and what was left out.

    `match` are the words that titles had to have.
    """
    group, changes, reading = preview.group, preview.changes, preview.reading
    zone = group.settings.zone
    parts: list[str] = [
        speech.say(
            "calendar-found",
            group=group.name,
            added=len(changes.added),
            moved=len(changes.moved),
            cancelled=len(changes.cancelled),
            kept=len(changes.kept),
        )
    ]
    shown = [
        speech.say(
            "calendar-line",
            when=formatting.meeting(speech, one.starts_at, one.ends_at, zone),
            title=one.title or group.name,
        )
        for one in changes.added[:MOST_SHOWN]
    ]
    if len(changes.added) > MOST_SHOWN:
        shown.append(speech.say("calendar-more", count=len(changes.added) - MOST_SHOWN))
    parts += ["\n".join(shown)] if shown else []
    left_out = [
        speech.say(text_id, count=count, match=match)
        for text_id, count in (
            ("calendar-left-out-days", reading.all_day),
            ("calendar-left-out-titles", reading.not_matching),
        )
        if count
    ]
    parts += ["\n".join(left_out)] if left_out else []
    if reading.unknown_zones:
        zones = ", ".join(zone[:40] for zone in reading.unknown_zones[:3])
        parts.append(speech.say("calendar-unknown-zones", zones=zones))
    parts += [said] if (said := _left_out_text(speech, reading)) else []
    return Markup("\n\n".join(parts))


def _left_out_text(speech: Speech, reading: Reading) -> str:
    """Which events can't be used and why, by their titles and lines; and a missing end."""
    lines: list[str] = []
    if reading.left_out:
        lines.append(speech.say("calendar-left-out", count=len(reading.left_out)))
        lines += [
            speech.say(f"calendar-fault-{one.fault.value}", title=one.title or "?", line=one.line)
            for one in reading.left_out[:MOST_SHOWN]
        ]
    if len(reading.left_out) > MOST_SHOWN:
        lines.append(speech.say("calendar-more", count=len(reading.left_out) - MOST_SHOWN))
    if not reading.has_its_end:
        lines.append(speech.say("calendar-cut-off"))
    return "\n".join(lines)


def why_text(context: Context, reason: Unfetched | Trouble) -> Markup:
    """Why a calendar can't be used."""
    return context.speech.say(f"calendar-{reason}")


ROUTES = Routes(
    taps=(
        on(ReadFileTap, on_read_file),
        on(PlanFileTap, on_plan_file),
        on(HolidaysTap, on_holidays),
        on(HowLongTap, on_how_long),
    ),
    calendar=on_document,
)
