"""Take entries out of a pack's file with their types checked, and note what does not fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from prompts.lines import Where


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a pack's file. Lines count from 1; line 0 means the file as a whole."""

    line: int
    message: str


class Entries:
    """The entries of one file; problems grows as they are taken out."""

    def __init__(self, lines: Mapping[Where, int]) -> None:
        self._lines = lines
        self.problems: list[Problem] = []

    # Each method takes where in the file it looks, so that what it notes gets the right line.

    def known_keys(self, table: Mapping[str, object], where: Where, known: tuple[str, ...]) -> None:
        """Note every key of a table that is not one of the known."""
        for key in table:
            if key not in known:
                self.wrong(
                    (*where, key),
                    f"“{key}” is not known here.{meant(key, known)} "
                    f"What can stand here: {', '.join(known)}.",
                )

    def text(
        self,
        table: Mapping[str, object],
        where: Where,
        key: str,
        most: int | None,
        *,
        lines_allowed: bool = False,
    ) -> str:
        """The words under a key that has to be there; "" once noted as missing or wrong."""
        if key not in table:
            holder = "prompt" if where else "pack"
            self.wrong(
                where, f'This {holder} has no “{key}”. Add a line {key} = "…"{_place_of(where)}.'
            )
            return ""
        return self.fit(table[key], (*where, key), f"“{key}”", most, lines_allowed=lines_allowed)

    def fit(
        self,
        value: object,
        where: Where,
        what: str,
        most: int | None,
        *,
        lines_allowed: bool = False,
    ) -> str:
        """The value as words without space around them; most is a count of characters."""
        if not isinstance(value, str):
            self.wrong(where, f'{what} is {kind_of(value)}, not words. Write words in quotes: "…".')
            return ""
        text = value.strip()
        if not text:
            self.wrong(where, f"{what} is empty. Write something between the quotes.")
        elif most is not None and len(text) > most:
            self.wrong(
                where,
                f"{what} is too long: {len(text)} characters, and at most {most} fit. "
                f"Shorten it by {len(text) - most}.",
            )
        if not lines_allowed and "\n" in text:
            self.wrong(where, f"{what} has a line break in it. Write it on one line.")
        if any(unicodedata.category(char) == "Cc" and char != "\n" for char in text):
            self.wrong(
                where,
                f"{what} has a tab or a hidden control character in it. Type it again by hand.",
            )
        return text

    def wrong(self, where: Where, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.line(where), message))

    def line(self, where: Where) -> int:
        """The line of a part of the file, or of the nearest part around it."""
        while where and where not in self._lines:
            where = where[:-1]
        return self._lines.get(where, 1)


def one_of(names: Sequence[str]) -> str:
    """Names as a sentence has them: "a, b or c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"


def table_in(value: object) -> Mapping[str, object] | None:
    """A table such as [themes], or None if it is anything else."""
    return value if isinstance(value, dict) else None


def tables_in(value: object) -> list[Mapping[str, object]]:
    """The tables of a [[prompt]] list, or nothing if it is anything else."""
    if not isinstance(value, list):
        return []
    tables: list[Mapping[str, object]] = [item for item in value if isinstance(item, dict)]
    return tables if len(tables) == len(value) else []


def kind_of(value: object) -> str:
    """What a value is, as a person would call it."""
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "words in quotes"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or a time"


def meant(written: str, known: Collection[str]) -> str:
    """A sentence that offers the known name nearest to what was written, if one is near."""
    close = get_close_matches(written.casefold(), known, n=1)
    return f" Did you mean “{close[0]}”?" if close else ""


def _place_of(where: Where) -> str:
    return " under this [[prompt]]" if where else " at the top of the file, above [themes]"
