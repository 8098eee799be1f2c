"""How much the marking rules find, and how often they cry wolf: `python -m bench.redaction`.

Every text of the labelled set is read once by our rules and, where it is installed, once by
Presidio's pattern recognisers without a language model.
"""

import importlib.util
import re
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.rules.redaction.finding import PATTERNED, MarkKind, WatchList, marks

LABELLED = Path(__file__).parent.parent / "tests" / "data" / "redaction.toml"
HALVES = ("first_half", "second_half")

_LABEL = re.compile(r"\{([a-z-]+):([^{}]+)\}")
_SOFT = frozenset(MarkKind) - PATTERNED

Span = tuple[int, int]
Finder = Callable[[str], Sequence[Span]]


@dataclass(frozen=True)
class Label:
    """Words that a person marked by hand."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True)
class Labelled:
    """A text of the set, and what should be found in it."""

    text: str
    labels: tuple[Label, ...]


@dataclass
class Score:
    """What a finder found. A label counts as found if every sign of it is covered."""

    there: Counter[MarkKind] = field(default_factory=Counter)
    found: Counter[MarkKind] = field(default_factory=Counter)
    texts: int = 0
    texts_with_false_alarm: int = 0
    missed: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def recall(self, kinds: frozenset[MarkKind]) -> float:
        """The share of the labels of these kinds that were found."""
        there = sum(self.there[kind] for kind in kinds)
        return sum(self.found[kind] for kind in kinds) / there if there else 1.0

    @property
    def false_alarm_rate(self) -> float:
        """The share of texts in which something was marked that is no label."""
        return self.texts_with_false_alarm / self.texts


def read_labelled(half: str) -> tuple[list[Labelled], WatchList]:
    """One half of the labelled set, with the watch list that goes with it."""
    data = tomllib.loads(LABELLED.read_text(encoding="utf-8"))
    watch = WatchList(tuple(data["watch"]["names"]), tuple(data["watch"]["roles"]))
    return [labelled(text) for text in data[half]["texts"]], watch


def labelled(marked_up: str) -> Labelled:
    """A text without its labels, and where they were."""
    text, done = "", 0
    labels: list[Label] = []
    for found in _LABEL.finditer(marked_up):
        text += marked_up[done : found.start()]
        labels.append(Label(len(text), len(text) + len(found[2]), MarkKind(found[1])))
        text += found[2]
        done = found.end()
    return Labelled(text + marked_up[done:], tuple(labels))


def score(texts: Sequence[Labelled], find: Finder) -> Score:
    """Try a finder on the texts."""
    result = Score(texts=len(texts))
    for one in texts:
        began = time.perf_counter()
        spans = find(one.text)
        result.seconds += time.perf_counter() - began
        covered = {index for start, end in spans for index in range(start, end)}
        for label in one.labels:
            result.there[label.kind] += 1
            if covered.issuperset(range(label.start, label.end)):
                result.found[label.kind] += 1
            else:
                result.missed.append(f"{label.kind}: {one.text}")
        wrong = [
            one.text[start:end]
            for start, end in spans
            if not any(start < label.end and label.start < end for label in one.labels)
        ]
        if wrong:
            result.texts_with_false_alarm += 1
            result.false_alarms += [f"{words!r} in: {one.text}" for words in wrong]
    return result


def ours(watch: WatchList) -> Finder:
    """Afterword's own rules."""
    return lambda text: [(mark.start, mark.end) for mark in marks(text, watch)]


def presidio(watch: WatchList) -> Finder | None:
    """Presidio's pattern recognisers for the UK, or None where it isn't installed."""
    if importlib.util.find_spec("presidio_analyzer") is None:
        return None
    from bench._presidio import finder

    return finder(watch)


def table(columns: Sequence[tuple[str, Score]]) -> str:
    """The figures as a Markdown table, one column a finder and half."""
    rows = [["found", *(name for name, _ in columns)]]
    rows.append(["---", *("---:" for _ in columns)])
    rows += [
        [f"{kind}", *(f"{each.found[kind]} of {each.there[kind]}" for _, each in columns)]
        for kind in MarkKind
    ]
    for title, kinds in (
        ("**patterned: recall**", PATTERNED),
        ("**roles and circumstance: recall**", _SOFT),
    ):
        rows.append([title, *(f"**{each.recall(kinds):.2f}**" for _, each in columns)])
    rows.append(
        [
            "**texts with a false alarm**",
            *(f"**{e.texts_with_false_alarm} of {e.texts}**" for _, e in columns),
        ]
    )
    rows.append(["time a text", *(f"{e.seconds / e.texts * 1000:.2f} ms" for _, e in columns)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main() -> None:
    """Print the table, and what was missed or marked without need."""
    columns: list[tuple[str, Score]] = []
    finders: list[tuple[str, Callable[[WatchList], Finder | None]]] = [
        ("Afterword", ours),
        ("Presidio", presidio),
    ]
    for name, make in finders:
        for half in HALVES:
            texts, watch = read_labelled(half)
            find = make(watch)
            if find is not None:
                find("Warm up.")
                columns.append((f"{name}, {half.replace('_', ' ')}", score(texts, find)))
    print(table(columns))
    if len(columns) == len(HALVES):
        print("\nPresidio is not installed here; docs/redaction.md has its figures.")
    for name, each in columns[: len(HALVES)]:
        print(f"\n{name}: missed")
        print("\n".join(f"  {line}" for line in each.missed) or "  nothing")
        print(f"{name}: false alarms")
        print("\n".join(f"  {line}" for line in each.false_alarms) or "  none")


if __name__ == "__main__":
    main()
