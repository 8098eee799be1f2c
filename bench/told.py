"""How tight what is told of a week is, and how often each sentence is said.

Run it with `python -m bench.told`. It is the brute force of `tests/property/test_told_together.py`
once more, with larger parts: what comes closest to being certain to somebody, and how likely each
sentence is where people answer independently of each other.
"""

from collections.abc import Iterator, Sequence
from math import factorial, prod

from prompts.model import Kind
from tests.property.test_told_together import (
    QUESTIONS,
    bands,
    certain_of_parts,
    read,
    told,
    told_of_parts,
    windows,
)
from tests.property.told import Known, joined

LIKELY = {
    "a scale, every point alike": (Kind.SCALE, (0.4, 0.2, 0.4)),
    "a scale that leans high": (Kind.SCALE, (0.2, 0.25, 0.55)),
    "a choice of two, both alike": (Kind.CHOICE, (0.5, 0.5)),
    "a choice of four, all alike": (Kind.CHOICE, (0.25, 0.25, 0.25, 0.25)),
    "a choice of four that leans": (Kind.CHOICE, (0.5, 0.2, 0.2, 0.1)),
}
"""How likely a person is to choose each band of a scale or option."""
NUMBERS = (6, 12, 18)
LARGER = ((6, 7), (7, 7))


def main() -> None:
    """Print the tightest case for each kind of question, and how often what is said."""
    print("| question | bands | readers | certain | tightest: numbers, band, said, to |")
    print("|---|---:|---:|---:|---|")
    for kind, cells in QUESTIONS:
        print(_tightest(kind, cells))
    for rosters in LARGER:
        found = certain_of_parts(told_of_parts(Kind.SCALE, 5), 3, 5, rosters)
        print(f"Perspectives of {rosters[0]} and {rosters[1]} people: {len(found)} certain.")
    print("\n| answers | " + " | ".join(map(str, NUMBERS)) + " |")
    print("|---|" + "---|" * len(NUMBERS))
    for name, (kind, likely) in LIKELY.items():
        told_of = [_often(kind, likely, answers) for answers in NUMBERS]
        print(f"| {name} | " + " | ".join(told_of) + " |")


def _tightest(kind: Kind, cells: int) -> str:
    """The reader to whom the fewest answers of others are possible."""
    cases, closest, readers, certain = 0, "", 0, 0
    least: tuple[int, int] | None = None
    for numbers, shares in windows(bands):
        cases += 1
        whole = joined(read(kind, cells, number, shares) for number in numbers)
        for ((said, _), own), known in whole.items():
            readers += 1
            certain += bool(known.certain())
            here = _room(known)
            if least is None or here < least:
                least = here
                to = "an outsider" if own is None else "one who chose it"
                where = f"{numbers.start} to {numbers.stop - 1}"
                closest = f"{here[1]} numbers, {where}, {said}, {to}"
    return f"| {kind} of {cells} | {cases} | {readers} | {certain} | {closest} |"


def _room(known: Known) -> tuple[int, int]:
    """How many numbers any one cell can have, and how many can have answered, at the least."""
    return min(len(counts) for counts in known.others.values()), len(known.numbers)


def _often(kind: Kind, likely: Sequence[float], answers: int) -> str:
    often: dict[str, float] = {}
    for counts, chance in _chances(likely, answers):
        said = str(told(kind, counts, False)[0])
        often[said] = often.get(said, 0) + chance
    return ", ".join(
        f"{said} {round(100 * chance)}%"
        for said, chance in sorted(often.items(), key=lambda one: -one[1])
    )


def _chances(likely: Sequence[float], answers: int) -> Iterator[tuple[tuple[int, ...], float]]:
    for counts in _in_order(len(likely), answers):
        ways = factorial(answers) // prod(map(factorial, counts))
        yield counts, ways * prod(p**count for p, count in zip(likely, counts, strict=True))


def _in_order(cells: int, answers: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (answers,)
        return
    for first in range(answers + 1):
        for rest in _in_order(cells - 1, answers - first):
            yield first, *rest


if __name__ == "__main__":
    main()
