"""What readers are told of an opened box: bands, rounded shares, words, splits."""

from collections.abc import Callable, Sequence

import pytest

from bot.rules import disclosure
from bot.rules.disclosure import Amount, Band, BelowThreshold
from storage.records import Answer, Share


@pytest.mark.parametrize(
    ("answers", "k", "expected"),
    [
        (5, 5, Band(5, 9)),
        (9, 5, Band(5, 9)),
        (10, 5, Band(10, 14)),
        (14, 5, Band(10, 14)),
        (15, 5, Band(15, 19)),
        (25, 5, Band(25, 29)),
        (3, 3, Band(3, 4)),
        (4, 3, Band(3, 4)),
        (5, 3, Band(5, 9)),
        (6, 6, Band(6, 9)),
        (8, 8, Band(8, 9)),
        (12, 7, Band(10, 14)),
    ],
)
def test_people_are_counted_in_bands_of_five_that_start_at_k(
    answers: int, k: int, expected: Band
) -> None:
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
        (5, 3, 5, Band(3, None)),
        (10, 4, 10, Band(4, None)),
        (11, 5, 11, Band(10, 14)),
    ],
)
def test_no_band_can_mean_everyone_of_the_roster(
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


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 5, 0),
        (1, 21, 0),
        (1, 20, 10),
        (1, 7, 10),
        (1, 6, 20),
        (1, 4, 30),
        (1, 3, 30),
        (9, 20, 50),
        (1, 2, 50),
        (2, 3, 70),
        (5, 6, 80),
        (17, 20, 90),
        (19, 20, 90),
        (7, 7, 90),
    ],
)
def test_shares_are_rounded_to_ten_percent_and_stop_at_ninety(
    part: int, whole: int, expected: int
) -> None:
    assert disclosure.share(part, whole) == expected


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        (0, Amount.HARDLY_ANY),
        (10, Amount.A_FEW),
        (20, Amount.A_FEW),
        (30, Amount.SOME),
        (40, Amount.SOME),
        (50, Amount.ABOUT_HALF),
        (60, Amount.MOST),
        (80, Amount.MOST),
        (90, Amount.NEARLY_ALL),
    ],
)
def test_each_rounded_share_has_its_word(percent: int, expected: Amount) -> None:
    assert disclosure.amount(percent) is expected


@pytest.mark.parametrize("percent", [100, 35, -10])
def test_what_is_no_rounded_share_has_no_word(percent: int) -> None:
    with pytest.raises(KeyError):
        disclosure.amount(percent)


def test_a_scale_has_three_bands_below_ten_answers_and_five_points_from_ten() -> None:
    assert disclosure.scale_steps(Band(5, 9)) == ((1, 2), (3,), (4, 5))
    assert disclosure.scale_steps(Band(10, 14)) == ((1,), (2,), (3,), (4,), (5,))


def test_a_scale_never_tells_that_there_are_ten_where_the_band_does_not() -> None:
    everyone_of_ten = disclosure.band(10, k=5, roster=10)
    twelve_where_k_is_nine = disclosure.band(12, k=9, roster=20)

    assert disclosure.scale_steps(everyone_of_ten) == disclosure.THREE_BANDS
    assert disclosure.scale_steps(twelve_where_k_is_nine) == disclosure.THREE_BANDS


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
