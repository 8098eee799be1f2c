"""Numbers that belong to one person: phone, NHS and National Insurance numbers, and postcodes.

Digits are read in groups and the groups are put together, a few at a time, so that spaces,
hyphens, dots and brackets make no difference and no text takes longer than its length.

Phone numbers have the forms of Ofcom's National Telephone Numbering Plan. Ofcom's numbers for
drama (07700 900000 to 900999, 01632 960000 to 960999, 020 7946 0000 to 0999 and the like) have
the same forms and are found like any other.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.rules.redaction.circumstance_words import listed
from bot.rules.redaction.marks import NEUTRAL, Mark, MarkKind
from bot.rules.tokens import Word

_MOST_GROUPS = 7
_MOST_DIGITS = 15  # ITU-T E.164
_JOINED_BY = frozenset(
    {"", " ", "  ", "-", "–", "\u2011", ".", ") ", ")", " (", "(", " - ", " – ", ")-"}
)
_PUBLIC_LINES = frozenset(
    {"08088088000", "116123", "999", "111", "112", "101", "105", "119", "85258", "08001111"}
)
_LOCAL_CUES = frozenset({"call", "ring", "phone", "tel", "mobile", "mob", "landline", "fax"})
_INSIDE_CUES = frozenset({"ext", "extension", "extn", "bleep", "pager"})
_BETWEEN = frozenset({"me", "us", "on", "is", "it's", "number", "no", "my", "at", "the", "was"})


@dataclass(frozen=True)
class _Group:
    digits: str
    start: int
    end: int


_DIGITS = re.compile(r"\d+")


def numbers(text: str, words: Sequence[Word]) -> Iterator[Mark]:
    """Phone and NHS numbers, and the short ones that work inside a building."""
    groups = [_group(text, found) for found in _DIGITS.finditer(text)]
    cues = _cues(words)
    index = 0
    while index < len(groups):
        used, mark = _longest(text, groups, index, cues.get(groups[index].start, ""))
        if mark is not None:
            yield mark
        index += used


def _group(text: str, found: re.Match[str]) -> _Group:
    digits = "".join(str(unicodedata.decimal(sign)) for sign in found[0])
    return _Group(digits, found.start(), found.end())


def _longest(text: str, groups: list[_Group], index: int, cue: str) -> tuple[int, Mark | None]:
    """The longest number that begins with this group, and how many groups it takes."""
    last = index + 1
    while (
        last < len(groups)
        and last - index < _MOST_GROUPS
        and text[groups[last - 1].end : groups[last].start] in _JOINED_BY
    ):
        last += 1
    for end in range(last, index, -1):
        kind = _kind(text, groups[index:end], cue)
        if kind is not None:
            start = _from_sign(text, groups[index].start, groups[end - 1].end)
            return end - index, Mark(start, groups[end - 1].end, kind, NEUTRAL[kind])
    return 1, None


def _kind(text: str, groups: list[_Group], cue: str) -> MarkKind | None:
    digits = "".join(group.digits for group in groups)
    if len(digits) > _MOST_DIGITS + 1 or _part_of_more(text, groups[0].start, groups[-1].end):
        return None
    plus = text[max(0, groups[0].start - 2) : groups[0].start].strip("( ").endswith("+")
    shape = [len(group.digits) for group in groups]
    if not plus and shape in ([10], [3, 3, 4]) and is_nhs_number(digits):
        return MarkKind.NHS_NUMBER
    if digits in _PUBLIC_LINES:
        return None
    if not plus and digits.startswith("00") and not groups[0].digits.startswith("00"):
        return None
    if is_phone_number(digits, plus=plus) or _is_short_number(digits, cue):
        return MarkKind.PHONE
    return None


def is_nhs_number(digits: str) -> bool:
    """Ten digits whose last one is the check digit, modulo 11 (NHS Data Dictionary).

    Scotland's CHI number and Northern Ireland's health and care number have the same check.
    """
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[9])


def is_phone_number(digits: str, *, plus: bool = False) -> bool:
    """A number as dialled in the UK, or from abroad with + or 00."""
    abroad = digits if plus else digits.removeprefix("00") if digits.startswith("00") else ""
    if abroad.startswith("44"):
        rest = abroad.removeprefix("44").removeprefix("0")
        return len(rest) in (9, 10) and rest[0] in "1235789"
    if abroad:
        return 8 <= len(abroad) <= _MOST_DIGITS and abroad[0] != "0"
    if digits[:1] != "0" or digits[1:2] not in tuple("1235789"):
        return False
    return len(digits) == 11 or (len(digits) == 10 and digits[1] in "158")


def _is_short_number(digits: str, cue: str) -> bool:
    if cue in _INSIDE_CUES:
        return 3 <= len(digits) <= 6
    # Local numbers, and mobile numbers without their 0.
    return cue in _LOCAL_CUES and 6 <= len(digits) <= 10


def _cues(words: Sequence[Word]) -> dict[int, str]:
    """Where a number stands after a word such as "ring": that word, by the number's place."""
    cues: dict[int, str] = {}
    for index, word in enumerate(words):
        if not word.folded[:1].isdecimal():
            continue
        back = index - 1
        while back >= max(0, index - 4) and words[back].folded in _BETWEEN:
            back -= 1
        if back >= 0:
            cues[word.start] = words[back].folded
    return cues


