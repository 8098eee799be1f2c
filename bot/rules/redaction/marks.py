"""What a mark is: words of a text that may point to somebody, and neutral words for them."""

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What sort of words were found. Where two overlap, the one named first here wins."""

    EMAIL = "email"
    HANDLE = "handle"
    LINK = "link"
    NATIONAL_INSURANCE = "national-insurance"
    NHS_NUMBER = "nhs-number"
    PHONE = "phone"
    POSTCODE = "postcode"
    BIRTH_DATE = "birth-date"
    TITLE = "title"
    NAME = "name"
    ROLE = "role"
    CIRCUMSTANCE = "circumstance"


PATTERNED = frozenset(MarkKind) - {MarkKind.ROLE, MarkKind.CIRCUMSTANCE}
"""The kinds that have a form of their own, so that nearly all of them can be found."""

PEOPLE = frozenset({MarkKind.TITLE, MarkKind.NAME, MarkKind.ROLE})
"""The kinds that stand for a person in a sentence."""

NEUTRAL = {
    MarkKind.EMAIL: "[an e-mail address]",
    MarkKind.HANDLE: "[a username]",
    MarkKind.LINK: "[a link]",
    MarkKind.NATIONAL_INSURANCE: "[a National Insurance number]",
    MarkKind.NHS_NUMBER: "[an NHS number]",
    MarkKind.PHONE: "[a phone number]",
    MarkKind.POSTCODE: "[a postcode]",
    MarkKind.BIRTH_DATE: "[a date]",
    MarkKind.TITLE: "somebody",
    MarkKind.NAME: "somebody",
    MarkKind.ROLE: "somebody",
    MarkKind.CIRCUMSTANCE: "one of the people",
}
"""What stands for each kind where nothing better fits the sentence."""

AGE = "[an age]"
ONE_OF_US = "one of the group"
SOMEBODY_ELSE = "somebody else"
RELATIVE = "a relative"
LOVED_ONE = "a loved one"
SOMEWHERE = "somewhere"
SOME_YEARS = "for some years"
YEARS = "years"
SOME_TIME = "at some time"


@dataclass(frozen=True)
class Mark:
    """Words from `start` up to `end`, counted in code points, and neutral words for them."""

    start: int
    end: int
    kind: MarkKind
    neutral: str
