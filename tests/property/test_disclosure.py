"""For any numbers: nothing is told more finely, or more strongly, than the rules allow."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules import disclosure
from bot.rules.disclosure import Amount
from tests.unit.summaries import checks

CALM = settings(deadline=None)
"""A slow machine is no fault of the rules'."""
K = st.integers(3, 12)


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, int]:
    """So many of so many answers."""
    whole = draw(st.integers(3, 200))
    return draw(st.integers(0, whole)), whole


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
@given(parts())
def test_a_share_is_rounded_to_ten_and_never_more_than_five_points_out(
    counts: tuple[int, int],
) -> None:
    part, whole = counts

    told = disclosure.share(part, whole)

    assert told in range(0, 91, 10)
    assert abs(min(100 * part, 90 * whole) - told * whole) <= 5 * whole


@CALM
@given(parts())
def test_no_word_claims_more_than_the_exact_share(counts: tuple[int, int]) -> None:
    part, whole = counts

    word = disclosure.amount(disclosure.share(part, whole))

    assert not checks.overclaimed(word, part, whole)
    assert word is not Amount.MOST or 2 * part > whole
    assert word is not Amount.A_FEW or 4 * part < whole


@CALM
@given(parts(), st.integers(1, 200))
def test_a_larger_share_never_has_a_smaller_number_or_word(
    counts: tuple[int, int], other: int
) -> None:
    part, whole = counts
    fewer = min(part, other)
    order = list(Amount)

    less, more = disclosure.share(fewer, whole), disclosure.share(part, whole)

    assert less <= more
    assert order.index(disclosure.amount(less)) <= order.index(disclosure.amount(more))


@CALM
@given(st.lists(st.integers(0, 4), max_size=60), K)
def test_a_split_never_shows_or_leaves_fewer_than_k(perspectives: list[int], k: int) -> None:
    shown = disclosure.splits(perspectives, k=k)

    assert checks.unsafe_split(shown, perspectives, k) == []
    assert disclosure.splits(perspectives[::-1], k=k) == shown
    assert 0 not in shown
