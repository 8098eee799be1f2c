"""A whole summary in words, as chat messages, and the few words under its chart."""

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from bot.rules.sealing.boxes import TEXT_UNITS, utf16_units
from bot.summaries import wording
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
from bot.summaries.forms.document import document
from bot.summaries.forms.how_made import how_made
from bot.summaries.model import Summary
from bot.texts.speech import Speech
from prompts.model import Kind

PART_UNITS = 4096
CAPTION_UNITS = 1024
"""Telegram's limits in UTF-16 units after entities are parsed (Bot API, sendMessage, sendPhoto)."""
HEAD_UNITS = 96
"""Kept free in each part for the line that says which part it is."""
_TAG = re.compile(r"<[^>]*>")
_HEADINGS = {1: "<b>{}</b>", 2: "<b><u>{}</u></b>", 3: "<b>{}</b>", 4: "<i>{}</i>"}


def chat_parts(summary: Summary, speech: Speech) -> tuple[str, ...]:
    """All of a summary in order, each part within Telegram's limits and valid HTML by itself.

    The parts say in words all that the chart shows.
    """
    texts = _pack(document(summary, speech), PART_UNITS - HEAD_UNITS)
    return tuple(
        text if part == 1 else f"{_part_head(summary, speech, part, len(texts))}\n\n{text}"
        for part, text in enumerate(texts, start=1)
    )


def how_parts(summary: Summary, speech: Speech) -> tuple[str, ...]:
    """How a summary was made and what it leaves out, each part within Telegram's limits."""
    return _pack(tuple(how_made(summary, speech)), PART_UNITS)


def shown_units(html: str) -> int:
    """How long Telegram finds a text: in UTF-16 units, after its entities are parsed."""
    return utf16_units(unescape(_TAG.sub("", html)))


def caption(summary: Summary, speech: Speech) -> str:
    """What stands under the chart, as HTML within Telegram's limit."""
    group = wording.inline(summary.group, wording.SHORT_NAME)
    charted = sum(section.kind is not Kind.TEXT for section in summary.sections)
    return "\n".join(
        (
            speech.say("summary-title", number=summary.number, group=group),
            escape(wording.period(speech, summary), quote=False),
            speech.say("summary-chart-caption", count=charted),
        )
    )


def _part_head(summary: Summary, speech: Speech, part: int, parts: int) -> str:
    return speech.say("summary-part", number=summary.number, part=part, parts=parts)


def _pack(blocks: Sequence[Block], limit: int) -> tuple[str, ...]:
    """Fill parts up to the limit, cutting between blocks, or where one is too long, lines."""
    parts = [""]
    for lines in _kept_together(blocks):
        whole = "".join(lines).lstrip("\n")
        for text in lines if shown_units(whole) > limit else ["\n\n" + whole]:
            if not parts[-1] or shown_units(parts[-1] + text) > limit:
                parts.append(text.lstrip("\n"))
            else:
                parts[-1] += text
    return tuple(part for part in parts if part)


def _kept_together(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Each block with those that lead to it, as lines that bring their breaks before them."""
    together: list[str] = []
    before: Block | None = None
    for block, leads in zip(blocks, led_to(blocks), strict=True):
        close = isinstance(before, Heading) and isinstance(block, Paragraph)
        for first, line in _lines(block):
            broken = "\n" if close and first else "\n\n" if first else "\n"
            together.append(broken + line)
        before = block
        if not leads:
            yield together
            together = []


def _lines(block: Block) -> Iterator[tuple[bool, str]]:
    """The lines of a block, each with whether a blank line comes before it."""
    match block:
        case Heading(text, level):
            yield True, _HEADINGS[level].format(_escaped(text))
        case Paragraph(text):
            yield True, _escaped(text)
        case Points(points):
            for index, point in enumerate(points):
                apart = not index or any(one.quote for one in points)
                yield apart, f"• {_escaped(point.text)}"
                yield from ((False, piece) for piece in _quote(point.quote) if point.quote)
        case Quote(text):
            yield from ((True, piece) for piece in _quote(text))
        case Table():
            yield from _table(block)
        case Picture():
            yield from _table(block.table)


def _table(table: Table) -> Iterator[tuple[bool, str]]:
    yield True, f"{_escaped(table.caption)}:"
    for first, *others in table.rows:
        yield False, f"• {_escaped(first)}: {_escaped('; '.join(others))}"


def _quote(text: str) -> Iterator[str]:
    for piece in _pieces(text):
        yield f"<blockquote>{_escaped(piece)}</blockquote>"


def _pieces(text: str) -> Iterator[str]:
    if utf16_units(text) <= TEXT_UNITS:
        yield text
        return
    step = TEXT_UNITS // 2  # a character takes two units at most
    for start in range(0, len(text), step):
        yield text[start : start + step]


def _escaped(text: str) -> str:
    return escape(text, quote=False)
