"""A calendar file that somebody sent: its bytes, and the word under it."""

from telegram import Message

from bot.chat.dispatch.context import Context
from bot.ical.model import Trouble

MOST_BYTES = 2_000_000
LONGEST_MATCH = 60


async def bytes_of(context: Context, sent: Message | None) -> bytes | str:
    """The bytes of a file in a message; or the id of the text that says why there are none."""
    document = sent.document if sent else None
    if document is None:
        return "calendar-gone"
    if (document.file_size or 0) > MOST_BYTES:
        return f"calendar-{Trouble.TOO_BIG}"
    return await context.download(document.file_id) or "calendar-gone"


def match_of(sent: Message) -> str:
    """The word under the file: only events with it in their titles count."""
    return " ".join((sent.caption or "").split())[:LONGEST_MATCH]
