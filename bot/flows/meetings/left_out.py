"""What a calendar holds that can't be used: admins hear of it once, and again when it changes."""

from hashlib import sha256

from bot.flows.shared.notices import tell_admins
from bot.flows.shared.tools import Tools
from bot.ical.model import Reading
from storage.records import Group
from storage.store import Unit

MOST_NAMED = 6
_MARK = "left-out-"
_LENGTH = 20


def left_out_mark(reading: Reading) -> str:
    """What is kept to tell of the same events only once; empty if all can be used."""
    if not reading.left_out and reading.has_its_end:
        return ""
    each = [f"{one.uid} {one.title} {one.fault.value}" for one in reading.left_out]
    whole = "\n".join([str(reading.has_its_end), *sorted(each)])
    return _MARK + sha256(whole.encode(errors="replace")).hexdigest()[:_LENGTH]


def is_mark(told: str) -> bool:
    """Whether admins were told of events, and not of a calendar that can't be read."""
    return told.startswith(_MARK)


async def tell_left_out(unit: Unit, tools: Tools, group: Group, reading: Reading) -> None:
    """Tell admins which events of a calendar can't be used, by their titles and lines."""
    if not reading.left_out:
        await tell_admins(unit, tools, group, "notice-feed-cut-off", {"group": group.name})
        return
    named = [f"“{one.title or '?'}” ({one.line})" for one in reading.left_out[:MOST_NAMED]]
    more = ["…"] if len(reading.left_out) > MOST_NAMED else []
    words = {
        "group": group.name,
        "count": str(len(reading.left_out)),
        "titles": ", ".join([*named, *more]),
    }
    await tell_admins(unit, tools, group, "notice-feed-left-out", words)
