"""One thing to talk about when the group meets: chosen by rule, and never a person."""

from dataclasses import replace

import pytest

from bot.rules.disclosure import Band, Said
from bot.summaries.forms.to_talk_about import to_talk_about
from bot.summaries.model import Section, ThemeTold
from bot.texts.speech import Speech
from prompts.model import Kind
from tests.unit.summaries.cases import SCALE, box, summarise, taps

SPEECH = Speech()
SOME = Band(2, 4)
SIDES = (("I felt heard",), ("I did not feel heard",))
THRICE = ThemeTold("jargon", SOME, ("Jargon again",), weeks=(None, SOME, SOME, SOME))
SPLIT = ThemeTold("being heard", SOME, ("I felt heard", "I did not feel heard"), both_ways=SIDES)
DIVIDED = summarise(box(SCALE, taps({1: 3, 5: 3}))).sections[0]


def of(*themes: ThemeTold) -> Section:
    return Section(Kind.TEXT, "What stayed with you?", 5, Band(5, 9), themes=themes)


def told(*sections: Section) -> str:
    return to_talk_about(replace(summarise(), sections=sections), SPEECH)


def test_what_is_seen_both_ways_comes_before_what_divides_and_what_comes_again() -> None:
    assert told(of(THRICE), DIVIDED, of(SPLIT)) == "“being heard”, seen both ways."
    assert told(of(THRICE), DIVIDED) == "“How safe did it feel to speak?” People were divided."
    assert told(of(THRICE)) == "“jargon”, a theme 3 times in a row."


def test_what_has_no_name_is_told_by_its_question() -> None:
    nameless = replace(SPLIT, name="")

    assert told(of(nameless)) == "Something seen both ways in “What stayed with you?”"


@pytest.mark.parametrize(
    "weeks", [(), (SOME,), (SOME, SOME), (SOME, None, SOME, SOME), (SOME, SOME, SOME, None, SOME)]
)
def test_a_theme_that_did_not_come_three_times_in_a_row_is_nothing_to_talk_about(
    weeks: tuple[Band | None, ...],
) -> None:
    assert told(of(replace(THRICE, weeks=weeks))) == ""


def test_a_quiet_or_an_agreed_week_has_nothing_to_talk_about() -> None:
    agreed = summarise(box(SCALE, taps({5: 6}))).sections[0]

    assert agreed.said is Said.MOST_HIGH
    assert told(agreed, of(ThemeTold("tea", SOME, ("tea",)))) == ""
    assert to_talk_about(summarise(), SPEECH) == ""


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        ("the chair", "The chair let me finish"),
        ("Dr Patel", "I saw Dr Patel"),
        ("amira", "We all missed Amira today"),
        ("her", "I do not trust her"),
    ],
)
def test_it_is_never_about_a_person(name: str, quote: str) -> None:
    about = ThemeTold(name, SOME, (quote,), weeks=(SOME, SOME, SOME))
    split = replace(about, both_ways=((quote,), (quote,)))

    assert told(of(about)) == ""
    assert told(of(split)) == ""


def test_a_word_at_the_start_of_a_sentence_or_in_capitals_is_no_name() -> None:
    again = replace(THRICE, name="jargon", quotes=("Jargon again. Jargon!", "JARGON everywhere"))

    assert "“jargon”" in told(of(again))
