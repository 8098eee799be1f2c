"""How often an admin's words mean: what can't be repeated is found as well.

Words that may stand in a title ("Weekly review") are `weak`: they count where nothing of a title
is beside them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.rules.repeating import LAST, Every, nth_pair
from bot.rules.when.days import DAY_PARTS
from bot.rules.when.words import (
    END_WORD,
    NUMBERS,
    WEEKDAY,
    either,
    weekday_number,
)

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_ORDINALS |= {"fourth": 4, "4th": 4, "last": LAST}


@dataclass(frozen=True)
class Again:
    """Words for how often. `every` is None for what can't be repeated, such as "every day"."""

    start: int
    end: int
    every: Every | None
    nth: int = 0
    also: int = 0
    """A second such weekday of each month: that is asked about, and offered."""
    weekday: int | None = None
    hours: tuple[int, int] | None = None
    weak: bool = False

    @property
    def meant(self) -> tuple[Every | None, int, int, int | None]:
        """What two phrases that say the same have in common."""
        return self.every, self.nth, self.also, self.weekday


def agains_at(plain: str, position: int) -> Iterator[Again]:
    """Every way to read how often from this position on."""
    for pattern, every in _READINGS:
        if found := pattern.match(plain, position):
            groups = found.groupdict()
            name, nth = groups.get("name"), _ORDINALS.get(groups.get("nth") or "", 0)
            also = _ORDINALS.get(groups.get("also") or "", 0)
            pair = nth_pair(nth, also) if also else (nth, 0)
            yield Again(
                found.start(),
                found.end(),
                every if pair else None,
                *(pair or (0, 0)),
                weekday_number(name) if name else None,
                DAY_PARTS.get(groups.get("part") or ""),
                weak=groups.get("weak") is not None,
            )


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words + END_WORD)


_NTH = rf"(?P<nth>{either(_ORDINALS)})"
_NAME = rf"(?P<name>{WEEKDAY})"
_PLURAL = r"(?P<name>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s"
_DAY = rf"(?:{_NAME}s?)"
_EVERY_TWO = r"every (?:two|2) weeks|every other week|(?:every|once a) fortnight|alternate weeks"
_TWO = rf"(?:{_EVERY_TWO}|fortnightly)"
_ONE = r"(?:every week|each week|once a week|once every week|weekly)"
_MONTHLY = r"(?:every month|each month|once a month|monthly)"
_PART = r"(?: (?P<part>morning|afternoon|evening))?"
_ON = r",?(?: on)?(?: an?)? "
_COUNT = rf"(?:[0-9]{{1,3}}|{either(NUMBERS)})"
_AND = r"(?: ?, ?(?:and )?| ?[&/+] ?| and | or )"
_PLURAL_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_OF_MONTHS = r"(?: (?:of|in) (?:the|each|every|a) month| (?:each|every) month| monthly)?"
_READINGS: tuple[tuple[re.Pattern[str], Every | None], ...] = (
    (_compiled(rf"(?:on )?(?:every|each) {_DAY}{_PART}"), Every.WEEK),
    (_compiled(rf"{_ONE}{_ON}{_DAY}{_PART}"), Every.WEEK),
    (_compiled(rf"(?P<weak>(?:on )?{_PLURAL}){_PART}"), Every.WEEK),
    (_compiled(r"every week|each week|once a week|once every week"), Every.WEEK),
    (_compiled(r"(?P<weak>weekly)"), Every.WEEK),
    (_compiled(rf"(?:on )?(?:every other|alternate) {_DAY}{_PART}"), Every.FORTNIGHT),
    (_compiled(rf"{_TWO}{_ON}{_DAY}{_PART}"), Every.FORTNIGHT),
    (_compiled(rf"(?:on )?{_DAY} every (?:two|2|other) weeks?"), Every.FORTNIGHT),
    (_compiled(_EVERY_TWO), Every.FORTNIGHT),
    (_compiled(r"(?P<weak>fortnightly)"), Every.FORTNIGHT),
    (
        _compiled(
            rf"(?:on )?(?:the )?{_NTH} {_NAME}"
            rf"(?: of| in)? (?:each month|every month|monthly){_PART}"
        ),
        Every.MONTH,
    ),
    (
        _compiled(rf"(?:on )?(?:every|each) {_NTH} {_NAME} (?:of|in) (?:the|each|a) month{_PART}"),
        Every.MONTH,
    ),
    (_compiled(rf"(?:on )?(?:every|each) (?P<nth>first|1st|last) {_NAME}{_PART}"), Every.MONTH),
    (_compiled(rf"{_MONTHLY},?(?: on)? (?:the )?{_NTH} {_NAME}{_PART}"), Every.MONTH),
    (
        _compiled(
            rf"(?:on )?(?:every |each )?(?:the )?{_NTH}{_AND}(?:the )?(?P<also>{either(_ORDINALS)})"
            rf" {_DAY}{_OF_MONTHS}(?! (?:of|in) )"
        ),
        Every.MONTH,
    ),
    # What can't be repeated, or could be meant in two ways.
    (
        _compiled(
            rf"(?:on )?(?:the )?(?:{either(_ORDINALS)}){_AND}(?:the )?(?:{either(_ORDINALS)})"
            rf" {WEEKDAY}s?(?= (?:of|in) )"
        ),
        None,
    ),
    (
        _compiled(rf"(?:every|each) {_DAY}(?: ?, ?| ?& ?| and | or )(?:every |each )?{WEEKDAY}s?"),
        None,
    ),
    (_compiled(rf"(?:on )?{_PLURAL_DAY}(?:{_AND}{WEEKDAY}s?)+"), None),
    (_compiled(rf"{WEEKDAY}s?(?:{_AND}{WEEKDAY}s?)*(?:{_AND}){_PLURAL_DAY}"), None),
    (_compiled(rf"(?:from )?{WEEKDAY} ?(?:-|to|through) ?{WEEKDAY}"), None),
    (
        _compiled(
            rf"(?:on )?(?:every |each )?(?:the )?(?:{either(_ORDINALS)})(?:{_AND}(?:the )?"
            rf"(?:{either(_ORDINALS)})){{2,}} {WEEKDAY}s?{_OF_MONTHS}"
        ),
        None,
    ),
    (_compiled(rf"(?:{_COUNT} times|twice|thrice) (?:a|each|every|per) (?:week|month|year)"), None),
    (_compiled(r"(?:on )?(?:weekdays|working days|bank holidays|weekends)"), None),
    (_compiled(r"(?P<weak>once (?:a|every) (?:month|year|quarter)|termly)"), None),
    (_compiled(rf"(?:every|each) (?:second|2nd|third|3rd|fourth|4th|fifth|5th) {WEEKDAY}"), None),
    (_compiled(rf"(?:the )?(?:{either(_ORDINALS)}) {WEEKDAY} (?:of|in) the month"), None),
    (_compiled(r"(?:every|each) (?:working )?(?:day|weekday|month|year|quarter|morning)"), None),
    (_compiled(rf"every (?:other day|{_COUNT} (?:days|months|years|hours)|other month)"), None),
    (_compiled(rf"every (?!(?:two|2) weeks){_COUNT} weeks"), None),
    (_compiled(r"every [0-9]{1,2}(?:st|nd|rd|th)?(?: of)?(?: the month| each month)?"), None),
    (_compiled(r"(?P<weak>daily|monthly|yearly|annually|quarterly|biweekly|bi-weekly)"), None),
)
