"""What readers are told of an opened box: bands, sentences, shares, words, splits."""

from collections.abc import Callable, Sequence

import pytest

from bot.rules import disclosure
from bot.rules.disclosure import Band, BelowThreshold, Said, Told
from storage.records import Answer, Share


@pytest.mark.parametrize(
    ("answers", "k", "expected"),
    [
        (5, 5, Band(5, 9)),
        (9, 5, Band(5, 9)),
        (10, 5, Band(10, 14)),
        (14, 5, Band(10, 14)),
        (15, 5, Band(15, 19)),
        (25, 5, Band(20, 29)),
        (3, 3, Band(3, 9)),
        (4, 3, Band(3, 9)),
        (5, 3, Band(3, 9)),
        (6, 6, Band(6, 9)),
        (8, 8, Band(8, 9)),
        (12, 7, Band(10, 14)),
    ],
)
def test_people_are_counted_in_bands_that_start_at_k(answers: int, k: int, expected: Band) -> None:
    assert disclosure.band(answers, k=k, roster=40) == expected


@pytest.mark.parametrize(("k", "expected"), [(4, Band(4, 9)), (9, Band(9, 14))])
def test_a_first_band_of_one_number_is_joined_with_the_next(k: int, expected: Band) -> None:
    assert disclosure.band(k, k=k, roster=40) == expected


@pytest.mark.parametrize(
    ("answers", "k", "roster", "expected"),
    [
        (10, 5, 10, Band(5, None)),
        (7, 5, 10, Band(5, None)),
        (15, 5, 15, Band(10, None)),
        (12, 5, 15, Band(10, None)),
        (8, 5, 15, Band(5, 9)),
        (5, 3, 6, Band(3, None)),
        (7, 5, 7, Band(5, None)),
        (8, 5, 12, Band(5, 9)),
        (9, 5, 9, Band(5, 9)),
        (10, 4, 10, Band(4, None)),
        (11, 5, 11, Band(10, None)),
        (22, 5, 25, Band(20, None)),
    ],
)
def test_no_band_means_everyone_of_the_roster_or_is_narrowed_by_it(
    answers: int, k: int, roster: int, expected: Band
) -> None:
    assert disclosure.band(answers, k=k, roster=roster) == expected


def single_meanings(band: Callable[..., Band], *, k: int, roster: int) -> list[Band]:
    """The bands that only one possible number of answers leads to."""
    bands = [band(answers, k=k, roster=roster) for answers in range(k, roster + 1)]
    return [one for one in set(bands) if bands.count(one) == 1]


@pytest.mark.parametrize("k", range(3, 12))
@pytest.mark.parametrize("more", range(1, 25))
def test_every_band_may_mean_more_than_one_number(k: int, more: int) -> None:
    assert single_meanings(disclosure.band, k=k, roster=k + more) == []


def test_the_band_check_catches_bands_that_ignore_the_roster() -> None:
    def careless(answers: int, *, k: int, roster: int) -> Band:
        return disclosure.band(answers, k=k, roster=1000)

    assert single_meanings(careless, k=5, roster=10) == [Band(10, 14)]
    assert single_meanings(disclosure.band, k=5, roster=10) == []


@pytest.mark.parametrize(("answers", "k"), [(4, 5), (0, 5), (2, 3), (2, 2), (5, 1)])
def test_below_k_there_is_no_band(answers: int, k: int) -> None:
    with pytest.raises(BelowThreshold):
        disclosure.band(answers, k=k, roster=20)


def test_where_answers_are_parted_all_that_is_told_is_k_or_more() -> None:
    told = {disclosure.band(answers, k=5, roster=30, parted=True) for answers in range(5, 31)}

    assert told == {Band(5, None)}


@pytest.mark.parametrize(("k", "needed"), [(3, 6), (4, 6), (5, 6), (6, 7), (10, 11)])
def test_a_round_needs_six_people_and_one_more_than_k(k: int, needed: int) -> None:
    assert disclosure.people_needed(k) == needed


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([1, 1, 2, 4, 5], Said.MOST_LOW),
        ([3, 3, 3, 4, 5], Said.MOST_MIDDLE),
        ([4, 4, 5, 1, 1], Said.MOST_HIGH),
        ([2, 1, 3, 4, 5], Said.DIVIDED),
        ([1, 1, 1, 4, 4, 5], Said.DIVIDED),
        ([2, 2, 3, 3, 4, 4], Said.DIVIDED),
        ([1, 1, 3, 3, 5], Said.NO_ONE_VIEW),
        ([3, 3, 3, 4, 4, 4], Said.NO_ONE_VIEW),
    ],
)
def test_a_scale_of_few_answers_is_told_in_a_sentence(points: list[int], said: Said) -> None:
    assert disclosure.scale_told(points) == Told(said)


