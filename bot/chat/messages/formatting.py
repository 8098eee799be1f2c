"""Paragraphs, days, times, roles and perspectives in words, the same in every message."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from html import escape, unescape
from zoneinfo import ZoneInfo

from bot.rules.repeating import Every, Repeat
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings, Role

_TAG = re.compile(r"<[^>]*>")
_REPEATS = {
    Every.WEEK: "repeat-weekly",
    Every.FORTNIGHT: "repeat-fortnightly",
    Every.MONTH: "repeat-monthly",
}


def paragraphs(*parts: str) -> Markup:
    """The parts that are not empty, with an empty line between them."""
    return Markup("\n\n".join(part for part in parts if part))


def as_html(text: str) -> Markup:
    """Plain words as HTML."""
    return Markup(escape(text, quote=False))


def plain(html: str) -> str:
    """The text in HTML, without its tags."""
    return unescape(_TAG.sub("", html))


def day(speech: Speech, on: date) -> str:
    """ "Tuesday 3 November 2026"."""
    return speech.label(
        "day-in-words",
        weekday=weekday(speech, on.weekday()),
        day=on.day,
        month=speech.label("month", number=on.month),
        year=str(on.year),
    )


def weekday(speech: Speech, number: int) -> str:
    """The name of a weekday; Monday is 0."""
    return speech.label("weekday", number=number)


def clock(at: time | datetime) -> str:
    """ "14:05"."""
    return f"{at:%H:%M}"


def moment(speech: Speech, at: datetime, zone: str, now: datetime) -> str:
    """ "Friday 6 November at 12:00", as the clocks of the zone show it.

    The year is said only if it is not the one that the zone is in now.
    """
    shown, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    on = shown.date()
    name = _day_this_year(speech, on) if on.year == today.year else day(speech, on)
    return _at(speech, name, shown)


def day_at(speech: Speech, at: datetime, zone: str) -> str:
    """The day that it is in the zone at this instant."""
    return day(speech, at.astimezone(ZoneInfo(zone)).date())


def meeting(speech: Speech, starts_at: datetime, ends_at: datetime, zone: str) -> str:
    """ "Tuesday 3 November 2026, 14:00 to 15:30 (Europe/London)"."""
    start, end = (at.astimezone(ZoneInfo(zone)) for at in (starts_at, ends_at))
    to = clock(end) if end.date() == start.date() else _at(speech, day(speech, end.date()), end)
    first = day(speech, start.date())
    return speech.label("meeting-in-words", day=first, **{"from": clock(start)}, to=to, zone=zone)


def role(speech: Speech, roles: Iterable[Role]) -> str:
    """ "an admin and a facilitator": what somebody with these roles is."""
    held = frozenset(roles)
    if {Role.ADMIN, Role.FACILITATOR} <= held:
        return speech.label("role-as-both")
    if Role.ADMIN in held:
        return speech.label("role-as-admin")
    return speech.label("role-as-facilitator" if Role.FACILITATOR in held else "role-as-member")


def perspective(speech: Speech, settings: GroupSettings, number: int) -> str:
    """A perspective's name by its id; "rather not say" for none or one that is gone."""
    return settings.perspective_name(number) or speech.label("perspective-none")


def short_day(speech: Speech, on: date) -> str:
    """ "Tue 3 Nov", for a button."""
    name = speech.label("weekday-short", number=on.weekday())
    month = speech.label("month-short", number=on.month)
    return speech.label("day-short", weekday=name, day=on.day, month=month)


def repeat(speech: Speech, how: Repeat, first: date) -> str:
    """ "every two weeks on Tuesday, until Wednesday 3 March 2027"."""
    name = weekday(speech, first.weekday())
    kind = "repeat-monthly-two" if how.also else _REPEATS[how.every]
    shown = speech.label(kind, weekday=name, nth=how.nth, also=how.also)
    if how.skips:
        one, *more = [day(speech, each) for each in how.skips]
        shown = speech.label("repeat-except", repeat=shown, day=one, more="".join(more) or "none")
    if how.until is not None:
        return speech.label("repeat-until", repeat=shown, day=day(speech, how.until))
    if how.count is not None:
        return speech.label("repeat-times", repeat=shown, count=how.count)
    return shown


def meeting_line(
    speech: Speech,
    starts_at: datetime,
    ends_at: datetime,
    zone: str,
    title: str,
    how: Repeat | None = None,
) -> str:
    """The line after /meeting that would be understood as this meeting."""
    start = starts_at.astimezone(ZoneInfo(zone))
    line = speech.label(
        "meeting-line",
        day=start.day,
        month=speech.label("month", number=start.month),
        year=str(start.year),
        time=clock(start),
        minutes=str(int((ends_at - starts_at).total_seconds()) // 60),
        title=title,
    )
    if how is None:
        return line
    shown = repeat(speech, how, start.date()).replace(",", "")
    return speech.label("meeting-line-series", line=line, repeat=shown)


def zone(settings: GroupSettings) -> ZoneInfo:
    """The group's clock."""
    return ZoneInfo(settings.zone)


def _day_this_year(speech: Speech, on: date) -> str:
    return speech.label(
        "day-this-year",
        weekday=weekday(speech, on.weekday()),
        day=on.day,
        month=speech.label("month", number=on.month),
    )


def _at(speech: Speech, day_in_words: str, at: datetime) -> str:
    return speech.label("moment-in-words", day=day_in_words, time=clock(at))
