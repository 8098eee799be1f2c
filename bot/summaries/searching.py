"""Finding summaries by what their themes are called."""

from bot.summaries.model import Summary
from bot.summaries.themes.stopwords import words


def theme_names(summary: Summary) -> tuple[str, ...]:
    """The names of its themes, in order; one that has none is left out."""
    themes = (theme for section in summary.sections for theme in section.themes)
    return tuple(theme.name for theme in themes if theme.name)


def themes_like(summary: Summary, wanted: str) -> tuple[str, ...]:
    """The names in which each of the wanted words begins a word; small and big letters are alike.

    None is like no words at all.
    """
    parts = words(wanted)
    return tuple(name for name in theme_names(summary) if parts and _like(name, parts))


def _like(name: str, parts: list[str]) -> bool:
    held = words(name)
    return all(any(word.startswith(part) for word in held) for part in parts)
