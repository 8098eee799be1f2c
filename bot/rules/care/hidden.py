"""Words that are typed so that they don't read as words: iwanttodie, d1e, k*ll, d i e, i.want.to.

Everything here reads a text once, from left to right.
"""

import re
from collections.abc import Iterator, Sequence

from bot.rules.redaction.circumstance_words import listed

_UNBROKEN = re.compile(r"\S+")
_DOT = re.compile(r"(?<=[^\W_])[._~/-](?=[^\W_])")
# A star in the word, for a letter or two.
_STARRED = tuple(
    (re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE), word)
    for pattern, word in (
        (r"k[*!@#]+ll?", "kill"), (r"k[*!@#]+ll?ing", "killing"), (r"d[*!@#]+e", "die"),
        (r"d[*@#]+[ae]?d", "dead"), (r"su[*!@#]+c[*!@#i]+de", "suicide"),
        (r"s[*!@#]+c[*!@#i]+de", "suicide"), (r"su[*!@#i]+c[*!@#]+d[*@#]*[ea]?", "suicide"),
        (r"s[*!@#u]+[*!@#i]*c[*!@#i]+d[*@#a]+l", "suicidal"), (r"r[*@#]+ped?", "raped"),
        (r"c[*@#]+t+ing", "cutting"), (r"h[*@#]+ng", "hang"),
    )
)  # fmt: skip
_LETTERS = str.maketrans("134057", "ieaost")
_PIECES = listed(
    "i im ive want wanna to die dying kill killing my myself self end ending life it all dont not "
    "cant cannot live living be being dead alive here anymore any more go on carry cope hurt hate "
    "suicidal suicide cut cutting harm give up gonna going am this do take feel like no point help "
    "wish was were had so just and the me better off without exist wake never goodbye overdose hang"
)
_LONGEST = max(map(len, _PIECES))
_MOST = 60


def shown(text: str) -> str:
    """The text with dots between words as spaces, and stars in words as letters."""
    text = _UNBROKEN.sub(lambda found: _without_dots(found[0]), text)
    for pattern, word in _STARRED:
        text = pattern.sub(word, text)
    return text


def _without_dots(word: str) -> str:
    """One dot may be a slip or "and/or"; from two on they stand for spaces."""
    return _DOT.sub(" ", word) if len(_DOT.findall(word)) > 1 else word


def with_letters(word: str) -> str:
    """A word with letters for the numbers that look like them, or as it is if that is no word."""
    if word.isalpha() or word.isdecimal():
        return word
    plain = word.translate(_LETTERS)
    return plain if plain in _PIECES else word


def taken_apart(word: str) -> tuple[str, ...]:
    """The words that were run together in one; none if it isn't made of them."""
    if not 8 <= len(word) <= _MOST:
        return ()
    return _pieces(word)


def spelled_out(letters: Sequence[str]) -> tuple[str, ...]:
    """The words that were typed letter by letter; none if they aren't."""
    return _pieces("".join(letters)) if 3 <= len(letters) <= _MOST else ()


def _pieces(word: str) -> tuple[str, ...]:
    """The fewest words of _PIECES that make up a word."""
    best: list[tuple[str, ...] | None] = [(), *(None for _ in word)]
    for end in range(1, len(word) + 1):
        best[end] = min(_ending(word, end, best), key=len, default=None)
    return best[-1] or ()


def _ending(
    word: str, end: int, best: Sequence[tuple[str, ...] | None]
) -> Iterator[tuple[str, ...]]:
    for start in range(max(0, end - _LONGEST), end):
        before = best[start]
        if before is not None and word[start:end] in _PIECES:
            yield (*before, word[start:end])
