"""Words in a draft that may point to somebody: shown underlined, and told in words."""

from collections.abc import Iterator, Sequence
from html import escape

from bot.rules.redaction.finding import Mark
from bot.rules.sealing.boxes import utf16_units
from bot.texts.speech import Markup, Speech

LONG = 1500
"""UTF-16 units from which a draft leaves little room for anything else in its message."""
LISTED, LISTED_WHEN_LONG = 4, 2
"""How many marks are told one by one, to leave a phone's screen to the words; the rest is in these,
underlined."""
LONGEST = 30
"""Characters of a marked stretch that are told. So few keep a preview within 4096."""


def underlined(text: str, marks: Sequence[Mark]) -> Markup:
    """The text as HTML, with its marks underlined; its words are the same."""
    html = ((escape(words, quote=False), mark) for words, mark in _stretches(text, marks))
    return Markup("".join(f"<u>{words}</u>" if mark else words for words, mark in html))


def told(text: str, marks: Sequence[Mark], speech: Speech) -> Markup:
    """The marks in words, as underlining says nothing to those who listen; empty for none."""
    if not marks:
        return Markup("")
    lines = list(dict.fromkeys(_line(text, mark, speech) for mark in marks))
    shown = LISTED if utf16_units(text) < LONG else LISTED_WHEN_LONG
    more = [speech.say("marked-more", count=len(lines) - shown)] if len(lines) > shown else []
    parts = [speech.say("marked-heading"), *lines[:shown], *more, speech.say("marked-nudge")]
    return Markup("\n".join(parts))


def _line(text: str, mark: Mark, speech: Speech) -> Markup:
    return speech.say(
        "marked-line",
        words=_short(text[mark.start : mark.end]),
        kind=speech.label(f"mark-{mark.kind.value}"),
        neutral=_short(mark.neutral),
    )


def _stretches(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, Mark | None]]:
    done = 0
    for mark in marks:
        yield text[done : mark.start], None
        yield text[mark.start : mark.end], mark
        done = mark.end
    yield text[done:], None


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
