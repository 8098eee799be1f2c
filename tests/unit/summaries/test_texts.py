"""The sentences of the whole summary: each is used, and is easy to read."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from tests.unit.chat.reading_age import reading_grade, shown_text, words_in

ROOT = Path(__file__).parents[3]
TEXTS = ("summary", "summary_whole")
EASY = 6.5
"""A US school grade: an age of 11 to 12. Most sentences are easier."""
AN_AVERAGE = 5.0
"""An age of 10 to 11."""
A_SENTENCE = 6
"""Words from which a text is one: what is shorter is a label."""

DEFINED_AND_USED = 2
ENDINGS_ADDED = ("summary-short-voices-", "summary-short-words-")
"""Texts that are looked up by a word with something added to it."""


def messages(name: str) -> list[Message]:
    source = (ROOT / "bot" / "texts" / "en" / f"{name}.ftl").read_text(encoding="utf-8")
    return [entry for entry in FluentParser().parse(source).body if isinstance(entry, Message)]


SENTENCES = [
    message for message in messages("summary_whole") if words_in(shown_text(message)) >= A_SENTENCE
]


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_used(name: str) -> None:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "bot" / "texts" / "en").glob("*.ftl")]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    beginnings = tuple(re.findall(r'f"([a-z-]+-)\{', code))

    unused = [
        message.id.name
        for message in messages(name)
        if len(re.findall(rf"(?<![\w-]){message.id.name}(?![\w-])", code)) < DEFINED_AND_USED
        and not message.id.name.startswith((*beginnings, *ENDINGS_ADDED))
    ]

    assert unused == []


@pytest.mark.parametrize("message", SENTENCES, ids=lambda message: message.id.name)
def test_every_sentence_is_easy_to_read(message: Message) -> None:
    assert reading_grade(shown_text(message)) <= EASY


def test_the_sentences_together_are_for_an_age_of_ten_to_eleven() -> None:
    text = " ".join(shown_text(message).rstrip() for message in SENTENCES)

    assert reading_grade(text) <= AN_AVERAGE
