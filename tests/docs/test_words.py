"""The program and its pages speak the field's words, and no language of their own."""

import re

import pytest

from tests.docs.tree import files, name_of, text_of

# Written in parts, so that this file does not hold what it looks for.
_HOUSE, _MEND = "ho" + "use", "me" + "nd"
PRIVATE = re.compile(rf"\b(?:{_HOUSE}|pre" + "mises|surroun" + rf"dings|{_MEND})\b", re.IGNORECASE)
KEPT = re.compile(
    rf"""["'`](?:{_HOUSE}|{_MEND})["'`]|keys {_MEND}|{_HOUSE}\.held_until|UPDATE {_HOUSE}\b"""
)
"""A table, a command and a key of JSON keep their names: they are stored, typed and read."""
OTHERS_WORDS = ("tests/", "bench/", "bot/rules/care/", "bot/demo/", "bot/texts/", "prompts/packs/")
"""What people say of their homes, and how version 0.1 was spoken to."""


def private_words(text: str) -> list[str]:
    return PRIVATE.findall(KEPT.sub("", text))


def test_no_file_speaks_a_private_language() -> None:
    ours = [path for path in files() if not name_of(path).startswith(OTHERS_WORDS)]

    found = {name_of(path): private_words(text_of(path) or "") for path in ours}

    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("text", "private"),
    [
        (f"open the {_HOUSE}", True),
        (f"def {_MEND}(self)", True),
        ("Pre" + "mises: the data folder", True),
        (f"afterword keys {_MEND} --yes", False),
        (f'{{"{_MEND}": fix}}', False),
        (f"UPDATE {_HOUSE} SET", False),
        ("amend, housing", False),
    ],
)
def test_a_private_word_is_found_and_a_name_that_is_kept_is_not(text: str, private: bool) -> None:
    assert bool(private_words(text)) is private
