"""A summary for a terminal: plain text, in which an answer can't pass for a command to it."""

import re
import unicodedata
from html import unescape

from bot.summaries.model import Summary
from bot.summaries.paragraphs import paragraphs
from bot.texts.speech import Speech

_TAG = re.compile(r"<[^>]*>")
_QUOTE = "<blockquote>"


def as_plain_text(summary: Summary, speech: Speech) -> str:
    """All that the summary says, with each line of a quote marked by "> "."""
    return "\n\n".join(
        "\n".join(_plain(line) for line in paragraph.lines)
        for paragraph in paragraphs(summary, speech)
    )


def _plain(line: str) -> str:
    text = unescape(_TAG.sub("", line))
    mark = "> " if line.startswith(_QUOTE) else ""
    return "\n".join(mark + _printable(one) for one in text.splitlines())


def _printable(text: str) -> str:
    """The text without control characters, which a terminal would obey (ECMA-48)."""
    return "".join(c for c in text if unicodedata.category(c) != "Cc" or c == "\t")
