"""Reads what a language model said, and keeps what checks: theme by theme, and then the link."""

import json
from collections import Counter
from dataclasses import dataclass

from bot.summaries.proposals.asking import Accepted, Asked, ThemeAsked
from bot.summaries.proposals.rules import Wrong, link_of, name_of, wrong
from bot.summaries.themes.claims import all_take_its_sides
from storage.records import WatchList

MOST_SAID = 20_000
"""Characters that are read at all; the longest that keeps to the rules has about 3,000."""


@dataclass(frozen=True, repr=False)
class _Proposed:
    """A name or a sentence, the ids that it cites, and for a name which theme it is for."""

    text: str
    cited: tuple[str, ...]
    theme: str = ""


def check(asked: Asked, said: str, watch: WatchList) -> Accepted:
    """What may be used of what a model said, whatever that is; it raises nothing.

    `watch` is the group's own list of names and roles, none of which gets into a proposal.
    """
    told = _object(said)
    if told is None:
        return Accepted({}, thrown_away=(Wrong.SHAPE,))
    names, thrown_away = _names(asked, told.get("themes"), watch)
    link, why = _link(asked, told.get("link"), watch)
    return Accepted(names, link, (*thrown_away, *why))


def _names(
    asked: Asked, listed: object, watch: WatchList
) -> tuple[dict[tuple[int, int], str], list[Wrong]]:
    if not isinstance(listed, list):
        return {}, [] if listed is None else [Wrong.SHAPE]
    every = [_proposed(one, "name") for one in listed]
    times = Counter(one.theme for one in every if one)
    themes = {theme.id: theme for theme in asked.themes}
    names: dict[tuple[int, int], str] = {}
    taken = set(asked.taken)
    thrown_away = []
    for proposed in every:
        theme = themes.get(proposed.theme) if proposed else None
        if proposed is None:
            thrown_away.append(Wrong.SHAPE)
        elif theme is None or times[theme.id] > 1:
            thrown_away.append(Wrong.THEME)
        elif proposed.text.casefold() == theme.name.casefold():
            continue  # it is content with the name that is there
        elif why := _wrong_name(theme, proposed, watch, taken):
            thrown_away.append(why)
        else:
            names[theme.position] = proposed.text
            taken.add(proposed.text.casefold())
    return names, thrown_away


def _wrong_name(
    theme: ThemeAsked, proposed: _Proposed, watch: WatchList, taken: set[str]
) -> Wrong | None:
    if not theme.answers.keys() >= set(proposed.cited):
        return Wrong.CITATION
    if proposed.text.casefold() in taken:
        return Wrong.TAKEN
    cited, every = [theme.answers[id_] for id_ in proposed.cited], list(theme.answers.values())
    why = wrong(name_of(proposed.text, cited, watch))
    return why if why or all_take_its_sides(proposed.text, every) else Wrong.SIDE


def _link(asked: Asked, given: object, watch: WatchList) -> tuple[str, list[Wrong]]:
    if given is None:
        return "", []
    proposed = _proposed(given, "sentence")
    if proposed is None:
        return "", [Wrong.SHAPE]
    if not {id_ for theme in asked.themes for id_ in theme.answers} >= set(proposed.cited):
        return "", [Wrong.CITATION]
    by_theme = (
        [theme.answers[id_] for id_ in proposed.cited if id_ in theme.answers]
        for theme in asked.themes
    )
    why = wrong(link_of(proposed.text, [cited for cited in by_theme if cited], watch))
    return ("", [why]) if why else (proposed.text, [])


def _proposed(given: object, named: str) -> _Proposed | None:
    """A proposal as it was asked for, each id once; None if it has another shape."""
    if not isinstance(given, dict):
        return None
    text, cited, theme = given.get(named), given.get("answers"), given.get("theme", "")
    if not (isinstance(text, str) and isinstance(cited, list) and isinstance(theme, str)):
        return None
    if not all(isinstance(id_, str) for id_ in cited):
        return None
    return _Proposed(text.strip(" "), tuple(dict.fromkeys(cited)), theme)


def _object(said: str) -> dict[str, object] | None:
    """One JSON object and nothing else."""
    if len(said) > MOST_SAID:
        return None
    try:
        told = json.loads(said)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None
