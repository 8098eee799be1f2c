"""Answers become themes: rows, groups, names, quotes. Heavy: it runs in a process of its own."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.summaries.themes.grouping import ALONE, centred, grouped
from bot.summaries.themes.lexical import rows_by_words
from bot.summaries.themes.minilm import Floats, MiniLM
from bot.summaries.themes.model import Method, Theme, Themes, Voice
from bot.summaries.themes.naming import names, no_likeness, said
from bot.summaries.themes.quoting import quotes
from bot.summaries.themes.stopwords import words

Progress = Callable[[int], None]


def make_themes(
    voices: Sequence[Voice],
    method: Method,
    progress: Progress = lambda done: None,
    model: MiniLM | None = None,
) -> Themes:
    """The themes of some answers, the same whatever order they come in.

    `model` is for who has it at hand; else it is loaded.

    Blank answers are in no theme and no other voice. A theme of which no word may be shown is
    none. Raises NotInstalled or WrongWeights for Method.MEANING.
    """
    heard = [index for index, voice in enumerate(voices) if voice.text.strip()]
    heard.sort(
        key=lambda at: (plain(voices[at].text), voices[at].text, not voices[at].quotable, at)
    )
    texts = [voices[index].text for index in heard]
    alike: dict[str, int] = {}
    same = np.array([alike.setdefault(plain(text), len(alike)) for text in texts], dtype=np.int64)
    if model is None and method is Method.MEANING:
        model = MiniLM()
    rows = model.embed(texts, progress) if model else rows_by_words(texts)
    found = _themes([voices[index] for index in heard], rows, same, model)
    themes = tuple(
        Theme(
            theme.name,
            tuple(sorted(heard[index] for index in theme.answers)),
            tuple(heard[index] for index in theme.quotes),
        )
        for theme in found
    )
    told = {index for theme in themes for index in theme.answers}
    other = [index for index in heard if voices[index].quotable and index not in told]
    return Themes(themes, tuple(sorted(other)), method)


def _themes(
    voices: Sequence[Voice], rows: Floats, same: NDArray[np.int64], model: MiniLM | None
) -> list[Theme]:
    labels = grouped(rows, same)
    groups = [np.flatnonzero(labels == one) for one in np.unique(labels[labels != ALONE])]
    if not groups:
        return []
    groups.sort(key=lambda group: (-len(group), group.tolist()))
    mean = rows.mean(axis=0)
    spread = centred(rows, mean, len(rows))
    middles = np.stack([spread[group].mean(axis=0) for group in groups])
    middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), np.float32(1e-6))
    central = np.zeros(len(rows))
    for group, middle in zip(groups, middles, strict=True):
        central[group] = spread[group] @ middle

    def likeness(pairs: Sequence[tuple[int, str]]) -> Sequence[float]:
        if model is None or not pairs:
            return no_likeness(pairs)
        runs = centred(model.embed([run for _, run in pairs]), mean, len(rows))
        alike: list[float] = (runs * middles[[number for number, _ in pairs]]).sum(axis=1).tolist()
        return alike

    answers = [said(voice.text, voice.quotable) for voice in voices]
    members = [group.tolist() for group in groups]
    named = names(answers, members, central.clip(0, 1).tolist(), likeness)
    themes = []
    for name, group in zip(named, groups, strict=True):
        if name:
            may = [voices[index].quotable for index in group.tolist()]
            picked = quotes(spread[group], may, same[group].tolist())
            themes.append(Theme(name, tuple(group.tolist()), tuple(int(group[p]) for p in picked)))
    return themes


def plain(text: str) -> str:
    """What two answers have in common that say the same in the same words."""
    return " ".join(words(text)) or text.strip()
