"""A summary as it is kept: its JSON alone gives it back whole."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.rules.disclosure import Band
from bot.summaries.model import (
    BadSummary,
    Figure,
    Held,
    Section,
    Split,
    Summary,
    Unopened,
    from_json,
    to_json,
)
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
            Kind.TEXT, "What now?", 5, Band(5, 9), quotes=("“<b>”\n\u202e",), other_voices=("🙂",)
        ),
        Section(Kind.CHOICE, "Who spoke?", 3, Band(3, 4), figures=(Figure(90, option="Us"),)),
    ),
    stays_sealed=(Unopened("Still open", 5),),
    destroyed=(Unopened("Gone", 5, 4),),
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


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"group": 1}', to_json(FULL)[:-1]])
def test_what_is_no_summary_is_refused(content: str) -> None:
    with pytest.raises(BadSummary):
        from_json(content)
