"""The ways of grouping that the themes benchmark compares: ours, simple ones, and BERTopic.

Each takes texts and their sentence embeddings and gives a number for each text, -1 for none.
"""

import importlib.util
import warnings
from collections.abc import Callable, Sequence

import numpy as np

from bot.summaries.themes.grouping import grouped
from bot.summaries.themes.lexical import rows_by_words
from bot.summaries.themes.linkage import average_linkage
from bot.summaries.themes.making import plain
from bot.summaries.themes.minilm import Floats
from bot.summaries.themes.stopwords import LITTLE

Way = Callable[[Sequence[str], Floats, int], Sequence[int]]
"""Texts, their embeddings as published (all pieces count the same), and the seed."""
WITHOUT_EMBEDDINGS = frozenset({"TF-IDF + NMF", "LDA"})


def expected_themes(n: int) -> int:
    """How many themes those ways are given that can't find out."""
    return int(np.clip(round((n / 2) ** 0.5), 2, 25))


def ours(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
    """What Afterword does; its rows weigh words with little meaning less."""
    order = sorted(range(len(texts)), key=lambda index: (plain(texts[index]), texts[index]))
    alike: dict[str, int] = {}
    same = np.array([alike.setdefault(plain(texts[index]), len(alike)) for index in order])
    found = np.empty(len(texts), dtype=np.int64)
    found[order] = grouped(rows[order], same)
    labels: list[int] = found.tolist()
    return labels


def by_words(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
    """What Afterword does where the embeddings can't be had."""
    return ours(texts, rows_by_words(texts), seed)


def average(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
    """Average linkage cut at cosine distance 0.6, each single answer a group of its own."""
    labels: list[int] = average_linkage(rows @ rows.T, 0.4).tolist()
    return labels


def average_one_rest(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
    """The same, with all single answers as one group, as the others are scored."""
    labels = np.array(average(texts, rows, seed))
    counts = np.bincount(labels)
    rest: list[int] = np.where(counts[labels] > 1, labels, -1).tolist()
    return rest


def _ward(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
    from sklearn.cluster import AgglomerativeClustering

    return list(AgglomerativeClustering(expected_themes(len(texts))).fit_predict(rows))


def _kmeans(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
    from sklearn.cluster import KMeans

    return list(KMeans(expected_themes(len(texts)), n_init=4, random_state=0).fit_predict(rows))


def _nmf(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(stop_words=sorted(LITTLE), token_pattern=r"[\w']+").fit_transform(texts)
    themes = min(expected_themes(len(texts)), *table.shape)
    weights = NMF(themes, init="nndsvda", max_iter=400, random_state=0).fit_transform(table)
    return list(np.where(weights.sum(axis=1) > 0, weights.argmax(axis=1), -1))


def _lda(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer

    table = CountVectorizer(stop_words=sorted(LITTLE), token_pattern=r"[\w']+").fit_transform(texts)
    lda = LatentDirichletAllocation(expected_themes(len(texts)), random_state=0)
    return list(lda.fit_transform(table).argmax(axis=1))


def _bertopic(kind: str) -> Way:
    def way(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
        from bertopic import BERTopic
        from hdbscan import HDBSCAN
        from sklearn.cluster import KMeans
        from umap import UMAP

        near = min(15, len(texts) - 1) if kind == "default" else min(5, len(texts) - 1)
        room = min(5, len(texts) - 2)
        flat = UMAP(
            n_neighbors=near, n_components=room, min_dist=0, metric="cosine", random_state=0
        )
        cluster = {
            "default": lambda: HDBSCAN(min_cluster_size=10),
            "tuned": lambda: HDBSCAN(
                min_cluster_size=max(3, round(len(texts) ** 0.5 / 2)), min_samples=1
            ),
            "kmeans": lambda: KMeans(expected_themes(len(texts)), n_init=4, random_state=0),
        }[kind]()
        try:
            topics, _ = BERTopic(umap_model=flat, hdbscan_model=cluster).fit_transform(
                list(texts), rows
            )
        except (ValueError, TypeError):
            return [-1] * len(texts)
        return list(topics)

    return way


def installed_ways() -> dict[str, Way]:
    """Every way that what is installed allows, by name."""
    ways: dict[str, Way] = {
        "Afterword": ours,
        "Afterword, words only": by_words,
        "MiniLM + average at 0.6": average,
        "the same, singles as one": average_one_rest,
    }
    if importlib.util.find_spec("sklearn"):
        ways |= {"MiniLM + Ward": _ward, "MiniLM + KMeans": _kmeans}
        ways |= {"TF-IDF + NMF": _nmf, "LDA": _lda}
    if importlib.util.find_spec("bertopic"):
        ways |= {f"BERTopic {kind}": _bertopic(kind) for kind in ("default", "tuned", "kmeans")}
    return {name: _quietly(way) for name, way in ways.items()}


def _quietly(way: Way) -> Way:
    def quiet(texts: Sequence[str], rows: Floats, seed: int) -> Sequence[int]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return way(texts, rows, seed)

    return quiet