@pytest.mark.parametrize(
    ("counts", "said", "leading"),
    [
        ([1, 3, 2], Said.MORE, 1),
        ([2, 1, 1, 1], Said.MORE, 0),
        ([2, 2, 1], Said.NOTHING_STOOD_OUT, None),
        ([1, 1, 1, 1, 1], Said.NOTHING_STOOD_OUT, None),
        ([4, 2], Said.MOST, 0),
        ([2, 5], Said.MOST, 1),
        ([3, 2], Said.CLOSE, None),
        ([3, 3], Said.CLOSE, None),
    ],
)
def test_a_choice_of_few_answers_is_told_in_a_sentence(
    counts: list[int], said: Said, leading: int | None
) -> None:
    assert disclosure.choice_told(counts) == Told(said, leading)


def test_with_shares_there_is_only_the_sentence_that_follows_from_them() -> None:
    high = disclosure.scale_told([5] * 12 + [3] * 8, shares=True)
    spread = disclosure.choice_told([11, 5, 4], shares=True)

    assert high == Told(Said.MOST_HIGH, fifths=(0, 2, 3))
    assert spread == Told(Said.SPREAD, fifths=(2, 1, 1))
    assert disclosure.choice_told([20, 0], shares=True) == Told(Said.MOST, 0, (4, 0))


@pytest.mark.parametrize(
    ("band", "roster", "told"),
    [
        (Band(15, 19), 40, False),
        (Band(20, None), 24, False),
        (Band(20, None), 25, True),
        (Band(20, 29), 40, True),
        (Band(5, None), 40, False),
    ],
)
def test_shares_are_told_from_twenty_answers_where_five_more_are_possible(
    band: Band, roster: int, told: bool
) -> None:
    assert disclosure.tells_shares(band, roster=roster) is told


@pytest.mark.parametrize("points", [[], [0], [6]])
def test_what_is_no_answer_to_a_scale_is_refused(points: list[int]) -> None:
    with pytest.raises(ValueError, match="scale"):
        disclosure.scale_told(points)


@pytest.mark.parametrize("counts", [[], [5], [0, 0]])
def test_what_is_no_choice_is_refused(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="choice"):
        disclosure.choice_told(counts)


def test_a_part_needs_five_answers_though_k_is_three() -> None:
    assert disclosure.splits([1] * 4 + [2] * 4, k=3) == ()
    assert disclosure.splits([1] * 5 + [2] * 5, k=3) == (1, 2)


@pytest.mark.parametrize(
    ("perspectives", "expected"),
    [
        ([1] * 5 + [2] * 5, (1, 2)),
        ([2] * 6 + [1] * 5 + [3] * 5, (1, 2, 3)),
        ([1] * 5 + [2] * 4, ()),
        ([1] * 5 + [2] * 4 + [0], (1,)),
        ([1] * 5 + [2] * 3 + [3] * 2, (1,)),
        ([1] * 5 + [2] * 5 + [3] * 4, ()),
        ([1] * 5 + [2] * 5 + [0], ()),
        ([0] * 5 + [1] * 5, (1,)),
        ([1] * 9, ()),
        ([0] * 9, ()),
        ([1] * 4 + [2] * 4, ()),
        ([], ()),
    ],
)
def test_perspectives_are_split_only_where_each_part_and_the_rest_have_k(
    perspectives: Sequence[int], expected: tuple[int, ...]
) -> None:
    assert disclosure.splits(perspectives, k=5) == expected


def test_only_words_sent_to_be_shared_are_quotable() -> None:
    assert disclosure.quotable(Answer(text="I felt heard", share=Share.WORDS))
    assert not disclosure.quotable(Answer(text="I felt heard", share=Share.THEMES))
    assert not disclosure.quotable(Answer(value=4, share=Share.WORDS))


def test_a_theme_needs_two_answers() -> None:
    assert [disclosure.theme_shown(answers) for answers in (0, 1, 2, 3)] == [
        False, False, True, True,
    ]  # fmt: skip
