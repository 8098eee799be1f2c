"""Which signs the fonts in the package have, and what is put where none of them has one.

A symbol, such as an emoji, is told by its Unicode name in brackets. A control is told as U+FFFD.
Any other sign is left as it is and marked, so that whoever draws the text can draw something in
its place and keep the sign itself for a screen reader.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from bot.summaries.charts.questions import FONTS

REPLACEMENT = "\ufffd"
_IGNORABLE = (
    *(range(0xAD, 0xAE), range(0x34F, 0x350), range(0x61C, 0x61D), range(0x180B, 0x180F)),
    *(range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070), range(0xFE00, 0xFE10)),
    range(0xE0000, 0xE1000),
)
"""Signs that are not seen and need no glyph (Unicode, Default_Ignorable_Code_Point), but for
U+FEFF, which PDF forbids."""
_MARKS = frozenset({"M", "C"})
"""First letters of the categories of signs that go with another, or are none."""
_SYMBOLS = frozenset({"So", "Sk"})
_WINDOWS, _FULL, _BASIC = 3, 10, 1
"""Platform and encodings in a font's `cmap`: all of Unicode, and its first 65536 code points."""


def told(text: str, *, careful: bool = False) -> Iterator[tuple[str, bool]]:
    """The text in runs, each with whether it can be drawn.

    A sign and the marks above or below it are drawn together, so one font must have them all. If
    `careful`, nothing is drawn but what Noto Sans has and stands by itself.
    """
    fonts = _fonts()[:1] if careful else _fonts()
    for drawn, clusters in groupby(_clusters(text, fonts), lambda one: _drawn(one, fonts, careful)):
        yield "".join(clusters), drawn


def _clusters(text: str, fonts: tuple[frozenset[int], ...]) -> Iterator[str]:
    """The text's signs, each with the marks that follow it."""
    cluster = ""
    for character in text:
        named = _named(character, fonts)
        if cluster and not (unicodedata.category(character).startswith("M") or _unseen(character)):
            yield cluster
            cluster = ""
        cluster += named
    if cluster:
        yield cluster


def _named(character: str, fonts: tuple[frozenset[int], ...]) -> str:
    if character == "\ufeff":
        return ""
    if any(ord(character) in font for font in fonts) or _unseen(character):
        return character
    category = unicodedata.category(character)
    if category in _SYMBOLS and (name := unicodedata.name(character, "")):
        return f"[{name.lower()}]"
    nothing = category == "Cn" and (ord(character) & 0xFFFE == 0xFFFE)
    return REPLACEMENT if nothing or category in {"Cc", "Cs"} else character


def _drawn(cluster: str, fonts: tuple[frozenset[int], ...], careful: bool) -> bool:
    seen = [one for one in cluster if careful or not _unseen(one)]
    marks = [unicodedata.category(one)[0] in _MARKS for one in seen]
    if any(marks) if careful else any(marks[:1]):
        return False
    return any(font.issuperset(map(ord, seen)) for font in fonts)


def _unseen(character: str) -> bool:
    return any(ord(character) in some for some in _IGNORABLE)


@cache
def _fonts() -> tuple[frozenset[int], ...]:
    """What each font has a glyph for; bold letters are those of the regular font."""
    return tuple(frozenset(_of(font)) - {0} for font in sorted(FONTS.glob("*-Regular.ttf")))


def _of(font: Path) -> Iterator[int]:
    """The code points that a font has a glyph for (OpenType 1.9.1, cmap: formats 4 and 12)."""
    content = font.read_bytes()
    (tables,) = struct.unpack_from(">H", content, 4)
    records = (struct.unpack_from(">4sIII", content, 12 + 16 * n) for n in range(tables))
    cmap = next(start for tag, _, start, _ in records if tag == b"cmap")
    (encodings,) = struct.unpack_from(">H", content, cmap + 2)
    found = {}
    for n in range(encodings):
        platform, encoding, start = struct.unpack_from(">HHI", content, cmap + 4 + 8 * n)
        if platform == _WINDOWS:
            found[encoding] = cmap + start
    if _FULL in found:
        yield from _format_12(content, found[_FULL])
    else:
        yield from _format_4(content, found[_BASIC])


def _format_12(content: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", content, start + 12)
    for n in range(groups):
        first, last, _ = struct.unpack_from(">III", content, start + 16 + 12 * n)
        yield from range(first, last + 1)


def _format_4(content: bytes, start: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", content, start + 6)
    lasts = struct.unpack_from(f">{twice // 2}H", content, start + 14)
    firsts = struct.unpack_from(f">{twice // 2}H", content, start + 16 + twice)
    for first, last in zip(firsts, lasts, strict=True):
        yield from range(first, min(last + 1, 0xFFFF))
