"""Groups are found by closeness, their number too, and what fits nowhere stays alone."""

import numpy as np
import pytest

from bot.summaries.themes import grouping
from bot.summaries.themes.grouping import ALONE, grouped
from bot.summaries.themes.linkage import average_linkage
from bot.summaries.themes.minilm import Floats
from bot.summaries.themes.neighbours import communities, drawn_together


def blobs(sizes: list[int], *, spread: float = 0.3, seed: int = 0) -> tuple[Floats, list[int]]:
    """Points around centres at right angles, and which centre each belongs to."""
    random = np.random.RandomState(seed)
    centres = np.eye(len(sizes), 48)
    belongs = [centre for centre, size in enumerate(sizes) for _ in range(size)]
    rows = centres[belongs] + spread * random.randn(len(belongs), 48) / 48**0.5
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows.astype(np.float32), belongs


def agree(labels: list[int], belongs: list[int]) -> bool:
    return len(set(zip(labels, belongs, strict=True))) == len(set(belongs)) == len(set(labels))


@pytest.mark.parametrize("sizes", [[4, 4, 4], [30, 8, 5, 2], [60, 50, 40, 30, 20, 15, 12, 10]])
def test_well_parted_groups_are_found_with_their_number(sizes: list[int]) -> None:
    rows, belongs = blobs(sizes)

    labels = grouped(rows, np.arange(len(rows)))

    assert agree(labels.tolist(), belongs)


def test_what_is_near_to_nothing_stays_alone() -> None:
    rows, belongs = blobs([8, 8, 1])

    labels = grouped(rows, np.arange(len(rows)))

    assert labels[-1] == ALONE
    assert agree(labels[:-1].tolist(), belongs[:-1])


def vaguely_near(likeness: float) -> Floats:
    """Two that say the same, one that is so like them, and three others."""
    rows = np.zeros((6, 6), dtype=np.float32)
    rows[:2, 0] = 1
    rows[2, :2] = likeness, (1 - likeness**2) ** 0.5
    rows[[3, 4, 5], [2, 3, 4]] = 1
    return rows


def test_in_a_small_group_who_is_like_nobody_is_not_drawn_into_a_theme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    same = np.arange(6)

    assert grouped(vaguely_near(0.28), same).tolist() == [0, 0, ALONE, ALONE, ALONE, ALONE]
    assert grouped(vaguely_near(0.5), same).tolist() == [0, 0, 0, ALONE, ALONE, ALONE]
    monkeypatch.setattr(grouping, "LEAST_ALIKE", 0.0)
    assert grouped(vaguely_near(0.28), same).tolist() == [0, 0, 0, ALONE, ALONE, ALONE]


def test_points_are_drawn_to_their_neighbours_and_lone_ones_stay_where_they_are() -> None:
    rows = np.vstack([vaguely_near(0.5), vaguely_near(0.5)[-1:]])

    drawn = drawn_together(rows, rows @ rows.T, 0.5, floor=0.1)

    assert drawn[2] @ drawn[0] > rows[2] @ rows[0]
    assert np.allclose(drawn[3:5], rows[3:5])
    assert np.allclose(np.linalg.norm(drawn, axis=1), 1)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_are_no_group(count: int) -> None:
    labels = grouped(np.ones((count, 4), dtype=np.float32), np.arange(count))

    assert labels.tolist() == [ALONE] * count


def test_all_the_same_are_one_group_or_none_but_never_an_error() -> None:
    rows = np.tile(np.eye(1, 8, dtype=np.float32), (40, 1))

    labels = grouped(rows, np.zeros(40, dtype=np.int64))

    assert len(set(labels.tolist())) == 1


def test_more_than_are_grouped_at_once_all_find_their_theme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows, belongs = blobs([60, 50, 40])
    monkeypatch.setattr(grouping, "AT_ONCE", 50)

    labels = grouped(rows, np.arange(len(rows)))

    assert agree(labels.tolist(), belongs)


def test_average_linkage_joins_by_the_average() -> None:
    similarity = np.array(
        [[1, 0.9, 0.6, 0], [0.9, 1, 0.2, 0], [0.6, 0.2, 1, 0], [0, 0, 0, 1]], dtype=np.float32
    )

    assert average_linkage(similarity, 0.5).tolist() == [0, 0, 1, 2]
    assert average_linkage(similarity, 0.39).tolist() == [0, 0, 0, 1]
    assert average_linkage(similarity, 0.95).tolist() == [0, 1, 2, 3]


def test_communities_are_what_is_joined_within_more_than_without() -> None:
    rows, belongs = blobs([12, 12, 12], spread=0.5)
    weights = np.ones(36, dtype=np.int64)

    found = communities(rows @ rows.T, weights, floor=0.1)

    assert agree(found.tolist(), belongs)


def test_points_without_neighbours_are_communities_of_their_own() -> None:
    found = communities(np.eye(4, dtype=np.float32), np.ones(4, dtype=np.int64), floor=0.1)

    assert sorted(found.tolist()) == [0, 1, 2, 3]
