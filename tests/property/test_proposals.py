"""Whatever a model says: nothing raises, and what is used is made of what two people wrote."""

import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.rules.disclosure import Band
from bot.summaries.model import Summary, ThemeTold
from bot.summaries.proposals import rules
from bot.summaries.proposals.asking import Accepted, Asked, ask, with_proposals
from bot.summaries.proposals.checking import check
from bot.summaries.proposals.rules import AMOUNTS, CONNECTING, LINKING
from bot.summaries.themes.naming import stem
from bot.summaries.themes.saying import LONGEST_NAME
from bot.summaries.themes.stopwords import words
from storage.records import WatchList
from tests.unit.summaries.proposals import SECTION, SUMMARY, TOLD_ON, linked, named, said

WORDS = (
    *("waiting", "times", "families", "supervision", "not", "never", "more", "cancelled", "of"),
    *("everyone", "most", "and", "the", "Quartzleaf", "fire", '"', "no", "training", "3", "wait"),
)
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(max_size=60))
IDS = st.lists(st.sampled_from([f"a{number}" for number in range(1, 9)]), max_size=5)
ANSWERS = st.lists(PHRASES, min_size=2, max_size=4).map(tuple)
NAMED = st.builds(
    lambda text, ids, theme: named(text, *ids, theme=theme),
    TEXTS,
    IDS,
    st.sampled_from(["t1", "t2", "t3"]),
)
PROPOSALS = st.builds(
    lambda themes, link: said(*themes, link=link),
    st.lists(NAMED, max_size=4),
    st.builds(lambda text, ids: linked(text, *ids), TEXTS, IDS),
)
SHAPES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["themes", "link", "theme", "name", "answers", "sentence"]), inner
        )
    ),
    max_leaves=12,
)
CALM = settings(deadline=None, max_examples=120)


def summary_of(first: tuple[str, ...], second: tuple[str, ...]) -> Summary:
    themes = (
        ThemeTold("own first", Band(2, 4), more=first),
        ThemeTold("own second", Band(2, 4), more=second),
    )
    return replace(SUMMARY, sections=(replace(SECTION, themes=themes),))


def request(summary: Summary) -> Asked:
    made = ask(summary, told_on=TOLD_ON)
    assert made is not None
    return made


def two_people_wrote(text: str, answers: list[tuple[str, ...]], small: frozenset[str]) -> bool:
    """Counted as plainly as can be, beside the rules: each word in two answers of one theme."""
    return all(
        word in small
        or any(
            sum(stem(word) in {stem(one) for one in words(answer)} for answer in theme) >= 2
            for theme in answers
        )
        or word in rules.TURNING
        for word in words(text)
    )


@CALM
@example(("tea time", "other words"), ("a b", "c d"), said(named("tea time", "a1", "a2")))
@given(ANSWERS, ANSWERS, PROPOSALS)
def test_what_is_used_is_made_of_what_two_people_wrote(
    first: tuple[str, ...], second: tuple[str, ...], told: str
) -> None:
    summary = summary_of(first, second)

    accepted = check(request(summary), told, WatchList())
    made = with_proposals(summary, accepted)

    for theme, own, answers in zip(
        made.sections[0].themes, ("own first", "own second"), (first, second), strict=True
    ):
        assert theme.proposed is (theme.name != own)
        if theme.proposed:
            assert two_people_wrote(theme.name, [answers], CONNECTING)
            assert len(theme.name) <= LONGEST_NAME
            assert not AMOUNTS & set(words(theme.name))
    if made.link:
        assert two_people_wrote(made.link, [first, second], LINKING)
    untouched = replace(made, sections=summary.sections, link="")
    assert untouched == summary


@CALM
@given(st.one_of(SHAPES.map(json.dumps), st.text(), PROPOSALS.map(lambda told: told[:-1])))
def test_whatever_a_model_says_nothing_raises(told: str) -> None:
    accepted = check(request(SUMMARY), told, WatchList())

    assert isinstance(accepted, Accepted)


@CALM
@given(ANSWERS, TEXTS, st.lists(st.sampled_from(["a1", "a2", "a3", "a4"]), max_size=4))
def test_one_answer_has_no_word_of_its_own_in_a_name(
    answers: tuple[str, ...], planted: str, ids: list[str]
) -> None:
    """Without the one answer the name is accepted or refused by what others wrote."""
    own = f"Zanzibar {planted}"
    given_ = request(summary_of((own, *answers), ("a b", "c d")))

    accepted = check(given_, said(named(f"Zanzibar {planted}", *ids)), WatchList())

    assert accepted.names == {}


def test_planted_a_rule_that_is_content_with_one_answer_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def in_one(answers: tuple[str, ...]) -> set[tuple[str, str]]:
        return set().union(*(rules._says(answer) for answer in answers))

    monkeypatch.setattr(rules, "_in_two", in_one)

    with pytest.raises(AssertionError):
        test_what_is_used_is_made_of_what_two_people_wrote()
