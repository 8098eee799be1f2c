"""Find the line on which each part of a TOML file stands, because tomllib does not say.

The scanner goes through a file once and notes a line for every table, key and list item. It
does not judge the file (tomllib does); what it must get right is where each thing begins, past
comments, quoted keys, multi-line strings and lists.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

Where = tuple[str | int, ...]
"""The way to a part of the file: ("prompt", 0, "options", 2) is the first prompt's third option."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_VALUE = re.compile(r"[-+0-9tfin][^,\]}#\n]*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRINGS = {
    '"""': re.compile(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}', re.DOTALL),
    "'''": re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}"),
    '"': re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    "'": re.compile(r"'[^'\n]*'"),
}


class NotClosed(Exception):
    """A string or a list that begins on this line never ends."""

    def __init__(self, line: int) -> None:
        super().__init__(f"not closed: line {line}")
        self.line = line


class NotToml(Exception):
    """The scanner can't follow the file any further."""


def find_lines(text: str) -> dict[Where, int]:
    """The line (from 1) of every table, key and list item.

    Raises NotClosed or NotToml on a file that tomllib refuses too.
    """
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._newlines = [offset for offset, char in enumerate(text) if char == "\n"]
        self._lines: dict[Where, int] = {}
        self._tables: dict[Where, int] = {}

    def scan(self) -> dict[Where, int]:
        table: Where = ()
        self._skip_blank()
        while self._at < len(self._text):
            if self._next_is("["):
                table = self._table_header()
            else:
                self._key_and_value(table)
            self._skip_blank()
        return self._lines

    def _table_header(self) -> Where:
        start = self._at
        brackets = 2 if self._text.startswith("[[", start) else 1
        self._at += brackets
        where: Where = ()
        parts = self._key()
        for depth, part in enumerate(parts, start=1):
            where = (*where, part)
            if brackets == 2 and depth == len(parts):
                self._tables[where] = self._tables.get(where, -1) + 1
            self._note(where, start)
            if where in self._tables:
                where = (*where, self._tables[where])
                self._note(where, start)
        self._take("]" * brackets)
        return where

    def _key_and_value(self, table: Where) -> None:
        start = self._at
        where = table
        for part in self._key():
            where = (*where, part)
            self._note(where, start)
        self._take("=")
        self._skip_blank()
        start = self._at
        try:
            self._value(where)
        except NotToml:
            if self._text.startswith("[", start):  # the list runs on into what follows it
                raise NotClosed(self._line(start)) from None
            raise

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip_blank()
            parts.append(self._key_part())
            self._skip_blank()
            if not self._next_is("."):
                return parts
            self._at += 1

    def _key_part(self) -> str:
        if self._next_is('"') or self._next_is("'"):
            raw = self._string()
            try:
                part = tomllib.loads(f"key = {raw}")["key"]
            except tomllib.TOMLDecodeError as error:
                raise NotToml from error
            return str(part)
        found = _BARE_KEY.match(self._text, self._at)
        if found is None:
            raise NotToml
        self._at = found.end()
        return found.group()

    def _value(self, where: Where) -> None:
        if self._next_is('"') or self._next_is("'"):
            self._string()
        elif self._next_is("["):
            self._list(where)
        elif self._next_is("{"):
            self._inline_table(where)
        else:
            found = _PLAIN_VALUE.match(self._text, self._at)
            if found is None:
                raise NotToml
            self._at = found.end()

    def _list(self, where: Where) -> None:
        start = self._at
        self._at += 1
        self._skip_blank()
        item = 0
        while not self._next_is("]"):
            self._note((*where, item), self._at)
            self._value((*where, item))
            item += 1
            self._after_item("]", start)
        self._at += 1

    def _inline_table(self, where: Where) -> None:
        start = self._at
        self._at += 1
        self._skip_blank()
        while not self._next_is("}"):
            self._key_and_value(where)
            self._after_item("}", start)
        self._at += 1

    def _after_item(self, end: str, start: int) -> None:
        self._skip_blank()
        if self._next_is(","):
            self._at += 1
            self._skip_blank()
        elif not self._next_is(end):
            raise NotClosed(self._line(start))

    def _string(self) -> str:
        for quotes, whole in _STRINGS.items():
            if self._text.startswith(quotes, self._at):
                found = whole.match(self._text, self._at)
                if found is None:
                    raise NotClosed(self._line(self._at))
                self._at = found.end()
                return found.group()
        raise NotToml

    def _skip_blank(self) -> None:
        found = _BLANK.match(self._text, self._at)
        if found is not None:
            self._at = found.end()

    def _next_is(self, char: str) -> bool:
        return self._text.startswith(char, self._at)

    def _take(self, expected: str) -> None:
        if not self._next_is(expected):
            raise NotToml
        self._at += len(expected)

    def _note(self, where: Where, offset: int) -> None:
        self._lines.setdefault(where, self._line(offset))

    def _line(self, offset: int) -> int:
        return bisect_right(self._newlines, offset - 1) + 1
