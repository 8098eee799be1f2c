"""Brute force: whatever is told of a week, nobody can work back who chose what, or who answered.

For every number of answers up to 40, every size of group and every k, scales and choices of two to
eight options. What is published of a question follows from its band, its sentence and its shares
alone (`tests/unit/summaries/test_compiling.py`), and every form from its section. Boxes of several
questions have nothing in common but the group's size. So it is enough to look at one question, and
at its parts by perspective. `python -m bench.told` prints the tightest cases.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache

import pytest

from bot.rules import disclosure
from bot.rules.disclosure import Band, Said
from prompts.model import Kind
from tests.property.told import Cell, Read, Table, certain_in, parts_read, read_of, worlds

MOST_ANSWERS = 40
ROSTERS = range(6, MOST_ANSWERS + 1)
THRESHOLDS = range(3, 11)
QUESTIONS = [(Kind.SCALE, 3), *((Kind.CHOICE, options) for options in range(2, 9))]
Bands = Callable[[int, int, int], Band]
"""The band of so many answers, for a k and a roster."""


def told(kind: Kind, counts: Sequence[int], shares: bool) -> tuple[Hashable, Sequence[Cell]]:
    """What the rules say of so many answers in each band or to each option."""
    if kind is Kind.SCALE:
        points = [point for point, count in zip((1, 3, 5), counts, strict=True)
                  for _ in range(count)]  # fmt: skip
        one = disclosure.scale_told(points, shares=shares)
        return one.said, list(zip("lmh", one.fifths or (0, 0, 0), strict=True))
    one = disclosure.choice_told(counts, shares=shares)
    fifths = one.fifths or (0,) * len(counts)
    return one.said, [(index == one.leading, fifth) for index, fifth in enumerate(fifths)]


def bands(answers: int, k: int, roster: int) -> Band:
    """The band by the rules."""
    return disclosure.band(answers, k=k, roster=roster)


def windows(band_of: Bands, rosters: Sequence[int] = ROSTERS) -> Iterator[tuple[range, bool]]:
    """The numbers that a band can stand for, for any k and roster, and whether shares are told."""
    seen = set()
    for roster in rosters:
        for k in THRESHOLDS:
            if disclosure.people_needed(k) > roster:
                continue
            alike: dict[Band, list[int]] = {}
            for answers in range(k, roster + 1):
                alike.setdefault(band_of(answers, k, roster), []).append(answers)
            for band, numbers in alike.items():
                shares = disclosure.tells_shares(band, roster=roster)
                seen.add((range(numbers[0], numbers[-1] + 1), shares))
    yield from sorted(seen, key=lambda one: (one[0].start, one[0].stop))


@cache
def read(kind: Kind, cells: int, answers: int, shares: bool) -> Read:
    return read_of(told, kind, cells, answers, shares=shares)


def certainties(
    kind: Kind, cells: int, band_of: Bands = bands, table: Table | None = None
) -> list[str]:
    """All that is certain to somebody, in any group."""
    found = []
    rosters = ROSTERS if table is None and band_of is bands else range(6, 22)
    for numbers, shares in windows(band_of, rosters):
        reads = [
            read_of(table, kind, cells, number, shares=shares)
            if table
            else read(kind, cells, number, shares)
            for number in numbers
        ]
        found += [f"{numbers}: {one}" for one in certain_in(reads)]
    return found


@pytest.mark.parametrize(("kind", "cells"), QUESTIONS)
def test_nothing_that_is_told_of_a_question_is_certain_of_anybody(kind: Kind, cells: int) -> None:
    assert certainties(kind, cells) == []


@pytest.mark.parametrize("roster", ROSTERS)
@pytest.mark.parametrize("k", THRESHOLDS)
@pytest.mark.parametrize("parted", [False, True])
def test_no_band_is_one_number_or_is_narrowed_by_the_group(
    roster: int, k: int, parted: bool
) -> None:
    for answers in range(k, roster + 1) if disclosure.people_needed(k) <= roster else ():
        band = disclosure.band(answers, k=k, roster=roster, parted=parted)
        assert band.least <= answers <= (band.most or roster)
        assert (band.most or roster) > band.least
        assert band.most is None or band.most <= roster


# Planted: what an earlier table said, and what it must not say.


def test_a_count_is_found() -> None:
    assert certainties(Kind.SCALE, 3, lambda answers, k, roster: Band(answers, answers))


def test_a_band_that_the_group_narrows_is_found() -> None:
    def narrowed(answers: int, k: int, roster: int) -> Band:
        return Band(10, 14) if answers >= 10 else Band(k, 9)

    assert certainties(Kind.CHOICE, 3, narrowed)


@pytest.mark.parametrize(("kind", "cells"), QUESTIONS)
def test_a_rounded_share_of_few_answers_is_found(kind: Kind, cells: int) -> None:
    def rounded(kind: Kind, counts: Sequence[int], shares: bool) -> tuple[Hashable, Sequence[Cell]]:
        whole = sum(counts)
        tenths = [min((200 * one + 10 * whole) // (20 * whole), 9) for one in counts]
        return "", list(enumerate(tenths)) if kind is Kind.SCALE else tenths

    assert certainties(kind, cells, table=rounded)


def test_a_sentence_beside_shares_that_do_not_imply_it_is_found() -> None:
    """No most in fifths, and yet not divided: then at most one stands at an end."""

    def both(kind: Kind, counts: Sequence[int], shares: bool) -> tuple[Hashable, Sequence[Cell]]:
        _, cells = told(kind, counts, True)
        said, _ = told(kind, counts, False)
        return said, cells

    assert certainties(Kind.SCALE, 3, table=both)


# By perspective


def told_of_parts(kind: Kind, k: int) -> Callable[[Sequence[Sequence[int]]], Hashable]:
    """What is told where two perspectives are shown: each of them alone, or else the whole."""

    def said_of(parts: Sequence[Sequence[int]]) -> Hashable:
        brought = [index for index, counts in enumerate(parts, 1) for _ in range(sum(counts))]
        shown = disclosure.splits(brought, k=k)
        if shown:
            return tuple((one, _sentence(kind, parts[one - 1])) for one in shown)
        return _sentence(kind, [sum(cell) for cell in zip(*parts, strict=True)])

    return said_of


def _sentence(kind: Kind, counts: Sequence[int]) -> Hashable:
    said, cells = told(kind, counts, False)
    # Without shares a cell is told apart from the others only if the sentence is about it.
    leading = tuple(index for index, cell in enumerate(cells) if cell == (True, 0))
    return said, leading


@pytest.mark.parametrize("k", [3, 5])
@pytest.mark.parametrize(("kind", "cells"), [(Kind.SCALE, 3), (Kind.CHOICE, 2), (Kind.CHOICE, 3)])
def test_nothing_is_certain_where_each_perspective_is_told_alone(
    kind: Kind, cells: int, k: int
) -> None:
    """Of groups of twelve, two perspectives of six: the smallest that are ever split."""
    assert certain_of_parts(told_of_parts(kind, k), cells, k, (6, 6)) == []


def certain_of_parts(
    said_of: Callable[[Sequence[Sequence[int]]], Hashable],
    cells: int,
    k: int,
    rosters: Sequence[int],
) -> list[str]:
    """What is certain to somebody of the whole or of a part."""
    return [
        f"{said} to {reader}: {known.certain()}"
        for (said, reader), places in parts_read(said_of, rosters, cells, k).items()
        for known in places
        if known.certain()
    ]


def test_the_whole_beside_its_parts_is_found() -> None:
    alone = told_of_parts(Kind.SCALE, 5)

    def both(parts: Sequence[Sequence[int]]) -> Hashable:
        return alone(parts), _sentence(Kind.SCALE, [sum(cell) for cell in zip(*parts, strict=True)])

    assert certain_of_parts(both, 3, 5, (6, 6))


def test_every_sentence_is_said_of_some_week() -> None:
    weeks = [
        (kind, counts, shares)
        for kind, cells in QUESTIONS[:3]
        for number, shares in ((6, False), (7, False), (25, True))
        for counts in worlds(kind, cells, number)
    ]

    assert {told(*week)[0] for week in weeks} == set(Said)
