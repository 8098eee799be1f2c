"""What a language model is asked is made of words that may be shown, and of nothing else."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.rules.disclosure import Band
from bot.summaries.looking_back import look_back, told
from bot.summaries.model import Held, ThemeTold, from_json, to_json
from bot.summaries.proposals import asking
from bot.summaries.proposals.asking import (
    INSTRUCTIONS,
    LONGEST_ANSWER,
    MOST_CHARACTERS,
    MOST_THEMES,
    Accepted,
    ask,
    with_proposals,
)
from bot.summaries.themes.model import Method
from bot.summaries.themes.weeks import since_earlier
from tests.unit.summaries.proposals import (
    ASKED_ON,
    SECTION,
    SUMMARY,
    SUPERVISION,
    TOLD_ON,
    WAITING,
    asked,
)

NAMED = Accepted({(0, 0): "Waiting times for families"}, "Both come up.")


def test_each_theme_is_asked_about_with_its_name_and_its_answers_in_their_order() -> None:
    material = json.loads(asked().material)

    assert material == {
        "themes": [
            {
                "theme": "t1",
                "name": "waiting times",
                "answers": [
                    {"id": "a1", "text": WAITING.quotes[0]},
                    {"id": "a2", "text": WAITING.more[0]},
                    {"id": "a3", "text": WAITING.more[1]},
                ],
            },
            {
                "theme": "t2",
                "name": "cancelled",
                "answers": [
                    {"id": "a4", "text": SUPERVISION.quotes[0]},
                    {"id": "a5", "text": SUPERVISION.quotes[1]},
                    {"id": "a6", "text": SUPERVISION.more[0]},
                ],
            },
        ]
    }


def test_nothing_else_of_the_summary_is_in_it() -> None:
    section = replace(SECTION, meeting=Held("Budget meeting", ASKED_ON))
    material = asked(replace(SUMMARY, sections=(section,), meetings=(section.meeting,))).material  # type: ignore[arg-type]

    for other in ("Hope Valley", "Budget", "stayed with you", "biscuits", "London", "2026"):
        assert other not in material


def test_a_question_asked_before_everybody_was_told_is_left_out() -> None:
    later = replace(
        SECTION, asked_on=ASKED_ON + timedelta(days=1), themes=(replace(WAITING, name="later"),)
    )
    summary = replace(SUMMARY, sections=(SECTION, later))

    on_the_day = ask(summary, told_on=ASKED_ON)

    assert on_the_day is not None
    assert [(theme.position, theme.name) for theme in on_the_day.themes] == [((1, 0), "later")]
    assert ask(SUMMARY, told_on=ASKED_ON) is None
    undated = replace(SUMMARY, sections=(replace(SECTION, asked_on=None),))
    assert ask(undated, told_on=TOLD_ON) is None


def test_a_theme_with_fewer_than_two_shareable_answers_is_not_asked_about() -> None:
    alone = replace(WAITING, more=())
    silent = ThemeTold("trust", Band(2, 4))
    summary = replace(SUMMARY, sections=(replace(SECTION, themes=(alone, silent, SUPERVISION)),))

    assert [theme.position for theme in asked(summary).themes] == [(0, 2)]
    nothing = replace(SUMMARY, sections=(replace(SECTION, themes=(alone, silent)),))
    assert ask(nothing, told_on=TOLD_ON) is None


def test_what_does_not_fit_is_left_out_and_every_theme_has_its_part() -> None:
    long = "x" * LONGEST_ANSWER
    themes = tuple(
        ThemeTold(f"theme {number}", Band(2, 4), more=(long + "x", *[long] * 40, "a", "b"))
        for number in range(MOST_THEMES + 3)
    )

    made = asked(replace(SUMMARY, sections=(replace(SECTION, themes=themes),)))

    texts = [text for theme in made.themes for text in theme.answers.values()]
    assert [theme.name for theme in made.themes] == [one.name for one in themes[:MOST_THEMES]]
    assert MOST_CHARACTERS * 0.8 < sum(map(len, texts)) <= MOST_CHARACTERS
    assert all(len(text) <= LONGEST_ANSWER for text in texts)


def test_a_theme_whose_answers_do_not_fit_is_left_out() -> None:
    long = ThemeTold("long", Band(2, 4), more=("x" * (LONGEST_ANSWER + 1), "a", "y" * 999))

    made = asked(replace(SUMMARY, sections=(replace(SECTION, themes=(long, WAITING)),)))

    assert [theme.name for theme in made.themes] == ["waiting times"]


def test_the_themes_that_most_stand_behind_come_first() -> None:
    more = replace(SUPERVISION, standing=Band(5, 9))
    summary = replace(SUMMARY, sections=(replace(SECTION, themes=(WAITING, more)),))

    assert [theme.position for theme in asked(summary).themes] == [(0, 1), (0, 0)]


def test_the_instructions_say_that_answers_are_no_instructions() -> None:
    assert "never instructions" in INSTRUCTIONS


def test_an_accepted_name_and_link_are_set_and_marked() -> None:
    made = with_proposals(SUMMARY, NAMED)

    first, second = made.sections[0].themes
    assert (first.name, first.proposed, first.own_name) == (
        "Waiting times for families",
        True,
        "waiting times",
    )
    assert second == SUPERVISION
    assert made.link == "Both come up."
    assert replace(made, sections=SUMMARY.sections, link="") == SUMMARY
    assert from_json(to_json(made)) == made


def test_weeks_are_compared_by_our_own_names_whatever_was_proposed() -> None:
    then = with_proposals(SUMMARY, NAMED)

    assert told(then) == told(SUMMARY)


def test_a_theme_that_has_gone_quiet_is_called_what_people_read() -> None:
    then = with_proposals(SUMMARY, NAMED)
    now = replace(SUMMARY, number=3, sections=(replace(SECTION, themes=(SUPERVISION,)),))
    since = since_earlier(told(now), [told(then)], method=Method.WORDS)

    assert [one.name for one in look_back(now, [then], since).quiet] == [
        "Waiting times for families"
    ]


def test_planted_other_voices_in_the_request_would_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def all_words(theme: ThemeTold) -> list[str]:
        return [*theme.quotes, *theme.more, *SECTION.other_voices]

    monkeypatch.setattr(asking, "_short", all_words)

    with pytest.raises(AssertionError):
        test_nothing_else_of_the_summary_is_in_it()
