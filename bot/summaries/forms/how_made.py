"""How a summary was made and what it leaves out, so that everybody can judge each line of it."""

from collections.abc import Iterator

from bot.rules import disclosure
from bot.summaries import wording
from bot.summaries.forms.blocks import Block, Heading, Paragraph, Point, Points
from bot.summaries.model import Section, Summary
from bot.summaries.themes.model import Method
from bot.texts.speech import Speech
from prompts.model import Kind

HOW = "how"
"""The name of the part."""
_HOW_FOUND = {
    Method.MEANING: "whole-how-meaning",
    Method.WORDS: "whole-how-words-alike",
    Method.NONE: "whole-how-none",
}


def how_made(summary: Summary, speech: Speech) -> Iterator[Block]:
    """The last blocks of a summary."""
    yield Heading(speech.label("whole-how"), 2, HOW)
    yield Points(tuple(Point(speech.label(one, **words)) for one, words in _steps(summary)))
    yield Heading(speech.label("whole-withheld"), 2, "withheld")
    yield Paragraph(speech.label("whole-withheld-why"))
    yield Points(tuple(Point(one) for one in _withheld(summary, speech)))


def _steps(summary: Summary) -> Iterator[tuple[str, dict[str, str | int]]]:
    """The ids of what is to be said, with the words to fill in."""
    yield "whole-how-proposed" if _proposed(summary) else "whole-how-written", {}
    yield "whole-how-k", {"k": summary.k}
    if not summary.sections:
        return
    yield "whole-how-bands", {}
    if any(section.kind is not Kind.TEXT for section in summary.sections):
        yield "whole-how-sentences", {}
    if any(section.figures for section in summary.sections):
        yield "whole-how-shares", {}
    if any(section.over_weeks for section in summary.sections):
        yield "whole-how-line", {}
    if _texts(summary):
        yield "whole-how-words", {}
        yield _HOW_FOUND[summary.method], {}
    if _themed(summary):
        yield "whole-how-names-proposed" if _proposed(summary) else "whole-how-names", {}


def _withheld(summary: Summary, speech: Speech) -> Iterator[str]:
    yield speech.label("whole-withheld-who")
    if summary.sections:
        yield speech.label("whole-withheld-numbers")
    if _texts(summary):
        yield speech.label("whole-withheld-words")
        yield speech.label("whole-withheld-themes", needs=disclosure.THEME_NEEDS)
    for section in summary.sections:
        if section.splits_withheld:
            asked = wording.inline(section.wording)
            yield speech.label(
                "whole-withheld-split", wording=asked, needs=disclosure.part_needs(section.k)
            )
    damaged = [section for section in summary.sections if section.damaged]
    if damaged:
        yield speech.label("whole-withheld-damaged", count=len(damaged))
    if summary.removed_quotes:
        yield speech.label("summary-removed", count=summary.removed_quotes)


def _texts(summary: Summary) -> list[Section]:
    return [section for section in summary.sections if section.kind is Kind.TEXT]


def _themed(summary: Summary) -> bool:
    return any(section.themes for section in summary.sections)


def _proposed(summary: Summary) -> bool:
    names = any(theme.proposed for section in summary.sections for theme in section.themes)
    return bool(summary.link) or names
