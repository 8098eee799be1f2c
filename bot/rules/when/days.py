"""Which day an admin's words mean: every reading is kept, so that a doubtful one can be asked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.when.words import (
    END,
    END_WORD,
    MONTH,
    NUMBERS,
    WEEKDAY,
    either,
    month_number,
    number,
    weekday_number,
)

DEFINITE, USUAL, WEAK = 0, 1, 2

# The hours, first to last, that a part of the day can mean.
DAY_PARTS = {
    "morning": (0, 11),
    "afternoon": (12, 17),
    "evening": (16, 23),
    "night": (18, 24),
    "tonight": (16, 24),
}
# "Tuesday week", but not "Tuesday Week 3 review".
_TAIL = r"(?: (?P<tail>next week|week(?! [0-9]{1,2}(?![0-9:.]| ?[ap]m))))?"
_PART = rf"(?: (?P<part>morning|afternoon|evening|night){END_WORD})?"
_LEAD = r"(?:(?:on|at|from|for|(?:starting|beginning)(?: on| from)?) )?"
_NAMED = rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:the )?"
_NTH = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)"
_CENTURIES = r"(?:19|20|21)[0-9]{2}"
_YEAR = rf"(?:[ ,-]{{1,2}}(?P<year>{_CENTURIES}))?"
_WEEK = timedelta(days=7)


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

    @property
    def meant(self) -> tuple[date, ...]:
        """What two phrases that say the same have in common."""
        return self.days


_Found = re.Match[str]
_Meaning = tuple[int, tuple[date, ...], tuple[date, ...]]


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


def _on_weekday(days: tuple[date, ...], weekday: int) -> tuple[tuple[date, ...], bool]:
    """The days that are this weekday; if none is, they and the nearest that are."""
    fitting = tuple(day for day in days if day.weekday() == weekday)
    if fitting or not days:
        return fitting, False
    steps = (weekday - days[0].weekday() + 3) % 7 - 3
    return (*days, days[0] + timedelta(days=steps)), True


def _relative(found: _Found, today: date) -> _Meaning:
    word = found["word"]
    if word.startswith(("today", "this", "tonight")):
        return DEFINITE, (today,), (today + timedelta(days=1),)
    ahead = 2 if "after" in word else -1 if word == "yesterday" else 1
    return DEFINITE, (today + timedelta(days=ahead),), ()


def _ahead(found: _Found, today: date) -> _Meaning:
    weeks = {"week": 7, "fortnight": 14}.get(found["unit"], 1)
    from_day = 1 if found.groupdict().get("base") == "tomorrow" else 0
    return DEFINITE, (today + timedelta(days=number(found["count"]) * weeks + from_day),), ()


def _weekday(found: _Found, today: date) -> _Meaning:
    wanted = weekday_number(found["name"])
    this_week = today - timedelta(days=today.weekday())
    coming = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    which = found["which"] or ""
    if found["lead"] or found["tail"] == "week":  # "a week on Tuesday", "Tuesday week"
        return USUAL, (coming + _WEEK,), ()
    if "next week" in (which, found["tail"]):
        return USUAL, (this_week + timedelta(days=7 + wanted),), ()
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


def _year_first(found: _Found, today: date) -> _Meaning:
    return DEFINITE, _days(int(found["year"]), int(found["month"]), int(found["day"])), ()


def _numbers(found: _Found, today: date) -> _Meaning | None:
    """3/11/2026: the day comes first in Britain; with a stroke it may be the month."""
    first, second = int(found["day"]), int(found["month"])
    written_year: str | None = found.groupdict().get("year")
    if max(first, second) > 31 or (written_year is None and not (first and second)):
        return None
    orders = [(first, second)]
    if found["sep"] != ".":
        orders.append((second, first))
    if written_year:
        year = int(written_year) + (2000 if len(written_year) == 2 else 0)
        each = [_days(year, month, day) for day, month in orders]
        return DEFINITE, tuple(dict.fromkeys(day for days in each for day in days)), ()
    coming = [_coming(today, month, day) for day, month in orders]
    days = tuple(dict.fromkeys(pair[0] for pair in coming if pair))
    if not days and found["sep"] == ".":
        return None
    return WEAK, days, tuple(day for pair in coming for day in pair[1:])


def _month_named(found: _Found, today: date) -> _Meaning:
    day, month = int(found["day"]), month_number(found["month"])
    if found["year"]:
        return DEFINITE, _days(int(found["year"]), month, day), ()
    coming = _coming(today, month, day)
    return DEFINITE, coming[:1], coming[1:]


def _day_of_month(found: _Found, today: date) -> _Meaning:
    """ "on the 3rd": the next 3rd to come."""
    months = ((today.year + at // 12, at % 12 + 1) for at in range(today.month - 1, 36))
    each = (day for year, month in months for day in _days(year, month, int(found["day"])))
    coming = [day for _, day in zip(range(3), each, strict=False) if day >= today]
    return WEAK, tuple(coming[:1]), tuple(coming[1:2])


def _coming(today: date, month: int, day: int) -> tuple[date, ...]:
    """The next two such days, today included; none if there is no such day in any year."""
    each = (
        found for year in range(today.year, today.year + 17) for found in _days(year, month, day)
    )
    return tuple(found for found in each if found >= today)[:2]


def _days(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


_COUNT = rf"(?P<count>[0-9]{{1,3}}|{either(NUMBERS)})"
_READINGS: tuple[tuple[re.Pattern[str], Callable[[_Found, date], _Meaning | None]], ...] = (
    (
        re.compile(
            rf"{_LEAD}(?:the )?(?P<word>day after tomorrow|tomorrow|yesterday|today)"
            rf"{_PART}{END_WORD}"
        ),
        _relative,
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
            rf"{_LEAD}(?P<lead>a week on )?(?:the )?"
            rf"(?:(?P<which>this|next week|next|last|coming)(?: on)? )?"
            rf"(?P<name>{WEEKDAY}){_TAIL}{_PART}{END_WORD}"
        ),
        _weekday,
    ),
    (
        re.compile(
            rf"{_LEAD}{_NAMED}(?P<year>{_CENTURIES})(?P<sep>[-/.])"
            rf"(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}}){END}"
        ),
        _year_first,
    ),
    (
        re.compile(
            rf"{_LEAD}{_NAMED}(?P<day>[0-9]{{1,2}})(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})"
            rf"(?P=sep)(?P<year>{_CENTURIES}|[0-9]{{2}}){END}"
        ),
        _numbers,
    ),
    (
        re.compile(
            rf"{_LEAD}{_NAMED}(?P<day>[0-9]{{1,2}})(?P<sep>[/.])(?P<month>[0-9]{{1,2}}){END}"
        ),
        _numbers,
    ),
    (
        re.compile(
            rf"{_LEAD}{_NAMED}(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)?[ -]?(?P<month>{MONTH})"
            rf"{_YEAR}{END_WORD}"
        ),
        _month_named,
    ),
    (
        re.compile(
            rf"{_LEAD}{_NAMED}(?P<month>{MONTH}) (?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
            rf"{_YEAR}{END_WORD}"
        ),
        _month_named,
    ),
    (re.compile(rf"(?:on )?(?P<weekday>{WEEKDAY}),? (?:the )?{_NTH}{END_WORD}"), _day_of_month),
    (re.compile(rf"on the {_NTH}{END_WORD}"), _day_of_month),
)
