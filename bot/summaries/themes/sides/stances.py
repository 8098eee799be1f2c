"""Reads which sides a point takes: what it affirms, what it denies, and of how much it wants more.

It goes by words alone, so it is a guess. A word that denies turns round what follows in its part of
the sentence, up to and with the first word that takes a side itself: "not easy to follow" denies
"easy" and says nothing against following.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.summaries.themes.inflection import base, irregular
from bot.summaries.themes.sides.words import (
    DEFICIT,
    DENYING,
    EASE,
    ENOUGH,
    EXCESS,
    FIRST,
    HARD,
    ILL,
    POLES,
    SPENT,
    STOPPING,
    TOO,
    TOO_LITTLE,
    TOPICS,
)
from bot.summaries.themes.stopwords import LITTLE, composed
from bot.summaries.themes.surveys.leaning_words import BAD, GOOD

REACH = 2
"""So many words that take no side are denied by one that denies, at the most."""

FROM_HARD = frozenset({"to", "for"})
"""What is hard "to follow" is not followed; "a hard meeting" is one."""

Sides = Mapping[str, frozenset[int]]
"""For a word or a pair of poles, on which sides it is said: 1 and -1."""

_PARTS = re.compile(
    r"[.!?;:,\n()]+|\s[-–—]+\s"
    r"|\b(?:but|although|though|however|because|so that|while|whereas|except|yet)\b",
    re.I,
)
_AND = re.compile(
    r"\band\b(?=\s+(?:i|we|it|they|he|she|you|the|there|nobody|no|not|my|our)\b)", re.I
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PREFIX = re.compile(r"(?:un|dis|non)(?=.{4})|(?:in|im|ir|il)(?=.{5})")
_PHRASES = tuple((re.compile(rf"\b{re.escape(said)}\b"), read) for said, read in FIRST)


def _known_by(word: str) -> str:
    """ "Broken" says more than "break" does: what is irregular is known by itself alone."""
    return word if irregular(word) else base(word)


def _poles() -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for pair in POLES.split(";"):
        name = " ".join(pair.split())
        for side, pole in zip((1, -1), name.split("/"), strict=True):
            for stem in {_known_by(word) for word in pole.split()}:
                found[stem].append((name, side))
    return dict(found)


_POLES = _poles()
_WORTH = {_known_by(word): side for side, listed in ((1, GOOD), (-1, BAD)) for word in listed}
_SMALL = LITTLE | DENYING | {"please"}


@dataclass(frozen=True)
class Stance:
    """What a point takes sides on."""

    words: Sides
    """Each word that says something, by what its inflections have in common: affirmed, denied."""
    poles: Sides
    """Each pair of poles that it speaks of."""
    amounts: frozenset[int]
    """Whether it says too much (1), enough (0) or too little (-1) of something."""
    worth: int
    """How much more it praises than criticises, by lists of words."""
    things: frozenset[str]
    """The words that take no side by themselves: what it speaks of."""
    denied: frozenset[str]
    """The first word after each denial: what it denies most of all."""
    turned: Sides
    """What is said by a word made of another: "unfair" denies "fair"."""


def denies(word: str) -> bool:
    """Whether a word in small letters denies what follows."""
    return word.replace("'", "") in DENYING or word.endswith("n't")


def takes_side(word: str) -> bool:
    """Whether a word in small letters, as a part of a name, would take a side."""
    if word in TOPICS:
        return False
    affixed = _affixed(word)
    stems = {word, base(word), affixed[0] if affixed else ""}
    known = stems & (_POLES.keys() | _WORTH.keys()) or word in EXCESS | DEFICIT | ENOUGH
    return bool(known) or denies(word) or word == "too"


def stance(point: str) -> Stance:
    """Read a point."""
    words: dict[str, set[int]] = defaultdict(set)
    turned: dict[str, set[int]] = defaultdict(set)
    poles: dict[str, set[int]] = defaultdict(set)
    amounts: set[int] = set()
    things: set[str] = set()
    denied: set[str] = set()
    worth = 0
    for part in _parts(composed(point).replace("’", "'").lower()):
        reader = _Part(part)
        for stem, side in reader.words:
            words[stem].add(side)
        for stem, side in reader.turned:
            turned[stem].add(side)
        for pair, side in reader.poles:
            poles[pair].add(side)
        amounts |= reader.amounts
        things |= reader.things
        denied |= reader.denied
        worth += reader.worth
    return Stance(
        {stem: frozenset(sides) for stem, sides in words.items()},
        {pair: frozenset(sides) for pair, sides in poles.items()},
        frozenset(amounts),
        worth,
        frozenset(things),
        frozenset(denied),
        {stem: frozenset(sides) for stem, sides in turned.items()},
    )


def _parts(text: str) -> Iterator[list[str]]:
    for said, read in _PHRASES:
        text = said.sub(read, text)
    for part in _PARTS.split(text):
        for one in _AND.split(part):
            yield _WORD.findall(one)


class _Part:
    """A part of a sentence, read from its beginning to its end."""

    def __init__(self, said: Sequence[str]) -> None:
        self.words: list[tuple[str, int]] = []
        self.poles: list[tuple[str, int]] = []
        self.amounts: set[int] = set()
        self.turned: list[tuple[str, int]] = []
        self.things: set[str] = set()
        self.denied: set[str] = set()
        self.worth = 0
        side, open_, reach = 1, False, 0
        pending: set[str] = set()
        for at, word in enumerate(said):
            if denies(word) or _stops(word, _follows(said, at)):
                side, open_, reach, pending = -side, True, REACH, set()
                if word == "no" and at + 1 < len(said):
                    self.amounts.add(-1)
            elif word == "hard" and at and said[at - 1].startswith("work"):
                continue
            elif self._amount(said, at, side) or self._takes_side(word, side):
                self.denied -= pending
                self.denied |= {base(word)} if open_ or pending else set()
                pending = set()
                eased = word in EASE or (word in HARD and _follows(said, at) in FROM_HARD)
                passed = (side if word in EASE else -side) if eased else 1
                side, open_, reach = passed, False, REACH
            elif word not in _SMALL:
                self._say(word, side)
                self.things.add(base(word))
                if open_:
                    pending = {base(word)} - self.denied
                    self.denied |= pending
                open_, reach = False, max(0, reach - 1)
                side, pending = (side, pending) if reach else (1, set())
        if open_ and said[-1] not in SPENT:  # "the venue is not", "the actions haven't been done"
            self.words = [(word, -turned) for word, turned in self.words]
            self.denied |= {word for word, _ in self.words}

    def _amount(self, said: Sequence[str], at: int, side: int) -> bool:
        word, before = said[at], said[at - 1] if at else ""
        if word in ENOUGH:
            denied = any(map(denies, said[:at]))
            self.amounts.add(-1 if denied else 0)
            return True
        if word in EXCESS or (before == "too" and word in TOO):
            self.amounts.add(1 if side > 0 else 0)
        elif word in DEFICIT or (before == "too" and word in TOO_LITTLE):
            self.amounts.add(-1 if side > 0 else 0)
        else:
            return False
        if before == "too":
            self._takes_side(word, side)
        return True

    def _takes_side(self, word: str, side: int) -> bool:
        stem = base(word)
        pairs = _POLES.get(word) or _POLES.get(stem) or []
        worth = _WORTH.get(word, _WORTH.get(stem, 0))
        affixed = _affixed(word)
        self.poles += [(pair, pole * side) for pair, pole in pairs]
        self.worth += worth * side
        if affixed:
            self.turned.append((affixed[0], affixed[1] * side))
        if pairs or worth or affixed:
            self._say(word, side)
        if word in TOPICS:
            self.things.add(stem)
        return bool(pairs or worth)

    def _say(self, word: str, side: int) -> None:
        self.words.append((base(word), side))


def _stops(word: str, following: str) -> bool:
    """Whether "stopped asking" or "badly prepared" begins with this word."""
    return (word in STOPPING and following.endswith("ing")) or (
        word in ILL and following.endswith("ed")
    )


def _follows(said: Sequence[str], at: int) -> str:
    return said[at + 1] if at + 1 < len(said) else ""


def _affixed(word: str) -> tuple[str, int] | None:
    """What "unequal", "hopeless" and "hopeful" are made of, and on which side it stands there."""
    if word.endswith("less") and len(word) > 6:
        return base(word[:-4]), -1
    if word.endswith("ful") and len(word) > 5:
        return base(word[:-3]), 1
    found = _PREFIX.match(word)
    return (base(word[found.end() :]), -1) if found else None
