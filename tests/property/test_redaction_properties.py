"""Whatever people type, marking and tidying never fail, never tear a text, and never take long."""

import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages
from types import FrameType
from typing import Any, Literal, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.rules
from bot.rules.care.distress import suggests_distress
from bot.rules.redaction.finding import WatchList, marks, mask
from bot.rules.tidying import tidy
from bot.rules.tokens import fold, words_of


class Trace(Protocol):
    """What Python calls at each line."""

    def __call__(self, frame: FrameType, event: str, arg: Any, /) -> "Trace | None": ...


Work = Callable[[str], None]
Part = tuple[object, Any]
"""A piece of a pattern as the standard library's own parser names it, and what belongs to it."""
Parts = list[Part]

WATCH = WatchList(("Siân ap Rhys", "Will", "O'Brien", "Łukasz", "May"), ("chair", "ward manager"))
LONGEST = 4096

_PIECES = st.sampled_from(
    [
        "Siân", "sian's", "Will ", "O’Brien", " and ", " the chair", "As the ", "Dr ", "Mrs. ",
        "my ", "husband", "the only ", "nurse", "one", " of us", "07700 900123", "999 110 6847",
        "AB123456C", "M14 9XX", "born ", "3/4/1980", "I am 67", "@sian", "a@b.org", "t.me/x",
        "https://", "www.", " at ", " dot ", "- Sam", "\n", "xx", "…", "!!", "’", "'", "(", ")",
        "+44", "0", "\u202e", "\u200d", "\u0301", "👩🏽‍⚕️", "שלום", "\u0660\u0667\u0667", "ŉ",
        "ﬁ", "İ", "ß", "\x00",
                "for 3 years ", "I've worked ", "joined last month", "Kind regards", "kill myself",
        "--", " ",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(_PIECES, st.text(max_size=4)), max_size=40).map("".join),
)
_WATCHES = st.builds(
    WatchList,
    st.lists(_TEXTS, max_size=3).map(tuple),
    st.lists(_TEXTS, max_size=3).map(tuple),
) | st.just(WATCH)


@given(_TEXTS, _WATCHES)
def test_marks_are_in_range_in_order_and_apart(text: str, watch: WatchList) -> None:
    found = marks(text, watch)

    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(mark.neutral for mark in found)


@given(_TEXTS, _WATCHES)
def test_masking_leaves_everything_else_as_it_was(text: str, watch: WatchList) -> None:
    found = marks(text, watch)
    cut = "\ue000"

    rest = mask(text, [replace(mark, neutral=cut) for mark in found])

    ends = [0, *(mark.end for mark in found)]
    starts = [*(mark.start for mark in found), len(text)]
    kept = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    assert rest == cut.join(kept)


@given(_TEXTS)
def test_words_are_whole_pieces_of_the_text(text: str) -> None:
    words = words_of(text)

    assert all(w.start < w.stem_end <= w.end <= len(text) for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    seen = "".join(text[w.start : w.end] for w in words)
    assert [s for s in seen if s.isalnum()] == [s for s in text if s.isalnum()]


_FORMS: st.SearchStrategy[Literal["NFC", "NFD"]] = st.sampled_from(["NFC", "NFD"])


@given(st.sampled_from(["Siân", "Łukasz", "O'Brien"]), _FORMS)
def test_a_watched_name_is_found_in_each_form_that_unicode_has_for_it(
    name: str, form: Literal["NFC", "NFD"]
) -> None:
    written = unicodedata.normalize(form, name)

    for each in (written, written.upper(), written.lower(), fold(written)):
        (found,) = marks(f"so {each} said", WATCH)
        assert (found.start, found.end) == (3, 3 + len(each))


def letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum())


@given(_TEXTS)
def test_tidying_keeps_every_word_up_to_a_signature(text: str) -> None:
    tidied = tidy(text)

    assert letters(plain(text)).startswith(letters(tidied))


def plain(text: str) -> str:
    """Without the signs that nobody sees: between a letter and its accent they keep them apart."""
    unseen = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    return "".join(sign for sign in text if sign not in unseen)


@given(_TEXTS)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(_TEXTS)
def test_looking_for_distress_never_fails(text: str) -> None:
    assert suggests_distress(f"{text}\nI want to die.")
    suggests_distress(text)


