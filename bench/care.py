"""How often the support card comes when it should, and when it should not: `python -m bench.care`.

Every sentence of the labelled set is looked at once. What the rule was worked on with, and what
it did when it first met each set, is in docs/care.md.
"""

import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.rules.care.distress import suggests_distress

LABELLED = Path(__file__).parent.parent / "tests" / "data" / "care.toml"
HALVES = ("first half", "second half")
SETS = {
    "own": "plain words",
    "voices": "many ways of speaking",
    "outsiders": "an outsider's",
    "outsiders_later": "the outsider's, quiet words",
    "outsiders_last": "the outsider's, last lot",
}


@dataclass(frozen=True)
class Reach:
    """What the rule made of some sentences."""

    should: int
    missed: tuple[str, ...]
    should_not: int
    fired: tuple[str, ...]

    @property
    def found(self) -> float:
        """The share that brought the card of those that should."""
        return 1 - len(self.missed) / self.should

    @property
    def wrong(self) -> float:
        """The share that brought the card of those that should not."""
        return len(self.fired) / self.should_not


def read_half(half: int, sets: Sequence[str] = tuple(SETS)) -> tuple[list[str], list[str]]:
    """Every second sentence: those that should bring the card, and those that should not."""
    data = tomllib.loads(LABELLED.read_text(encoding="utf-8"))
    should = [text for name in sets for text in data[name]["should"][half::2]]
    return should, [text for name in sets for text in data[name]["should_not"][half::2]]


def reach(should: Sequence[str], should_not: Sequence[str]) -> Reach:
    """Try the rule on sentences."""
    return Reach(
        len(should),
        tuple(text for text in should if not suggests_distress(text)),
        len(should_not),
        tuple(text for text in should_not if suggests_distress(text)),
    )


def table() -> str:
    """The figures as a Markdown table, one row a set and half."""
    rows = ["| sentences | should, and did | should not, and did |", "|---|---:|---:|"]
    for name, title in SETS.items():
        for half, words in enumerate(HALVES):
            rows.append(_row(f"{title}, {words}", reach(*read_half(half, (name,)))))
    for half, words in enumerate(HALVES):
        rows.append(_row(f"**together, {words}**", reach(*read_half(half))))
    return "\n".join(rows)


def _row(title: str, found: Reach) -> str:
    came = f"{found.should - len(found.missed)} of {found.should}"
    return f"| {title} | {came} | {len(found.fired)} of {found.should_not} |"


def main() -> None:
    """Print the table, what goes wrong in the first half, and how long a look takes."""
    suggests_distress("I am fine.")
    print(table())
    first = reach(*read_half(0))
    for title, texts in (("missed", first.missed), ("came without need", first.fired)):
        print(f"\nFirst half, {title}:")
        print("\n".join(f"  {text}" for text in texts) or "  none")
    for length in (200, 4000):
        began = time.perf_counter()
        suggests_distress("The minutes were late. " * (length // 23))
        print(f"\nA look at {length} letters: {(time.perf_counter() - began) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
