"""Every sentence people read, looked up by its id in Fluent files, one folder a language.

The sentences may hold the few HTML tags that Telegram knows; what is filled into them is escaped.
"""

import re
from functools import cache
from html import escape
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en",)
LONG = 1000
"""Longer words are put in afterwards: the Fluent runtime refuses one of over 2,500 characters."""
_STAND_IN = re.compile("\ue000(\\w+)\ue001")


class MissingText(KeyError):
    """No text has this id, or it was given the wrong words to fill in."""


class Markup(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


class Speech:
    """The sentences of one language."""

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._bundle = _bundle(self.language)

    def say(self, text_id: str, /, **words: str | int) -> Markup:
        """A sentence as HTML, with every filled-in word escaped unless it is Markup.

        Raises MissingText.
        """
        return Markup(self._format(text_id, {name: _escaped(word) for name, word in words.items()}))

    def label(self, text_id: str, /, **words: str | int) -> str:
        """A sentence as plain text, for buttons, alerts, captions of pictures and files.

        Raises MissingText.
        """
        return self._format(text_id, words)

    def knows(self, text_id: str) -> bool:
        """Whether a text has this id."""
        return self._bundle.has_message(text_id)

    def _format(self, text_id: str, words: dict[str, str | int]) -> str:
        if not self.knows(text_id):
            raise MissingText(text_id)
        pattern = self._bundle.get_message(text_id).value
        if pattern is None:
            raise MissingText(text_id)
        short, long = _held_back(words)
        text, errors = self._bundle.format_pattern(pattern, short)
        if errors:
            raise MissingText(f"{text_id}: {', '.join(type(e).__name__ for e in errors)}")
        return _STAND_IN.sub(lambda found: long[found[1]], str(text))


def _held_back(words: dict[str, str | int]) -> tuple[dict[str, str | int], dict[str, str]]:
    """The words with a stand-in for each long one, and the long ones by their stand-ins."""
    long = {name: w for name, w in words.items() if isinstance(w, str) and len(w) > LONG}
    return words | {name: f"\ue000{name}\ue001" for name in long}, long


def _escaped(word: str | int) -> str | int:
    return escape(word, quote=False) if isinstance(word, str) and type(word) is not Markup else word


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted(files("bot.texts").joinpath(language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
