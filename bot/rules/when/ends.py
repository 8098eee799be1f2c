"""Until when meetings repeat, and on which days there are none, as an admin says it.

What some would understand otherwise by a day is `asked`: it is offered, and never planned at once.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.when.days import Days, days_at
from bot.rules.when.named_days import named_day
from bot.rules.when.words import END_WORD, MONTH, NUMBERS, either, month_number, number


@dataclass(frozen=True)
class Stop:
    """Words for when it ends: after so many times or weeks, or with one of these days.

    `asked`: everybody would say so, and some would mean a day more or less. Then on the days of
    `about`, first and last, there must be no meeting.
    """

    start: int
    end: int
    days: tuple[date, ...] = ()
    count: int | None = None
    weeks: int | None = None
    asked: bool = False
    about: tuple[date, date] | None = None


@dataclass(frozen=True)
class Skip:
    """Words for days on which there is no meeting."""

    start: int
    end: int
    days: tuple[date, ...]


# More than can be planned is found as well: it is asked about, and is no part of the title.
_MANY = rf"(?:[0-9]{{1,9}}|{either(NUMBERS)})"
_TIMES = re.compile(
    rf"(?:(?:for )?(?P<count>{_MANY}) times(?: in all)?"
    rf"|for (?:the next )?(?P<of>{_MANY}) (?:meetings|sessions|occasions|occurrences)){END_WORD}"
)
_WEEKS = re.compile(rf"for (?:the next )?(?P<count>{_MANY}) weeks{END_WORD}")
_LEAD = r"(?:until|till|til|up to|ending(?: on)?|ends(?: on)?|the last on) (?:and including )?"
_UNTIL = re.compile(_LEAD)
_FEASTS = {
    "easter": ("good friday", "easter monday"),
    "christmas": ("christmas eve", "boxing day"),
    "xmas": ("christmas eve", "boxing day"),
    "new year": ("new year's eve", "new year's day"),
}
_FEAST = re.compile(rf"{_LEAD}(?:the )?(?P<feast>{either(dict.fromkeys(_FEASTS, 0))}){END_WORD}")
_END_OF = re.compile(rf"{_LEAD}(?:the )?end of (?:(?P<month>{MONTH})|the year){END_WORD}(?! [0-9])")
_EXCEPT = re.compile(
    r"(?:except|excluding|apart from|other than|but not|skipping|without)(?: for)?(?: on)? "
)
_AND_THEN = re.compile(r" (?:and|or)(?: on)? | ?, ?(?:and )?| ?[&+] ?")
_GOES_ON = re.compile(r" ?(?:,|&|\+|/|-)|(?: and| or| to| until| half| week| holiday| break)(?!\w)")
# Ends that everybody would put on another day, or that leave some meetings out.
_SOME_TIME = re.compile(
    rf"(?:{_LEAD}(?:the )?(?:end of )?(?:next |this )?(?:easter|christmas|xmas|new year|spring"
    r"|summer|autumn|winter|further notice|half[- ]term|term|week|month|year|we (?:say|stop)|then)"
    rf"|for (?:the next |the )?(?:{_MANY} )?(?:months?|years?|quarters?|summer|winter|term|rest of)"
    r"|(?:except|excluding|apart from|other than|but not|not|skipping|unless|minus|without)"
    rf"(?: for)?(?: on| in)?(?! (?:to|all|only|just)(?!\w))(?: (?:the |a )?[\w/.]+){{1,4}}"
    rf"|(?:during |in |outside )?(?:term[- ]?time|school holidays)(?: only)?){END_WORD}"
)
_SOME_MONTH = re.compile(rf"{_LEAD}(?:the )?(?:end of )?(?:{MONTH}|the year){END_WORD}")


def stops_at(plain: str, position: int, today: date) -> Iterator[Stop | Skip]:
    """Every way to read an end of a series, or what it leaves out, from this position on.

    What is known of a phrase goes before what only says that it is one.
    """
    known: list[Stop | Skip] = [
        *_feasts_at(plain, position, today),
        *skips_at(plain, position, today),
    ]
    reach = max((one.end for one in known), default=position)
    if known and not _GOES_ON.match(plain, reach):
        yield from (one for one in known if one.end == reach)
        return
    for pattern in (_SOME_TIME, _SOME_MONTH):
        if found := pattern.match(plain, position):
            yield Stop(found.start(), found.end())
    yield from _plain_stops_at(plain, position, today)


def skips_at(plain: str, position: int, today: date) -> Iterator[Skip]:
    """The days after "except": one or two."""
    if (found := _EXCEPT.match(plain, position)) is None:
        return
    for first in days_at(plain, found.end(), today):
        one = _only(first, today)
        if one is None:
            continue
        yield Skip(position, first.end, (one,))
        if more := _AND_THEN.match(plain, first.end):
            for second in days_at(plain, more.end(), today):
                if (other := _only(second, today)) is not None:
                    yield Skip(position, second.end, (one, other))


def _only(day: Days, today: date) -> date | None:
    ahead = day.ahead(today)
    return ahead[0] if len(ahead) == 1 and not day.wrong_weekday else None


def _feasts_at(plain: str, position: int, today: date) -> Iterator[Stop]:
    if found := _FEAST.match(plain, position):
        first, last = next(days for days in _feasts(found["feast"], today) if days[1] >= today)
        if first > today:
            before = first - timedelta(days=1)
            yield Stop(found.start(), found.end(), (before,), asked=True, about=(first, last))
    if found := _END_OF.match(plain, position):
        month = 12 if found["month"] is None else month_number(found["month"])
        ends = (_last_day(year, month) for year in range(today.year, today.year + 2))
        last = next(day for day in ends if day >= today)
        yield Stop(found.start(), found.end(), (last,), asked=True)


def _feasts(name: str, today: date) -> Iterator[tuple[date, date]]:
    """The first and the last of the days that may be meant, year by year."""
    begins, ends = _FEASTS[name]
    for year in range(today.year, today.year + 2):
        last = named_day(ends, year + (1 if ends == "new year's day" else 0))
        yield named_day(begins, year), last


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _plain_stops_at(plain: str, position: int, today: date) -> Iterator[Stop]:
    if found := _TIMES.match(plain, position):
        yield Stop(found.start(), found.end(), (), number(found["count"] or found["of"]))
    if found := _WEEKS.match(plain, position):
        yield Stop(found.start(), found.end(), weeks=number(found["count"]))
    if found := _UNTIL.match(plain, position):
        for day in days_at(plain, found.end(), today):
            yield Stop(found.start(), day.end, () if day.wrong_weekday else day.ahead(today))
