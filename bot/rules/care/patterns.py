"""Small patterns of words: how they are written (see `phrases.signs`), and how they are found.

Each pattern is tried only where one of its first words stands, so a long text takes no longer than
its words are many.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_GAP = re.compile(r"\*(\d)")
_WORD = re.compile(r"[^ ]+")
_PLAIN_WORDS = re.compile(r"[^\[\]\\(){}]+")
_ANY = ""
_NOT_IN_A_GAP = "!"
_OPENS = "~"
_MARKS = str.maketrans("", "", _NOT_IN_A_GAP + _OPENS)
_CLAUSE = "^"
_OPENING = {". ", ", ", "~ "}
_NEAR = 120
_END = "."


@dataclass(frozen=True)
class Signs:
    """What the signs in patterns stand for."""

    named: Mapping[str, str]
    openers: frozenset[str]
    not_between: frozenset[str]

    def marked(self, line: str) -> str:
        """The line with a mark on each word that opens a clause or may not stand in a gap.

        It makes the expressions short, and so quick to build and to try.
        """
        return " ".join(self._marked(word) for word in line.split(" "))

    def _marked(self, word: str) -> str:
        if word in self.not_between:
            return word + _NOT_IN_A_GAP
        return word + _OPENS if word in self.openers else word


@dataclass(frozen=True)
class Pattern:
    """One pattern, ready to be tried at a place in a marked line."""

    parts: tuple[str, ...]
    signs: Signs

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern as a regular expression, made when it is first tried."""
        return re.compile("".join(self._part(part) for part in self.parts))

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Words of which one has to be in the line, for each part that can't be left out."""
        parts = [part for part in self.parts[1:] if not part.startswith(("-", "(", "*"))]
        choices = (frozenset(each.split()[0] for each in _choices(part)) for part in parts)
        return tuple(
            words
            for words in choices
            if not words & {_CLAUSE, _END} and all(map(_PLAIN_WORDS.fullmatch, words))
        )

    def possible(self, words: Collection[str]) -> bool:
        """Whether a line of these words may hold it: a quick look before the slow one."""
        return not any(need.isdisjoint(words) for need in self.needs)

    def first_words(self) -> frozenset[str]:
        """The words that it can begin with; _CLAUSE or _ANY if that can't be told."""
        found: set[str] = set()
        for part in self.parts:
            if _GAP.fullmatch(part):
                return frozenset({*found, _CLAUSE if _CLAUSE in _choices(self.parts[0]) else _ANY})
            choices = _choices(part)
            found.update(each.split()[0] for each in choices if each not in (_CLAUSE, _END))
            if not part.startswith("(") and _CLAUSE not in choices:
                break
        plain = all(_PLAIN_WORDS.fullmatch(word) for word in found)
        return frozenset(found) if found and plain else frozenset({_ANY})

    def _part(self, part: str) -> str:
        gap = _GAP.fullmatch(part)
        if gap:
            return f"(?:[^ .,{_NOT_IN_A_GAP}]+ ){{0,{gap[1]}}}?"
        either = "|".join(self._choice(choice) for choice in _choices(part))
        if part.startswith("-"):
            return f"(?!{either})"
        return f"(?:{either})?" if part.startswith("(") else f"(?:{either})"

    def _choice(self, choice: str) -> str:
        if choice == _CLAUSE:
            return f"(?<=[.,{_OPENS}] )"
        return "(?=[.,] )" if choice == _END else self.signs.marked(choice) + " "


@dataclass(frozen=True)
class Patterns:
    """Many patterns, found by the words that they begin with."""

    signs: Signs
    by_first_word: Mapping[str, tuple[Pattern, ...]]

    @classmethod
    def read(cls, written: Iterable[str], signs: Signs) -> "Patterns":
        """Patterns as they are written."""
        index: dict[str, list[Pattern]] = {}
        for one in written:
            pattern = Pattern(tuple(part.format_map(signs.named) for part in one.split()), signs)
            for word in pattern.first_words():
                index.setdefault(word, []).append(pattern)
        return cls(signs, {word: tuple(found) for word, found in index.items()})

    def found_in(self, line: str, denied: re.Pattern[str]) -> bool:
        """Whether one of them stands in a line with nothing right before it that denies it."""
        marked = self.signs.marked(line)
        words = frozenset(line.split(" "))
        fitting = {key: self._fitting(key, words) for key in {*words, _CLAUSE, _ANY}}
        return any(
            _stands_at(marked, word.start(), word[0].translate(_MARKS), fitting)
            and not denied.search(_right_before(marked, word.start()))
            for word in _WORD.finditer(marked)
        )

    def _fitting(self, key: str, words: Collection[str]) -> tuple[Pattern, ...]:
        found = self.by_first_word.get(key, ())
        return tuple(pattern for pattern in found if pattern.possible(words))


def _stands_at(
    marked: str, start: int, word: str, fitting: Mapping[str, Sequence[Pattern]]
) -> bool:
    keys = (word, _CLAUSE, _ANY) if marked[start - 2 : start] in _OPENING else (word, _ANY)
    return any(pattern.expression.match(marked, start) for key in keys for pattern in fitting[key])


def _right_before(marked: str, start: int) -> str:
    """The last few words before a place: all that can deny what stands there."""
    nearest = marked[max(0, start - _NEAR) : start]
    return (nearest if start <= _NEAR else nearest[nearest.find(" ") :]).translate(_MARKS)


def _choices(part: str) -> Sequence[str]:
    return part.strip("-()").replace("_", " ").split("|")
