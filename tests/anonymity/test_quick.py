"""`make quick` runs each check that catches a planted leak, on the program as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.anonymity import test_planted, test_seized
from tests.anonymity.stories import MIXED, Cast, filled
from tests.anonymity.test_attacks import COUNTS, found_by, lived, numbers_found_by
from tests.anonymity.test_planted import PLANTED, RUN_IN_TEST_SEIZED, Check

ROOT = Path(__file__).parents[2]
QUICK = ROOT.joinpath("tests", "quick.txt").read_text(encoding="utf-8").splitlines()
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


async def test_short_attacks_on_what_is_at_rest_find_nothing(tmp_path: Path) -> None:
    """As long as those in test_attacks, which find each planted fault."""
    seen = await lived(tmp_path, [(Cast(MIXED), 1, 4)])

    assert found_by(seen) == set()
    assert numbers_found_by(await filled(tmp_path, COUNTS, 1)) == set()


def test_all_that_is_chosen_is_there() -> None:
    assert [one for one in QUICK if not (ROOT / one.partition("::")[0]).exists()] == []
