"""Texts that are too long for one message: an app cuts them, and their pieces arrive one by one.

An answer is never made of the last piece alone. A piece that comes with one that was refused is
left out too, unless its writer says that it is the whole answer.
"""

from collections.abc import Sequence
from datetime import timedelta

from telegram import Message

from bot.chat.answering.previews import with_paragraph
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import Part
from bot.rules.sealing.boxes import utf16_units

PIECE = 2048
"""UTF-16 units from which a message may be a piece of a longer text. A message takes 4096 (Bot API,
sendMessage), and apps look for a good place to cut in the second half of that."""
AT_ONCE = timedelta(seconds=60)
"""Pieces that arrive are sent so soon after one another, and nobody types as much."""
LATE = timedelta(minutes=10)
"""On a bad line the next piece may take so long."""


def part_of(message: Message, words: str) -> Part:
    """A message as a part of a draft."""
    return Part(message.message_id, words, message.date)


def joined(parts: Sequence[Part]) -> str:
    """A draft's text, in the order in which its messages were sent."""
    text = ""
    for part in sorted(parts, key=lambda one: one.number):
        text = with_paragraph(text, part.words)
    return text


def pasted_with(parts: Sequence[Part], new: Part) -> tuple[Part, ...]:
    """The parts that came at once with a new one, if one of these is a piece of a paste."""
    near = tuple(one for one in parts if abs(one.sent - new.sent) <= AT_ONCE)
    return near if any(map(is_piece, (*near, new))) else ()


def is_piece(part: Part) -> bool:
    """Whether it is so long that it may have been cut from a longer text."""
    return utf16_units(part.words) >= PIECE


def is_rest(context: Context, message: Message) -> bool:
    """Whether it may be the rest of a text that was refused: not if it replies to the refusal."""
    refused = context.conversations.refused(context.chat_id)
    if refused is None or refused[0] == message.message_id:
        return False
    number, sent = refused
    answered = message.reply_to_message
    replies_to_refusal = answered is not None and answered.message_id > number
    return not replies_to_refusal and abs(message.date - sent) <= LATE
