"""A summary in short: what was felt, what was talked about, what one person said alone.

A few lines that can be read on a phone. No quote in them is cut: what doesn't fit is left to the
page. A line says no more than the figures and words that the summary holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.rules.sealing.boxes import utf16_units
from bot.summaries import wording
from bot.summaries.model import Section, Summary, ThemeTold
from bot.texts.speech import Speech
from prompts.model import Kind

MOST_SCALES = 3
MOST_CHOICES = 1
MOST_THEMES = 3
MOST_VOICES = 2
MOST_VOICES_ALONE = 4
"""Where no theme was found, so that people's own words are all there is."""
LONGEST_QUOTE = 240
"""UTF-16 units, about six lines on a phone; a longer quote stands on the page alone."""


@dataclass(frozen=True)
class Short:
    """One line: a sentence in plain text, and words of an answer, verbatim, that belong to it."""

    said: str
    quote: str = ""


def in_short(summary: Summary, speech: Speech) -> tuple[Short, ...]:
    """The lines, in the order in which they are read; at least one."""
    if not summary.sections:
        return (Short(speech.label("summary-nothing")), *_unopened(summary, speech))
    return (
        *_scales(summary, speech),
        *_choices(summary, speech),
        *_themes(summary, speech),
        *_voices(summary, speech),
        *_quiet(summary, speech),
        *_unopened(summary, speech),
    )


def _scales(summary: Summary, speech: Speech) -> Iterator[Short]:
    scales = [one for one in summary.sections if one.kind is Kind.SCALE]
    for section in scales[:MOST_SCALES]:
        ends = wording.scale(speech, section)
        yield Short(" ".join((_asked(section, speech), ends, *_said(section, speech))))


def _choices(summary: Summary, speech: Speech) -> Iterator[Short]:
    choices = [one for one in summary.sections if one.kind is Kind.CHOICE]
    for section in choices[:MOST_CHOICES]:
        yield Short(" ".join((_asked(section, speech), *_said(section, speech))))


def _asked(section: Section, speech: Speech) -> str:
    return speech.label("summary-short-asked", wording=wording.inline(section.wording))


def _said(section: Section, speech: Speech) -> Iterator[str]:
    """The sentence, or one for each perspective; and the last one, if that was another."""
    if section.splits:
        yield from (wording.split(speech, one) for one in section.splits)
    else:
        yield wording.whole(speech, section)
    shown = [said for said in section.over_weeks[:-1] if said]
    if shown and shown[-1] is not section.said:
        before = wording.sentence(speech, shown[-1])
        yield speech.label("summary-short-before", before=before)


def _themes(summary: Summary, speech: Speech) -> Iterator[Short]:
    """The themes that most stand behind, each with its most telling quote that is short enough."""
    asked = [one for one in summary.sections if one.themes]
    every = [(section, theme) for section in asked for theme in section.themes]
    every.sort(key=lambda pair: -pair[1].standing.least)
    for section, theme in every[:MOST_THEMES]:
        said = _theme(section, theme, speech, alone=len(asked) == 1)
        first, *others = [_short_one(side) for side in theme.both_ways or (theme.quotes,)]
        yield Short(said, first)
        yield from (Short(speech.label("summary-short-and"), one) for one in others if one)


def _theme(section: Section, theme: ThemeTold, speech: Speech, *, alone: bool) -> str:
    said = speech.label(
        "summary-short-both-ways" if theme.both_ways else "summary-short-theme",
        named="yes" if theme.name else "no",
        name=_short(theme.name),
        people=wording.people(speech, theme.standing),
    )
    if not alone:
        asked = wording.inline(section.wording)
        said = speech.label("summary-short-theme-asked", wording=asked, said=said)
    if theme.proposed:
        said = f"{said} {speech.label('summary-short-proposed')}"
    return f"{said} {wording.change(speech, theme)}".rstrip()


def _voices(summary: Summary, speech: Speech) -> Iterator[Short]:
    """One voice from each question in turn, and how many there are on the page."""
    by_section = [one.other_voices for one in summary.sections if one.other_voices]
    count = sum(len(voices) for voices in by_section)
    if not count:
        return
    alone = not any(one.themes for one in summary.sections)
    fitting = [[one for one in voices if _fits(one)] for voices in by_section]
    turns = max(len(voices) for voices in fitting)
    shown = [voices[turn] for turn in range(turns) for voices in fitting if turn < len(voices)]
    shown = shown[: MOST_VOICES_ALONE if alone else MOST_VOICES]
    said = "summary-short-words" if alone else "summary-short-voices"
    if not shown:
        yield Short(speech.label(f"{said}-elsewhere", count=count))
    for index, voice in enumerate(shown):
        if index:
            yield Short(speech.label("summary-short-and"), voice)
        else:
            every = "yes" if len(shown) == count else "no"
            yield Short(speech.label(said, count=count, every=every), voice)


def _short(name: str) -> str:
    return wording.inline(name, wording.SHORT_NAME)


def _short_one(quotes: tuple[str, ...]) -> str:
    return next((one for one in quotes if _fits(one)), "")


def _fits(quote: str) -> bool:
    return utf16_units(quote) <= LONGEST_QUOTE


def _quiet(summary: Summary, speech: Speech) -> Iterator[Short]:
    if summary.quiet:
        told = summary.quiet[:MOST_THEMES]
        names = ", ".join(f"“{_short(one.name)}”" for one in told)
        yield Short(speech.label("summary-short-quiet", names=names))


def _unopened(summary: Summary, speech: Speech) -> Iterator[Short]:
    if summary.stays_sealed:
        yield Short(speech.label("summary-short-sealed", count=len(summary.stays_sealed)))
    if summary.destroyed:
        yield Short(speech.label("summary-short-destroyed", count=len(summary.destroyed)))
