"""A summary as Markdown, in which what people write is words and can't become markup.

What would mean something is escaped by a backslash (CommonMark 0.31, 2.4), and the space at either
end of a line is a numeric reference (2.5). So a quote reads verbatim when it is rendered. A control
is U+FFFD. Tables are those of GitHub's dialect.
"""

import re
from collections.abc import Iterator, Sequence

from bot.summaries.forms.blocks import Block, Heading, Paragraph, Picture, Points, Quote, Table
from bot.summaries.forms.document import document
from bot.summaries.model import Summary
from bot.texts.speech import Speech

_LINE = re.compile("\r\n|[\n\r]")
_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~&$@])")
_AT_START = re.compile(r"^(\d{0,9})([#+\-=:.)])")
_ADDRESS = re.compile(r"(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)
_BLANK_AT_END = re.compile(r"^[ \t]+|[ \t]+$")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK = "&#32;"


def markdown(summary: Summary, speech: Speech) -> str:
    """All that the summary says; a table stands for each chart."""
    blocks = ("\n".join(_lines(block)) for block in document(summary, speech))
    return "\n\n".join(blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {_line(text)}"
        case Paragraph(text):
            yield _line(text)
        case Points(points):
            for point in points:
                yield f"- {_line(point.text)}"
                if point.quote:
                    yield ""
                    yield from (f"  {line}" for line in _quoted(point.quote))
                    yield ""
        case Quote(text):
            yield from _quoted(text)
        case Table():
            yield from _table(block)
        case Picture():
            yield from _table(block.table)


def _table(table: Table) -> Iterator[str]:
    yield f"{_line(table.caption)}:"
    yield ""
    yield _row(table.headers)
    yield _row(["---"] * len(table.headers), escaped=True)
    yield from map(_row, table.rows)


def _row(cells: Sequence[str], *, escaped: bool = False) -> str:
    return "| {} |".format(" | ".join(one if escaped else _line(one) for one in cells))


def _quoted(text: str) -> Iterator[str]:
    """Each line of a quote; all but the last end in a hard line break."""
    *lines, last = (_line(line) or _BLANK for line in _LINE.split(text))
    yield from (f"> {line}\\" for line in lines)
    yield f"> {last}"


def _line(text: str) -> str:
    text = _ANYWHERE.sub(r"\\\1", _CONTROL.sub("\ufffd", text))
    text = _ADDRESS.sub(r"\\\g<0>", text)
    text = _AT_START.sub(r"\1\\\2", text)
    return _BLANK_AT_END.sub(lambda found: "".join(f"&#{ord(c)};" for c in found[0]), text)
