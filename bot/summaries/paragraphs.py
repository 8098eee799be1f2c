"""A summary in sentences, paragraph by paragraph; whoever shows it fits them to its pages.

Quotes are verbatim, so nothing is put inside them, not even marks of direction. Each stands in a
block of its own instead: a line break ends every embedding, override and isolate (Unicode Annex 9,
rules X8 and P1), so words from right to left can turn their own lines but never the frame. What
stands inside a sentence (names, titles, wordings) is isolated by `wording.inline`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from bot.rules.boxes import TEXT_UNITS, utf16_units
from bot.summaries import wording
from bot.summaries.model import Figure, Section, Summary, Unopened
from bot.texts.speech import Markup, Speech


@dataclass(frozen=True)
class Paragraph:
    """Lines of HTML that belong together; `leads` if it must not end a page."""

    lines: tuple[str, ...]
    leads: bool = False


def paragraphs(summary: Summary, speech: Speech) -> Iterator[Paragraph]:
    """All that a summary says, in order; a quote's block is a paragraph of one line of HTML."""
    yield Paragraph(tuple(_head(summary, speech)))
    yield Paragraph(tuple(_meetings(summary, speech)))
    if summary.sections:
        yield Paragraph((" ".join(_how_to_read(summary, speech)),))
    else:
        yield Paragraph((speech.say("summary-nothing"),))
    came_from = ""
    for section in summary.sections:
        heading = _came_from(section, speech)
        if heading != came_from:
            yield Paragraph((heading,), leads=True)
            came_from = heading
        yield from _section(section, speech)
    if summary.stays_sealed:
        yield Paragraph(tuple(_sealed(summary.stays_sealed, speech)))
    if summary.destroyed:
        yield Paragraph(tuple(_destroyed(summary.destroyed, speech)))
    if summary.removed_quotes:
        yield Paragraph((speech.say("summary-removed", count=summary.removed_quotes),))


def _head(summary: Summary, speech: Speech) -> Iterator[str]:
    group = wording.inline(summary.group)
    yield speech.say("summary-title", number=summary.number, group=group)
    yield escape(wording.period(speech, summary), quote=False)
    if summary.number == 1:
        yield speech.say("summary-first")


def _meetings(summary: Summary, speech: Speech) -> Iterator[str]:
    meetings = [wording.meeting(speech, held) for held in summary.meetings]
    if not meetings:
        yield speech.say("summary-no-meeting")
    elif len(meetings) == 1:
        yield speech.say("summary-one-meeting", meeting=meetings[0])
    else:
        yield speech.say("summary-many-meetings", count=len(meetings))
        for meeting in meetings:
            yield speech.say("summary-line", line=meeting)


def _how_to_read(summary: Summary, speech: Speech) -> Iterator[str]:
    yield speech.say("summary-how-many", k=summary.k)
    if any(section.figures for section in summary.sections):
        yield speech.say("summary-how-shares")
    if any(not section.figures for section in summary.sections):
        yield speech.say("summary-how-words")


def _came_from(section: Section, speech: Speech) -> str:
    if section.meeting:
        meeting = wording.meeting(speech, section.meeting)
        return speech.say("summary-after-meeting", meeting=meeting)
    if section.asked_on:
        return speech.say("summary-asked-on", date=wording.day(speech, section.asked_on))
    return speech.say("summary-asked")


def _section(section: Section, speech: Speech) -> Iterator[Paragraph]:
    lines: list[str] = [
        speech.say("summary-question", wording=wording.inline(section.wording)),
        escape(wording.answered(speech, section.answered), quote=False),
    ]
    if section.low and section.high:
        ends = {"low": wording.inline(section.low), "high": wording.inline(section.high)}
        lines.append(speech.say("summary-ends", **ends))
    lines.extend(_figures(section.figures, speech))
    if section.damaged:
        lines.append(speech.say("summary-damaged"))
    if not section.figures and not section.quotes:
        lines.append(speech.say("summary-no-words"))
    yield Paragraph(tuple(lines), leads=bool(section.quotes))
    for split in section.splits:
        title = speech.say("summary-split", perspective=wording.inline(split.perspective))
        yield Paragraph((title, *_figures(split.figures, speech)))
    yield from _words(section.quotes, speech.say("summary-quotes"))
    yield from _words(section.other_voices, speech.say("summary-other-voices"))


def _figures(figures: Sequence[Figure], speech: Speech) -> Iterator[str]:
    for figure in figures:
        said, amount = wording.said(speech, figure), wording.amount(speech, figure)
        line = speech.say("summary-figure", said=said, amount=amount)
        yield speech.say("summary-line", line=line)


def _words(texts: Sequence[str], title: Markup) -> Iterator[Paragraph]:
    if texts:
        yield Paragraph((title,), leads=True)
    for text in texts:
        for piece in _pieces(text):
            yield Paragraph((f"<blockquote>{escape(piece, quote=False)}</blockquote>",))


def _pieces(text: str) -> Iterator[str]:
    if utf16_units(text) <= TEXT_UNITS:
        yield text
        return
    step = TEXT_UNITS // 2  # a character takes two units at most
    for start in range(0, len(text), step):
        yield text[start : start + step]


def _sealed(questions: Sequence[Unopened], speech: Speech) -> Iterator[str]:
    yield speech.say("summary-sealed", count=len(questions))
    for question in questions:
        words = wording.inline(question.wording)
        yield speech.say("summary-sealed-line", wording=words, k=question.k)
    yield speech.say("summary-sealed-how", count=len(questions))


def _destroyed(questions: Sequence[Unopened], speech: Speech) -> Iterator[str]:
    yield speech.say("summary-destroyed", count=len(questions))
    for question in questions:
        words = wording.inline(question.wording)
        yield speech.say(
            "summary-destroyed-line", wording=words, k=question.k, weeks=question.weeks
        )
    yield speech.say("summary-destroyed-how")
