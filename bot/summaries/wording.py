"""A summary's figures and days in plain words, the same in the chat and in the chart."""

import unicodedata
from datetime import date

from bot.rules import disclosure
from bot.rules.disclosure import Band
from bot.summaries.model import Figure, Held, Summary
from bot.texts.speech import Speech

LONGEST = 300
"""Characters of a group's name, a title or a wording that are shown inside a sentence."""
_BIDI_CONTROLS = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def inline(word: str, longest: int = LONGEST) -> str:
    """A name, title or wording fit to stand inside a sentence: on one line, and not too long.

    If it is written from right to left, even in part, it is isolated (Unicode Annex 9, FSI and
    PDI), so that it can't turn the sentence around it; its own direction controls are dropped.
    """
    line = " ".join("".join(c for c in word if c not in _BIDI_CONTROLS).split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line):
        return f"{_FIRST_STRONG_ISOLATE}{line}{_POP_ISOLATE}"
    return line


def day(speech: Speech, on: date) -> str:
    """A day in words, with its year."""
    return speech.label("summary-date", day=on.day, month=on.month, year=str(on.year))


def period(speech: Speech, summary: Summary) -> str:
    """Which days the summary covers."""
    start, end = summary.week_from, summary.week_to
    same_year = start.year == end.year
    start_id = "summary-day" if same_year else "summary-date"
    return speech.label(
        "summary-period",
        same="yes" if start == end else "no",
        **{"from": speech.label(start_id, day=start.day, month=start.month, year=str(start.year))},
        to=day(speech, end),
    )


def meeting(speech: Speech, held: Held) -> str:
    """A meeting by its title and day."""
    return speech.label("summary-meeting", title=inline(held.title), date=day(speech, held.on))


def answered(speech: Speech, band: Band) -> str:
    """How many people answered, as a range."""
    if band.most is None:
        return speech.label("summary-answered-open", least=band.least)
    return speech.label("summary-answered", least=band.least, most=band.most)


def said(speech: Speech, figure: Figure) -> str:
    """What a figure is about: an option, or points of a scale."""
    if not figure.points:
        return inline(figure.option)
    if len(figure.points) == 1:
        return speech.label("summary-point", first=figure.points[0])
    return speech.label("summary-points", first=figure.points[0], second=figure.points[-1])


def amount(speech: Speech, figure: Figure) -> str:
    """A figure's share in a word, with its rounded percentage."""
    word = disclosure.amount(figure.percent)
    return speech.label(f"summary-amount-{word}", percent=figure.percent)


def share(speech: Speech, figure: Figure) -> str:
    """A figure's rounded percentage alone, for the end of its bar."""
    if figure.percent == 0:
        return speech.label("summary-chart-share-least")
    if figure.percent == disclosure.HIGHEST_SHARE:
        return speech.label("summary-chart-share-most", percent=figure.percent)
    return speech.label("summary-chart-share", percent=figure.percent)
