"""Themes of a week or a survey: an answer that makes several points may stand in several of them.

In a larger set themes are found and named by whole answers, and then each point of an answer is
held against all of them. In a small one themes are found among the points themselves, as one
answer about two things would join what has nothing in common. Nobody counts twice in one theme.
Of a survey it is also told how its themes lean; of a week, where few can be many, it is not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from bot.summaries.themes.grouping import centred
from bot.summaries.themes.making import Progress, make_themes
from bot.summaries.themes.minilm import Floats, MiniLM
from bot.summaries.themes.model import Method, Theme, Themes, Voice
from bot.summaries.themes.sides.grouping import FEW
from bot.summaries.themes.surveys.amount import LARGER
from bot.summaries.themes.surveys.clauses import clauses
from bot.summaries.themes.surveys.leaning import lean

AS_NEAR_AS = 0.5
"""A point must be as near to the theme as this share of the theme's own answers are at least..."""
LEAST_NEAR = 0.3
"""...and as near as this..."""
NEARER_BY = 0.15
"""...and nearer by so much than to the theme that its answer stands in."""

Points = list[tuple[int, str]]
"""What answers say, point by point, each with the index of its answer."""
Parts = dict[int, str]
"""The answers of a theme, each with what of it speaks of this theme."""


def make_week_themes(
    voices: Sequence[Voice],
    method: Method,
    progress: Progress = lambda done: None,
    model: MiniLM | None = None,
) -> Themes:
    """The themes of a week's answers. `model` is for who has it at hand, in a small set.

    Raises NotInstalled or WrongWeights for Method.MEANING.
    """
    found, parts = _by_points(voices, method, progress, FEW + 1, model)
    return _with_all(found, parts)


def make_survey_themes(
    voices: Sequence[Voice], method: Method, progress: Progress = lambda done: None
) -> Themes:
    """The themes of a survey, each with how it leans.

    Raises NotInstalled or WrongWeights for Method.MEANING.
    """
    found, parts = _by_points(voices, method, progress, LARGER)
    themes = zip(found.themes, parts, strict=True)
    leaning = [replace(theme, lean=lean(list(some.values()))) for theme, some in themes]
    return _with_all(replace(found, themes=tuple(leaning)), parts)


def _by_points(
    voices: Sequence[Voice],
    method: Method,
    progress: Progress,
    larger: int,
    small: MiniLM | None = None,
) -> tuple[Themes, list[Parts]]:
    """The themes, and for each who stands behind it with what of the answer is about it."""
    texts = [voice.text for voice in voices]
    if sum(bool(text.strip()) for text in texts) < larger:
        return _among_points(voices, method, progress, small)
    if method is not Method.MEANING:
        themes = make_themes(voices, method, progress)
        return themes, [{at: texts[at] for at in one.answers} for one in themes.themes]
    several = [parts if len(parts) > 1 else [] for parts in map(clauses, texts)]
    points = [(index, point) for index, parts in enumerate(several) for point in parts]
    model = Remembering()
    whole = [*texts, *(point for _, point in points)]
    model.remember(whole, lambda done: progress(done * len(texts) // len(whole)))
    themes = make_themes(voices, method, model=model)
    return themes, memberships(texts, themes.themes, points, model.embed)


class Remembering(MiniLM):
    """The model, which keeps the rows of what it was told to remember."""

    def remember(self, texts: Sequence[str], progress: Progress) -> None:
        """Embed the texts and keep their rows."""
        rows = super().embed(texts, progress)
        self._kept = dict(zip(texts, rows, strict=True))

    def embed(self, texts: Sequence[str], progress: Progress = lambda done: None) -> Floats:
        """As ever, and at once for what is remembered."""
        if all(text in self._kept for text in texts):
            return np.stack([self._kept[text] for text in texts])
        return super().embed(texts, progress)


def _among_points(
    voices: Sequence[Voice], method: Method, progress: Progress, model: MiniLM | None
) -> tuple[Themes, list[Parts]]:
    """Themes of the points; one needs the points of two answers at least."""
    points = [(at, part) for at, voice in enumerate(voices) for part in clauses(voice.text)]
    of = [index for index, _ in points]
    made = make_themes(
        [Voice(part, voices[index].quotable) for index, part in points],
        method,
        lambda done: progress(done * len(voices) // max(len(points), 1)),
        model=model,
        owners=of,
    )
    themes, parts = [], []
    for theme in made.themes:
        behind = _by_answer((of[at], points[at][1]) for at in theme.answers)
        quotes = tuple(dict.fromkeys(of[at] for at in theme.quotes))
        sides = tuple(tuple(dict.fromkeys(of[at] for at in side)) for side in theme.sides)
        themes.append(Theme(theme.name, tuple(sorted(behind)), quotes, sides=sides))
        parts.append(behind)
    told = {index for theme in themes for index in theme.answers}
    other = [
        index
        for index, voice in enumerate(voices)
        if voice.quotable and voice.text.strip() and index not in told
    ]
    return Themes(tuple(themes), tuple(other), method), parts


def _by_answer(points: Iterable[tuple[int, str]]) -> Parts:
    found: Parts = {}
    for index, point in points:
        found[index] = f"{found[index]}\n{point}" if index in found else point
    return found


def memberships(
    texts: Sequence[str],
    themes: Sequence[Theme],
    points: Points,
    embed: Callable[[Sequence[str]], Floats],
) -> list[Parts]:
    """For each theme its answers, and those of which a point is about it."""
    if not points or not themes:
        return [{index: texts[index] for index in theme.answers} for theme in themes]
    heard = embed([text for text in texts if text.strip()])
    mean = heard.mean(axis=0)
    inside = [
        centred(embed([texts[at] for at in theme.answers]), mean, len(heard)) for theme in themes
    ]
    middles = np.stack([rows.mean(axis=0) for rows in inside])
    middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), np.float32(1e-6))
    least = [
        max(LEAST_NEAR, float(np.quantile(rows @ middle, AS_NEAR_AS)))
        for rows, middle in zip(inside, middles, strict=True)
    ]
    near = centred(embed([point for _, point in points]), mean, len(heard)) @ middles.T
    own = {index: number for number, theme in enumerate(themes) for index in theme.answers}
    said: list[Points] = [[] for _ in themes]
    for (index, point), row in zip(points, np.round(near, 4), strict=True):
        if index in own:
            best = int(row.argmax())
            elsewhere = row[best] >= least[best] and row[best] - row[own[index]] >= NEARER_BY
            said[best if elsewhere else own[index]].append((index, point))
    return [
        {index: texts[index] for index in theme.answers} | _by_answer(some)
        for theme, some in zip(themes, said, strict=True)
    ]


def _with_all(found: Themes, parts: Sequence[Parts]) -> Themes:
    """The themes with all who stand behind them, the one with most of them first."""
    themes = [
        replace(theme, answers=tuple(sorted(some)))
        for theme, some in zip(found.themes, parts, strict=True)
    ]
    return replace(found, themes=tuple(sorted(themes, key=lambda one: -len(one.answers))))
