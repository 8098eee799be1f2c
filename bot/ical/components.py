"""What a component of a calendar says, as plain values: icalendar gives any of thirty types."""

import re
from datetime import date, datetime, timedelta

from icalendar import Event, vDDDTypes, vRecur

LONGEST_TITLE = 100
LENGTH = "X-AFTERWORD-SECONDS"
"""A property of ours: how long it lasts where the calendar gives a length and not an end."""
REVISION = "X-AFTERWORD-REVISION"
"""A property of ours: the newest revision of the event and of the series that it is in."""
CALLED_OFF = ("CANCELLED", "CANCELED")
"""What STATUS says of what does not take place."""
_A_DAY = timedelta(days=1)
# What Outlook and Google put before the title of a meeting that its organiser cancelled.
_CALLED_OFF = re.compile(r"cancell?ed(?: event)?: ", re.IGNORECASE)


def day_or_time(event: Event, name: str) -> date | None:
    """A day, or an instant (which is a date too in Python); None if there is none."""
    held: object = event.get(name)
    value: object = held.dt if isinstance(held, vDDDTypes) else None
    return value if isinstance(value, date) else None


def start_of(event: Event) -> date:
    """When it starts: a day or an instant.

    Raises ValueError if it has no start.
    """
    start = day_or_time(event, "DTSTART")
    if start is None:
        raise ValueError("an event without a start")
    return start


def rules_of(event: Event) -> list[vRecur]:
    """Its rules; most events have one or none."""
    return [
        one
        for name in ("RRULE", "EXRULE")
        for one in _each(event.get(name))
        if isinstance(one, vRecur)
    ]


def text_of(event: Event, name: str) -> str:
    """A property as text, empty if there is none."""
    return str(event.get(name, ""))


def title_of(event: Event) -> str:
    """Its title on one line, without marks that Outlook adds."""
    return shown_title(text_of(event, "SUMMARY"))


def shown_title(summary: str) -> str:
    """A title as it is shown: on one line, without marks that Outlook adds."""
    whole = " ".join(summary.split())
    shown = "".join(char for char in whole if char.isprintable())
    return _CALLED_OFF.sub("", shown, count=1)[:LONGEST_TITLE].strip()


def is_cancelled(event: Event) -> bool:
    """Whether it does not take place."""
    return text_of(event, "STATUS").strip().upper() in CALLED_OFF or bool(
        _CALLED_OFF.match(text_of(event, "SUMMARY").lstrip())
    )


def lasts_days(event: Event) -> bool:
    """Whether it is for whole days, as the calendar says or by its length."""
    if text_of(event, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE":
        return True
    start, end = start_of(event), day_or_time(event, "DTEND")
    if not isinstance(start, datetime):
        return True
    return end is not None and (not isinstance(end, datetime) or end - start >= _A_DAY)


def exact_length(event: Event) -> timedelta | None:
    """How long it lasts where the calendar gives a length, whatever the clocks do meanwhile."""
    seconds = text_of(event, LENGTH)
    return timedelta(seconds=int(seconds)) if seconds else None


def revision_of(event: Event) -> int:
    """Which revision of it this is."""
    return int(text_of(event, REVISION) or 0)


def _each(held: object) -> list[object]:
    return held if isinstance(held, list) else [held]
