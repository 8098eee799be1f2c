"""How well opposites are told from agreement in other words: `python -m bench.opposites`.

The pairs in `labelled/opposites.txt` were written and labelled before anything was built on them,
and are split by a seed: everything was chosen on the one half, the other was for the figures. When
these fell short, what was wrong in it was looked at, and `labelled/opposites_later.txt` written;
some of what was wrong there was put right since too. docs/themes.md has each half's first figure.

Beside ours stand praise against criticism by vaderSentiment (if it is installed) and by our own
lists, pairs of poles alone, denials alone, and the sentence embeddings' own view, with the limit
that is best on the first half.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from unittest.mock import patch

PAIRS = Path(__file__).parent / "labelled" / "opposites.txt"
LATER = PAIRS.with_name("opposites_later.txt")
SEED = 15
FILLERS = (
    "The lunch was lovely",
    "Parking is a problem for those who drive",
    "Please send the dates for next year",
    "I would like to hear about the garden project",
)
"""Answers about something else, so that a pair is judged as in a week."""


@dataclass(frozen=True)
class Pair:
    """Two answers; `opposed` if they take different sides, else they agree."""

    opposed: bool
    kind: str
    one: str
    other: str


Way = Callable[[Pair], bool]
"""Whether a way takes a pair for opposites."""


def pairs(path: Path = PAIRS) -> list[Pair]:
    """All labelled pairs, in the order in which they stand."""
    lines = path.read_text(encoding="utf-8").splitlines()
    told = [(line[0], line[1:].split("|")) for line in lines if line[:1] in ("!", "=")]
    return [Pair(sign == "!", *(part.strip() for part in parts)) for sign, parts in told]


def halves(every: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The half to develop on and the half that is held out, each with half of either label."""
    random, first, second = Random(SEED), [], []
    for opposed in (True, False):
        some = [pair for pair in every if pair.opposed is opposed]
        random.shuffle(some)
        first += some[: len(some) // 2]
        second += some[len(some) // 2 :]
    return first, second


def main(argv: Sequence[str] = ()) -> None:
    """Print the table, and what ours gets wrong with --wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.opposites", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what ours gets wrong")
    parser.add_argument("--development", action="store_true", help="leave the held-out half alone")
    asked = parser.parse_args(argv)
    first, second = halves(pairs())
    ways = _ways(first)
    told = {"development": first}
    if not asked.development:
        told |= {"held out, then looked at": second, "written later, held out": pairs(LATER)}
    for title, half in told.items():
        against = sum(pair.opposed for pair in half)
        print(f"\n{title}: {against} opposites, {len(half) - against} agreements\n")
        print(f"{'way':44} {'opposites seen':>14} {'agreements torn':>15}")
        for name, way in ways.items():
            seen = sum(way(pair) for pair in half if pair.opposed) / against
            torn = sum(way(pair) for pair in half if not pair.opposed) / (len(half) - against)
            print(f"{name:44} {seen:>14.0%} {torn:>15.0%}", flush=True)
        if asked.wrong:
            for pair in half:
                if ways[OURS](pair) != pair.opposed:
                    sign = "!" if pair.opposed else "="
                    print(f"  {sign} {pair.kind}: {pair.one} | {pair.other}")


OURS = "Afterword: points, held against each other"
IN_A_WEEK = "Afterword: in a week, marked or apart"


def _ways(first: Sequence[Pair]) -> dict[str, Way]:
    ways = {OURS: _by_points, IN_A_WEEK: _in_a_week()}
    ways["pairs of poles alone"] = _poles_alone
    ways["denials alone"] = _denials_alone
    ways["praise and criticism, our lists"] = _by_leaning
    if importlib.util.find_spec("vaderSentiment"):
        ways["praise and criticism, vaderSentiment"] = _by_vader()
    ways["embeddings less alike than a limit"] = _by_embedding(first)
    return ways


def _by_points(pair: Pair) -> bool:
    from bot.summaries.themes.sides.opposing import Verdict, verdict
    from bot.summaries.themes.sides.stances import stance
    from bot.summaries.themes.surveys.clauses import clauses

    some, others = ([stance(part) for part in clauses(text)] for text in (pair.one, pair.other))
    return any(verdict(one, other) is Verdict.OPPOSED for one in some for other in others)


def _in_a_week() -> Way:
    """As in a week: opposites are seen if they are apart or marked, agreement is torn if it is
    marked, or apart though it would be together if nobody looked for sides."""
    from bot.summaries.themes.minilm import MiniLM
    from bot.summaries.themes.model import Method, Voice
    from bot.summaries.themes.several import make_week_themes
    from bot.summaries.themes.sides import grouping

    model = MiniLM()

    def together(pair: Pair) -> bool:
        voices = [Voice(text) for text in (pair.one, pair.other, *FILLERS)]
        found = make_week_themes(voices, Method.MEANING, model=model)
        return any({0, 1} <= set(one.answers) and not _parts(one.sides) for one in found.themes)

    def way(pair: Pair) -> bool:
        if together(pair):
            return False
        if pair.opposed:
            return True
        with patch.object(grouping, "parted", lambda points: [0] * len(points)):
            return together(pair)

    return way


def _parts(sides: Sequence[Sequence[int]]) -> bool:
    return any(0 in side for side in sides) and any(1 in side for side in sides)


def _poles_alone(pair: Pair) -> bool:
    from bot.summaries.themes.sides.stances import stance

    one, other = stance(pair.one), stance(pair.other)
    shared = one.poles.keys() & other.poles.keys()
    return any(not one.poles[name] & other.poles[name] for name in shared)


def _denials_alone(pair: Pair) -> bool:
    from bot.summaries.themes.sides.stances import denies
    from bot.summaries.themes.stopwords import words

    one, other = (sum(map(denies, words(text))) % 2 for text in (pair.one, pair.other))
    return one != other


def _by_leaning(pair: Pair) -> bool:
    from bot.summaries.themes.surveys.leaning import leaning

    return leaning(pair.one) * leaning(pair.other) < 0


def _by_vader() -> Way:
    judge = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()

    def way(pair: Pair) -> bool:
        one, other = (judge.polarity_scores(text)["compound"] for text in (pair.one, pair.other))
        return bool(one * other < 0)

    return way


def _by_embedding(first: Sequence[Pair]) -> Way:
    import numpy as np

    from bot.summaries.themes.minilm import MiniLM

    model = MiniLM()

    def alike(pair: Pair) -> float:
        one, other = model.embed([pair.one, pair.other])
        return float(one @ other)

    told = [alike(pair) for pair in first]
    limits = np.quantile(told, np.linspace(0, 1, 41))
    right = [
        sum((one < limit) == pair.opposed for one, pair in zip(told, first, strict=True))
        for limit in limits
    ]
    best = float(limits[int(np.argmax(right))])
    return lambda pair: alike(pair) < best


if __name__ == "__main__":
    main(sys.argv[1:])
