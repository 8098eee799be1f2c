"""Which time and how long an admin's words mean: both halves of the clock, where they fit both.

Times are minutes from the start of the day; 1440 is the midnight that ends it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.rules.when.words import END, MONTH, NUMBERS, either, number

STRONG, LIKELY, WEAK = 0, 1, 2
_FIRST_FRENCH = 7
"""From "7h" on it is a time; "2h" is how long."""
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
        bare = _rank(found, "e") == WEAK and _UNITS.match(plain, found.end())
        if (
            starts
            and ends
            and not bare
            and not (found["join"] == "and" and found["lead"] != "between")
        ):
            rank = min(_rank(found, "s"), _rank(found, "e"))
            if found["lead"] in ("from", "between"):
                rank = min(rank, LIKELY)
            yield Clock(found.start(), found.end(), rank, starts, ends, _written(found))
    if (found := _SINGLE.match(plain, position)) and (times := _times(found, "s")):
        rank, lead = _rank(found, "s"), bool(found["lead"])
        if rank == WEAK and _UNITS.match(plain, found.end()):
            return
        if lead or rank != WEAK:
            if lead and rank == LIKELY:
                rank = STRONG
            yield Clock(found.start(), found.end(), rank, times, (), _written(found))
    if found := _FOUR_DIGITS.match(plain, position):
        digits = found["with"] or found["hrs"]
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        yield Clock(found.start(), found.end(), STRONG, (minutes,))


def untils_at(plain: str, position: int) -> Iterator[Until]:
    """Every way to read an end from this position on."""
    if (found := _UNTIL.match(plain, position)) and (times := _times(found, "e")):
        if _rank(found, "e") == WEAK and (
            found["lead"] == "to" or _UNITS.match(plain, found.end())
        ):
            return
        yield Until(found.start(), found.end(), times)


def _times(found: re.Match[str], which: str) -> tuple[int, ...]:
    half_day = _half_day(found[f"{which}_half"])
    if word := found[f"{which}_word"]:
        return (0, DAY) if word.endswith("midnight") else (DAY // 2,)
    if four := found[f"{which}_four"]:
        return (int(four[:2]) * 60 + int(four[2:]),)
    if packed := found[f"{which}_packed"]:
        return tuple(
            time + int(packed[-2:]) for time in _hours(int(packed[:-2]), half_day, bare=True)
        )
    if past := found[f"{which}_past"]:
        return _past_hour(past, found[f"{which}_of"], half_day)
    return _written_times(found, which, half_day)


def _written_times(found: re.Match[str], which: str, half_day: int | None) -> tuple[int, ...]:
    """The times of "14:00", "9", "14h30" or "two thirty"."""
    text, sep = found[f"{which}_hour"], found[f"{which}_sep"]
    minute = int(found[f"{which}_minute"] or 0)
    if said := found[f"{which}_said"]:
        minute = number(said)
    hour = number(text)
    if hour == 24:
        return (DAY,) if minute == 0 and half_day is None else ()
    if (sep == "h" or found[f"{which}_h"]) and not _FIRST_FRENCH <= hour < 24:
        return ()
    in_full = hour >= 10 and found[f"{which}_minute"] is not None
    as_written = text.startswith("0") or in_full or sep == "h" or bool(found[f"{which}_h"])
    return tuple(time + minute for time in _hours(hour, half_day, bare=not as_written))


def _past_hour(past: str, of: str, half_day: int | None) -> tuple[int, ...]:
    minutes = _past(past)
    if of.endswith(("noon", "midday")):
        return (DAY // 2 + minutes,)
    if of.endswith("midnight"):
        return (minutes % DAY, DAY + minutes) if minutes > 0 else (DAY + minutes,)
    each = _hours(number(of), half_day, bare=True)
    return tuple((time + minutes) % DAY for time in each)


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
    if found[f"{which}_word"] or found[f"{which}_h"]:
        return LIKELY
    if four := found[f"{which}_four"]:
        return WEAK if four.startswith(("19", "20")) else LIKELY
    if found[f"{which}_packed"] or found[f"{which}_half"] or found[f"{which}_sharp"]:
        return STRONG
    if past := found[f"{which}_past"]:
        # "5 to 3" may be two hours with a line between, and "half ten" is short for half past.
        return LIKELY if past == "half" or past[0].isdigit() else STRONG
    if found[f"{which}_said"]:
        return LIKELY
    if found[f"{which}_minute"] is None:
        return WEAK
    return STRONG if found[f"{which}_sep"] == ":" else LIKELY


def _written(found: re.Match[str]) -> bool:
    return found["s_minute"] is not None and found["s_half"] is None


_WORDS = {word: value for word, value in NUMBERS.items() if len(word) > 2 and value <= 12}
_SAID = ("ten", "fifteen", "twenty", "twenty-five", "thirty", "forty", "forty-five", "fifty")
# "2pm - 3 hours" and "at 2 people" are no times.
_UNITS = re.compile(
    r" ?-?(?:hours?|hrs?|mins?|minutes?|days?|weeks?|fortnights?|months?|years?|times|people"
    r"|sessions?|meetings?)(?!\w)"
)


def _clock(which: str) -> str:
    """A pattern for one time; its groups are named after `which` of two it is."""
    hour = rf"2[0-4]|1[0-9]|0?[0-9]|{either(_WORDS)}"
    few = "half|quarter|five|ten|twenty|twenty-five|5|10|15|20|25"
    half = rf"(?: ?(?:in the )?(?P<{which}_half>(?:[ap]m|[ap]\.m\.?)(?!\w)|"
    half += r"(?<=in the )(?:morning|afternoon|evening)))?"
    said = "|".join(sorted(_SAID, key=len, reverse=True))
    named = "(?:12 ?)?(?:noon|midday|midnight)"
    return (
        rf"(?:(?P<{which}_word>{named})"
        rf"|(?P<{which}_four>(?:[01][0-9]|2[0-3])[0-5][05](?![0-9]| ?[ap]m))(?: ?h(?:rs)?)?"
        rf"|(?:(?:a )?(?P<{which}_past>(?:{few})(?: minutes| mins)? (?:past|to)|half)"
        rf" (?P<{which}_of>{named}|1[0-2]|0?[1-9]|{either(_WORDS)})"
        rf"|(?P<{which}_packed>(?:1[0-2]|[1-9])[0-5][0-9])(?= ?[ap]\.?m)"
        rf"|(?P<{which}_hour>{hour})(?:(?P<{which}_sep>[:.h])(?P<{which}_minute>[0-5][0-9])"
        rf"(?::00)?|(?P<{which}_h>(?<=[0-9])h(?!\w))"
        rf"|(?<=[a-z]) (?P<{which}_said>{said})(?![\w-]))?"
        rf"(?P<{which}_sharp> ?o'?clock)?){half})(?: (?:sharp|prompt)(?!\w))?"
    )


# "14:00 until 3 March" ends on a day, not at three.
_NO_DAY = rf"(?! (?:of )?{MONTH}(?!\w))"
_SPAN = re.compile(
    rf"(?:(?P<lead>from|between|at|@) ?)?{_clock('s')} ?(?P<join>-|to|until|till|til|and) ?"
    rf"{_clock('e')}{END}{_NO_DAY}"
)
_LEAD = r"at|from|@|start(?:s|ing)?(?: at)?"
_SINGLE = re.compile(rf"(?:(?P<lead>{_LEAD}) ?)?{_clock('s')}(?: ?hrs)?{END}")
# With "at" or "hrs" every minute counts, and 2030 is a time.
_FOUR_DIGITS = re.compile(
    r"(?:(?:at|from|@) ?(?P<with>(?:[01][0-9]|2[0-3])[0-5][0-9])(?: ?h(?:rs)?)?"
    rf"|(?P<hrs>(?:[01][0-9]|2[0-3])[0-5][0-9]) ?h(?:rs)?){END}"
)
_UNTIL = re.compile(
    r"(?P<lead>until|till|til|to|(?:ends?|ending|finish|finishing|finishes)(?: at)?) "
    rf"{_clock('e')}{END}{_NO_DAY}"
)
