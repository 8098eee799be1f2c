"""A summary as chat messages: a picture with its caption, then the whole of it in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from bot.rules.boxes import utf16_units
from bot.summaries import wording
from bot.summaries.chart import chart_png
from bot.summaries.model import Summary
from bot.summaries.paragraphs import Paragraph, paragraphs
from bot.texts.speech import Speech

PART_UNITS = 4096
CAPTION_UNITS = 1024
"""Telegram's limits in UTF-16 units after entities are parsed (Bot API, sendMessage, sendPhoto)."""
HEAD_UNITS = 96
"""Kept free in each part for the line that says which part it is."""
NAME_IN_CAPTION = 100
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class ChatSummary:
    """What is sent: the chart with its caption if there is one, then the parts in order.

    All but the chart is HTML. The parts say in words all that the chart shows.
    """

    chart: bytes | None
    caption: str
    parts: tuple[str, ...]


def chat_parts(summary: Summary, speech: Speech) -> ChatSummary:
    """The messages of a summary, each within Telegram's limits and valid HTML by itself."""
    texts = _pack(tuple(paragraphs(summary, speech)), PART_UNITS - HEAD_UNITS)
    parts = tuple(
        text if part == 1 else f"{_part_head(summary, speech, part, len(texts))}\n\n{text}"
        for part, text in enumerate(texts, start=1)
    )
    chart = chart_png(summary, speech)
    return ChatSummary(chart, _caption(summary, speech) if chart else "", parts)


def shown_units(html: str) -> int:
    """How long Telegram finds a text: in UTF-16 units, after its entities are parsed."""
    return utf16_units(unescape(_TAG.sub("", html)))


def _caption(summary: Summary, speech: Speech) -> str:
    group = wording.inline(summary.group, NAME_IN_CAPTION)
    charted = sum(bool(section.figures) for section in summary.sections)
    return "\n".join(
        (
            speech.say("summary-title", number=summary.number, group=group),
            escape(wording.period(speech, summary), quote=False),
            speech.say("summary-chart-caption", count=charted),
        )
    )


def _part_head(summary: Summary, speech: Speech, part: int, parts: int) -> str:
    return speech.say("summary-part", number=summary.number, part=part, parts=parts)


def _pack(wanted: Sequence[Paragraph], limit: int) -> tuple[str, ...]:
    """Fill parts up to the limit, cutting between paragraphs, or where one is too long, lines."""
    parts = [""]
    for lines in _kept_together(wanted):
        whole = "".join(lines).lstrip("\n")
        for text in lines if shown_units(whole) > limit else ["\n\n" + whole]:
            if not parts[-1] or shown_units(parts[-1] + text) > limit:
                parts.append(text.lstrip("\n"))
            else:
                parts[-1] += text
    return tuple(part for part in parts if part)


def _kept_together(wanted: Sequence[Paragraph]) -> Iterator[list[str]]:
    """Each paragraph with those that lead to it, as lines that bring their breaks before them."""
    together: list[str] = []
    for paragraph in wanted:
        together.append("\n\n" + paragraph.lines[0])
        together.extend("\n" + line for line in paragraph.lines[1:])
        if not paragraph.leads:
            yield together
            together = []
    if together:
        yield together
