"""Answers become themes: rows, groups, names, quotes. Heavy: it runs in a process of its own."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.summaries.themes.grouping import ALONE, centred, grouped
from bot.summaries.themes.lexical import rows_by_words
from bot.summaries.themes.minilm import Floats, MiniLM
from bot.summaries.themes.model import Method, Theme, Themes, Voice
from bot.summaries.themes.naming import names, no_likeness
from bot.summaries.themes.quoting import quotes
from bot.summaries.themes.saying import said
from bot.summaries.themes.sides.grouping import by_side
from bot.summaries.themes.stopwords import words

Progress = Callable[[int], None]


def make_themes(
    voices: Sequence[Voice],
    method: Method,
    progress: Progress = lambda done: None,
    model: MiniLM | None = None,
    owners: Sequence[int] | None = None,
) -> Themes:
    """The themes of some answers, the same whatever order they come in.

    `model` is for who has it at hand; else it is loaded. `owners` says for each voice whose it is,
    where one person makes several points: a theme needs two people.

    Blank answers are in no theme and no other voice, and answers without words ("👍") in no theme.
    A theme of which no word may be shown is none. Raises NotInstalled or WrongWeights for
    Method.MEANING.
    """
    owner = list(range(len(voices))) if owners is None else owners
    wordless = [
        index
        for index, voice in enumerate(voices)
        if voice.quotable and voice.text.strip() and not words(voice.text)
    ]
    heard = [index for index, voice in enumerate(voices) if words(voice.text)]
    heard.sort(
        key=lambda at: (plain(voices[at].text), voices[at].text, not voices[at].quotable, at)
    )
    texts = [voices[index].text for index in heard]
    alike: dict[str, int] = {}
    same = np.array([alike.setdefault(plain(text), len(alike)) for text in texts], dtype=np.int64)
    if model is None and method is Method.MEANING:
        model = MiniLM()
    if not heard:
        return Themes((), tuple(wordless), method)
    rows = model.embed(texts, progress) if model else rows_by_words(texts)
    found = _themes(
        [voices[index] for index in heard], [owner[index] for index in heard], rows, same, model
    )
    themes = tuple(
        Theme(
            theme.name,
            tuple(sorted(heard[index] for index in theme.answers)),
            tuple(heard[index] for index in theme.quotes),
            sides=tuple(tuple(sorted(heard[at] for at in side)) for side in theme.sides),
        )
        for theme in found
    )
    told = {index for theme in themes for index in theme.answers}
    other = [index for index in heard if voices[index].quotable and index not in told]
    return Themes(themes, tuple(sorted([*other, *wordless])), method)


def _themes(
    voices: Sequence[Voice],
    owners: Sequence[int],
    rows: Floats,
    same: NDArray[np.int64],
    model: MiniLM | None,
) -> list[Theme]:
    labels = grouped(rows, same)
    groups = [
        (side_group, sides)
        for one in np.unique(labels[labels != ALONE])
        for side_group, sides in by_side(voices, owners, np.flatnonzero(labels == one).tolist())
    ]
    if not groups:
        return []
    groups.sort(key=lambda one: (-len(one[0]), one[0]))
    mean = rows.mean(axis=0)
    spread = centred(rows, mean, len(rows))
    middles = np.stack([spread[group].mean(axis=0) for group, _ in groups])
    middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), np.float32(1e-6))
    central = np.zeros(len(rows))
    for (group, _), middle in zip(groups, middles, strict=True):
        central[group] = spread[group] @ middle

    def likeness(pairs: Sequence[tuple[int, str]]) -> Sequence[float]:
        if model is None or not pairs:
            return no_likeness(pairs)
        runs = centred(model.embed([run for _, run in pairs]), mean, len(rows))
        alike: list[float] = (runs * middles[[number for number, _ in pairs]]).sum(axis=1).tolist()
        return alike

    answers = [
        said(voice.text, voice.quotable, owner) for voice, owner in zip(voices, owners, strict=True)
    ]
    named = names(
        answers,
        [group for group, _ in groups],
        central.clip(0, 1).tolist(),
        likeness,
        [sides for _, sides in groups],
    )
    themes = []
    for name, (group, sides) in zip(named, groups, strict=True):
        may = [voices[index].quotable for index in group]
        if any(may):
            picked = quotes(spread[group], may, same[group].tolist())
            two = [
                tuple(at for at, side in zip(group, sides, strict=True) if side == which)
                for which in (1, -1)
            ]
            themes.append(
                Theme(
                    name,
                    tuple(group),
                    tuple(group[at] for at in picked),
                    sides=tuple(two) if any(sides) else (),
                )
            )
    return themes


def plain(text: str) -> str:
    """What two answers have in common that say the same in the same words."""
    return " ".join(words(text)) or text.strip()
