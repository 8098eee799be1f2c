"""Lines of a width that words fit, as SVG 1.1 can't wrap text by itself.

Widths are estimates by kind of character, on the generous side for Noto Sans, regular and bold:
what is drawn of real words is about a fifth shorter than its space.
"""

import unicodedata
from collections.abc import Iterator

_NARROW = frozenset("ijlI.,:;'’‘! ")
_SLIM = frozenset('acefkrstvxyz()[]-"')
_WIDE = frozenset("mwMWOQGDN@%&—…æœÆŒ")
_NARROW_EM, _SLIM_EM, _PLAIN_EM, _CAPITAL_EM, _WIDE_EM, _FULL_EM = 0.38, 0.59, 0.69, 0.8, 1.02, 1.1
_JOINS = frozenset("\u200d\ufe0e\ufe0f")
"""What holds the parts of one emoji together."""
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})


def drawable(text: str) -> str:
    """What can be drawn of a text: no emoji, for which no font is shipped, and nothing that
    XML 1.0 (2.2 Char) forbids. A text of nothing but emoji becomes their Unicode names.
    """
    kept = "".join(c for c in text if _in_xml(c) and not _emoji(c))
    if kept.strip():
        return kept
    return ", ".join(
        unicodedata.name(c, "?").lower() for c in text if _emoji(c) and c not in _JOINS
    )


def width(text: str, size: float) -> float:
    """About how wide a text is at a font size, in the font size's own unit."""
    return size * sum(map(_em, text))


def wrapped(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """The drawable text in lines that fit the room; beyond `most` lines it ends with "…"."""
    lines = list(_lines(drawable(text), size, room))
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width(last + "…", size) > room:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip() + "…")


def _lines(text: str, size: float, room: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        for piece in _broken(word, size, room):
            longer = f"{line} {piece}" if line else piece
            if line and width(longer, size) > room:
                yield line
                line = piece
            else:
                line = longer
    if line:
        yield line


def _broken(word: str, size: float, room: float) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and width(piece + character, size) > room:
            yield piece
            piece = ""
        piece += character
    yield piece


def _in_xml(character: str) -> bool:
    code = ord(character)
    if code < 0x20:
        return character in "\t\n\r"
    return not (0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF})


def _emoji(character: str) -> bool:
    beyond = ord(character) > 0xFFFF and unicodedata.category(character) in {"So", "Sk", "Cn"}
    return beyond or character in _JOINS


def _em(character: str) -> float:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"} or ord(character) > 0xFFFF:
        return _FULL_EM
    if character in _NARROW:
        return _NARROW_EM
    if character in _SLIM:
        return _SLIM_EM
    if character in _WIDE or character >= "\u3000" or "\u0600" <= character <= "\u06ff":
        return _WIDE_EM
    return _CAPITAL_EM if character.isupper() else _PLAIN_EM
