"""A perspective travels only where it may be shown, and stays only where it is."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.rules.sealing.perspectives import carried, kept, travelling
from prompts.model import Kind
from storage.records import Answer, GroupSettings, Question, Round

SHOWN = GroupSettings(show_perspectives=True, k=5)
HIDDEN = replace(SHOWN, show_perspectives=False)


@pytest.mark.parametrize(
    ("brought", "travels"),
    [
        ([1] * 6 + [2] * 6, (1, 2)),
        ([1] * 6 + [2] * 5, ()),  # of those who bring 2 one fewer than k+1: five are a remainder
        ([1] * 6 + [2] * 3 + [3] * 3, (1,)),
        ([1] * 6 + [0] * 6, (1,)),
        ([1] * 6 + [0], ()),
        ([1] * 12, ()),  # one part is no split
        ([1] * 5 + [2] * 2 + [3] + [0], ()),
        ([1] * 6 + [2] * 6 + [9] * 6, (1, 2)),  # a number that is not on the list is no perspective
        ([], ()),
    ],
)
def test_what_travels(brought: list[int], travels: tuple[int, ...]) -> None:
    assert travelling(brought, SHOWN) == travels
    assert travelling(brought, HIDDEN) == ()


def asked(travels: tuple[int, ...]) -> Round:
    return Round("r", "g", None, datetime(2026, 11, 2, tzinfo=UTC), SHOWN, 12, travelling=travels)


@pytest.mark.parametrize(
    ("kind", "perspective", "says"),
    [(Kind.SCALE, 1, 1), (Kind.CHOICE, 2, 0), (Kind.SCALE, 0, 0), (Kind.TEXT, 1, 0)],
)
def test_a_ballot_says_what_travels_and_of_words_nothing(
    kind: Kind, perspective: int, says: int
) -> None:
    question = Question("q", "r", "g", "p/one", "", kind, "How?", "")

    assert carried(perspective, asked((1,)), question) == says
    assert carried(perspective, asked(()), question) == 0
    assert carried(perspective, asked((1,)), replace(question, unbound_ballots=True)) == 0


def brought(*perspectives: int) -> list[Answer]:
    return [Answer(3, perspective=one) for one in perspectives]


def test_opened_answers_keep_only_what_is_shown() -> None:
    answers = brought(*[1] * 5, *[2] * 3, *[3] * 2)

    assert [one.perspective for one in kept(answers, SHOWN, k=5)] == [1] * 5 + [0] * 5
    assert [one.perspective for one in kept(answers, HIDDEN, k=5)] == [0] * 10
    assert [one.perspective for one in kept(answers[:-1], SHOWN, k=5)] == [0] * 9
