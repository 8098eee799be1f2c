"""Finds the themes of a week's answers without loading anything heavy into this process."""

from collections.abc import Callable, Sequence

from bot.summaries.themes.errand import can, run_errand
from bot.summaries.themes.model import Lean, Method, Theme, Themes, ThemesFailed, Voice

TIMEOUT = 120.0
"""Seconds for one try. Ten thousand answers take about a minute on two cores."""
MOST_FOR_ONE_THREAD = 500
BEST_FIRST = (Method.MEANING, Method.WORDS)


def find_themes(
    voices: Sequence[Voice],
    *,
    methods: Sequence[Method] = BEST_FIRST,
    timeout: float = TIMEOUT,
    progress: Callable[[int], None] = lambda done: None,
    several: bool = False,
) -> Themes:
    """The themes by the first method that works; if none does, every answer is another voice.

    With `several` they are a survey's, and each theme says how it leans.

    Raises ThemesStopped if somebody stopped the worker.

    It blocks for as long as the work takes, `timeout` seconds for each method at the most. The
    work is done in a process that ends with it. `progress` hears how many answers are read.
    """
    said = sum(bool(voice.text.strip()) for voice in voices)
    for method in methods if said > 1 else ():
        if can(method):
            try:
                return _found(voices, method, timeout, progress, several)
            except ThemesFailed:
                continue
    other = (index for index, one in enumerate(voices) if one.quotable and one.text.strip())
    return Themes((), tuple(other), Method.NONE)


def _found(
    voices: Sequence[Voice],
    method: Method,
    timeout: float,
    progress: Callable[[int], None],
    several: bool,
) -> Themes:
    heard = [[one.text, one.quotable] for one in voices]
    asked = {"voices": heard, "method": method.value, "several": several}
    match run_errand(asked, timeout, progress, len(voices) <= MOST_FOR_ONE_THREAD):
        case {"themes": list(found), "other": list(other)}:
            pass
        case _:
            raise ThemesFailed("the worker said something else")
    themes = tuple(
        Theme(
            name,
            tuple(behind),
            tuple(quotes),
            Lean(*leans) if leans else None,
            tuple(tuple(side) for side in sides),
        )
        for name, behind, quotes, leans, sides in found
    )
    shown = [index for theme in themes for index in theme.quotes] + other
    if not all(voices[index].quotable for index in shown):
        raise ThemesFailed("the worker would quote what may not be quoted")
    return Themes(themes, tuple(other), method)
