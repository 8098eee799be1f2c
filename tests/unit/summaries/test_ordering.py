"""Voices stand by what they say: much that nobody else says comes first."""

from itertools import permutations

from bot.summaries.themes.ordering import by_what_they_say

BITTER = "I don't trust this group any more. Staff decide beforehand and we are decoration"
SAID = ("lovely cake", BITTER, "👍", "My bus was late so I missed the start")


def test_who_says_much_that_nobody_else_says_comes_first() -> None:
    assert by_what_they_say(SAID) == (BITTER, SAID[3], "lovely cake", "👍")


def test_the_order_is_the_same_in_whichever_order_the_words_came() -> None:
    assert len({by_what_they_say(one) for one in permutations((*SAID, "lovely cake"))}) == 1


def test_small_words_say_something_too() -> None:
    lost, rushed = "I don't understand what I am for here", "The vote was rushed"

    assert by_what_they_say((rushed, lost, "Pictures please")) == (lost, rushed, "Pictures please")


def test_what_others_say_too_weighs_less() -> None:
    alike = ("The papers came late again", "Papers late again", "The lift smells badly today")

    assert by_what_they_say(alike)[0] == alike[2]


def test_a_long_letter_is_no_louder_than_a_full_sentence() -> None:
    letter = " ".join(f"word{number}x{number}" for number in range(300))
    full = (
        "Nobody asked whether peers wanted another committee about hospital parking and buses today"
    )

    assert by_what_they_say((letter, full)) == tuple(sorted((letter, full)))