HOSTILE = [
    "a", " ", "@", "a@", "@a", "0 ", "0", "(", "+", "1-", "the only ", "my ", "as a ", "Dr ",
    "Dr. A. ", "A. ", "Will ", "Siân ap ", "Siân-", "I joined ", "for 3 ", "a.", "www.", "t.me/",
    "'",
    "x'", "born ", "1/", "\u0660", "\u0301", "a\u0301", "\u200b", "👩🏽‍⚕️", "\u202e", "!", "x ",
    "- S\n",
    "at dot ",
    "kill ", "I'm ", "the the most ", "A-", "ab12 ", "07700 ", "999 110 6847 ", "{", "[(", "\n",
    "--", "…",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_takes_steps_that_grow_with_a_texts_length_and_no_faster(
    piece: str,
) -> None:
    whole = (piece * LONGEST)[:LONGEST]

    few, many = steps(whole[:256]), steps(whole[:1024])

    assert many <= 4.4 * few + 2000
    assert mask(whole, marks(whole, WATCH))


def test_counting_steps_tells_a_square_from_a_line() -> None:
    def square(text: str) -> None:
        for _ in text:
            for _ in text:
                pass

    assert counted(square, "a" * 400) > 4.4 * counted(square, "a" * 100) + 2000


def steps(text: str) -> int:
    def read(whole: str) -> None:
        mask(whole, marks(whole, WATCH))
        tidy(whole)
        suggests_distress(whole)

    return counted(read, text)


def counted(work: Work, text: str) -> int:
    """How many lines of Python run; a pattern is one step, and is looked at below."""
    lines = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Trace:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work(text)
    finally:
        sys.settrace(before)
    return lines


def patterns() -> list[re.Pattern[str]]:
    return [
        value
        for module in walk_packages(bot.rules.__path__, "bot.rules.")
        if module.name.split(".")[2].startswith(("redaction", "tidying", "care", "tokens"))
        for value in vars(import_module(module.name)).values()
        if isinstance(value, re.Pattern)
    ]


def runs_away(pattern: str, flags: int = 0) -> bool:
    """Whether a pattern may take more steps than a text's length times a fixed number.

    Only a whole pattern may repeat without end: one class of signs, found in runs. Inside, every
    repeat has a limit, and what repeats within a repeat begins with a fixed sign, so that there is
    one way to read it.
    """
    parts = list(import_module("re._parser").parse(pattern, flags))
    whole = _repeated(parts[0]) if len(parts) == 1 else None
    if whole is not None and len(whole[1]) == 1 and not _repeats_in(whole[1]):
        return False
    return any(
        most > LONGEST or (_repeats_in(body) and str(body[0][0]) != "LITERAL")
        for most, body in _repeats_in(parts)
    )


def _repeats_in(parts: Parts) -> list[tuple[int, Parts]]:
    """Every repeat of more than one in there, at any depth: how often, and what of."""
    found: list[tuple[int, Parts]] = []
    for part in parts:
        repeat = _repeated(part)
        if repeat is not None and repeat[0] > 1:
            found.append(repeat)
        for inside in _inside(part):
            found += _repeats_in(inside)
    return found


def _repeated(part: Part) -> tuple[int, Parts] | None:
    name, value = part
    if "REPEAT" not in str(name):
        return None
    body = list(value[2])
    while len(body) == 1 and str(body[0][0]) == "SUBPATTERN":
        body = list(body[0][1][3])
    return int(value[1]), body


def _inside(part: Part) -> list[Parts]:
    name, value = part
    if "REPEAT" in str(name):
        return [list(value[2])]
    if str(name) == "SUBPATTERN":
        return [list(value[3])]
    if str(name) in {"ASSERT", "ASSERT_NOT"}:
        return [list(value[1])]
    return [list(way) for way in value[1]] if str(name) == "BRANCH" else []


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.pattern[:40])
def test_no_pattern_runs_away(pattern: re.Pattern[str]) -> None:
    assert not runs_away(pattern.pattern, pattern.flags)


@pytest.mark.parametrize("pattern", ["(?:a+)+b", "a*b", "(?:[ab]{1,9}){1,9}c", ".*x", "(?:a|b+)c"])
def test_patterns_that_run_away_are_recognised(pattern: str) -> None:
    assert runs_away(pattern)
