"""What a cell reads as: words, or what a machine wrote (a time, an address, a number, an id)."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a cell reads as; the value is how people are told."""

    WORDS = "words"
    TIME = "dates or times"
    NUMBER = "numbers"
    ADDRESS = "addresses"
    AGENT = "names of browsers"
    ID = "ids or codes"
    DATA = "data of a program"
    FILE = "names of files"


_MONTHS_AND_DAYS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    "|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    "|januar|februar|märz|mai|juni|juli|oktober|dezember|okt|dez|montag|dienstag|mittwoch"
    "|donnerstag|freitag|samstag|sonntag|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca"
    "|sierpnia|września|października|listopada|grudnia|ionawr|chwefror|mawrth|ebrill|mehefin"
    "|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
_TIME_WORDS = re.compile(
    rf"\b(?:{_MONTHS_AND_DAYS}|at|am|pm|a\.m|p\.m|uhr|um|o'clock|gmt|utc|bst|est|edt|cst|cdt|pst|pdt"
    r"|cet|cest|eet|ist|z|t|st|nd|rd|th|of|the|noon|midnight|hours?|hrs?|mins?|minutes?|secs?"
    r"|seconds?|days?|weeks?|months?|years?|coordinated universal time|standard time)\b",
    re.I,
)
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}:\d{2}|\b(?:19|20)\d\d\b|\d{1,2}\s*[ap]m"
)
_NUMBER = re.compile(
    r"[-+−~<>=≤≥]*\s*[£$€]?\s*[\d.,\s']*\d[\d.,\s'%°+/:()x×*-]*(?:[kmp]|\s*(?:st|nd|rd|th))?%?"
)
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S+", re.I)
_MAIL = re.compile(r"(?:[^<>]{0,60}<)?[^\s@]+@[^\s@]+\.[^\s@]+>?")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|(?=.*:.*:)[0-9a-f:]{3,39}(?:%\w+)?", re.I)
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}", re.I)
_PHONE = re.compile(r"\+?[\d\s().-]{7,20}")
_AGENT = re.compile(
    r"(?:mozilla|opera|dalvik|curl|okhttp|safari|chrome|firefox|edge|enketo|collect|org\.\w+)"
    r"[\w. -]{0,30}[/:]\s?v?\d|[\w.-]+/\d[\w.]* \(.+\)",
    re.I,
)
_UUID = re.compile(r"(?:uuid:|urn:uuid:)?\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?", re.I)
_FILE = re.compile(
    r"(?:[a-z]:\\|/|\./|\\\\)?[^\s,;]*\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|csv|mp[34]|m4a|wav|amr|mov|heic|txt)",
    re.I,
)
_DATA = re.compile(r"[\[{].*[\]}]|</?\w+.*>", re.S)
_DIGIT = re.compile(r"\d")
_CODED = re.compile(r"(?=\S*[\d_])[\w.:#@/+=|~-]{2,}")
_SHOUTED = re.compile(r"[A-Z0-9]{1,6}(?:[-_/][A-Z0-9]+)+")


def kind(cell: str) -> Kind:
    """What one cell reads as, without what stands beside it."""
    text = " ".join(cell.split())
    for one, pattern in (
        (Kind.AGENT, _AGENT),
        (Kind.ADDRESS, _URL),
    ):
        if pattern.match(text) and (one is Kind.AGENT or pattern.fullmatch(text)):
            return one
    if not _DIGIT.search(text):
        return _without_digits(text)
    if any(one.fullmatch(text) for one in (_MAIL, _IP, _POSTCODE)):
        return Kind.ADDRESS
    if _UUID.fullmatch(text):
        return Kind.ID
    if _is_time(text):
        return Kind.TIME
    if _NUMBER.fullmatch(text) or _PHONE.fullmatch(text):
        return Kind.NUMBER
    return _machine(text)


def _without_digits(text: str) -> Kind:
    if _MAIL.fullmatch(text):
        return Kind.ADDRESS
    return Kind.ID if "_" in text and " " not in text else _machine(text)


def _machine(text: str) -> Kind:
    if _FILE.fullmatch(text):
        return Kind.FILE
    if _DATA.fullmatch(text):
        return Kind.DATA if ":" in text or "<" in text else Kind.WORDS
    if _CODED.fullmatch(text) or (_SHOUTED.fullmatch(text) and " " not in text):
        return Kind.ID
    return Kind.WORDS


def _is_time(text: str) -> bool:
    """Whether nothing is left of it without numbers and the words of dates and times."""
    if len(text) > 80 or not (_DATE.search(text) or _TIME_WORDS.search(text)):
        return False
    rest = re.sub(r"\([^()]*\)", " ", text)
    rest = _TIME_WORDS.sub(" ", re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", " ", rest, flags=re.I))
    return not any(c.isalpha() for c in rest)
