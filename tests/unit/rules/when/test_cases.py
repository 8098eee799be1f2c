"""What people in Britain type is read right or asked about: two sets, measured by halves."""

from collections import Counter

import pytest

from bot.rules.when.meeting import understand_meeting
from bot.rules.when.model import Understood
from tests.harness.phrase_cases import LONDON, OWN, Verdict, judge, read_cases, verdict

CASES = read_cases(OWN)


@pytest.mark.parametrize("half", [0, 1], ids=["worked on", "kept apart"])
def test_few_phrases_are_wrong_and_few_are_asked_without_need(half: int) -> None:
    cases = CASES.half(half)

    counts = Counter(verdict(case, CASES.now) for case in cases)

    assert len(cases) >= 100
    assert counts[Verdict.WRONG] < len(cases) * 0.02
    assert counts[Verdict.ASKED] < len(cases) * 0.08


def test_a_reading_on_another_day_is_wrong() -> None:
    first = next(case for case in CASES.cases if not case.ask)

    meant = understand_meeting("1 June 2028 14:00 Board", now=CASES.now, zone=LONDON)

    assert isinstance(meant, Understood)
    assert judge(first, meant) is Verdict.WRONG
