"""Finding summaries by what their themes are called."""

from dataclasses import dataclass

from bot.summaries.model import Summary
from bot.summaries.themes.stopwords import words


@dataclass(frozen=True)
class NamedTheme:
    """A theme by its name, and the question that it was a theme of."""

    asked: str
    name: str


def named_themes(summary: Summary) -> tuple[NamedTheme, ...]:
    """Its themes in order; one that has no name is left out."""
    return tuple(
        NamedTheme(section.wording, theme.name)
        for section in summary.sections
        for theme in section.themes
        if theme.name
    )


def themes_like(summary: Summary, wanted: str) -> tuple[NamedTheme, ...]:
    """Those in whose names each of the wanted words begins a word, in small letters or big ones.

    None is like no words at all.
    """
    parts = words(wanted)
    return tuple(one for one in named_themes(summary) if parts and _like(one.name, parts))


def _like(name: str, parts: list[str]) -> bool:
    held = words(name)
    return all(any(word.startswith(part) for word in held) for part in parts)
