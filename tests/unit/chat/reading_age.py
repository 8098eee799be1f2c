"""How hard a text is to read: the Flesch-Kincaid grade, on what a person would see of it."""

import re

from fluent.syntax.ast import Message, Pattern, Placeable, SelectExpression, TextElement

_EXAMPLE = re.compile(r"<code>.*?</code>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_COMMAND = re.compile(r"/[a-z]+")
_WORD = re.compile(r"[A-Za-z’']+")
_SENTENCE_END = re.compile(r"[.!?:\n]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$")
_VOWELS = re.compile(r"[aeiouy]+")


def reading_grade(text: str) -> float:
    """The US school grade that reads this easily; grade 5 is an age of 10 to 11."""
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    if not words:
        return 0.0
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def shown_text(message: Message) -> str:
    """A text as it is read: without tags and lines to copy, with a short word in each gap."""
    assert message.value is not None
    text = _EXAMPLE.sub("this", _flat(message.value))
    return _COMMAND.sub("this", _TAG.sub(" ", text))


def _flat(pattern: Pattern) -> str:
    return "".join(_element(element) for element in pattern.elements)


def _element(element: TextElement | Placeable) -> str:
    if isinstance(element, TextElement):
        return str(element.value)
    expression = element.expression
    if isinstance(expression, SelectExpression):
        return next(_flat(variant.value) for variant in expression.variants if variant.default)
    return "five"


def _syllables(word: str) -> int:
    word = word.lower().strip("’'")
    spoken = _SILENT.sub("", word) if len(word) > 3 else word
    return max(1, len(_VOWELS.findall(spoken)))
