"""What a theme is called where it has no name, and where it is seen both ways."""

from dataclasses import replace

import pytest

from bot.rules.disclosure import Band
from bot.summaries import wording
from bot.summaries.forms.in_short import in_short
from bot.summaries.forms.plain import as_plain_text
from bot.summaries.model import Section, Summary, ThemeTold
from bot.summaries.searching import named_themes
from bot.texts.speech import Speech
from prompts.model import Kind
from tests.unit.summaries.cases import summarise

SPEECH = Speech()
HEARD, UNHEARD = "I felt heard", "I did not feel heard"
SIDES = ((HEARD,), (UNHEARD,))


def with_theme(theme: ThemeTold) -> Summary:
    """A summary of one question with this theme and some who had nothing to say."""
    section = Section(Kind.TEXT, "What stayed?", 5, Band(5, 9), themes=(theme,), non_answers=True)
    return replace(summarise(), sections=(section,))


@pytest.mark.parametrize(
    ("name", "sides", "called"),
    [
        ("jargon", (), "jargon"),
        ("", (), "These may belong together"),
        ("being heard", SIDES, "Seen both ways: being heard"),
        ("", SIDES, "Seen both ways"),
    ],
)
def test_a_theme_is_called_by_its_name_and_by_whether_it_is_seen_both_ways(
    name: str, sides: tuple[tuple[str, ...], ...], called: str
) -> None:
    told = ThemeTold(name, Band(2, 4), (HEARD, UNHEARD), both_ways=sides)

    assert wording.theme(SPEECH, told) == called
    assert called in as_plain_text(with_theme(told), SPEECH).replace("“", "").replace("”", "")


def test_in_short_what_is_seen_both_ways_has_a_quote_of_each_side() -> None:
    told = ThemeTold("being heard", Band(2, 4), (HEARD, UNHEARD), both_ways=SIDES)

    lines = [line for part in in_short(with_theme(told), SPEECH) for line in part]
    quoted = [line.quote for line in lines if line.quote]

    assert quoted == [HEARD, UNHEARD]


def test_who_had_nothing_to_say_is_told_in_one_sentence() -> None:
    told = as_plain_text(with_theme(ThemeTold("", Band(2, 4), (HEARD,))), SPEECH)

    assert told.count("Some answers were only “nothing”, thanks or the like.") == 1


def test_a_theme_without_a_name_is_not_found_by_name() -> None:
    assert named_themes(with_theme(ThemeTold("", Band(2, 4), (HEARD,)))) == ()
