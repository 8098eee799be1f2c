"""Of an event in a calendar file only the end can't be used: so it is asked how long it lasts.

It is planned as if it had been typed, once what was understood has been said back.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import ClassVar

from telegram import InlineKeyboardButton

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import admins_group
from bot.chat.dispatch.routes import Callback
from bot.chat.meetings.by_buttons import LENGTHS, length_label
from bot.chat.meetings.planning import ChooseMeetingTap, ForgetMeetingTap
from bot.chat.meetings.sent_file import bytes_of, match_of
from bot.chat.meetings.taps import times_code
from bot.chat.messages import formatting
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.paging import rows
from bot.chat.messages.taps import Tap
from bot.flows.meetings.importing import BadFile
from bot.flows.shared.access import Actor
from bot.flows.shared.times import zone_of
from bot.ical.model import LeftOut, Reading
from bot.rules.when.model import Understood
from storage.records import Group

MOST_ASKED = 3
TOKEN_DIGITS = 10
"""Of what stands for the file: whatever is planned from it twice is planned once."""
_SHOWN = 40
"""Characters of a title in a button."""


@dataclass(frozen=True)
class HowLongTap(Tap):
    """Ask how long the event is that begins in this line of the file that this replies to."""

    verb: ClassVar[str] = "cl"
    group_id: str
    line: int


def how_long_rows(
    context: Context, group: Group, reading: Reading
) -> list[list[InlineKeyboardButton]]:
    """A button for each of the first events to come of which only the length is not known."""
    return [
        [
            tap_button(
                context.speech.label("button-how-long", title=(one.title or group.name)[:_SHOWN]),
                HowLongTap(group.id, one.line),
            )
        ]
        for one in _to_come(context, reading)[:MOST_ASKED]
    ]


async def on_how_long(context: Context, tap: HowLongTap, callback: Callback) -> None:
    """Say when it starts, and offer lengths."""
    group, speech = admins_group(context, tap.group_id), context.speech
    await context.answer(callback.query)
    sent = callback.readable.reply_to_message if callback.readable else None
    data = await bytes_of(context, sent)
    if sent is None or isinstance(data, str):
        await context.say(context.chat_id, speech.say("calendar-gone"))
        return
    actor, zone = Actor(context.chat_id, group.id), zone_of(group.settings)
    preview = await context.flows.importing.preview(actor, data, match_of(sent), zone=zone)
    coming = () if isinstance(preview, BadFile) else _to_come(context, preview.reading)
    one = next((each for each in coming if each.line == tap.line), None)
    if one is None or one.starts_at is None:
        await context.say(context.chat_id, speech.say("calendar-begun"))
        return
    starts_at, title = one.starts_at.astimezone(zone), one.title or group.name
    when = formatting.moment(speech, starts_at, zone.key, context.clock())
    choices = [
        tap_button(
            length_label(speech, minutes),
            ChooseMeetingTap(
                group.id,
                *times_code(Understood(starts_at, starts_at + timedelta(minutes=minutes), title)),
                sha256(data).hexdigest()[:TOKEN_DIGITS],
            ),
        )
        for minutes in LENGTHS
    ]
    forget = [tap_button(speech.label("button-forget-it"), ForgetMeetingTap())]
    text = speech.say("calendar-how-long", title=title, when=when)
    await context.say(context.chat_id, text, [*rows(choices, 2), forget])


def _to_come(context: Context, reading: Reading) -> list[LeftOut]:
    now = context.clock()
    return [one for one in reading.left_out if one.starts_at is not None and one.starts_at > now]
