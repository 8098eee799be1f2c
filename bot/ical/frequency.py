"""How often an event may come: looked at before anything is expanded, which could take minutes.

Rules are RFC 5545, 3.3.10. What calendars for people write is let through; "every second", and
rules that never hold, are not.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.rules.repeating import MOST_A_YEAR

Rule = Mapping[str, Sequence[object]]

_SELDOM = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_PARTS = frozenset(
    [
        *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY"),
        *("BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND"),
    ]
)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FARTHEST = 9000
_MOST_POSITIONS = 31
_A_CYCLE = 29 * 366
"""Days in which 29 February has been every weekday, unless a century comes between."""


def too_often(rule: Rule) -> bool:
    """Whether it may come more than MOST_A_YEAR times a year."""
    frequency = _word(rule, "FREQ")
    if frequency in _OFTEN:
        return True
    times_a_day = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times_a_day *= len(rule.get(part, ())) or 1
    every = max(_number(rule, "INTERVAL"), 1)
    per_week = len(rule.get("BYDAY", ())) or 1
    days = {"DAILY": 366 // every + 1, "WEEKLY": (53 // every + 1) * per_week}
    return min(days.get(frequency, 366), 366) * times_a_day > MOST_A_YEAR


def can_be_followed(rule: Rule, first: date) -> bool:
    """Whether all of the rule is known here, and it holds on some day."""
    known = _word(rule, "FREQ") in _SELDOM and set(rule) <= _PARTS
    if not known or first.year > _FARTHEST:
        return False
    if "INTERVAL" in rule and _number(rule, "INTERVAL") < 1:
        return False
    positions = [_int(each) for each in rule.get("BYSETPOS", ())]
    if positions and _word(rule, "FREQ") == "DAILY":
        return False
    if any(not 1 <= abs(each) <= _MOST_POSITIONS for each in positions):
        return False
    months = {_int(each) for each in rule.get("BYMONTH", ())}
    month_days = {_int(each) for each in rule.get("BYMONTHDAY", ())}
    weekdays = {str(each).upper()[-2:] for each in rule.get("BYDAY", ())}
    return any(
        (not months or day.month in months)
        and (not weekdays or _DAYS[day.weekday()] in weekdays)
        and (not month_days or day.day in month_days or _from_the_end(day) in month_days)
        for day in (first + timedelta(days=number) for number in range(_A_CYCLE))
    )


def is_over(rule: Rule, since: datetime) -> bool:
    """Whether its end is a month or longer before."""
    last = rule["UNTIL"][0] if "UNTIL" in rule else None
    return isinstance(last, datetime) and last < since - timedelta(days=30)


def _from_the_end(day: date) -> int:
    """-1 for the last day of a month."""
    next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return (day - next_month).days


def _word(rule: Rule, part: str) -> str:
    values = rule.get(part, ())
    return str(values[0]).upper() if values else ""


def _number(rule: Rule, part: str) -> int:
    values = rule.get(part, ())
    return _int(values[0]) if values else 0


def _int(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0
