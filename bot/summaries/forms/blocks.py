"""The plain blocks that a summary is made of: what is said, and in no form yet.

`bot.summaries.document` makes them, and each form (chat, page, PDF, Markdown, terminal) maps them,
one by one and in order. So all forms say the same. Every text here is plain: a form has to escape
it, and takes no word of it for markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A title of what follows; level 1 comes once, and no level is skipped."""

    text: str
    level: int
    name: str = ""
    """For level 2, what the part below it is, in one word that is the same in all languages."""


@dataclass(frozen=True)
class Paragraph:
    """One or a few sentences."""

    text: str


@dataclass(frozen=True)
class Point:
    """One point of a list, with words of an answer, verbatim, that belong to it."""

    text: str
    quote: str = ""


@dataclass(frozen=True)
class Points:
    """A list, in which the order tells nothing that the words don't."""

    points: tuple[Point, ...]


@dataclass(frozen=True)
class Quote:
    """Words of one person, verbatim, in a block of their own.

    Nothing is put inside them, not even marks of direction. A block is enough: its end ends every
    embedding, override and isolate (Unicode Annex 9, rules X8 and P1), so words from right to left
    can turn their own lines but never the frame.
    """

    text: str


@dataclass(frozen=True)
class Table:
    """Rows under their headers; the first cell of each row is the row's own header."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG, what it is in words, and a table that says all that it shows."""

    svg: str
    alternative: str
    table: Table


Block = Heading | Paragraph | Points | Quote | Table | Picture
PART = 2
"""The level of a heading that begins a part."""
SAID_AFTER_ALL = (Points, Quote, Table, Picture)
"""What a heading or a sentence before it leads to."""


def led_to(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """For each block whether it leads to the next one, so that no page may end between them."""
    leads, level = [], 0
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Heading):
            level = block.level
            leads.append(after is not None)
        elif isinstance(block, Paragraph):
            deeper = isinstance(after, Heading) and after.level > max(level, 2)
            first = index > 0 and isinstance(blocks[index - 1], Heading) and level > PART
            more = first and isinstance(after, Paragraph)
            leads.append(deeper or more or isinstance(after, SAID_AFTER_ALL))
        else:
            leads.append(False)
    return tuple(leads)
