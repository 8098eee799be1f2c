"""Cuts text into the word pieces that MiniLM was trained on, as BERT's uncased tokenizer does.

The rules are BERT's (Devlin and others 2018, `tokenization.py` of the published code): control
characters dropped, lower case, accents stripped, punctuation and CJK characters stand alone,
then for each word the longest piece of the vocabulary again and again.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
"""A longer word is unknown as a whole, as in the published code."""
_CJK = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """A vocabulary of word pieces, and the cutting by it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: id_ for id_, piece in enumerate(vocabulary)}
        self._unknown = self._ids[UNKNOWN]
        self._pieces_of = lru_cache(maxsize=20_000)(self._cut)

    def ids(self, text: str, most: int) -> list[int]:
        """The pieces' numbers between the begin and end marks, `most` at the most with them."""
        found: list[int] = []
        for word in words(text):
            found.extend(self._pieces_of(word))
            if len(found) >= most - 2:
                break
        return [self._ids[BEGIN], *found[: most - 2], self._ids[END]]

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        pieces: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            mark = "##" if start else ""
            while end > start and mark + word[start:end] not in self._ids:
                end -= 1
            if end == start:
                return (self._unknown,)
            pieces.append(self._ids[mark + word[start:end]])
            start = end
        return tuple(pieces)


def words(text: str) -> Iterator[str]:
    """The words and punctuation marks of a text, in lower case and without accents."""
    for word in _clean(text).split():
        plain = "".join(
            c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn"
        )
        start = 0
        for index, character in enumerate(plain):
            if _punctuation(character):
                if start < index:
                    yield plain[start:index]
                yield character
                start = index + 1
        if start < len(plain):
            yield plain[start:]


def _clean(text: str) -> str:
    return "".join(
        " " if c in "\t\n\r" or unicodedata.category(c) == "Zs" else f" {c} " if _cjk(c) else c
        for c in text
        if c in "\t\n\r" or not _dropped(c)
    )


def _dropped(character: str) -> bool:
    return character in "\0\ufffd" or unicodedata.category(character).startswith("C")


def _cjk(character: str) -> bool:
    code = ord(character)
    return code >= _CJK[0][0] and any(first <= code <= last for first, last in _CJK)


def _punctuation(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and character.isprintable() and character != " "
    return unicodedata.category(character).startswith("P")
