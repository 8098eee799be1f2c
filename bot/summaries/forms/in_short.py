"""A summary in short: what was said to each question, and one thing to talk about.

Up to twelve texts to a question all stand in it. It says no more than the summary holds, and leaves
how it was made to those who ask.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.rules.sealing.boxes import utf16_units
from bot.summaries import wording
from bot.summaries.forms import answered
from bot.summaries.forms.to_talk_about import to_talk_about
from bot.summaries.model import Section, Summary, ThemeTold, Unopened
from bot.texts.speech import Speech
from prompts.model import Kind

ALL_OF = 12
"""So many texts to one question are all told in short; of more, a choice."""
MOST_THEMES = 4
QUOTES_OF_A_THEME = 2
NAMED = 3
"""Of more questions that stay sealed only their number is told."""
GOES_ON = " …"
_SENTENCE_END = re.compile(r"[.!?…؟。\uff01\uff1f]+[\"'”’»)\]]*(?=\s|$)")


@dataclass(frozen=True)
class Room:
    """How much of people's words there is room for: texts of a question, and units of a text."""

    texts: int = ALL_OF
    units: int = 0
    """UTF-16 units after which a text is cut at a sentence's end; 0 for never."""


@dataclass(frozen=True)
class Line:
    """A sentence in plain text, or words of an answer; `lead` stands before a sentence, in bold."""

    said: str = ""
    lead: str = ""
    quote: str = ""


Part = tuple[Line, ...]
"""What is said of one question, the question first."""


def in_short(summary: Summary, speech: Speech, room: Room | None = None) -> tuple[Part, ...]:
    """The parts, in the order in which they are read; at least one."""
    room = room or Room()
    parts = [_question(section, summary, speech, room) for section in summary.sections]
    if not parts:
        parts.append((Line(speech.label("summary-nothing")),))
    if summary.link:
        parts.append((Line(speech.label("whole-link")), _quote(summary.link, room)))
    parts += [(line,) for line in _talk(summary, speech)]
    parts.append(tuple(_last(summary, speech, parts, room)))
    return tuple(part for part in parts if part)


def cut(text: str, units: int) -> str:
    """The text, or if it has more UTF-16 units, its start up to a sentence's end, and "…"."""
    if not units or utf16_units(text) <= units:
        return text
    start = text[: max(_characters(text, units - len(GOES_ON)), 1)]
    ends = [found.end() for found in _SENTENCE_END.finditer(start) if found.end() < len(start)]
    if ends and ends[-1] >= len(start) // 3:
        return start[: ends[-1]] + GOES_ON
    at_word, space, _ = start.rpartition(" ")
    return (at_word if space and len(at_word) >= len(start) // 3 else start).rstrip() + GOES_ON


def _characters(text: str, units: int) -> int:
    """How many of its characters fit into so many UTF-16 units."""
    taken = 0
    for count, character in enumerate(text):
        taken += utf16_units(character)
        if taken > units:
            return count
    return len(text)


def _question(section: Section, summary: Summary, speech: Speech, room: Room) -> Part:
    asked = wording.inline(section.wording)
    if section.kind is not Kind.TEXT:
        said = Line(answered.taps_said(section, speech), lead=asked)
        splits = (Line(wording.split(speech, one)) for one in section.splits)
        return (said, *splits)
    return (Line(lead=asked), *_words(section, summary, speech, room))


def _words(section: Section, summary: Summary, speech: Speech, room: Room) -> Iterator[Line]:
    """Themes, then voices, then what there is to say of the rest."""
    # A text of several points may stand in several themes: it is one text all the same.
    every = len(set(section.words)) <= room.texts
    left = room.texts
    themes = section.themes if every else section.themes[:MOST_THEMES]
    for theme in themes:
        lines = list(_theme(theme, speech, room, every=every))
        told = sum(bool(line.quote) for line in lines)
        if every or told <= left:
            left -= told
            yield from lines
    voices = section.other_voices if every else section.other_voices[:left]
    if voices and themes:
        yield Line(speech.label("summary-also"))
    yield from (_quote(text, room) for text in voices)
    yield from map(Line, answered.nothing_said(section, speech))
    for name in answered.quiet_here(section, summary)[:MOST_THEMES]:
        short = wording.inline(name, wording.SHORT_NAME)
        yield Line(speech.label("summary-theme-quiet", name=short))
    if not every:
        yield Line(speech.label("summary-more"))


def _theme(theme: ThemeTold, speech: Speech, room: Room, *, every: bool) -> Iterator[Line]:
    said = answered.theme_said(theme, speech)
    yield Line(" ".join(one for one in (said, answered.theme_since(theme, speech)) if one))
    sides = answered.sides(theme, speech)
    if not every:
        most = 1 if theme.both_ways else QUOTES_OF_A_THEME
        shown = sides[: len(theme.both_ways) or 1]
        yield from (_quote(text, room) for side in shown for text in side.quotes[:most])
        return
    for side in sides:
        if side.said_before:
            yield Line(side.said_before)
        yield from (_quote(text, room) for text in side.quotes)


def _talk(summary: Summary, speech: Speech) -> Iterator[Line]:
    point = to_talk_about(summary, speech)
    if point:
        yield Line(point, lead=speech.label("summary-talk-short"))


def _last(summary: Summary, speech: Speech, parts: list[Part], room: Room) -> Iterator[Line]:
    """What was not opened, and that some words are cut."""
    if summary.stays_sealed:
        yield Line(_unopened("summary-short-sealed", summary.stays_sealed, speech))
    if summary.destroyed:
        yield Line(_unopened("summary-short-destroyed", summary.destroyed, speech))
    quotes = [line.quote for part in parts for line in part]
    if room.units and any(one.endswith(GOES_ON) for one in quotes):
        yield Line(speech.label("summary-cut"))


def _unopened(text_id: str, questions: tuple[Unopened, ...], speech: Speech) -> str:
    count = len(questions)
    few = questions if count <= NAMED else ()
    named = ", ".join(f"“{wording.inline(one.wording, wording.SHORT_NAME)}”" for one in few)
    return speech.label(text_id, count=count, told="yes" if few else "no", questions=named)


def _quote(text: str, room: Room) -> Line:
    return Line(quote=cut(text, room.units))
