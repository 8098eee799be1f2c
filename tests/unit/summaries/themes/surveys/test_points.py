"""Answers make points, points stand in themes, and themes lean by what is said of them."""

import pytest

from bot.summaries.themes.model import Lean, Method, Voice
from bot.summaries.themes.several import make_survey_themes
from bot.summaries.themes.surveys.amount import MOST_ANSWERS, sample, too_many
from bot.summaries.themes.surveys.clauses import clauses
from bot.summaries.themes.surveys.cleaning import clean, says_something
from bot.summaries.themes.surveys.leaning import leaning

ROOM = ("The room was freezing", "It was far too cold in the room", "Cold room, no heating")
PAPERS = ("The papers came late", "Papers arrived too late to read", "Late papers once more")
LUNCH = ("Lunch was lovely", "Delicious lunch, thank you", "I loved the food at lunch")
BOTH = "Lunch was lovely but the room was freezing cold"


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("Papers late and the room was cold", ["Papers late", "the room was cold"]),
        ("Lovely lunch. Too cold though.", ["Lovely lunch.", "Too cold though."]),
        ("Tea and cake", ["Tea and cake"]),
        ("", []),
    ],
)
def test_an_answer_is_cut_into_its_points(answer: str, points: list[str]) -> None:
    assert clauses(answer) == points


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Lovely staff", 1),
        ("The staff were not helpful", -1),
        ("Too hot", -1),
        ("Nothing could be better", 1),
        ("No problems at all", 1),
        ("More breaks, please", -1),
        ("Very pleased", 1),
        ("It is on Tuesday", 0),
        ("👍", 1),
    ],
)
def test_words_praise_or_criticise(text: str, side: int) -> None:
    assert leaning(text) == side


@pytest.mark.parametrize("many", [1, 4])
def test_an_answer_of_two_points_stands_in_both_themes_and_leans_by_each(many: int) -> None:
    texts = [*(ROOM + PAPERS + LUNCH) * many, BOTH]

    found = make_survey_themes([Voice(text) for text in texts], Method.MEANING)

    both = len(texts) - 1
    standing = [theme for theme in found.themes if both in theme.answers]
    assert len(standing) == 2
    sides = sorted((one.lean.praise > 0, one.lean.criticism > 0) for one in standing if one.lean)
    assert sides == [(False, True), (True, False)]
    for theme in found.themes:
        assert theme.lean is not None
        assert theme.lean.praise + theme.lean.criticism + theme.lean.neither == len(theme.answers)
    assert not set(found.other) & {at for theme in found.themes for at in theme.answers}


def test_by_words_alone_themes_lean_too() -> None:
    found = make_survey_themes([Voice(text) for text in ROOM * 12], Method.WORDS)

    assert found.themes
    assert all(theme.lean == Lean(0, len(theme.answers), 0) for theme in found.themes)


def test_a_sample_is_the_same_each_time_and_a_smaller_one_is_within_it() -> None:
    indexes = range(0, 5000, 2)

    taken = sample(indexes, 300)

    assert taken == sample(indexes, 300) == sorted(taken)
    assert len(set(taken)) == 300
    assert set(sample(indexes, 100)) < set(taken) < set(indexes)


def test_more_than_can_be_read_in_good_time_is_too_many() -> None:
    assert too_many([f"answer {at}" for at in range(MOST_ANSWERS)]) is None
    assert too_many([f"answer {at}" for at in range(MOST_ANSWERS + 1)]) == MOST_ANSWERS
    long = [f"{at} " + "word " * 190 for at in range(30_000)]
    most = too_many(long)
    assert most is not None
    assert too_many(long[:most]) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>Cold</p><br/>&nbsp;room &amp; hall", "Cold\n\nroom & hall"),
        ("I <3 this & 1 < 2", "I <3 this & 1 < 2"),
        ("one_x000D_two", "one\ntwo"),
        ("'=1+1", "=1+1"),
        ("#REF!", ""),
        ("<script>alert(1)</script>late", "late"),
    ],
)
def test_a_cell_is_read_as_its_writer_would(cell: str, text: str) -> None:
    assert clean(cell) == text


@pytest.mark.parametrize(
    "cell", ["n/a", "N/A.", "Nothing", "none", "-", "...", "No comment", "5", "Thanks!"]
)
def test_what_says_nothing_is_no_answer(cell: str) -> None:
    assert not says_something(cell)


@pytest.mark.parametrize("cell", ["Nothing works", "cold", "👍", "No heating", "日本語"])
def test_what_says_something_is_one(cell: str) -> None:
    assert says_something(cell)
