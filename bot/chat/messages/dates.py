"""Moments in words, by the clocks of a group's zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts.speech import Speech


def moment(at: datetime, zone: str, speech: Speech) -> str:
    """A moment as plain text, for example "Friday 27 November at 12:00"."""
    there = at.astimezone(ZoneInfo(zone))
    return speech.label(
        "moment",
        day=speech.label(f"day-{there.weekday()}"),
        date=str(there.day),
        month=speech.label(f"month-{there.month}"),
        time=f"{there:%H:%M}",
    )
