"""A summary's figures and days in plain words, the same in the chat and in the chart."""

import unicodedata
from datetime import date, timedelta

from bot.rules.disclosure import BAND_STEP, Band, Said
from bot.summaries.model import Figure, Held, Section, Split, Summary, ThemeTold
from bot.texts.speech import Speech
from prompts.model import Kind

LONGEST = 300
"""Characters of a group's name, a title or a wording that are shown inside a sentence."""
SHORT_NAME = 100
"""The same where there is little room."""
WEEK = timedelta(days=7)
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
    if end - start == WEEK:
        return speech.label("summary-week-to", to=day(speech, end))
    same_year = start.year == end.year
    start_id = "summary-day" if same_year else "summary-date"
    return speech.label(
        "summary-period",
        same="yes" if start == end else "no",
        **{"from": speech.label(start_id, day=start.day, month=start.month, year=str(start.year))},
        to=day(speech, end),
    )


def meeting(speech: Speech, held: Held, longest: int = LONGEST) -> str:
    """A meeting by its title and day."""
    title = inline(held.title, longest)
    return speech.label("summary-meeting", title=title, date=day(speech, held.on))


def answered(speech: Speech, band: Band) -> str:
    """How many people answered, as a range."""
    return speech.label("summary-answered", people=people(speech, band))


def answered_in_all(speech: Speech, summary: Summary) -> str:
    """How many people answered, over all questions: one range that holds every one of theirs."""
    bands = {section.answered for section in summary.sections}
    ends = [band.most for band in bands]
    most = None if None in ends else max(end for end in ends if end is not None)
    told = people(speech, Band(min(band.least for band in bands), most))
    return speech.label(
        "summary-answered" if len(bands) == 1 else "summary-answered-each", people=told
    )


def holidays(speech: Speech, summary: Summary) -> str:
    """Which days nothing was asked, as a sentence; empty if there was no holiday."""
    if not summary.holidays:
        return ""
    days = ", ".join(
        speech.label("summary-day", day=one.day, month=one.month) for one in summary.holidays
    )
    return speech.label("summary-holidays", count=len(summary.holidays), days=days)


def people(speech: Speech, band: Band) -> str:
    """How many people, as a range."""
    if band.most is None:
        return speech.label("summary-people-open", least=band.least)
    return speech.label("summary-people", least=band.least, most=band.most)


def theme(speech: Speech, told: ThemeTold, longest: int = LONGEST) -> str:
    """What a theme is called: by its name if it has one, and whether it is seen both ways."""
    named = "yes" if told.name else "no"
    said = "summary-theme-both-ways" if told.both_ways else "summary-theme-name"
    return speech.label(said, named=named, name=inline(told.name, longest))


def few(band: Band) -> bool:
    """Whether a range of people is the least in which themes are told, and so "some" is true."""
    return band.least < BAND_STEP


def change(speech: Speech, theme: ThemeTold) -> str:
    """What became of a theme over weeks, as a sentence; empty if there is nothing to say."""
    return speech.label(f"summary-theme-{theme.change}") if theme.change else ""


def said(speech: Speech, figure: Figure) -> str:
    """What a figure is about: an option, or points of a scale."""
    if not figure.points:
        return inline(figure.option)
    if len(figure.points) == 1:
        return speech.label("summary-point", first=figure.points[0])
    return speech.label("summary-points", first=figure.points[0], second=figure.points[-1])


def share(speech: Speech, figure: Figure) -> str:
    """A share in fifths, as the range of percentages that it is in."""
    return speech.label("summary-fifth", fifth=figure.fifth)


def sentence(speech: Speech, said: Said, option: str = "") -> str:
    """The sentence about a scale or a choice."""
    return speech.label(f"summary-said-{said}", option=inline(option))


def scale(speech: Speech, section: Section) -> str:
    """What the ends of a scale are called, as a sentence; empty if they have no names."""
    if section.kind is not Kind.SCALE or not (section.low and section.high):
        return ""
    low, high = inline(section.low, SHORT_NAME), inline(section.high, SHORT_NAME)
    return speech.label("summary-scale", low=low, high=high)


def whole(speech: Speech, section: Section) -> str:
    """What is said of everybody's answers to a scale or a choice; why, if it is nothing."""
    if section.said is not None:
        return sentence(speech, section.said, section.option)
    return speech.label("summary-said-parts" if section.splits else "summary-said-once")


def split(speech: Speech, told: Split) -> str:
    """What is said of one perspective alone."""
    said = sentence(speech, told.said, told.option)
    return speech.label("summary-split", perspective=inline(told.perspective), said=said)
