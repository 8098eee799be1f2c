"""How well themes, quotes and names are found, and at what cost: `python -m bench.themes`.

On labelled real answers, which are not part of this package (`--data FOLDER`), by the protocol of
their README; side by side with other ways, as far as they are installed (docs/themes.md). It takes
some ten minutes on two free cores, and with scikit-learn and BERTopic there about an hour.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench._grouping import Way

DATA = Path("../shared/data")
SEEDS = {20: 20, 60: 20, 300: 8, 3000: 8}


def main(argv: Sequence[str] = ()) -> None:
    """Print every table that the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m bench.themes", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of labelled answers")
    parser.add_argument("--sets", help="only these, with commas between")
    parser.add_argument("--sizes", help="only these numbers of answers")
    parser.add_argument("--ways", help="only ways whose names hold one of these words")
    parser.add_argument("--seeds", type=int, help="at most so many samples of each size")
    parser.add_argument("--no-cost", action="store_true", help="leave out time and memory")
    parser.add_argument("--no-scores", action="store_true", help="leave out the scores")
    asked = parser.parse_args(argv)
    from bench._answers import SETS, there

    asked.sets = asked.sets.split(",") if asked.sets else SETS
    missing = [name for name in asked.sets if not there(asked.data, name)]
    asked.sets = [name for name in asked.sets if name not in missing]
    if missing:
        print(f"Not in {asked.data}: {', '.join(f'{name}.csv' for name in missing)}.")
    if not asked.sets:
        print(
            "The labelled answers are not part of this package: docs/themes.md says what they "
            "are. Give their folder with --data."
        )
        return
    if not asked.no_scores:
        _print_scores(asked)
    if not asked.no_cost:
        _print_cost(asked)


def _print_scores(asked: argparse.Namespace) -> None:
    import numpy as np

    from bench._answers import read_labelled, sample
    from bench._quotes import quote_scores, steadiness
    from bench._scoring import scores
    from bot.summaries.themes.minilm import MiniLM

    sizes = [int(size) for size in asked.sizes.split(",")] if asked.sizes else list(SEEDS)
    ways = _ways(asked)
    weighed, published = MiniLM(), MiniLM(little_counts=1)
    for name in asked.sets:
        answers = read_labelled(asked.data, name)
        print(f"\n{name}: {len(answers.texts)} answers with {len(set(answers.labels))} labels\n")
        print(f"{'n':>5} {'way':26} {'AMI':>6} {'ARI':>6} {'V':>6} {'groups':>6} {'seconds':>8}")
        ran = {n: min(asked.seeds or SEEDS[n], SEEDS[n]) for n in sizes if n <= len(answers.texts)}
        samples = {n: [sample(answers, n, seed) for seed in range(ran[n])] for n in ran}
        used = sorted({row for drawn in samples.values() for rows in drawn for row in rows})
        texts = [answers.texts[row] for row in used]
        index = {row: at for at, row in enumerate(used)}
        ours, theirs = weighed.embed(texts), published.embed(texts)
        for n, drawn in samples.items():
            for way_name, way in ways.items():
                got: list[list[float]] = []
                for seed, rows in enumerate(drawn):
                    at = [index[row] for row in rows]
                    vectors = ours if way_name == "Afterword" else theirs
                    began = time.perf_counter()
                    groups = way([answers.texts[row] for row in rows], vectors[at], seed)
                    seconds = time.perf_counter() - began
                    one = scores([answers.labels[row] for row in rows], groups)
                    got.append([one.ami, one.ari, one.v, len(set(groups)), seconds])
                ami, ari, v, groups_, seconds = np.mean(got, axis=0).tolist()
                print(
                    f"{n:5} {way_name:26} {ami:6.3f} {ari:6.3f} {v:6.3f} {groups_:6.1f} "
                    f"{seconds:8.2f}",
                    flush=True,
                )
        every = np.zeros((len(answers.texts), ours.shape[1]), dtype=np.float32)
        every[used] = ours
        for n in (n for n in ran if n in (60, 300)):
            print(f"\nThree quotes, n = {n}: sub-topics told, nearness, how many quotes")
            for picker, told in quote_scores(answers, every, n, ran[n]).items():
                print(f"      {picker:26} {told[0]:6.3f} {told[1]:6.3f} {told[2]:6.2f}")
            kept, stayed = steadiness(answers, every, n, ran[n])
            print(f"One answer added: {kept:.0%} of names stay, {stayed:.0%} of answers stay put")


def _print_cost(asked: argparse.Namespace) -> None:
    from bench._cost import FROM, print_beside, print_growth, print_sizes

    if not set(FROM) & set(asked.sets):
        return
    print_growth(asked.data)
    print_beside(asked.data, list(_ways(asked)))
    print_sizes()


def _ways(asked: argparse.Namespace) -> "dict[str, Way]":
    from bench._grouping import installed_ways

    wanted = asked.ways.casefold().split(",") if asked.ways else [""]
    return {
        name: way
        for name, way in installed_ways().items()
        if any(word in name.casefold() for word in wanted)
    }


if __name__ == "__main__":
    main(sys.argv[1:])
