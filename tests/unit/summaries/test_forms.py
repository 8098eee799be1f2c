"""Every form of a summary holds the same words, figures and theme names, and adds none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.rules.disclosure import Band
from bot.summaries.model import Summary
from tests.unit.summaries import forms
from tests.unit.summaries.forms import FORMS, MARKING, Read, unfaithful
from tests.unit.summaries.weeks import EMPTY, FIRST, FULL, HOSTILE, TEXT, named, saying

WEEKS = {"full": FULL, "first": FIRST, "empty": EMPTY}
READABLE = {
    name: text for name, text in HOSTILE.items() if name not in {"right to left", "override"}
}
"""In a PDF, words from right to left are kept in the order in which they are seen."""
Form = Callable[[Summary], Read]

each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
each_marking_form = pytest.mark.parametrize("form", MARKING.values(), ids=MARKING.keys())
each_week = pytest.mark.parametrize("week", WEEKS.values(), ids=WEEKS.keys())


@each_form
@each_week
def test_every_form_holds_all_that_the_summary_holds(form: Form, week: Summary) -> None:
    assert unfaithful(week, form(week)) == []


@each_form
@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE.keys())
def test_whatever_people_write_arrives_as_they_wrote_it(form: Form, text: str) -> None:
    week = saying(text, "Another voice.")

    assert unfaithful(week, form(week)) == []


@each_marking_form
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_things_are_named_stays_a_name(form: Form, text: str) -> None:
    week = named(text[:300])

    found = unfaithful(week, form(week))

    assert [fault for fault in found if not fault.startswith("no theme")] == []


@pytest.mark.parametrize("name", ["right to left", "override"])
def test_words_from_right_to_left_are_in_the_pdf_as_they_are_seen(name: str) -> None:
    wanted = forms.bare(HOSTILE[name])

    text = forms.bare(forms.in_pdf(saying(HOSTILE[name], "Another voice.")).text)

    letters = "".join(one for one in wanted if one.isalpha())
    assert all(one in text for one in letters)
    if name == "right to left":
        assert "הפגישה" in text


@each_form
def test_all_forms_tell_the_parts_in_the_same_order(form: Form) -> None:
    text = form(FULL).text
    parts = (
        "One meeting: Steering group",
        "How safe did it feel to speak?",
        "Who spoke most?",
        "What stayed with you?",
        "wrote about “pace of the meeting”",
        "We rushed the last two items.",
        "Some wrote about “being heard”",
        "Also:",
        "The room was cold.",
        "A theme last time, but not this time: “room and tea”.",
        "What should come first?",
        "Did summary 7 ring true?",
        "You said, we did",
        "1 question stays sealed",
        "1 question was destroyed unread",
        "How this was made",
        "What is not shown",
    )

    place = 0
    for part in parts:
        place = text.index(part, place)


@each_form
@pytest.mark.parametrize(
    ("week", "said", "unsaid"),
    [
        (FIRST, "This is your first summary", "last 8 summaries"),
        (FULL, "in the last 8 summaries", "first summary"),
        (EMPTY, "There is no meeting to look back on", "To talk about"),
        (EMPTY, "There is nothing to show this time", "60% or more"),
        (replace(EMPTY, holidays=(date(2026, 6, 1),)), "1 June", "Also:"),
        (FULL, "1 quote was removed by a facilitator.", "2 quotes"),
        (replace(FULL, removed_quotes=2), "2 quotes were removed by a facilitator.", "1 quote"),
        (FULL, "Perspectives, for “How safe did it feel to speak?”.", "for “Who spoke most?”"),
        (FULL, "From the perspective “LXP”: More chose “Managers”", "Professional”"),
        (FULL, "Some answers to 1 question. They were damaged", "language model proposed"),
        (replace(FULL, link="All is one."), "in a sentence that a language model proposed", "gibt"),
    ],
)
def test_each_case_has_its_sentence(form: Form, week: Summary, said: str, unsaid: str) -> None:
    text = " ".join(form(week).text.split())

    assert said in text
    assert unsaid not in text.replace("“Who spoke most?”. Managers", "")


def test_a_name_that_a_language_model_proposed_is_marked() -> None:
    themes = (replace(TEXT.themes[0], proposed=True), TEXT.themes[1])
    week = replace(FULL, sections=(replace(TEXT, themes=themes),))

    text = forms.on_page(week).text

    assert text.count("A language model proposed this name.") == 1
    assert "A language model proposed what is marked so here, and nothing else." in text
    assert "No language model wrote" not in text


def test_nothing_is_called_a_quote_that_nobody_wrote() -> None:
    assert forms.on_page(EMPTY).quotes == ()


# Planted faults.

WEEK = replace(FULL, actions=())


def cut(summary: Summary) -> Summary:
    """One quote less."""
    section = summary.sections[2]
    short = replace(section, other_voices=section.other_voices[1:])
    return replace(summary, sections=(*summary.sections[:2], short))


def sharpened(summary: Summary) -> Summary:
    """Other figures."""
    scale = summary.sections[0]
    return replace(summary, sections=(replace(scale, answered=Band(10, 14)), *summary.sections[1:]))


def invented(summary: Summary) -> Summary:
    """A quote more."""
    section = summary.sections[2]
    more = replace(section, other_voices=(*section.other_voices, "Nobody wrote this."))
    return replace(summary, sections=(*summary.sections[:2], more))


def renamed(summary: Summary) -> Summary:
    """A theme by another name."""
    section = summary.sections[2]
    themes = (replace(section.themes[0], name="tempo"), *section.themes[1:])
    changed = replace(section, themes=themes)
    return replace(summary, sections=(*summary.sections[:2], changed))


@each_marking_form
@pytest.mark.parametrize("fault", [cut, sharpened, invented, renamed])
def test_a_form_that_says_something_else_is_found(
    form: Form, fault: Callable[[Summary], Summary]
) -> None:
    assert unfaithful(WEEK, form(fault(WEEK)))


@pytest.mark.parametrize("form", [FORMS["pdf"], FORMS["terminal"]], ids=["pdf", "terminal"])
@pytest.mark.parametrize("fault", [cut, renamed])
def test_a_form_without_marks_that_leaves_something_out_is_found(
    form: Form, fault: Callable[[Summary], Summary]
) -> None:
    assert unfaithful(WEEK, form(fault(WEEK)))
