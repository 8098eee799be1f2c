"""Which day an admin's words mean: every reading is kept, so that a doubtful one can be asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.when.dates import (
    DEFINITE,
    LEAD,
    READINGS,
    USUAL,
    Found,
    Meaning,
    Reading,
    months_from,
)
from bot.rules.when.words import (
    END_WORD,
    NUMBERS,
    WEEKDAY,
    either,
    number,
    weekday_number,
)

# The hours, first to last, that a part of the day can mean.
DAY_PARTS = {
    "morning": (0, 11),
    "afternoon": (12, 17),
    "evening": (16, 23),
    "night": (18, 24),
    "tonight": (16, 24),
}
# "Tuesday week", but not "Tuesday Week 3 review".
_TAIL = (
    r"(?: (?P<tail>(?:of )?next week|(?:of )?this week|after next|fortnight"
    r"|week(?! after)(?! [0-9]{1,2}(?![0-9:.]| ?[ap]m| ?[hm]))))?"
)
_PART = rf"(?: (?P<part>morning|afternoon|evening|night){END_WORD})?"
_WEEK = timedelta(days=7)
_WEEKS = {"week": 1, "fortnight": 2}


@dataclass(frozen=True)
class Days:
    """Words for a day, and the days they can mean.

    `later` is what to offer if those are over. `hours` are the first and last hour of the part
    of the day that was named. `wrong_weekday`: the weekday named is not that day's.
    """

    start: int
    end: int
    rank: int
    days: tuple[date, ...]
    later: tuple[date, ...] = ()
    hours: tuple[int, int] | None = None
    wrong_weekday: bool = False

    def ahead(self, today: date) -> tuple[date, ...]:
        """The days, or those to offer if they are over: what ends with a day ends ahead."""
        over = all(day < today for day in self.days)
        return self.later if over and self.later else self.days

    @property
    def meant(self) -> tuple[date, ...]:
        """What two phrases that say the same have in common."""
        return self.days


def days_at(plain: str, position: int, today: date) -> Iterator[Days]:
    """Every way to read a day from this position on."""
    for pattern, meaning in _READINGS:
        found = pattern.match(plain, position)
        if found is None or (meant := meaning(found, today)) is None:
            continue
        rank, days, later = meant
        groups = found.groupdict()
        wrong = False
        if groups.get("weekday"):
            rank = DEFINITE
            days, wrong = _on_weekday(days, weekday_number(groups["weekday"]))
        hours = DAY_PARTS.get(groups.get("part") or "")
        yield Days(found.start(), found.end(), rank, days, later, hours, wrong)


def first_of_months_at(plain: str, position: int, today: date) -> Iterator[Days]:
    """Every way to read the month from which on something repeats, from this position on."""
    for end, day in months_from(plain, position, today):
        yield Days(position, end, DEFINITE, (day,))


def _on_weekday(days: tuple[date, ...], weekday: int) -> tuple[tuple[date, ...], bool]:
    """The days that are this weekday; if none is, they and the nearest that are."""
    fitting = tuple(day for day in days if day.weekday() == weekday)
    if fitting or not days:
        return fitting, False
    steps = (weekday - days[0].weekday() + 3) % 7 - 3
    return (*days, days[0] + timedelta(days=steps)), True


def _relative(found: Found, today: date) -> Meaning:
    word = found["word"]
    if word.startswith(("today", "this", "tonight")):
        return DEFINITE, (today,), (today + timedelta(days=1),)
    ahead = 2 if "after" in word else -1 if word == "yesterday" else 1
    return DEFINITE, (today + timedelta(days=ahead),), ()


def _ahead(found: Found, today: date) -> Meaning:
    groups = found.groupdict()
    days = 7 * _WEEKS[found["unit"]] if found["unit"] in _WEEKS else 1
    count = number(groups.get("count") or "a")
    from_day = 1 if groups.get("base") == "tomorrow" else 0
    return DEFINITE, (today + timedelta(days=count * days + from_day),), ()


def _weeks_on(found: Found) -> int:
    if found["tail"] in ("week", "fortnight"):
        return _WEEKS[found["tail"]]
    unit = found["unit"] or found["bare"]
    return number(found["count"] or "a") * _WEEKS[unit] if unit else 0


def _weekday(found: Found, today: date) -> Meaning:
    wanted = weekday_number(found["name"])
    this_week = today - timedelta(days=today.weekday())
    coming = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    which = found["which"] or ""
    tail = (found["tail"] or "").removeprefix("of ")
    if weeks := _weeks_on(found):  # "a week on Tuesday", "Tuesday week", "Monday fortnight"
        days: tuple[date, ...] = (coming + weeks * _WEEK,)
        if which in ("next", "last"):
            days = (*days, coming + (weeks + 1) * _WEEK)
        if wanted == today.weekday():  # counted from today, or from the next such day
            days = (today + weeks * _WEEK, *days)
        return USUAL, days, ()
    if tail == "after next":
        return USUAL, (coming + _WEEK, coming + 2 * _WEEK), ()
    if "next week" in (which, tail):
        return USUAL, (this_week + timedelta(days=7 + wanted),), ()
    if tail == "this week":
        return USUAL, (this_week + timedelta(days=wanted),), ()
    if which == "last":
        return USUAL, (coming - _WEEK - (_WEEK if wanted == today.weekday() else timedelta()),), ()
    if which == "next":
        # The coming one, or next week's, for people whose weeks start on Monday or on Sunday.
        sunday = today - timedelta(days=(today.weekday() + 1) % 7)
        from_sunday = sunday + timedelta(days=7 + (wanted + 1) % 7)
        readings = {coming, this_week + timedelta(days=7 + wanted), from_sunday}
        return USUAL, tuple(sorted(readings)), ()
    if wanted == today.weekday():
        return USUAL, (today,) if which == "this" else (today, coming), (coming,)
    return USUAL, (coming,), ()


_COUNT = rf"(?P<count>[0-9]{{1,3}}|{either(NUMBERS)})"
_READINGS: tuple[Reading, ...] = (
    (
        re.compile(
            rf"{LEAD}(?:the )?(?P<word>day after tomorrow|tomorrow|yesterday|today)"
            rf"{_PART}{END_WORD}"
        ),
        _relative,
    ),
    (
        re.compile(rf"{LEAD}(?P<base>today|tomorrow) (?P<unit>week|fortnight){END_WORD}"),
        _ahead,
    ),
    (re.compile(rf"(?P<word>(?P<part>tonight)){END_WORD}"), _relative),
    (re.compile(rf"(?P<word>this (?P<part>morning|afternoon|evening)){END_WORD}"), _relative),
    (re.compile(rf"in {_COUNT} (?P<unit>day|week|fortnight)s?(?:'? time)?{END_WORD}"), _ahead),
    (
        re.compile(rf"{_COUNT} (?P<unit>week|fortnight)s? (?P<base>today|tomorrow){END_WORD}"),
        _ahead,
    ),
    (
        re.compile(
            rf"{LEAD}(?:(?:{_COUNT} (?P<unit>week|fortnight)s?(?: on)?"
            # "Refugee week on Friday" is on Friday.
            r"|(?<!\w )(?P<bare>week|fortnight) on) )?(?:the )?"
            rf"(?:(?P<which>this|next week|next|last|coming)(?: on)? )?"
            rf"(?P<name>{WEEKDAY}){_TAIL}{_PART}{END_WORD}"
        ),
        _weekday,
    ),
    *READINGS,
)
