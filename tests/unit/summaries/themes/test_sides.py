"""Points that take different sides of one thing are told apart, and nothing else is."""

import pytest

from bench.opposites import halves, pairs
from bot.summaries.themes.inflection import base
from bot.summaries.themes.model import Voice
from bot.summaries.themes.sides.grouping import by_side
from bot.summaries.themes.sides.opposing import Verdict, verdict
from bot.summaries.themes.sides.parting import parted
from bot.summaries.themes.sides.stances import stance, takes_side
from bot.summaries.themes.surveys.clauses import clauses

LEAST_SEEN, MOST_TORN = 0.85, 0.05
"""Somewhat below what docs/themes.md tells, so that a change for the worse is noticed."""
HEARD, UNHEARD = "I felt heard", "I did not feel heard"


def between(one: str, other: str) -> Verdict:
    return verdict(stance(one), stance(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HEARD, UNHEARD),
        ("The room was hot", "The room was cold"),
        ("Too many meetings", "Too few meetings"),
        ("The papers were late", "The papers came in time"),
        ("The chair listens", "The chair doesn’t listen"),
        ("Nobody explained the budget", "The budget was explained"),
        ("I understood nothing at all", "I understood it all"),
        ("It was fair", "It was unfair"),
        ("There was nothing I did not follow", "I did not follow it"),
    ],
)
def test_different_sides_of_one_thing_are_opposed_either_way_round(one: str, other: str) -> None:
    assert between(one, other) is between(other, one) is Verdict.OPPOSED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was not easy to follow", "It was hard to follow"),
        ("Nobody listened to me", UNHEARD),
        ("The interpreter was late", "We finished on time"),
        ("Never any breaks", "More breaks"),
        ("Too many abbreviations", "Nobody explained the abbreviations"),
        ("Not only the staff spoke", "The staff spoke"),
        ("The room was cold", "The lunch was lovely"),
        ("No parking spaces again", "Parking is impossible"),
        ("No breaks", "The breaks were horrible"),
        ("Ten minutes of break are not much", "We had a real break"),
        ("Training days for the wards", "Plan the training days with the wards not for them"),
        ("The break helped me to come back", "Jargon crept back in after the break"),
        ("They are worried and nobody has asked them", "And when? We have asked for weeks"),
        ("Without them I would have gone home", "I would have gone home"),
        (
            "I don't read them",
            "One page, written before we leave the room, read out loud and signed by all of us",
        ),
    ],
)
def test_what_agrees_or_is_about_something_else_is_not_opposed(one: str, other: str) -> None:
    assert Verdict.OPPOSED not in (between(one, other), between(other, one))


def test_of_the_labelled_pairs_that_were_held_out_nearly_all_are_told_rightly() -> None:
    _, held_out = halves(pairs())

    def opposed(one: str, other: str) -> bool:
        return any(between(a, b) is Verdict.OPPOSED for a in clauses(one) for b in clauses(other))

    seen = [opposed(pair.one, pair.other) for pair in held_out if pair.opposed]
    torn = [opposed(pair.one, pair.other) for pair in held_out if not pair.opposed]
    assert sum(seen) >= LEAST_SEEN * len(seen)
    assert sum(torn) <= MOST_TORN * len(torn)


def test_points_are_parted_into_two_sides_and_who_takes_none_into_neither() -> None:
    assert parted([HEARD, "The bus was late", UNHEARD, "I felt heard today"]) == [1, 0, -1, 1]
    assert parted([HEARD, "I felt heard today"]) == [0, 0]
    assert parted([]) == []


def test_a_side_that_nobody_may_be_quoted_on_is_kept_apart() -> None:
    texts = [HEARD, "I felt heard today", UNHEARD, "I did not feel heard at all"]
    shared = [Voice(text) for text in texts]
    hidden = [Voice(text, text.startswith("I felt")) for text in texts]

    [(_, sides)] = by_side(shared, range(4), range(4))
    apart = [group for group, _ in by_side(hidden, range(4), range(4))]

    assert sides == [1, 1, -1, -1]
    assert apart == [[0, 1], [2, 3]]


def test_who_takes_both_sides_is_on_neither_and_one_against_many_is_kept_apart() -> None:
    both = [Voice(HEARD), Voice(UNHEARD), Voice("I felt heard today")]
    many = [*[Voice(HEARD)] * 9, Voice(UNHEARD)]

    assert [group for group, _ in by_side(both, [0, 0, 1], range(3))] == [[0, 1, 2]]
    assert [group for group, _ in by_side(many, range(10), range(10))] == [list(range(9))]


@pytest.mark.parametrize("word", ["late", "unfair", "lovely", "not", "didn't", "never", "hopeless"])
def test_words_that_judge_or_deny_take_a_side(word: str) -> None:
    assert takes_side(word)


@pytest.mark.parametrize("word", ["car", "papers", "jargon", "breaks", "discussion", "support"])
def test_words_that_name_a_thing_take_none(word: str) -> None:
    assert not takes_side(word)


@pytest.mark.parametrize(
    "inflections",
    ["listen listens listened listening", "stop stopped stopping", "care cared caring",
     "change changes changed", "family families", "hear heard hearing", "try tried tries"],
)  # fmt: skip
def test_inflections_have_one_base(inflections: str) -> None:
    assert len({base(word) for word in inflections.split()}) == 1


def test_words_that_only_look_alike_have_two() -> None:
    assert base("car") != base("caring")
    assert base("hop") != base("hoping")
