"""Dates of birth and ages: a date counts only next to words that make it somebody's birthday."""

from collections.abc import Iterator, Sequence

from bot.rules.redaction.circumstance_words import listed
from bot.rules.redaction.marks import AGE, NEUTRAL, Mark, MarkKind
from bot.rules.tokens import Word, at, reads

MONTHS = listed(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_CUES = (
    ("born",), ("dob",), ("d", "o", "b"), ("date", "of", "birth"), ("birth", "date"),
    ("birthdate",), ("birthday",), ("birth", "day"),
)  # fmt: skip
_BETWEEN = listed(
    "is was on in the it's about around back of my : it fell falls year way late early"
)
_MOST_BETWEEN = 4
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety eighteen nineteen")
_UNITS = listed("one two three four five six seven eight nine")
_BEFORE_AGE = (("i'm",), ("i", "am"), ("im",), ("aged",), ("i", "turned"), ("i'll", "be"))
_SHORTENED = ("'", "’", "‘")  # before a year of two digits
_AFTER_AGE = frozenset({"and", "now", "so", "but", "this", "next", "with"})


def birth_dates(words: Sequence[Word]) -> Iterator[Mark]:
    """Dates that a text calls somebody's birth."""
    for index in range(len(words)):
        for cue in _CUES:
            if _reads_loosely(words, index, cue):
                yield from _date_after(words, index + len(cue))


def ages(words: Sequence[Word]) -> Iterator[Mark]:
    """Ages that people give as their own: "I am 67", "aged 43"."""
    for index in range(len(words)):
        for cue in _BEFORE_AGE:
            if reads(words, index, cue):
                end = _age_at(words, index + len(cue), sure=cue == ("aged",))
                if end:
                    start = words[index + len(cue)].start
                    yield Mark(start, words[end - 1].end, MarkKind.BIRTH_DATE, AGE)


def _date_after(words: Sequence[Word], index: int) -> Iterator[Mark]:
    for first in range(index, min(index + _MOST_BETWEEN + 1, len(words))):
        end = _date_at(words, first)
        if end:
            start = words[first].start
            if at(words, first - 1) == "the":
                start = words[first - 1].start
            elif words[first].gap[-1:] in _SHORTENED:
                start -= 1
            kind = MarkKind.BIRTH_DATE
            yield Mark(start, words[end - 1].end, kind, NEUTRAL[kind])
            return
        if words[first].folded not in _BETWEEN:
            return


def _date_at(words: Sequence[Word], index: int) -> int:
    """The index after the date that begins here, or 0."""
    if _is_day(at(words, index)):
        month = index + 2 if at(words, index + 1) == "of" else index + 1
        if at(words, month) in MONTHS:
            return _with_year(words, month + 1)
        if _numeric_gap(words, index + 1) and at(words, index + 1).isdecimal():
            end = index + 2
            if _numeric_gap(words, end) and at(words, end).isdecimal():
                return end + 1
            return end
    if at(words, index) in MONTHS:
        if _is_day(at(words, index + 1)):
            return _with_year(words, index + 2)
        return _with_year(words, index + 1)
    if _is_year(words, index):
        end = index + 1
        while end < index + 3 and _numeric_gap(words, end) and at(words, end).isdecimal():
            end += 1
        return end
    return 0


def _with_year(words: Sequence[Word], index: int) -> int:
    return index + 1 if _is_year(words, index) else index


def _is_year(words: Sequence[Word], index: int) -> bool:
    year = at(words, index)
    if not (year.isascii() and year.isdecimal()):
        return False
    if len(year) == 2:
        return index < len(words) and words[index].gap[-1:] in (*_SHORTENED, *"/-. ")
    return len(year) == 4 and year[:2] in {"19", "20"}


def _is_day(word: str) -> bool:
    number = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return number.isascii() and number.isdecimal() and len(number) <= 2 and 1 <= int(number) <= 31


def _numeric_gap(words: Sequence[Word], index: int) -> bool:
    return 0 < index < len(words) and words[index].gap.strip() in tuple("/.-–")


def _age_at(words: Sequence[Word], index: int, *, sure: bool) -> int:
    if index >= len(words) or words[index].apart:
        return 0
    number = at(words, index)
    if number.isascii() and number.isdecimal() and len(number) <= 3 and 10 <= int(number) <= 115:
        end = index + 1
    elif number in _TENS:
        end = index + 2 if at(words, index + 1) in _UNITS else index + 1
    else:
        return 0
    if at(words, end) in {"years", "year", "yrs"}:
        return end + 2 if at(words, end + 1) == "old" else 0
    if sure or end >= len(words):
        return end
    closed = words[end].gap[:1] in tuple(".,!;\n)") and not words[end].stem[:1].isdecimal()
    return end if closed or at(words, end) in _AFTER_AGE else 0


def _reads_loosely(words: Sequence[Word], index: int, phrase: Sequence[str]) -> bool:
    """As `reads`, with dots allowed between single letters: D.O.B."""
    return all(at(words, index + n) == part for n, part in enumerate(phrase))
