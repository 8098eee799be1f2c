"""Whom to call, who says so, and when that was last checked."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS_UNTIL_STALE = 6


class Nation(StrEnum):
    """Where a line answers."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
    ANYWHERE = "anywhere"


@dataclass(frozen=True)
class SupportLine:
    """Whom to call, how, who says so, and the day on which that was last checked."""

    nation: Nation
    name: str
    how: str
    source: str
    checked: date


_CHECKED = date(2026, 11, 23)
_LINES = (
    SupportLine(Nation.ENGLAND_AND_WALES, "Emergency", "call 999", "NHS", _CHECKED),
    SupportLine(
        Nation.ENGLAND_AND_WALES,
        "NHS 111",
        "call 111 and choose option 2",
        "NHS England and NHS 111 Wales",
        _CHECKED,
    ),
    SupportLine(Nation.SCOTLAND, "Emergency", "call 999", "NHS inform", _CHECKED),
    SupportLine(Nation.SCOTLAND, "NHS 24", "call 111", "NHS inform", _CHECKED),
    SupportLine(Nation.NORTHERN_IRELAND, "Emergency", "call 999", "nidirect", _CHECKED),
    SupportLine(
        Nation.NORTHERN_IRELAND,
        "Lifeline",
        "call 0808 808 8000",
        "Public Health Agency, Northern Ireland",
        _CHECKED,
    ),
    SupportLine(Nation.ANYWHERE, "Samaritans", "call 116 123", "Samaritans", _CHECKED),
    SupportLine(
        Nation.ANYWHERE,
        "Shout",
        "send SHOUT to 85258",
        "Shout, Mental Health Innovations",
        _CHECKED,
    ),
)


def support_lines(nation: Nation | None = None) -> tuple[SupportLine, ...]:
    """Whom to call in a nation, lines for the whole UK last; without a nation, all lines."""
    return tuple(
        line for line in _LINES if nation is None or line.nation in (nation, Nation.ANYWHERE)
    )


def stale(line: SupportLine, today: date) -> bool:
    """Whether a line was last checked six months ago or longer."""
    return long_ago(line.checked, today)


def long_ago(checked: date, today: date) -> bool:
    """Whether something that was checked on a day wants to be checked again."""
    months = checked.month - 1 + MONTHS_UNTIL_STALE
    year, month = checked.year + months // 12, months % 12 + 1
    day = min(checked.day, calendar.monthrange(year, month)[1])
    return today >= date(year, month, day)
