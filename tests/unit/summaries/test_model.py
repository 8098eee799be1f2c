"""A summary as it is kept: its JSON alone gives it back whole."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.rules.disclosure import Band, Said
from bot.summaries.model import (
    Action,
    BadSummary,
    Check,
    Figure,
    Held,
    Quiet,
    Section,
    Split,
    Summary,
    ThemeTold,
    Unopened,
    Week,
    from_json,
    to_json,
)
from bot.summaries.themes.model import Change, Method
from prompts.model import Kind

HELD = Held("Steering group", date(2026, 6, 3))
FULL = Summary(
    group="Hope Valley",
    number=3,
    week_from=date(2026, 6, 3),
    week_to=date(2026, 6, 9),
    published_on=date(2026, 6, 9),
    zone="Europe/London",
    k=5,
    meetings=(HELD,),
    sections=(
        Section(
            Kind.SCALE,
            "How safe did it feel?",
            5,
            Band(10, None),
            date(2026, 6, 3),
            HELD,
            "Not safe",
            "Very safe",
            Said.MOST_HIGH,
            "",
            (Figure(0, (1, 2)), Figure(4, (4, 5))),
            (Split("LXP", Said.MOST_MIDDLE),),
            over_weeks=(Said.DIVIDED, None),
        ),
        Section(
            Kind.TEXT,
            "What now?",
            5,
            Band(5, 9),
            themes=(
                ThemeTold(
                    "too long",
                    Band(2, 4),
                    ("“<b>”\n\u202e",),
                    ("more",),
                    Change.RETURNS,
                    (None, Band(2, 4)),
                ),
            ),
            other_voices=("🙂",),
        ),
        Section(Kind.CHOICE, "Who spoke?", 3, Band(3, 4), said=Said.MORE, option="Us"),
    ),
    stays_sealed=(Unopened("Still open", 5),),
    destroyed=(Unopened("Gone", 5, 4),),
    weeks=(Week(1, date(2026, 6, 2)), Week(2, date(2026, 6, 9))),
    quiet=(Quiet("tea"),),
    check=Check(1, Band(5, 9), Said.MORE, "Fits", ("the tea",)),
    actions=(Action("tea", "We bought some.", date(2026, 6, 1), done=True),),
    link="Both are about time.",
    method=Method.MEANING,
    removed_quotes=1,
)


def test_a_summary_comes_back_from_its_json_whole() -> None:
    assert from_json(to_json(FULL)) == FULL


def test_a_summary_of_nothing_comes_back_too() -> None:
    empty = replace(FULL, meetings=(), sections=(), stays_sealed=(), destroyed=(), removed_quotes=0)

    assert from_json(to_json(empty)) == empty


def test_a_summary_kept_before_it_could_tell_of_removed_quotes_is_still_read() -> None:
    older = json.loads(to_json(FULL))
    del older["removed_quotes"]

    assert from_json(json.dumps(older)) == replace(FULL, removed_quotes=0)


def test_a_summary_kept_before_there_were_themes_loses_no_words() -> None:
    older = json.loads(to_json(FULL))
    for section in older["sections"]:
        section["quotes"] = section.pop("themes") and ["first", "second"]

    text = from_json(json.dumps(older)).sections[1]

    assert (text.themes, text.words) == ((), ("first", "second", "🙂"))


def test_rounded_shares_of_a_summary_from_before_there_were_sentences_are_dropped() -> None:
    older = json.loads(to_json(FULL))
    shares = [{"percent": 10, "points": [1, 2], "option": ""}]
    for section in older["sections"]:
        del section["said"], section["option"], section["over_weeks"]
        section |= {"figures": shares, "ends": [10, 60], "line": [30, 60]}
        section["splits"] = [{"perspective": "LXP", "figures": shares}]
    del older["check"]["said"], older["check"]["option"]
    older["check"]["figures"] = shares

    kept = from_json(json.dumps(older))

    assert {(one.said, one.figures, one.splits, one.over_weeks) for one in kept.sections} == {
        (None, (), (), ())
    }
    assert kept.sections[1].words == FULL.sections[1].words
    assert kept.check == Check(1, Band(5, 9), None, "", ("the tea",))


def test_a_theme_that_was_called_new_against_other_questions_is_not_called_so_any_more() -> None:
    new = replace(FULL.sections[1].themes[0], change=Change.NEW)
    today = replace(FULL, sections=(replace(FULL.sections[1], themes=(new,)),))
    older = json.loads(to_json(today))
    del older["sections"][0]["non_answers"]

    assert from_json(to_json(today)).sections[0].themes[0].change is Change.NEW
    assert from_json(json.dumps(older)).sections[0].themes[0].change is None


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"group": 1}', to_json(FULL)[:-1]])
def test_what_is_no_summary_is_refused(content: str) -> None:
    with pytest.raises(BadSummary):
        from_json(content)
