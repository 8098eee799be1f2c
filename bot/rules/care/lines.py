"""Whom to call, who says so, and when that was last checked."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS_UNTIL_STALE = 6


class Where(StrEnum):
    """Where a line answers, or whom it is for."""

    ANYWHERE = "anywhere"
    ABUSE = "abuse"
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
    DEAF = "deaf"


@dataclass(frozen=True)
class SupportLine:
    """Whom to call, how and when, who says so, and the day on which that was last checked."""

    where: Where
    name: str
    how: str
    hours: str
    source: str
    checked: date


_CHECKED = date(2026, 11, 28)
_ALWAYS = "day and night"


def _line(where: Where, name: str, how: str, source: str, hours: str = _ALWAYS) -> SupportLine:
    return SupportLine(where, name, how, hours, source, _CHECKED)


MOST_NEEDED = (
    _line(Where.ANYWHERE, "Emergency", "call 999", "NHS"),
    _line(Where.ANYWHERE, "Samaritans", "call 116 123", "Samaritans"),
)
"""The two lines that stand on the card before any tap."""

_LINES = (
    *MOST_NEEDED,
    _line(Where.ANYWHERE, "Shout", "send SHOUT to 85258", "Shout, Mental Health Innovations"),
    _line(
        Where.ABUSE,
        "Police, if you can't speak",
        "call 999 from a mobile, then press 55",
        "Police, Silent Solution",
    ),
    _line(
        Where.ABUSE,
        "National Domestic Abuse Helpline",
        "call 0808 2000 247",
        "Refuge",
    ),
    _line(Where.ENGLAND, "NHS 111", "call 111 and select the mental health option", "NHS England"),
    _line(Where.WALES, "NHS 111 Wales", "call 111 and press 2", "Welsh Government"),
    _line(
        Where.WALES,
        "Samaritans in Welsh",
        "call 0808 164 0123",
        "Samaritans Cymru",
        "every day, 7pm to 11pm",
    ),
    _line(
        Where.SCOTLAND,
        "NHS 24",
        "call 111 and ask for the Mental Health Hub",
        "NHS 24",
    ),
    _line(
        Where.SCOTLAND,
        "Breathing Space",
        "call 0800 83 85 87",
        "Breathing Space",
        "Monday to Thursday, 6pm to 2am; weekends from Friday 6pm to Monday 6am",
    ),
    _line(
        Where.NORTHERN_IRELAND,
        "Lifeline",
        "call 0808 808 8000",
        "Public Health Agency, Northern Ireland",
    ),
    _line(Where.DEAF, "NHS 111 by text", "call 18001 111 with Relay UK or a textphone", "NHS"),
    _line(Where.DEAF, "NHS 111 in BSL", "make a video call with SignVideo", "NHS and SignVideo"),
    _line(Where.DEAF, "Emergency in BSL", "use the 999 BSL app", "999 BSL"),
)


def support_lines(where: Where | None = None) -> tuple[SupportLine, ...]:
    """The lines for one place or need; without one, all lines."""
    return tuple(line for line in _LINES if where in (None, line.where))


def stale(line: SupportLine, today: date) -> bool:
    """Whether a line was last checked six months ago or longer."""
    return long_ago(line.checked, today)


def long_ago(checked: date, today: date) -> bool:
    """Whether something that was checked on a day wants to be checked again."""
    months = checked.month - 1 + MONTHS_UNTIL_STALE
    year, month = checked.year + months // 12, months % 12 + 1
    day = min(checked.day, calendar.monthrange(year, month)[1])
    return today >= date(year, month, day)
