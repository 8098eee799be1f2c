"""What a prompt is, so that packs, rounds and messages all mean the same thing by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

SCALE_POINTS = (1, 2, 3, 4, 5)

# Lengths are in characters. What is longer than these is hard to read on a small phone, well
# before it comes near to what Telegram allows.
ID_LENGTH = 32
TITLE_LENGTH = 64
THEME_TITLE_LENGTH = 40
WORDING_LENGTH = 300
HELP_LENGTH = 300
ABOUT_LENGTH = 300
SCALE_END_LENGTH = 30
OPTION_LENGTH = 40
FEWEST_OPTIONS = 2
MOST_OPTIONS = 8
MOST_THEMES = 20


class Kind(StrEnum):
    """How a prompt is answered: one tap on a scale, one tap on a choice, or own words."""

    SCALE = "scale"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Theme:
    """One side of the meeting or the role that a pack asks about."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A wording in a pack. A scale has five points, and its two ends are labelled."""

    id: str
    theme: str
    kind: Kind
    wording: str
    help: str
    low: str = ""
    high: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A file of prompts, in the order in which they were written."""

    id: str
    title: str
    language: str
    about: str
    themes: tuple[Theme, ...]
    prompts: tuple[Prompt, ...]

    def prompt(self, name: str) -> Prompt | None:
        """The prompt called "PROMPT" or "PACK/PROMPT", or None if this pack has none such."""
        wanted = prompt_id_in(self, name)
        return next((prompt for prompt in self.prompts if prompt.id == wanted), None)

    def theme_title(self, theme: str) -> str:
        """The title of the theme with this id. Raises KeyError if the pack has none such."""
        for known in self.themes:
            if known.id == theme:
                return known.title
        raise KeyError(theme)


def prompt_ref(pack: Pack, prompt: Prompt) -> str:
    """The prompt's name everywhere outside its pack: "PACK/PROMPT", at most 65 characters."""
    return f"{pack.id}/{prompt.id}"


def prompt_id_in(pack: Pack, name: str) -> str | None:
    """The prompt id in "PROMPT" or "PACK/PROMPT"; None if it names another pack."""
    before, slash, after = name.rpartition("/")
    if not slash:
        return name
    return after if before == pack.id else None


def find_prompt(packs: Sequence[Pack], ref: str) -> tuple[Pack, Prompt] | None:
    """The pack and the prompt that "PACK/PROMPT" names, or None if neither is known."""
    pack_id, _, prompt_id = ref.partition("/")
    for pack in packs:
        if pack.id == pack_id:
            prompt = pack.prompt(prompt_id)
            return (pack, prompt) if prompt else None
    return None
