"""Quotes are near to their theme and different from one another."""

import numpy as np

from bot.summaries.themes.quoting import quotes


def unit(*rows: tuple[float, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    table = np.array(rows, dtype=np.float32)
    return np.asarray(table / np.linalg.norm(table, axis=1, keepdims=True), dtype=np.float32)


TWO_SIDES = unit((1, 0.1), (1, 0), (1, 0.12), (0, 1), (0.1, 1))
ALL = [True] * 5


def test_each_side_of_a_theme_has_its_quote() -> None:
    first, second = quotes(TWO_SIDES, ALL, [0, 1, 2, 3, 4], most=2)

    assert first in {0, 1, 2}
    assert second in {3, 4}


def test_what_may_not_be_quoted_is_not() -> None:
    assert set(quotes(TWO_SIDES, [False, True, False, True, False], [0, 1, 2, 3, 4])) <= {1, 3}


def test_the_same_is_not_quoted_twice() -> None:
    assert len(quotes(TWO_SIDES, ALL, [0, 0, 0, 1, 1])) == 2


def test_no_quote_that_adds_nothing() -> None:
    rows = unit((1, 0), (1, 0.001), (1, 0.002), (1, -0.001))

    assert len(quotes(rows, [True] * 4, [0, 1, 2, 3])) == 1


def test_nothing_to_quote_is_no_error() -> None:
    assert quotes(TWO_SIDES, [False] * 5, [0, 1, 2, 3, 4]) == []
