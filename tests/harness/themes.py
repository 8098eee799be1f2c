"""Themes in this process and by words alone: for tests that are about something else.

The real way starts a process that loads a model, which takes a second each time.
"""

from collections.abc import Sequence

from bot.flows.shared.tools import Theming
from bot.summaries.themes.model import Method, Themes, Voice
from bot.summaries.themes.several import make_week_themes
from bot.summaries.themes.weeks import Since, Told, since_earlier


def _find(voices: Sequence[Voice]) -> Themes:
    return make_week_themes(voices, Method.WORDS)


def _compare(now: Sequence[Told], earlier: Sequence[Sequence[Told]]) -> Since:
    return since_earlier(now, earlier, method=Method.WORDS)


BY_WORDS = Theming(_find, _compare)
