"""Until when a break lasts, from what somebody typed: "14", "two weeks", "until 3 March".

"Until" a day means up to the first moment of that day: on the day itself questions come again.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.instants import local
from bot.rules.when.days import Days, days_at
from bot.rules.when.words import NUMBERS, cleaned, either, number

LONGEST_DAYS = 365
_UNITS = {"day": 1, "week": 7, "fortnight": 14}
_FOR = re.compile(
    rf"(?:for )?(?:the next )?(?P<count>[0-9]{{1,4}}|{either(NUMBERS)})"
    rf"(?: (?P<unit>{either(_UNITS)})s?)?"
)
_UNTIL = re.compile(r"(?:until|till|til) (?:the )?")


class WhyNot(StrEnum):
    """Why a break can't be like this; each has its own sentence in the texts."""

    UNKNOWN = "unknown"
    NO_SUCH_DAY = "no-such-day"
    PAST = "past"
    TOO_LONG = "too-long"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class UnclearBreak:
    """What has to be asked. `days` are those that may be meant, soonest first."""

    reason: WhyNot
    days: tuple[date, ...] = ()


def understand_break(text: str, *, now: datetime, zone: ZoneInfo) -> datetime | UnclearBreak:
    """The instant, in UTC, at which a break that begins at `now` is over. Never raises.

    Days are read in `zone`. A break lasts 1 to LONGEST_DAYS days.
    """
    plain = cleaned(text).plain.rstrip(".!")
    if found := _FOR.fullmatch(plain):
        days = number(found["count"]) * _UNITS[found["unit"] or "day"]
        if not 1 <= days <= LONGEST_DAYS:
            return UnclearBreak(WhyNot.TOO_LONG)
        return now + timedelta(days=days)
    today = now.astimezone(zone).date()
    until = _UNTIL.match(plain)
    # "1.5" alone is more likely half a day too many than the first of May.
    if until is None and not any(char.isalpha() or char == "/" for char in plain):
        return UnclearBreak(WhyNot.UNKNOWN)
    position = until.end() if until else 0
    readings = [one for one in days_at(plain, position, today) if one.end == len(plain)]
    return _until(readings, today, zone) if readings else UnclearBreak(WhyNot.UNKNOWN)


def until_day(day: date, *, now: datetime, zone: ZoneInfo) -> datetime | UnclearBreak:
    """The instant, in UTC, at which a break up to this day is over."""
    today = now.astimezone(zone).date()
    if day <= today:
        return UnclearBreak(WhyNot.PAST)
    if day > today + timedelta(days=LONGEST_DAYS):
        return UnclearBreak(WhyNot.TOO_LONG)
    return local(day, time(0, 0), zone)


def _until(readings: list[Days], today: date, zone: ZoneInfo) -> datetime | UnclearBreak:
    best = min(one.rank for one in readings)
    surest = [one for one in readings if one.rank == best]
    named = sorted({day for one in surest for day in one.ahead(today)})
    last = today + timedelta(days=LONGEST_DAYS)
    possible = tuple(day for day in named if today < day <= last)
    if len(possible) > 1 or (possible and any(one.wrong_weekday for one in surest)):
        return UnclearBreak(WhyNot.AMBIGUOUS, possible)
    if possible:
        return local(possible[0], time(0, 0), zone)
    if not named:
        return UnclearBreak(WhyNot.NO_SUCH_DAY)
    return UnclearBreak(WhyNot.TOO_LONG if named[-1] > last else WhyNot.PAST)
