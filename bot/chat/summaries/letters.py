"""A published summary as letters: in short with its chart and its files, or all of it in words."""

from dataclasses import replace

from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.letter import Letter
from bot.chat.summaries.taps import HowTap, StillOpenTap, WholeTap
from bot.summaries.charts.questions import chart_png
from bot.summaries.forms.chat import caption, chat_parts, how_parts
from bot.summaries.forms.message import is_quiet, messages
from bot.summaries.forms.page import page
from bot.summaries.forms.pdf import pdf
from bot.summaries.model import from_json
from bot.texts.speech import Speech
from storage.records import StoredSummary


def summary_letters(stored: StoredSummary, speech: Speech, *, private: bool) -> tuple[Letter, ...]:
    """What is sent of a summary: its chart if it has one, the message, the page and the PDF.

    A quiet week has nothing but its message, with the way to the questions that are open. In a
    group's own chat there are no buttons: what one person taps there, all would have to read.

    Raises BadSummary.
    """
    summary = from_json(stored.content)
    letters = [Letter(one) for one in messages(summary, speech)]
    if is_quiet(summary):
        if private and summary.stays_sealed:
            letters[-1] = replace(letters[-1], buttons=_still_open(stored, speech))
        return tuple(letters)
    if private:
        letters[-1] = replace(letters[-1], buttons=_buttons(stored, speech))
    chart = chart_png(summary, speech)
    if chart is not None:
        letters.insert(0, Letter(caption(summary, speech), picture=chart))
    name = speech.label("summary-file", number=summary.number)
    about = speech.say("summary-page-caption", number=summary.number)
    letters.append(Letter(about, file=(f"{name}.html", page(summary, speech).encode())))
    printed = pdf(summary, speech)
    if printed is not None:
        about = speech.say("summary-pdf-caption", number=summary.number)
        letters.append(Letter(about, file=(f"{name}.pdf", printed)))
    return tuple(letters)


def _buttons(stored: StoredSummary, speech: Speech) -> Buttons:
    whole = WholeTap(stored.group_id, stored.id)
    how = HowTap(stored.group_id, stored.id)
    return [
        [tap_button(speech.label("button-whole"), whole)],
        [tap_button(speech.label("button-how"), how)],
    ]


def _still_open(stored: StoredSummary, speech: Speech) -> Buttons:
    return [[tap_button(speech.label("button-still-open"), StillOpenTap(stored.group_id))]]


def whole_letters(stored: StoredSummary, speech: Speech) -> tuple[Letter, ...]:
    """All of a summary in words.

    Raises BadSummary.
    """
    return tuple(Letter(part) for part in chat_parts(from_json(stored.content), speech))


def how_letters(stored: StoredSummary, speech: Speech) -> tuple[Letter, ...]:
    """How a summary was made and what it leaves out.

    Raises BadSummary.
    """
    return tuple(Letter(part) for part in how_parts(from_json(stored.content), speech))


def doubtful_summary_letter(stored: StoredSummary, speech: Speech) -> Letter:
    """Part of a summary may have arrived already, or not."""
    return Letter(speech.say("summary-doubtful", number=str(stored.number)))