def _part_of_more(text: str, start: int, end: int) -> bool:
    """Whether letters, money signs or more digits touch the number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        before.isalnum()
        or before in tuple("£$€#_@")
        or after.isalnum()
        or after in tuple("%_@")
        or (before in tuple(".,:") and text[start - 2 : start - 1].isdecimal())
        or (after in tuple(".,:") and text[end + 1 : end + 2].isdecimal())
    )


def _from_sign(text: str, start: int, end: int) -> int:
    """Where a number begins, its + and a bracket that closes inside it taken in."""
    if text[start - 1 : start] == "+":
        start -= 1
    if text[start - 1 : start] == "(" and ")" in text[start:end]:
        start -= 1
    return start


# HMRC's National Insurance Manual, NIM39110: D, F, I, Q, U and V are in no prefix, O is never its
# second letter, seven prefixes are not used, and the last letter is A, B, C or D.
_NATIONAL_INSURANCE = re.compile(
    r"(?<![^\W_])([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
    r"[ .-]?\d\d[ .-]?\d\d[ .-]?\d\d[ .-]?[A-D](?![^\W_])",
    re.ASCII | re.IGNORECASE,
)
_UNUSED_PREFIXES = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})


def national_insurance(text: str) -> Iterator[Mark]:
    """National Insurance numbers, with or without their spaces."""
    for found in _NATIONAL_INSURANCE.finditer(text):
        if found[1].upper() not in _UNUSED_PREFIXES:
            kind = MarkKind.NATIONAL_INSURANCE
            yield Mark(found.start(), found.end(), kind, NEUTRAL[kind])


# The form of BS 7666 in the Government Data Standards Catalogue: which letters stand where.
_POSTCODE = re.compile(
    r"(?<![^\W_])([A-PR-UWYZ][A-HK-Y]?)(\d[\dA-Z]?) ?( ?)(\d[ABD-HJLNP-UW-Z]{2})(?![^\W_])",
    re.ASCII | re.IGNORECASE,
)
_AREAS = listed(
    "AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN "
    "DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY "
    "L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S "
    "SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR "
    "WS WV YO ZE"
)
_AFTER_ONE_LETTER = "ABCDEFGHJKPSTUW"
_AFTER_TWO_LETTERS = "ABEHMNPRVWXY"
_MEASURES = frozenset({"1st", "2nd", "3rd", "hr", "st", "nd", "rd", "th"})


def postcodes(text: str) -> Iterator[Mark]:
    """Whole postcodes; "LL57" alone is a town and stays."""
    for found in _POSTCODE.finditer(text):
        area, district, unit = found[1].upper(), found[2].upper(), found[4]
        last = _AFTER_ONE_LETTER if len(area) == 1 else _AFTER_TWO_LETTERS
        if (
            area in _AREAS
            and (district[-1].isdecimal() or district[-1] in last)
            and unit[1:] not in _MEASURES  # "room B12 3rd floor"
        ):
            kind = MarkKind.POSTCODE
            yield Mark(found.start(), found.end(), kind, NEUTRAL[kind])
