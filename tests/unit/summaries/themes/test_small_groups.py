"""In a group of five to nine, themes are what two really share; the rest stays another voice."""

import pytest

from bot.summaries.themes.model import Method, Themes, Voice
from bot.summaries.themes.several import make_week_themes

ONE_EACH = [
    "More time for the training plan.",
    "I was worried about how we talk about restraint.",
    "Parking was a nightmare.",
    "Someone should explain the budget.",
    "I enjoyed meeting the new members.",
]
PAY = [
    "It was a bit awkward talking about pay in front of managers.",
    "We should be paid for prep time as well as the meeting.",
    "Nobody answers when we ask about pay for reading the papers.",
]
HEARD = ["I felt listened to this time.", "Felt listened to, and my idea went into the minutes."]
ALONE = ["The biscuits were good.", "I don't think the risk policy is fair to peer workers."]


def found(texts: list[str]) -> Themes:
    return make_week_themes([Voice(text) for text in texts], Method.MEANING)


def test_five_who_speak_of_five_things_are_five_voices_and_no_theme() -> None:
    themes = found(ONE_EACH)

    assert themes.themes == ()
    assert themes.other == (0, 1, 2, 3, 4)


def test_what_two_or_three_share_is_a_theme_and_who_is_alone_in_a_view_stays_alone() -> None:
    themes = found([*PAY, *HEARD, *ALONE])

    assert {theme.name: theme.answers for theme in themes.themes} == {
        "pay": (0, 1, 2),
        "being listened to": (3, 4),
    }
    assert themes.other == (5, 6)


@pytest.mark.parametrize("alone", ALONE)
def test_one_more_voice_renames_nothing(alone: str) -> None:
    before = {theme.name for theme in found([*PAY, *HEARD]).themes}

    assert {theme.name for theme in found([*PAY, *HEARD, alone]).themes} == before
