"""A text cut into words that can be compared: case, accents, apostrophes and hidden signs aside.

Every rule about people reads these words a few at a time, so its work grows with the text's
length and no faster, whatever the text is.
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_APOSTROPHES = "'’‘\u02bc`\u00b4\uff07"
_SENTENCE_ENDS = '.!?\n…:;"“”«»'
# Letters that Unicode doesn't take apart into a base letter and an accent.
_BASE_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i",
    "ŋ": "n", "ħ": "h", "ŧ": "t",
}  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word of a text. Offsets are code points; `gap` is what stands before it.

    `folded` is the word in plain small letters, `stem` the same without a possessive 's.
    `opens` says that a sentence begins here.
    """

    folded: str
    start: int
    end: int
    stem: str
    stem_end: int
    gap: str
    capital: bool
    shouted: bool
    opens: bool

    @property
    def near(self) -> bool:
        """Whether only a space, a hyphen or nothing stands between it and the word before."""
        return self.gap.strip(" \u00a0\t") in {"", "-", "\u2010", "\u2011"} and len(self.gap) <= 2

    @property
    def apart(self) -> bool:
        """Whether punctuation or a new line stands before it."""
        return not self.near

    @property
    def starts_capital(self) -> bool:
        """Whether neutral words in its place need a capital letter too."""
        return self.opens and self.capital


def fold(text: str) -> str:
    """Small letters without accents: Siân and SIAN are both sian, Łukasz is lukasz."""
    straight = "".join("'" if sign in _APOSTROPHES else sign for sign in text)
    signs = unicodedata.normalize("NFKD", straight).casefold()
    return "".join(_BASE_LETTERS.get(sign, sign) for sign in signs if not _is_silent(sign))


def words_of(text: str) -> tuple[Word, ...]:
    """All words of a text in order, numbers among them."""
    words: list[Word] = []
    at = 0
    before = 0
    while at < len(text):
        if not text[at].isalnum():
            at += 1
            continue
        end = _end_of_word(text, at)
        words.append(_word(text, at, end, text[before:at], first=not words))
        at = before = end
    return tuple(words)


def at(words: Sequence[Word], index: int) -> str:
    """The stem of a word, or "" where there is none."""
    return words[index].stem if 0 <= index < len(words) else ""


def follows(words: Sequence[Word], index: int) -> bool:
    """Whether a word is there and nothing but a space or a hyphen stands before it."""
    return 0 < index < len(words) and words[index].near


def reads(words: Sequence[Word], index: int, phrase: Sequence[str]) -> bool:
    """Whether these words stand at this place, one right after the other."""
    if index < 0 or index + len(phrase) > len(words):
        return False
    return all(
        words[index + n].stem == part and (n == 0 or words[index + n].near)
        for n, part in enumerate(phrase)
    )


def run(words: Sequence[Word], index: int, most: int, stops: Collection[str] = ()) -> int:
    """The index after a run of words without punctuation or stop words, `most` words at most."""
    end = index
    while end < len(words) and end - index < most and words[end].folded not in stops:
        if end > index and words[end].apart:
            break
        end += 1
        if words[end - 1].stem_end < words[end - 1].end:
            break
    return end


def _word(text: str, start: int, end: int, gap: str, *, first: bool) -> Word:
    raw = text[start:end]
    folded = fold(raw)
    stem, stem_end = folded, end
    apostrophe = max(raw.rfind(sign) for sign in _APOSTROPHES)
    if folded.endswith("'s") and apostrophe > 0:
        stem, stem_end = folded[:-2], start + apostrophe
    letters = [sign for sign in raw if sign.isalpha()]
    return Word(
        folded=folded,
        start=start,
        end=end,
        stem=stem,
        stem_end=stem_end,
        gap=gap,
        capital=bool(letters) and not letters[0].islower() and letters[0].lower() != letters[0],
        shouted=len(letters) > 1 and not any(sign.islower() for sign in letters),
        opens=first or any(sign in _SENTENCE_ENDS for sign in gap),
    )


def _end_of_word(text: str, start: int) -> int:
    at = start + 1
    while at < len(text):
        if text[at].isalnum() or _is_silent(text[at]):
            at += 1
        elif text[at] in _APOSTROPHES and at + 1 < len(text) and text[at + 1].isalpha():
            at += 2
        else:
            break
    while _is_silent(text[at - 1]) and unicodedata.category(text[at - 1]) == "Cf":
        at -= 1
    return at


def _is_silent(sign: str) -> bool:
    """Accents that stand apart from their letter, and signs that nobody sees."""
    return not sign.isascii() and unicodedata.category(sign) in {"Mn", "Me", "Cf"}
