"""A summary as a PDF to print or to file: tagged, so that a screen reader can read it (PDF/UA-1).

It is set by typst, which comes with the extra `pdf`. Words are handed over as data and never as a
part of its program. typst refuses to make a PDF/UA-1 file if any sign has no glyph, so
`bot.summaries.glyphs` sees to those.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bot.summaries.charts.glyphs import REPLACEMENT, told
from bot.summaries.charts.questions import FONTS
from bot.summaries.forms.blocks import (
    Block,
    Heading,
    Paragraph,
    Picture,
    Points,
    Quote,
    Table,
    led_to,
)
from bot.summaries.forms.document import document, title
from bot.summaries.forms.how_made import HOW
from bot.summaries.model import Summary
from bot.texts.speech import Speech

STANDARD: Final = "ua-1"
LONG_WORD, LONG_WORD_IN_TABLES = 24, 16
"""Characters after which a word may be broken anywhere, as typst by itself breaks none."""
NARROW, BROAD = 18, 28
"""Characters: a column of a table counts as no narrower and no broader than this."""

_TEMPLATE = Path(__file__).with_name("summary.typ")
_SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 10" width="8" height="10">'
    '<rect x="1" y="1" width="6" height="8" fill="none" stroke="#52606d"/></svg>'
)
_LINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_IN_SVG = re.compile(">([^<>]+)<")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}

PANIC = "PanicException"

Part = str | dict[str, str | bool]


def can_make_pdf() -> bool:
    """Whether the extra `pdf` is installed."""
    return find_spec("typst") is not None


def pdf(summary: Summary, speech: Speech) -> bytes | None:
    """The PDF; None if the extra `pdf` is not installed, or if typst can't set this summary.

    The same summary gives the same bytes: the file is dated to the day it was published.
    """
    if not can_make_pdf():
        return None
    import typst

    # Marks and letters that are never written together can need a glyph that no font has.
    for careful in (False, True):
        try:
            return _set(summary, speech, careful=careful)
        except typst.TypstError:
            continue
        except BaseException as error:
            # A panic of Rust is no Exception (PyO3, PanicException). No PDF is worth the page.
            if type(error).__name__ != PANIC:
                raise
    return None


def _set(summary: Summary, speech: Speech, *, careful: bool) -> bytes:
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    made = typst.Compiler(_TEMPLATE.read_bytes(), font_paths=fonts).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(_data(summary, speech, _Hand(careful)))},
        pdf_standards=STANDARD,
        timestamp=datetime.combine(summary.published_on, time(), UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError
    return made


def _data(summary: Summary, speech: Speech, hand: "_Hand") -> dict[str, object]:
    name, blocks, on = title(summary, speech), document(summary, speech), summary.published_on
    return {
        "title": hand.bare(name),
        "footer": hand.parts(name),
        "date": {"year": on.year, "month": on.month, "day": on.day},
        "language": speech.language,
        "square": _SQUARE,
        "blocks": [
            {"leads": leads, "small": small, **hand.block(block)}
            for block, leads, small in zip(blocks, led_to(blocks), _small(blocks), strict=True)
        ],
    }


def _small(blocks: Sequence[Block]) -> Iterator[bool]:
    """Which blocks are set in small print: those on how it was made, which come last."""
    small = False
    for block in blocks:
        small = small or (isinstance(block, Heading) and block.name == HOW)
        yield small


@dataclass(frozen=True)
class _Hand:
    """Turns texts and blocks into data for the template, more careful with rare signs if asked."""

    careful: bool

    def block(self, block: Block) -> dict[str, object]:
        match block:
            case Heading(text, level):
                return {"is": "heading", "level": level, "text": self._heading(text)}
            case Paragraph(text):
                return {"is": "paragraph", "text": self.parts(text)}
            case Points(points):
                listed = [
                    {
                        "text": self.parts(one.text),
                        "quote": self._words(one.quote) if one.quote else None,
                    }
                    for one in points
                ]
                return {"is": "points", "points": listed}
            case Quote(text):
                return {"is": "quote", "text": self._words(text)}
            case Table():
                return {"is": "table", **self._table(block)}
            case Picture(svg, alternative, table):
                return {
                    "is": "picture",
                    "svg": _IN_SVG.sub(lambda found: f">{self._drawable(found[1])}<", svg),
                    "alternative": self.bare(alternative),
                    "table": self._table(table),
                }

    def bare(self, text: str) -> str:
        """A text that is not drawn but only read out."""
        return "".join(run for run, _ in told(text, careful=self.careful))

    def parts(self, text: str, long_word: int = LONG_WORD) -> list[Part]:
        """A text in the parts that the template knows."""
        parts: list[Part] = []
        for index, line in enumerate(_LINE.split(text)):
            if index:
                parts.append({"line": True})
            for run, drawn in told(line, careful=self.careful):
                parts.extend(_breakable(run, long_word) if drawn else [{"unseen": run}])
        return parts

    def _heading(self, text: str) -> list[Part]:
        """With a letter of some sort in any case, or typst would find that the title is empty."""
        parts = self.parts(text)
        seen = any(isinstance(one, str) and one.strip() for one in parts)
        return parts if seen else [*parts, REPLACEMENT]

    def _words(self, text: str) -> dict[str, object]:
        """A quote, and whether it is written from right to left: its first strong sign says so."""
        strong = (unicodedata.bidirectional(one) for one in text)
        first = next((one for one in strong if one in _STRONG), "L")
        return {"rtl": first in _RIGHT_TO_LEFT, "parts": self.parts(text)}

    def _table(self, table: Table) -> dict[str, object]:
        columns = zip(table.headers, *table.rows, strict=True)
        longest = (max(map(len, column)) for column in columns)
        return {
            "caption": self.parts(table.caption),
            "headers": [self.parts(one, LONG_WORD_IN_TABLES) for one in table.headers],
            "rows": [[self.parts(one, LONG_WORD_IN_TABLES) for one in row] for row in table.rows],
            "widths": [min(max(NARROW, length), BROAD) for length in longest],
        }

    def _drawable(self, text: str) -> str:
        """What of a text in a drawing has a glyph; the table beside it has all of it."""
        runs = told(text, careful=self.careful)
        return "".join(run if drawn else REPLACEMENT for run, drawn in runs)


def _breakable(run: str, long_word: int) -> Iterator[Part]:
    """The run, with places to break it at in words that are too long for a line."""
    kept = ""
    for word in re.split(r"(\s+)", run):
        if len(word) <= long_word:
            kept += word
            continue
        yield kept + word[:long_word]
        for character in word[long_word:]:
            if not unicodedata.category(character).startswith("M"):
                yield {"break": True}
            yield character
        kept = ""
    if kept:
        yield kept
