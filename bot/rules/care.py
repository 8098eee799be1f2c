"""Care: whom to call, and whether somebody's own words suggest that they may need it.

The words are looked for in the member's own draft, there and then. Nothing comes of it but a
card with numbers: nothing is stored, counted or sent. A card too many harms nobody, a card too
few might; so "not" and quotation marks are not looked at, and sayings that only sound alike are.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.rules.care_phrases import END, NOT_BEFORE, PHRASES, TOPICS, TOPICS_AFTER
from bot.rules.tokens import Word, words_of

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


def suggests_distress(text: str) -> bool:
    """Whether a text has a phrase of the published list in it, in whatever case."""
    words = words_of(text)
    said = [word.folded.replace("'", "") for word in words]
    return any(_said_at(words, said, at) for at in range(len(words)))


def _said_at(words: Sequence[Word], said: Sequence[str], at: int) -> bool:
    for phrase in PHRASES.get(said[at], ()):
        wanted = phrase[:-1] if phrase[-1] == END else phrase
        after = at + len(wanted)
        if tuple(said[at:after]) != wanted:
            continue
        if phrase[-1] == END and after < len(words) and not words[after].opens:
            continue
        goes_on = said[after] if after < len(words) and not words[after].opens else ""
        if goes_on in NOT_BEFORE.get(wanted, frozenset()):
            continue
        if wanted in TOPICS and goes_on in TOPICS_AFTER:
            continue
        return True
    return False
