"""Names are runs of the theme's own shareable words."""

from bot.summaries.themes.naming import names, said
from bot.summaries.themes.stopwords import words


def named(themes: list[list[str]], closed: frozenset[str] = frozenset()) -> list[str]:
    texts = [text for theme in themes for text in theme]
    answers = [said(text, text not in closed) for text in texts]
    indexes = iter(range(len(texts)))
    members = [[next(indexes) for _ in theme] for theme in themes]
    return names(answers, members, [1.0] * len(texts))


PARKING = ["The car park is full by nine", "No space in the car park", "A bigger car park, please"]
FOOD = ["Hot meals at night", "We need hot meals on late shifts", "There were no hot meals again"]


def test_a_theme_is_named_by_the_run_that_its_answers_share() -> None:
    assert named([PARKING, FOOD]) == ["car park", "hot meals"]


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
    assert set(words(other)) <= set(words("Nowhere to leave a van"))


def test_a_theme_of_unshareable_answers_takes_single_words_that_others_share() -> None:
    closed = frozenset({"Parking costs too much", "Parking is a misery"})

    [_, name] = named([["Parking was fine", "I like the garden"], sorted(closed)], closed)

    assert name == "Parking"


def test_a_theme_of_which_no_word_may_be_shown_has_no_name() -> None:
    closed = frozenset({"Parking costs", "Parking is a misery"})

    assert named([FOOD, sorted(closed)], closed)[1] == ""


def test_no_two_names_are_the_same() -> None:
    found = named([["Waiting", "Waiting"], ["Waiting", "Waiting."], ["waiting", "waiting!"]])

    assert len({name.casefold() for name in found if name}) == len([name for name in found if name])


def test_words_that_say_little_do_not_name_a_theme_that_has_better_ones() -> None:
    theme = ["It was really good, the garden", "The garden is really good", "Really good garden"]

    [name, _] = named([theme, FOOD])

    assert name == "garden"


def test_answers_of_emoji_alone_are_named_by_one_of_them() -> None:
    assert named([["👍👍", "👍"], FOOD])[0] == "👍"


def test_a_second_run_speaks_for_what_the_first_leaves_out() -> None:
    theme = ["Parking", "parking", "parking space", "Bus stop", "The bus stop", "a bus stop"]

    [name, _] = named([theme, FOOD])

    assert name == "bus stop, parking"


def test_a_run_does_not_cross_a_full_stop() -> None:
    [name, _] = named([["Late shifts. Meals vanish", "late shifts. Meals!"], FOOD])

    assert "shifts meals" not in name


def test_two_answers_are_named_by_what_one_of_them_says_in_full() -> None:
    theme = ["The agenda was too full for two hours", "We never end the agenda"]

    assert named([theme, FOOD])[0] == "agenda was too full"


def test_one_answer_does_not_speak_for_three() -> None:
    theme = ["Recording us is fine by me", "Please stop recording", "I disagree with recording"]

    assert named([theme, FOOD])[0] == "recording"


def test_a_name_does_not_end_in_the_middle_of_a_phrase() -> None:
    theme = ["The words used about patients were not kind", "Patients again"]

    assert named([theme, FOOD])[0] == "patients were not kind"


def test_a_name_does_not_say_the_opposite_by_leaving_a_denial_out() -> None:
    theme = ["It did not feel safe to be honest", "Hard to be honest"]

    assert "safe to be honest" not in named([theme, FOOD])[0]


def test_a_name_keeps_the_small_word_that_closes_it() -> None:
    theme = ["I felt listened to this time", "Felt listened to, at last", "Felt listened to today"]

    assert named([theme, FOOD])[0] == "Felt listened to"
