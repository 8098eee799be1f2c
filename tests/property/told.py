"""What readers can work back from what is told of a question: exact, with arithmetic of its own.

A world is a number of answers and how many of them each cell got: a band of a scale, an option of a
choice. Worlds that are told alike are a reader's whole knowledge, so what holds in all of them is
certain to them. The readers are an outsider, and each member, who knows their own answer. Options
that are told alike can be swapped without a reader noticing, so of such worlds one is enough.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from prompts.model import Kind

BANDS = 3
"""Cells of a scale: its low end, its middle and its high end."""
Cell = Hashable
"""How a cell is told. Cells that are told alike can't be told apart."""
Table = Callable[[Kind, Sequence[int], bool], tuple[Hashable, Sequence[Cell]]]
"""What is said of these counts, with shares or without, and how each cell is told."""


@dataclass
class Known:
    """What a reader knows of the worlds that are told alike."""

    numbers: set[int] = field(default_factory=set)
    others: dict[Cell, set[int]] = field(default_factory=dict)
    """How many others can have chosen a cell that is told so."""
    own: set[int] = field(default_factory=set)
    """How many can have chosen what the reader chose, with the reader."""
    all_chose: dict[Cell, bool] = field(default_factory=dict)
    """Whether in each world all others chose one cell that is told so."""

    def see(self, answers: int, cells: Iterable[tuple[Cell, int]], own: int | None) -> None:
        """One world more; `own` counts the reader's cell with the reader, None for an outsider."""
        self.numbers.add(answers)
        others = answers - (own is not None)
        if own is not None:
            self.own.add(own)
        least: dict[Cell, int] = {}
        for cell, count in cells:
            self.others.setdefault(cell, set()).add(count)
            least[cell] = min(count, least.get(cell, count))
        for cell, count in least.items():
            self.all_chose[cell] = self.all_chose.get(cell, True) and count == others

    def join(self, more: "Known") -> None:
        """The worlds that another number of answers leads to."""
        for cell, every in more.all_chose.items():
            self.all_chose[cell] = self.all_chose.get(cell, True) and every
        for cell, counts in more.others.items():
            self.others.setdefault(cell, set()).update(counts)
        self.numbers |= more.numbers
        self.own |= more.own

    def certain(self) -> str:
        """What is certain that must not be; empty if nothing is.

        That everybody answered is certain only where one number is possible.
        """
        if len(self.numbers) < 2:
            return f"{min(self.numbers)} answered"
        if self.own in ({1}, {2}):
            return "exactly one chose what the reader did"
        for cell, counts in self.others.items():
            if counts == {1}:
                return f"exactly one chose {cell}"
        return next((f"all others chose {cell}" for cell, so in self.all_chose.items() if so), "")


Read = dict[tuple[tuple[Hashable, tuple[str, ...]], Cell | None], Known]
"""By what is said, and by how the reader's own cell is told: None for an outsider."""


def worlds(kind: Kind, cells: int, answers: int) -> Iterator[tuple[int, ...]]:
    """Every way to give so many answers; for options, which can be swapped, the largest first."""
    if kind is Kind.SCALE:
        for low in range(answers + 1):
            for middle in range(answers - low + 1):
                yield low, middle, answers - low - middle
    else:
        yield from _parted(answers, cells, answers)


def _parted(answers: int, cells: int, most: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        if answers <= most:
            yield (answers,)
        return
    for first in range(min(answers, most), -1, -1):
        if first * cells < answers:
            return
        for rest in _parted(answers - first, cells - 1, first):
            yield first, *rest


def read_of(table: Table, kind: Kind, cells: int, answers: int, *, shares: bool) -> Read:
    """What readers know where just so many answered."""
    read: Read = {}
    for counts in worlds(kind, cells, answers):
        said, told = table(kind, counts, shares)
        key = (said, tuple(sorted(map(str, told))))
        world = list(zip(told, counts, strict=True))
        read.setdefault((key, None), Known()).see(answers, world, None)
        for cell, count in set(world):
            if not count:
                continue
            index = world.index((cell, count))
            rest = [*world[:index], (cell, count - 1), *world[index + 1 :]]
            read.setdefault((key, cell), Known()).see(answers, rest, count)
    return read


def joined(reads: Iterable[Read]) -> Read:
    """What readers know where any of these numbers may have answered."""
    whole: Read = {}
    for read in reads:
        for key, known in read.items():
            whole.setdefault(key, Known()).join(known)
    return whole


def certain_in(reads: Iterable[Read]) -> list[str]:
    """What is certain to somebody, given what readers know of each possible number of answers."""
    whole = joined(reads)
    return [
        f"{said} to {own or 'an outsider'}: {known.certain()}"
        for (said, own), known in whole.items()
        if known.certain()
    ]


def parts_read(
    said_of: Callable[[Sequence[Sequence[int]]], Hashable],
    rosters: Sequence[int],
    cells: int,
    least: int,
) -> dict[tuple[Hashable, tuple[int, int] | None], list[Known]]:
    """What readers know where answers are told by perspective: of the whole, then of each part.

    `said_of` says what is told of the counts of each part. A reader knows their own part and cell.
    """
    read: dict[tuple[Hashable, tuple[int, int] | None], list[Known]] = {}
    every = [
        [counts for number in range(roster + 1) for counts in _in_order(number, cells)]
        for roster in rosters
    ]
    for parts in product(*every):
        if sum(map(sum, parts)) < least:
            continue
        said = said_of(parts)
        readers = [(part, cell) for part, counts in enumerate(parts) for cell in range(cells)
                   if counts[cell]]  # fmt: skip
        for reader in (None, *readers):
            known = read.setdefault((said, reader), [Known() for _ in range(len(parts) + 1)])
            for index, counts in enumerate((tuple(map(sum, zip(*parts, strict=True))), *parts)):
                mine = reader if reader and index in (0, reader[0] + 1) else None
                others = [count - (mine is not None and mine[1] == cell)
                          for cell, count in enumerate(counts)]  # fmt: skip
                own = counts[mine[1]] if mine else None
                known[index].see(sum(counts), enumerate(others), own)
    return read


def _in_order(answers: int, cells: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (answers,)
        return
    for first in range(answers + 1):
        for rest in _in_order(answers - first, cells - 1):
            yield first, *rest
