"""`make quick` runs each check that catches a planted leak, on the program as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.anonymity import test_planted, test_seized
from tests.anonymity.attacker import attacked
from tests.anonymity.test_planted import PLANTED, RUN_IN_TEST_SEIZED, Check

ROOT = Path(__file__).parents[2]
QUICK = ROOT.joinpath("tests", "quick.txt").read_text(encoding="utf-8").splitlines()
FEW = 0.75
"""A rate that luck comes to less than once in a million runs, and any order of arrival exceeds."""
RUN_BY: dict[Check, Callable[..., object]] = {
    test_planted.silence: test_seized.test_answers_show_in_no_row_no_line_no_fact_and_no_reminder,
    test_planted.swap: test_seized.test_the_flows_leave_the_same_bytes_in_other_hands,
    test_planted.a_sealed_box: (
        test_seized.test_who_seizes_a_sealed_box_with_all_keys_finds_nobody_in_it
    ),
    test_planted.an_opened_box: test_seized.test_an_old_copy_is_not_opened_by_later_keys,
    test_planted.the_tables: test_seized.test_no_size_and_no_row_number_tells_answers_apart,
}
"""The tests that run those checks of the planted leaks that are other tests' own."""


def node(test: Callable[..., object]) -> str:
    path = Path(test.__code__.co_filename).relative_to(ROOT)
    return f"{path.as_posix()}::{test.__name__}"


def is_quick(test: str) -> bool:
    return any(test == one or test.startswith((f"{one}::", f"{one}[")) for one in QUICK)


@pytest.mark.parametrize(("leak", "check"), PLANTED, ids=lambda part: getattr(part, "__name__", ""))
def test_the_check_that_catches_a_leak_is_among_the_quick_ones(leak: object, check: Check) -> None:
    if check in RUN_IN_TEST_SEIZED:
        assert is_quick(node(RUN_BY[check]))
    else:
        assert is_quick(node(test_planted.test_the_same_check_finds_nothing_without_the_leak))


async def test_a_short_attack_by_ranking_names_few(tmp_path: Path) -> None:
    """As long as the one in test_snapshots, which finds over 90% in a planted order of arrival."""
    ours, changed = await attacked(tmp_path, 6, 3)

    assert ours.rate < FEW
    assert changed == []


def test_all_that_is_chosen_is_there() -> None:
    assert [one for one in QUICK if not (ROOT / one.partition("::")[0]).exists()] == []
