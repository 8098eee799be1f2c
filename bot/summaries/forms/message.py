"""The message that everybody gets: the summary in short, to be read on a phone in a minute or two.

Mostly it is one message. Where people wrote much it goes on in a second and third; only then is the
longest cut short, at the end of a sentence and with a sign that it goes on.
"""

from collections.abc import Iterator, Sequence
from html import escape, unescape

from bot.rules.sealing.boxes import utf16_units
from bot.summaries import wording
from bot.summaries.forms.in_short import Line, Part, Room, in_short
from bot.summaries.model import Summary
from bot.texts.speech import Speech

HOLIDAYS = 14
"""More days on which nothing is asked are left to the page: a summer would fill the message."""
MOST_MESSAGES = 3
MOST_UNITS = 3500
"""UTF-16 units of a message; Telegram takes 4096 (Bot API, sendMessage)."""
ROOMS = (
    Room(),
    *(Room(units=units) for units in (1500, 1000, 700, 500, 350, 240, 150)),
    *(Room(texts=texts, units=150) for texts in (6, 3, 1, 0)),
)
"""What is tried in turn until it all fits."""
FOLDED_FROM = 600
"""UTF-16 units from which a quote is folded up: a tap shows the rest (Bot API, formatting)."""


def messages(summary: Summary, speech: Speech) -> tuple[str, ...]:
    """One to three messages as HTML, each within what Telegram takes.

    A question that goes on in the next message is said there again.
    """
    head = "\n".join(_head(summary, speech))
    made: list[str] = []
    for room in ROOMS:
        made = _packed(head, in_short(summary, speech, room), speech)
        if len(made) <= MOST_MESSAGES:
            return tuple(made)
    more = speech.say("summary-more")
    return (*made[: MOST_MESSAGES - 1], f"{made[MOST_MESSAGES - 1]}\n\n{more}")


def is_quiet(summary: Summary) -> bool:
    """Whether there is nothing to show, so that the message alone says all."""
    return not (summary.sections or summary.check or summary.actions or summary.link)


def _head(summary: Summary, speech: Speech) -> Iterator[str]:
    group = wording.inline(summary.group, wording.SHORT_NAME)
    yield speech.say("summary-title", number=summary.number, group=group)
    told = [
        wording.period(speech, summary),
        speech.label("summary-meetings", count=len(summary.meetings)),
    ]
    if 0 < len(summary.holidays) <= HOLIDAYS and not summary.meetings:
        told.append(wording.holidays(speech, summary))
    if summary.sections:
        told.append(wording.answered_in_all(speech, summary))
    yield escape(" ".join(told), quote=False)
    if summary.number == 1:
        yield speech.say("summary-first")


def _packed(head: str, parts: Sequence[Part], speech: Speech) -> list[str]:
    """The parts below the head, as few messages as they take, whole parts wherever they fit."""
    made = [head]
    for part in parts:
        lines = [_line(line) for line in part]
        between = "\n\n"
        whole = "\n".join(lines)
        if made[-1] != head and _fits("", whole) and not _fits(made[-1], between + whole):
            made.append("")
        for index, line in enumerate(lines):
            if not _fits(made[-1], between + line):
                again = speech.say("summary-goes-on", wording=part[0].lead)
                made.append(again if index and part[0].lead else "")
            made[-1] += (between if made[-1] else "") + line
            between = "\n"
    return made


def _fits(one: str, more: str) -> bool:
    return _units(one) + _units(more) <= MOST_UNITS


def _units(html: str) -> int:
    """No fewer than Telegram counts: it leaves out the tags."""
    return utf16_units(unescape(html))


def _line(line: Line) -> str:
    if line.quote:
        folds = " expandable" if utf16_units(line.quote) >= FOLDED_FROM else ""
        return f"<blockquote{folds}>{escape(line.quote, quote=False)}</blockquote>"
    lead = f"<b>{escape(line.lead, quote=False)}</b>" if line.lead else ""
    return " ".join(one for one in (lead, escape(line.said, quote=False)) if one)
