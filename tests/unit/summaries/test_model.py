"""A summary as it is kept: its JSON alone gives it back whole."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.rules.disclosure import Band
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
            (Figure(10, (1, 2)), Figure(90, (4, 5))),
            (Split("LXP", (Figure(50, (3,)),)),),
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
        Section(Kind.CHOICE, "Who spoke?", 3, Band(3, 4), figures=(Figure(90, option="Us"),)),
    ),
    stays_sealed=(Unopened("Still open", 5),),
    destroyed=(Unopened("Gone", 5, 4),),
    weeks=(Week(1, date(2026, 6, 2)), Week(2, date(2026, 6, 9))),
    quiet=(Quiet("tea"),),
    check=Check(1, Band(5, 9), (Figure(60, option="Fits"),), ("the tea",)),
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


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"group": 1}', to_json(FULL)[:-1]])
def test_what_is_no_summary_is_refused(content: str) -> None:
    with pytest.raises(BadSummary):
        from_json(content)
