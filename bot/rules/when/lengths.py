"""How long, and how soon, an admin's words mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.rules.when.words import END, NUMBERS, either, number


@dataclass(frozen=True)
class Length:
    """Words for how long, in minutes; `weak` without "for", which may belong to the title."""

    start: int
    end: int
    minutes: int
    weak: bool


@dataclass(frozen=True)
class Soon:
    """Words for a moment so many minutes from now: "now" is 0."""

    start: int
    end: int
    minutes: int


def lengths_at(plain: str, position: int) -> Iterator[Length]:
    """Every way to read a length from this position on."""
    for pattern in _LENGTHS:
        if found := pattern.match(plain, position):
            groups = found.groupdict()
            if not groups["lead"] and groups.get("count") in ("a", "an"):
                continue
            if groups.get("joined") and number(groups["count"]) > 12:  # "14h30" is a time
                continue
            yield Length(found.start(), found.end(), _minutes(found), not groups["lead"])


def soon_at(plain: str, position: int) -> Iterator[Soon]:
    """Every way to read a moment counted from now from this position on."""
    if found := _NOW.match(plain, position):
        yield Soon(found.start(), found.end(), 0)
    for pattern in _SOON:
        if found := pattern.match(plain, position):
            yield Soon(found.start(), found.end(), _minutes(found))


def _minutes(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if fixed := groups.get("fixed"):
        return {"half": 30, "quarter": 15, "a quarter": 15}.get(fixed.removesuffix(" of"), 45)
    count = number(found["count"])
    if groups["unit"].startswith("m"):
        return count
    more = groups.get("more") or groups.get("joined") or groups.get("last") or "0"
    fraction = {"half": 0.5, "quarter": 0.25, "three quarters": 0.75}.get(groups["part"] or "", 0)
    if groups["decimal"]:
        fraction = 0.5 if groups["decimal"].strip() == "½" else float(f"0{groups['decimal']}")
    return count * 60 + int(fraction * 60) + number(more)


_COUNT = rf"(?P<count>[0-9]{{1,4}}|{either(NUMBERS)})"
# "Eighth" is not eight hours.
_MINUTES = r"(?:minutes?|mins?|(?<![a-z])m)"
_MORE = {word: value for word, value in NUMBERS.items() if 5 <= value < 60}
_AMOUNTS = (
    r"(?P<fixed>half|(?:a )?quarter of|three[ -]quarters of)(?: an?)?[ -]hour",
    rf"{_COUNT}(?P<decimal>\.[0-9]{{1,2}}| ?½)?(?: and a (?P<part>half))? (?P<unit>hours?)",
    rf"{_COUNT}(?P<decimal>\.[0-9]{{1,2}}| ?½)?[ -]?(?P<unit>hours?|hrs?|(?<![a-z])h)"
    rf"(?: and (?:a )?(?P<part>half|quarter|three quarters)|(?P<joined>[0-5][0-9]){_MINUTES}?"
    rf"|,? ?(?:and )?(?P<more>[0-9]{{1,2}}|{either(_MORE)})[ -]?{_MINUTES}"
    r"| (?P<last>[0-5][0-9])(?=$|[,;)]))?",
    rf"{_COUNT}[ -]?(?P<unit>{_MINUTES})",
)
_LENGTHS = tuple(
    re.compile(rf"(?:(?P<lead>for|lasting|lasts)(?: about)? )?{amount}{END}(?!-\w)")
    for amount in _AMOUNTS
)
_SOON = tuple(
    re.compile(words)
    for amount in _AMOUNTS
    for words in (rf"in (?:about )?{amount}(?:'? time)?{END}", rf"{amount} from now{END}")
)
_NOW = re.compile(rf"(?:right |straight |starting )?now{END}(?!-\w)")
