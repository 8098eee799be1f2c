"""The English words for days, months and numbers: explicit tables, so that no locale changes them.

Also the parts that patterns for dates, times and lengths are put together from.
"""

import re
import unicodedata
from dataclasses import dataclass

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TO_TWELVE = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_TENS |= {"ninety": 90, "twenty-five": 25, "forty-five": 45}
NUMBERS = {"a": 1, "an": 1} | {word: at for at, word in enumerate(_TO_TWELVE, 1)} | _TENS

_NTHS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
ORDINALS = {word: at for at, word in enumerate(_NTHS, 1)}
ORDINALS |= {f"twenty{join}{word}": 20 + ORDINALS[word] for join in " -" for word in _NTHS[:9]}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}

WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\.?"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# "today's", "14:005" and "3/4/5/6" are other things than "today", "14:00" and "3/4/5".
END = r"(?!\w)(?![:/.-][0-9])(?!'\w)"
# "Sat-nav" is not a day.
END_WORD = END + r"(?!-\w)"

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_QUOTES = {ord("\u2018"): "'", ord("\u2019"): "'", ord("\u201c"): '"', ord("\u201d"): '"'}
# They would turn round or hide the rest of any sentence that a title is put in.
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# "2026-11-03T14:00" (ISO 8601) is a day and a time.
_BOTH = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?=[0-9]{2}:)")
_QUOTED = re.compile(r'"[^"]+"')


@dataclass(frozen=True)
class Text:
    """What was typed: `shown` as people read it, `plain` to look for words in, as long as it."""

    shown: str
    plain: str


def cleaned(text: str) -> Text:
    """One line without control characters; in `plain`, what stands in double quotes is hidden."""
    kept = "".join(
        " " if unicodedata.category(char) == "Cc" else char
        for char in text
        if char not in _DIRECTIONS and unicodedata.category(char) != "Cs"
    )
    shown = _BOTH.sub(r"\1 ", " ".join(kept.split()))
    plain = "".join(map(_plain, shown.translate(_DASHES | _QUOTES)))
    return Text(shown, _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), plain))


def weekday_number(word: str) -> int:
    """0 for "mon", "Mon." or "Monday", to 6."""
    return _number_of(word, WEEKDAYS)


def month_number(word: str) -> int:
    """1 for "jan", "Jan." or "January", to 12."""
    return _number_of(word, MONTHS) + 1


def number(word: str) -> int:
    """A number in digits, or one of NUMBERS."""
    return NUMBERS[word] if word in NUMBERS else int(word)


def either(words: dict[str, int]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def _number_of(word: str, names: tuple[str, ...]) -> int:
    return [name[:3].lower() for name in names].index(word[:3])


def _plain(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char
