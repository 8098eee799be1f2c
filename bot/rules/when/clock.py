"""Which time and how long an admin's words mean: both halves of the clock, where they fit both.

Times are minutes from the start of the day; 1440 is the midnight that ends it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.rules.when.words import END, MONTH, NUMBERS, either, number

STRONG, LIKELY, WEAK = 0, 1, 2
DAY = 24 * 60


@dataclass(frozen=True)
class Clock:
    """Words for a time, and the times they can mean; for "14:00-15:30", when it ends as well.

    `written`: with minutes, such as "9:00", where the 24-hour clock may be meant.
    """

    start: int
    end: int
    rank: int
    starts: tuple[int, ...]
    ends: tuple[int, ...] = ()
    written: bool = False

    @property
    def meant(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What two phrases that say the same have in common."""
        return self.starts, self.ends


@dataclass(frozen=True)
class Until:
    """Words for an end only: "until 4pm"."""

    start: int
    end: int
    ends: tuple[int, ...]


def clocks_at(plain: str, position: int) -> Iterator[Clock]:
    """Every way to read a time, or two with a line between, from this position on."""
    if found := _SPAN.match(plain, position):
        starts, ends = _times(found, "s"), _times(found, "e")
        if starts and ends and not (found["join"] == "and" and found["lead"] != "between"):
            rank = min(_rank(found, "s"), _rank(found, "e"))
            if found["lead"] in ("from", "between"):
                rank = min(rank, LIKELY)
            yield Clock(found.start(), found.end(), rank, starts, ends, _written(found))
    if (found := _SINGLE.match(plain, position)) and (times := _times(found, "s")):
        rank, lead = _rank(found, "s"), bool(found["lead"])
        if lead or rank != WEAK:
            if lead and rank == LIKELY:
                rank = STRONG
            yield Clock(found.start(), found.end(), rank, times, (), _written(found))
    if found := _FOUR_DIGITS.match(plain, position):
        digits = found["with"] or found["hrs"] or found["french"].replace("h", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        yield Clock(found.start(), found.end(), STRONG, (minutes,))


def untils_at(plain: str, position: int) -> Iterator[Until]:
    """Every way to read an end from this position on."""
    if (found := _UNTIL.match(plain, position)) and (times := _times(found, "e")):
        if found["lead"] == "to" and _rank(found, "e") == WEAK:
            return
        yield Until(found.start(), found.end(), times)


def _times(found: re.Match[str], which: str) -> tuple[int, ...]:
    half_day = _half_day(found[f"{which}_half"])
    if word := found[f"{which}_word"]:
        return (0, DAY) if word.endswith("midnight") else (DAY // 2,)
    if past := found[f"{which}_past"]:
        hour = number(found[f"{which}_of"])
        minutes = _past(past)
        return tuple((time + minutes) % DAY for time in _hours(hour, half_day, bare=True))
    text = found[f"{which}_hour"]
    minute = int(found[f"{which}_minute"] or 0)
    hour = number(text)
    if hour == 24:
        return (DAY,) if minute == 0 and half_day is None else ()
    as_written = text.startswith("0") or (hour >= 10 and found[f"{which}_minute"] is not None)
    return tuple(time + minute for time in _hours(hour, half_day, bare=not as_written))


def _hours(hour: int, half_day: int | None, *, bare: bool) -> tuple[int, ...]:
    """The times that an hour can mean: two for "at 7", one for "07:00", "12" and "7pm"."""
    if half_day is not None:
        if hour > 12:
            return (hour * 60,) if half_day else ()
        return ((hour % 12 + half_day) * 60,)
    if bare and 1 <= hour <= 11:
        return (hour * 60, (hour + 12) * 60)
    return (hour * 60,)


def _half_day(word: str | None) -> int | None:
    if word is None:
        return None
    return 0 if word == "morning" or word.startswith(("am", "a.")) else 12


def _past(words: str) -> int:
    first = words.split(maxsplit=1)[0]
    minutes = {"half": 30, "quarter": 15}.get(first) or number(first)
    return -minutes if words.endswith("to") else minutes


def _rank(found: re.Match[str], which: str) -> int:
    """How surely it is a time: "14:00" and "2pm" are, "14.00" and "noon" may be, "2" hardly."""
    if found[f"{which}_word"]:
        return LIKELY
    if found[f"{which}_past"] or found[f"{which}_half"] or found[f"{which}_sharp"]:
        return STRONG
    if found[f"{which}_minute"] is None:
        return WEAK
    return LIKELY if found[f"{which}_sep"] == "." else STRONG


def _written(found: re.Match[str]) -> bool:
    return found["s_minute"] is not None and found["s_half"] is None


_WORDS = {word: value for word, value in NUMBERS.items() if len(word) > 2 and value <= 12}


def _clock(which: str) -> str:
    """A pattern for one time; its groups are named after `which` of two it is."""
    hour = rf"2[0-4]|1[0-9]|0?[0-9]|{either(_WORDS)}"
    few = "half|quarter|five|ten|twenty|twenty-five"
    half = rf"(?: ?(?:in the )?(?P<{which}_half>(?:[ap]m|[ap]\.m\.?)(?!\w)|"
    half += r"(?<=in the )(?:morning|afternoon|evening)))?"
    return (
        rf"(?:(?P<{which}_word>(?:12 )?(?:noon|midday|midnight))"
        rf"|(?:(?:a )?(?P<{which}_past>(?:{few})(?: minutes)? past|(?:{few})(?: minutes)? to)"
        rf" (?P<{which}_of>1[0-2]|0?[1-9]|{either(_WORDS)})"
        rf"|(?P<{which}_hour>{hour})(?:(?P<{which}_sep>[:.])(?P<{which}_minute>[0-5][0-9])"
        rf"(?::00)?)?(?P<{which}_sharp> ?o'?clock)?){half})"
    )


# "14:00 until 3 March" ends on a day, not at three.
_NO_DAY = rf"(?! (?:of )?{MONTH}(?!\w))"
_SPAN = re.compile(
    rf"(?:(?P<lead>from|between|at|@) ?)?{_clock('s')} ?(?P<join>-|to|until|till|til|and) ?"
    rf"{_clock('e')}{END}{_NO_DAY}"
)
_SINGLE = re.compile(
    rf"(?:(?P<lead>at|from|@|starting(?: at)?|starts(?: at)?) ?)?{_clock('s')}(?: ?hrs)?{END}"
)
_FOUR_DIGITS = re.compile(
    r"(?:(?:at|from) (?P<with>(?:[01][0-9]|2[0-3])[0-5][0-9])(?: ?h(?:rs)?)?"
    rf"|(?P<hrs>(?:[01][0-9]|2[0-3])[0-5][0-9]) ?h(?:rs)?"
    rf"|(?:at )?(?P<french>(?:1[3-9]|2[0-3])h[0-5][0-9])){END}"
)
_UNTIL = re.compile(
    r"(?P<lead>until|till|til|to|(?:ends|ending|finishing|finishes)(?: at)?) "
    rf"{_clock('e')}{END}{_NO_DAY}"
)
