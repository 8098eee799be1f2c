"""What says nothing is set aside; what says anything more is an answer."""

import pytest

from bot.rules.non_answers import is_non_answer

SAY_NOTHING = """
    Nothing
    nothing really
    Nothing.
    Nothing at all, thanks
    No, nothing to add this time. Thanks all!
    I’ve nothing to add
    I don't have anything to say
    n/a
    N/A.
    -
    ...
    ?
    no
    Nope!
    idk
    Don't know, sorry
    can’t think of anything
    not sure
    all fine thanks
    All good
    Fine, thanks
    ok
    Thank you all
    thanks
    Many thanks to you all
    Diolch!
    👍
    👍🏽👍
    🙏
    Thanks 👍
    Nichts
    dim byd
"""
SAY_MORE = """
    Nothing changes after we speak
    Nothing was good
    nothing good
    Nothing. It was shit.
    Nothing so far
    Nothing for me
    No more
    No one listened
    No thanks to you
    none of it
    thanks for nothing
    Thank you, good meeting
    Thanks 😡
    same as last time
    fine
    cold
    😡
    ❤️
    😢
    Not again
    Thanks to the chair for stopping
    שלום
    漢字
    I feel used. You take our stories and nothing changes
"""


def _listed(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("text", _listed(SAY_NOTHING))
def test_what_says_nothing_is_a_non_answer(text: str) -> None:
    assert is_non_answer(text)


@pytest.mark.parametrize("text", _listed(SAY_MORE))
def test_what_says_more_than_nothing_is_an_answer(text: str) -> None:
    assert not is_non_answer(text)


def test_no_is_an_answer_where_the_question_asks_yes_or_no() -> None:
    assert not is_non_answer("No", "Did you feel safe?")
    assert is_non_answer("No", "Was there anything that you did not say?")
    assert is_non_answer("No", "What stayed with you?")
    assert is_non_answer("Nothing", "Did you feel safe?")


def test_a_blank_answer_is_none() -> None:
    assert not is_non_answer(" \n")


def test_hostile_text_is_read_at_once() -> None:
    assert not is_non_answer("nothing " * 10_000)
    assert not is_non_answer("no" * 10_000)
