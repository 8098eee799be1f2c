"""Themes of a survey: an answer that makes several points may stand in several of them.

For surveys alone: what is published of a week has each answer in one place, and says nothing of
praise. In a larger set themes are found and named by whole answers, and then each point of an
answer is held against all of them. In a small one themes are found among the points themselves, as
one answer about two things would join what has nothing in common.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from bot.summaries.themes.grouping import centred
from bot.summaries.themes.making import Progress, make_themes
from bot.summaries.themes.minilm import Floats, MiniLM
from bot.summaries.themes.model import Method, Theme, Themes, Voice
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


def make_survey_themes(
    voices: Sequence[Voice], method: Method, progress: Progress = lambda done: None
) -> Themes:
    """The themes of a survey, each with how it leans.

    Raises NotInstalled or WrongWeights for Method.MEANING.
    """
    texts = [voice.text for voice in voices]
    if sum(bool(text.strip()) for text in texts) < LARGER:
        return _among_points(voices, method, progress)
    if method is not Method.MEANING:
        themes = make_themes(voices, method, progress)
        return _leaning(themes, [{at: texts[at] for at in one.answers} for one in themes.themes])
    several = [parts if len(parts) > 1 else [] for parts in map(clauses, texts)]
    points = [(index, point) for index, parts in enumerate(several) for point in parts]
    model = Remembering()
    whole = [*texts, *(point for _, point in points)]
    model.remember(whole, lambda done: progress(done * len(texts) // len(whole)))
    themes = make_themes(voices, method, model=model)
    return _leaning(themes, memberships(texts, themes.themes, points, model.embed))


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


def _among_points(voices: Sequence[Voice], method: Method, progress: Progress) -> Themes:
    """Themes of the points; one needs the points of two answers at least."""
    points = [(at, part) for at, voice in enumerate(voices) for part in clauses(voice.text)]
    of = [index for index, _ in points]
    made = make_themes(
        [Voice(part, voices[index].quotable) for index, part in points],
        method,
        lambda done: progress(done * len(voices) // max(len(points), 1)),
    )
    themes, parts = [], []
    for theme in made.themes:
        behind = _by_answer((of[at], points[at][1]) for at in theme.answers)
        if len(behind) > 1:
            quotes = tuple(dict.fromkeys(of[at] for at in theme.quotes))
            themes.append(replace(theme, answers=tuple(sorted(behind)), quotes=quotes))
            parts.append(behind)
    told = {index for theme in themes for index in theme.answers}
    other = [index for index in dict.fromkeys(of) if index not in told and voices[index].quotable]
    return _leaning(Themes(tuple(themes), tuple(sorted(other)), method), parts)


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


def _leaning(found: Themes, parts: Sequence[Parts]) -> Themes:
    """The themes with all who stand behind them, and with how they lean."""
    themes = [
        replace(theme, answers=tuple(sorted(some)), lean=lean(list(some.values())))
        for theme, some in zip(found.themes, parts, strict=True)
    ]
    return replace(found, themes=tuple(sorted(themes, key=lambda one: -len(one.answers))))
