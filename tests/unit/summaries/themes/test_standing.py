"""How many stand behind a theme is told as a band that never means everyone."""

import pytest

from bot.rules.disclosure import Band, BelowThreshold
from bot.summaries.themes.standing import standing


@pytest.mark.parametrize(
    ("behind", "roster", "band"),
    [
        (2, 20, Band(2, 4)),
        (4, 20, Band(2, 4)),
        (5, 20, Band(5, 9)),
        (14, 20, Band(10, 14)),
        (17, 20, Band(15, None)),
        (5, 5, Band(2, None)),
        (3, 5, Band(2, None)),
        (10, 10, Band(5, None)),
        (7, 7, Band(5, None)),
        (9, 9, Band(5, 9)),
    ],
)
def test_bands_of_themes(behind: int, roster: int, band: Band) -> None:
    assert standing(behind, roster=roster) == band


@pytest.mark.parametrize("roster", range(3, 40))
def test_no_band_means_everyone_alone(roster: int) -> None:
    told = [standing(behind, roster=roster) for behind in range(2, roster + 1)]

    assert told.count(told[-1]) > 1


@pytest.mark.parametrize("behind", [0, 1])
def test_too_few_are_no_theme(behind: int) -> None:
    with pytest.raises(BelowThreshold):
        standing(behind, roster=10)
