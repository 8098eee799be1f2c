"""Dates of the calendar as people write them: "3/11/2026", "3rd of Nov", "on the 5th".

Each reading gives a rank, the days meant, and the days to offer if those are over.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bot.rules.repeating import LAST, nth_weekday
from bot.rules.when.named_days import NAMED, named_day
from bot.rules.when.words import (
    END,
    END_WORD,
    MONTH,
    ORDINALS,
    WEEKDAY,
    either,
    month_number,
    weekday_number,
)

DEFINITE, USUAL, WEAK = 0, 1, 2
Found = re.Match[str]
Meaning = tuple[int, tuple[date, ...], tuple[date, ...]]
Reading = tuple[re.Pattern[str], Callable[[Found, date], Meaning | None]]

# A day of this year that is over is more likely a slip than one that is so far off.
_FAR_OFF = timedelta(days=200)
_MONTHS, _LONGEST_MONTH = 12, 31
LEAD = r"(?:(?:on|at|from|for|(?:starting|beginning)(?: on| from)?) )?"
NAMED_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:the )?"
_NTH = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)"
_CENTURIES = r"(?:19|20|21)[0-9]{2}"
_YEAR = rf"(?:[ ,-]{{1,2}}(?P<year>{_CENTURIES})| ?'(?P<short>[0-9]{{2}}))?"
# "3 Dec 26 14:00" and "3-Dec-26": a year only where nothing of a title can follow.
_SHORT_YEAR = r"[ -](?P<short>[0-9]{2})(?=$|,| (?:at |@ ?|from )?[0-9])"
_WHICH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_WHICH |= {"last": LAST}
# "the 23rd at 2pm" is a day, "the 3rd sector" is not.
_THEN_TIME = r"(?=$|,|:| (?:- )?(?:at |@ ?|from |between )?(?:[0-9]|noon|midday|half |quarter ))"


def _year_first(found: Found, today: date) -> Meaning:
    return DEFINITE, _days(int(found["year"]), int(found["month"]), int(found["day"])), ()


def _numbers(found: Found, today: date) -> Meaning | None:
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
    possible = [(day, month) for day, month in orders if month <= _MONTHS and day <= _LONGEST_MONTH]
    # Of two ways to read it, one that is over this year is next year's: both are offered.
    far_off = _FAR_OFF if len(set(possible)) == 1 else timedelta.max
    coming = [_this_year_or_next(today, month, day, far_off) for day, month in orders]
    days = tuple(dict.fromkeys(pair[0] for pair in coming if pair))
    if not days and found["sep"] == ".":
        return None
    return WEAK, days, tuple(day for pair in coming for day in pair[1:])


def _month_named(found: Found, today: date) -> Meaning | None:
    groups = found.groupdict()
    day = ORDINALS[groups["nth"]] if groups.get("nth") else int(found["day"])
    month = month_number(found["month"])
    if groups.get("year"):
        return DEFINITE, _days(int(found["year"]), month, day), ()
    if short := groups.get("short"):
        year = 2000 + int(short)
        # "3 Dec 15 people": no year that a meeting can be in.
        return (DEFINITE, _days(year, month, day), ()) if 0 <= year - today.year <= 9 else None
    coming = _this_year_or_next(today, month, day)
    return DEFINITE, coming[:1], coming[1:]


def _day_of_month(found: Found, today: date) -> Meaning:
    """ "on the 3rd": the next 3rd to come."""
    months = ((today.year + at // 12, at % 12 + 1) for at in range(today.month - 1, 36))
    each = (day for year, month in months for day in _days(year, month, int(found["day"])))
    coming = [day for _, day in zip(range(3), each, strict=False) if day >= today]
    return WEAK, tuple(coming[:1]), tuple(coming[1:2])


def _nth_weekday(found: Found, today: date) -> Meaning:
    """ "second Tuesday of March", "last Friday of next month"."""
    nth, weekday = _WHICH[found["which"]], weekday_number(found["name"])
    if found["month"] is None:
        ahead = 1 if found["relative"] == "next" else 0
        months = today.year * 12 + today.month - 1 + ahead
        return DEFINITE, (nth_weekday(months // 12, months % 12 + 1, nth, weekday),), ()
    month = month_number(found["month"])
    if found["year"]:
        return DEFINITE, (nth_weekday(int(found["year"]), month, nth, weekday),), ()
    years = (today.year, today.year + 1)
    coming = _coming_or_over(
        [nth_weekday(year, month, nth, weekday) for year in years if year < date.max.year], today
    )
    return DEFINITE, coming[:1], coming[1:]


def _named(found: Found, today: date) -> Meaning:
    name = found["name"]
    if found["year"]:
        return DEFINITE, (named_day(name, int(found["year"])),), ()
    years = range(today.year, min(today.year + 2, date.max.year))
    coming = _coming_or_over([named_day(name, year) for year in years], today)
    return DEFINITE, coming[:1], coming[1:]


def months_from(plain: str, position: int, today: date) -> Iterator[tuple[int, date]]:
    """ "from March": where the words end, and the first day of that month, next to come."""
    if found := _FROM_MONTH.match(plain, position):
        month, year = month_number(found["month"]), int(found["year"] or today.year)
        if found["year"] is None and month <= today.month:
            year += 1
        if found["year"] is None and month == today.month:
            return
        yield found.end(), date(year, month, 1)


def _this_year_or_next(
    today: date, month: int, day: int, far_off: timedelta = _FAR_OFF
) -> tuple[date, ...]:
    """The next two such days, today included; or the one of this year that is over and the next."""
    each = (
        found for year in range(today.year, today.year + 17) for found in _days(year, month, day)
    )
    return _coming_or_over(list(each), today, far_off)


def _coming_or_over(
    each: list[date], today: date, far_off: timedelta = _FAR_OFF
) -> tuple[date, ...]:
    coming = [day for day in each if day >= today][:2]
    over = [day for day in each if day < today]
    if over and coming and coming[0] - today > far_off:
        return (over[-1], coming[0])
    return tuple(coming)


def _days(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _compiled(words: str, end: str = END_WORD) -> re.Pattern[str]:
    return re.compile(LEAD + words + end)


_FROM_MONTH = re.compile(
    rf"(?:from|(?:starting|beginning)(?: in| from)?) (?P<month>{MONTH})"
    rf"(?: (?P<year>{_CENTURIES}))?{END_WORD}(?! [0-9])"
)
READINGS: tuple[Reading, ...] = (
    (
        _compiled(
            rf"{NAMED_WEEKDAY}(?P<year>{_CENTURIES})(?P<sep>[-/.])"
            r"(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})",
            END,
        ),
        _year_first,
    ),
    (
        _compiled(
            rf"{NAMED_WEEKDAY}(?P<day>[0-9]{{1,2}})(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})"
            rf"(?P=sep)(?P<year>{_CENTURIES}|[0-9]{{2}})",
            END,
        ),
        _numbers,
    ),
    (
        _compiled(
            rf"{NAMED_WEEKDAY}(?P<day>[0-9]{{1,2}})(?P<sep>[/.])(?P<month>[0-9]{{1,2}})", END
        ),
        _numbers,
    ),
    *(
        (
            _compiled(
                rf"{NAMED_WEEKDAY}(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)?[ -]?"
                rf"(?P<month>{MONTH}){year}"
            ),
            _month_named,
        )
        for year in (_YEAR, _SHORT_YEAR)
    ),
    (
        _compiled(
            rf"{NAMED_WEEKDAY}(?P<month>{MONTH}) (?:the )?"
            rf"(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?|(?P<nth>{either(ORDINALS)})){_YEAR}"
        ),
        _month_named,
    ),
    (
        _compiled(rf"{NAMED_WEEKDAY}(?P<nth>{either(ORDINALS)}) (?:of )?(?P<month>{MONTH}){_YEAR}"),
        _month_named,
    ),
    (re.compile(rf"(?:on )?(?P<weekday>{WEEKDAY}),? (?:the )?{_NTH}{END_WORD}"), _day_of_month),
    (re.compile(rf"on the {_NTH}{END_WORD}"), _day_of_month),
    (re.compile(rf"(?:on )?(?:the )?{_NTH}{END_WORD}{_THEN_TIME}"), _day_of_month),
    (
        _compiled(
            rf"(?:the )?(?P<which>{either(_WHICH)}) (?P<name>{WEEKDAY})(?: of| in)?"
            rf" (?:(?P<month>{MONTH})(?:,? (?P<year>{_CENTURIES}))?|(?P<relative>next|this) month)"
        ),
        _nth_weekday,
    ),
    (
        _compiled(rf"(?P<name>{either(NAMED)})(?:,? (?P<year>{_CENTURIES}))?"),
        _named,
    ),
)
