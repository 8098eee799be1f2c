"""Names are runs of the theme's own shareable words."""

import pytest

from bot.summaries.themes.naming import names
from bot.summaries.themes.saying import said


def named(themes: list[list[str]], closed: frozenset[str] = frozenset()) -> list[str]:
    texts = [text for theme in themes for text in theme]
    answers = [said(text, text not in closed) for text in texts]
    indexes = iter(range(len(texts)))
    members = [[next(indexes) for _ in theme] for theme in themes]
    return names(answers, members, [1.0] * len(texts))


PARKING = ["The car park is full by nine", "No space in the car park", "A bigger car park, please"]
FOOD = ["Night meals on the ward", "We need night meals on late shifts", "Night meals at last"]


def test_a_theme_is_named_by_the_run_that_its_answers_share() -> None:
    assert named([PARKING, FOOD]) == ["car park", "night meals"]


def test_plural_and_singular_count_as_one_and_the_commoner_form_is_shown() -> None:
    assert named([["Nurses listen", "The nurses", "One nurse cared"], FOOD])[0] == "nurses"


def test_words_that_only_unshareable_answers_hold_are_never_taken() -> None:
    secret = "The car park at Elm Court frightens me"

    [name, _] = named([[*PARKING, secret, "Elm Court, the car park"], FOOD], frozenset({secret}))
    [other, _] = named(
        [[secret, "The Elm Court car park frightens", "Nowhere to leave a van"], FOOD],
        frozenset({secret, "The Elm Court car park frightens"}),
    )

    assert name == "car park"
    assert other == ""


def test_a_theme_of_which_no_word_may_be_shown_has_no_name() -> None:
    closed = frozenset({"Parking costs", "Parking is a misery"})

    assert named([FOOD, sorted(closed)], closed)[1] == ""


def test_a_letter_is_no_name() -> None:
    assert named([["Daeth y papurau yn hwyr", "Roedd y croeso yn gynnes"], FOOD])[0] == ""


def test_no_two_names_are_the_same() -> None:
    found = named([["Waiting", "Waiting"], ["Waiting", "Waiting."], ["waiting", "waiting!"]])

    assert len({name.casefold() for name in found if name}) == len([name for name in found if name])


def test_words_that_say_little_do_not_name_a_theme_that_has_better_ones() -> None:
    theme = ["It was really good, the garden", "The garden is really good", "Really good garden"]

    [name, _] = named([theme, FOOD])

    assert name == "garden"


def test_a_second_run_speaks_for_what_the_first_leaves_out() -> None:
    theme = ["Parking", "parking", "parking space", "Bus stop", "The bus stop", "a bus stop"]

    [name, _] = named([theme, FOOD])

    assert name == "bus stop, parking"


def test_a_run_does_not_cross_a_full_stop() -> None:
    [name, _] = named([["Late shifts. Meals vanish", "late shifts. Meals!"], FOOD])

    assert "shifts meals" not in name


def test_what_one_answer_alone_says_names_nothing() -> None:
    two = ["The agenda was too full for two hours", "We never end the agenda"]
    three = ["Recording us is fine by me", "Please stop recording", "I disagree with recording"]

    assert named([two, FOOD])[0] == "agenda"
    assert named([three, FOOD])[0] == "recording"
    assert named([["Parking was a nightmare", "Nowhere to leave a van"], FOOD])[0] == ""


@pytest.mark.parametrize(
    ("answers", "name"),
    [
        (["Too much jargon", "Jargon again", "So much jargon"], "jargon"),
        (["The papers were late", "Late papers once more"], "papers"),
        (["Cold room, no heating", "A cold room again", "It is a cold room"], "cold room"),
        (["Cold room, no heating", "A cold room again", "The room was fine"], "room"),
        (["Cold room, no heating", "A cold room again", "Not a cold room"], "room"),
        (["I felt heard today", "At last I felt heard"], "being heard"),
        (["We spoke about the budget", "They spoke about the budget"], "budget"),
        (["We agreed", "They agreed at once"], ""),
        (["The agenda is full", "Two agendas at once"], "agenda"),
    ],
)
def test_a_name_fits_after_wrote_about_and_takes_no_side_that_not_all_take(
    answers: list[str], name: str
) -> None:
    assert named([answers, FOOD])[0] == name


def test_what_is_seen_both_ways_is_named_by_what_both_sides_felt_or_by_the_thing() -> None:
    heard = ["I felt heard", "I did not feel heard"]
    papers = ["The papers came late", "Papers came in good time"]
    answers = [said(text, True) for text in (*heard, *papers)]

    found = names(answers, [[0, 1], [2, 3]], [1.0] * 4, sides=[[1, -1], [1, -1]])

    assert found == ["being heard", "papers"]


def test_one_person_who_makes_two_points_is_not_two() -> None:
    answers = [said("The garden", True, 0), said("A garden, please", True, 0)]

    assert names(answers, [[0, 1]], [1.0] * 2) == [""]


def test_a_name_does_not_say_the_opposite_by_leaving_a_denial_out() -> None:
    theme = ["It did not feel safe to be honest", "Hard to be honest"]

    assert "safe to be honest" not in named([theme, FOOD])[0]


def test_a_name_keeps_the_small_word_that_closes_it() -> None:
    theme = ["I felt listened to this time", "Felt listened to, at last", "Felt listened to today"]

    assert named([theme, FOOD])[0] == "being listened to"
