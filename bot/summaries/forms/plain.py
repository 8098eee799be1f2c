"""A summary for a terminal: plain text, in which an answer can't pass for a command to it."""

import unicodedata
from collections.abc import Iterator

from bot.summaries.forms.blocks import Block, Heading, Paragraph, Picture, Points, Quote, Table
from bot.summaries.forms.document import document
from bot.summaries.model import Summary
from bot.texts.speech import Speech

_UNDER = {1: "=", 2: "-"}


def as_plain_text(summary: Summary, speech: Speech) -> str:
    """All that the summary says, with each line of a quote marked by "> "."""
    return "\n\n".join("\n".join(_lines(block)) for block in document(summary, speech))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield _printable(text)
            if level in _UNDER:
                yield _UNDER[level] * min(len(text), 60)
        case Paragraph(text):
            yield _printable(text)
        case Points(points):
            for point in points:
                yield f"• {_printable(point.text)}"
                yield from (f"  {line}" for line in _quoted(point.quote))
        case Quote(text):
            yield from _quoted(text)
        case Table():
            yield from _rows(block)
        case Picture():
            yield from _rows(block.table)


def _rows(table: Table) -> Iterator[str]:
    yield f"{_printable(table.caption)}:"
    for first, *others in table.rows:
        yield f"• {_printable(first)}: {_printable('; '.join(others))}"


def _quoted(text: str) -> list[str]:
    return [f"> {_printable(line)}" for line in text.splitlines()]


def _printable(text: str) -> str:
    """The text without control characters, which a terminal would obey (ECMA-48)."""
    return "".join(c for c in text if unicodedata.category(c) != "Cc" or c == "\t")
