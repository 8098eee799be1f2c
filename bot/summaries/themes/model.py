"""What themes are found in, and what is found: plain values, light to import."""

from dataclasses import dataclass
from enum import StrEnum

MOST_QUOTES = 3


class Method(StrEnum):
    """How the themes were found."""

    MEANING = "meaning"
    """By sentence embeddings."""
    WORDS = "words"
    """By the words that answers share, where the embeddings can't be had."""
    NONE = "none"
    """Not at all: every answer that may be shown is another voice."""


class Change(StrEnum):
    """A theme of this week against the weeks before."""

    CONTINUES = "continues"
    """It was in the newest summary before this one."""
    RETURNS = "returns"
    """It was in an older one."""
    NEW = "new"


@dataclass(frozen=True)
class Voice:
    """An answer in words; `quotable` if its words may be shown."""

    text: str
    quotable: bool = True


@dataclass(frozen=True)
class Lean:
    """How many of a theme's answers praise what they speak of, criticise it, or do neither."""

    praise: int
    criticism: int
    neither: int


@dataclass(frozen=True)
class Theme:
    """What at least two answers are about. Answers are told by their index in what was given.

    `answers` has all that stand behind it, also those whose words may not be shown, so it is
    never published: `bot.summaries.themes.standing` says how many in a way that may be. `quotes`
    has up to three that may be shown, the most representative first. `lean` is told of surveys
    alone, never of a week's answers.
    """

    name: str
    """Words that at least two of its shareable answers hold; "" if none would be true of it."""
    answers: tuple[int, ...]
    quotes: tuple[int, ...]
    lean: Lean | None = None
    sides: tuple[tuple[int, ...], ...] = ()
    """If it is seen both ways, the answers of the two sides. Who takes none is in neither."""


@dataclass(frozen=True)
class Themes:
    """The themes, the one that most stand behind first, and the other voices.

    Every quotable answer that says anything is in `other` or in a theme, and in several themes if
    it makes several points.
    """

    themes: tuple[Theme, ...]
    other: tuple[int, ...]
    method: Method


class ThemesFailed(Exception):
    """The themes could not be found; the message has no word of an answer in it."""


class ThemesStopped(Exception):
    """Whoever was looking for themes was stopped from outside: it is no failure of a method.

    A summary is published once and for good, so it must not be content with less because of that.
    """
