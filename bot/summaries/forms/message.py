"""The message that everybody gets: the summary in short, in six to twelve lines for a phone."""

from collections.abc import Iterator, Sequence
from html import escape

from bot.rules.disclosure import Band
from bot.rules.sealing.boxes import utf16_units
from bot.summaries import wording
from bot.summaries.forms.in_short import Short, in_short
from bot.summaries.model import Held, Summary
from bot.texts.speech import Speech

TITLES = 3
"""Of more meetings than this only their number is told; the page has them all."""
HOLIDAYS = 14
"""More days on which nothing is asked are left to the page: a summer would fill the message."""
ROOM = 3000
"""UTF-16 units for the lines: Telegram's 4096 (Bot API, sendMessage) less what stands around them.
A week of usual names and wordings takes a third of it."""


def message(summary: Summary, speech: Speech) -> str:
    """The message as HTML, each line a paragraph of its own; a quote stands under its line.

    It is within what Telegram takes. Lines for which there is no room are left to the page, whole.
    """
    lines = [_line(short) for short in _fitting(in_short(summary, speech))]
    return "\n\n".join(("\n".join(_head(summary, speech)), *lines, _foot(summary, speech)))


def _head(summary: Summary, speech: Speech) -> Iterator[str]:
    group = wording.inline(summary.group, wording.SHORT_NAME)
    yield speech.say("summary-title", number=summary.number, group=group)
    yield escape(wording.period(speech, summary), quote=False)
    yield speech.say("summary-short-meetings", **_meetings(summary.meetings, speech))
    if 0 < len(summary.holidays) <= HOLIDAYS and not summary.meetings:
        yield escape(wording.holidays(speech, summary), quote=False)
    if summary.sections:
        yield escape(_answered(summary, speech), quote=False)
    if summary.number == 1:
        yield speech.say("summary-first")


def _answered(summary: Summary, speech: Speech) -> str:
    """How many people answered, over all questions: one range that holds every one of theirs."""
    bands = {section.answered for section in summary.sections}
    ends = [band.most for band in bands]
    most = None if None in ends else max(end for end in ends if end is not None)
    told = wording.people(speech, Band(min(band.least for band in bands), most))
    return speech.label(
        "summary-answered" if len(bands) == 1 else "summary-answered-each", people=told
    )


def _meetings(held: tuple[Held, ...], speech: Speech) -> dict[str, str | int]:
    few = held if len(held) <= TITLES else ()
    titles = "; ".join(wording.meeting(speech, one, wording.SHORT_NAME) for one in few)
    return {"count": len(held), "told": "yes" if few else "no", "titles": titles}


def _fitting(lines: Sequence[Short]) -> Iterator[Short]:
    room = ROOM
    for short in lines:
        units = utf16_units(short.said + short.quote) + len("\n\n\n")
        if units <= room:
            room -= units
            yield short


def _line(short: Short) -> str:
    said = escape(short.said, quote=False)
    if not short.quote:
        return said
    return f"{said}\n<blockquote>{escape(short.quote, quote=False)}</blockquote>"


def _foot(summary: Summary, speech: Speech) -> str:
    return speech.say("summary-short-foot", k=summary.k)
