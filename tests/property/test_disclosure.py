"""For any numbers: nothing is told more finely, or more strongly, than the rules allow."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules import disclosure
from tests.unit.summaries import checks

CALM = settings(deadline=None)
"""A slow machine is no fault of the rules'."""
K = st.integers(3, 12)


@CALM
@given(K, st.integers(0, 40), st.data())
def test_a_band_holds_its_number_and_at_least_one_other_that_was_possible(
    k: int, more: int, data: st.DataObject
) -> None:
    roster = k + 1 + more
    answers = data.draw(st.integers(k, roster))

    told = disclosure.band(answers, k=k, roster=roster)

    possible = [n for n in range(k, roster + 1) if disclosure.band(n, k=k, roster=roster) == told]
    assert answers in possible
    assert len(possible) >= 2
    assert possible != [roster]
    assert told.least == possible[0] >= k
    assert told.most is None or told.most >= possible[-1]


@CALM
@given(K, st.integers(0, 40), st.data())
def test_below_k_no_band_is_told_for_any_roster(k: int, roster: int, data: st.DataObject) -> None:
    answers = data.draw(st.integers(0, k - 1))

    try:
        disclosure.band(answers, k=k, roster=roster)
    except disclosure.BelowThreshold:
        return
    raise AssertionError("a band below k was told")


@CALM
@given(st.lists(st.integers(0, 4), max_size=60), K)
def test_a_split_never_shows_or_leaves_fewer_than_k(perspectives: list[int], k: int) -> None:
    shown = disclosure.splits(perspectives, k=k)

    assert checks.unsafe_split(shown, perspectives, k) == []
    assert disclosure.splits(perspectives[::-1], k=k) == shown
    assert 0 not in shown
