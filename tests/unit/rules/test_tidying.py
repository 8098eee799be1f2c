"""Habits of writing are made alike; the words stay."""

import pytest

from bot.rules.tidying import tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("It’s “fine”, isn`t it", "It's \"fine\", isn't it"),
        ("One.  Two.\u00a0\u00a0Three.", "One. Two. Three."),
        ("One.   \n\n\n\nTwo.\t", "One.\n\nTwo."),
        ("One.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
        ("Well… and well.. and well.....", "Well... and well... and well..."),
        ("No!!! Why??? What?!?!", "No! Why? What?"),
        ("5–9 of us – yes—us -- no--no", "5-9 of us - yes - us -- no - no"),
        ("Really ? Yes !", "Really? Yes!"),
        ("👍🏽 and 👩🏿‍⚕️", "👍 and 👩‍⚕️"),
        ("hid\u200bden\ufeff \u202esigns", "hidden signs"),
        ("Sia\u0302n", "Siân"),
        ("  indented\n   again", "indented\nagain"),
    ],
)
def test_signs_become_plain(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    "signature",
    [
        "\n- Sam", "\n\n– Sam Jones", "\n-- Sam", "\n~ Siân", " - Sam", "\nBest wishes, Sam",
        "\nKind regards\nSam", "\nThanks,\nSam", "\nThanks, Sam", " Best wishes, Sam", "\nRegards",
        "\nSent from my iPhone", "\n\nSent from Outlook for Android", "\nGet Outlook for iOS",
        " x", " xx", "\nxxx", " X", "\n- Sam xx", "\nLove, Sam x\nSent from my phone", " xoxo",
        "\nCofion gorau, Siân",
    ],
)  # fmt: skip
def test_a_signature_at_the_end_goes(signature: str) -> None:
    assert tidy(f"It went well.{signature}") == "It went well."


@pytest.mark.parametrize(
    "text",
    [
        "We need:\n- Tea",
        "Bring these.\n- Tea\n- Coffee",
        "- Sam",
        "x",
        "Best wishes, Sam",
        "It is plan x",
        "two by 2 x",
        "It was Malcolm X",
        "Thank you all.",
        "Good.\nThanks Sam",
        "Good. Thanks, Sam",
        "Well done\nSam",
        "One thing.\nSent on the day, too late.",
        "It was sent from the trust.",
        "I don't know who is - Sam",
        "One\n\ntwo",
        "A range of 5-9, a half-hearted yes.",
        "ΑΒΓ and abc, Ⅳ",
    ],
)
def test_what_is_no_habit_stays(text: str) -> None:
    assert tidy(text) == text


def test_capital_letters_and_spelling_stay_as_they_were() -> None:
    text = "i REALLY dont no wat too say"

    assert tidy(text) == text
