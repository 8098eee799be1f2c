"""The labelled set keeps the rules to what the documents say of them."""

import tomllib

import pytest

from bench.redaction import HALVES, LABELLED, labelled, ours, read_labelled, score
from bot.rules.redaction.finding import PATTERNED, MarkKind, WatchList, marks, mask

SOFT = frozenset({MarkKind.ROLE, MarkKind.CIRCUMSTANCE})
LEAST_TEXTS = 240


@pytest.mark.parametrize("half", HALVES)
def test_each_half_keeps_to_the_floors(half: str) -> None:
    texts, watch = read_labelled(half)

    result = score(texts, ours(watch))

    assert result.recall(PATTERNED) >= 0.9
    assert result.recall(SOFT) >= 0.6
    assert result.false_alarm_rate < 0.1


@pytest.mark.parametrize("kind", MarkKind)
def test_each_kind_keeps_to_its_floor_over_both_halves(kind: MarkKind) -> None:
    texts, watch = [], WatchList()
    for half in HALVES:
        more, watch = read_labelled(half)
        texts += more

    result = score(texts, ours(watch))

    assert result.there[kind] >= 6
    assert result.recall(frozenset({kind})) >= (0.9 if kind in PATTERNED else 0.6)


def test_the_floors_fall_where_nothing_is_found_or_everything_is() -> None:
    texts, _ = read_labelled(HALVES[0])

    nothing = score(texts, lambda text: [])
    everything = score(texts, lambda text: [(0, 1), (1, len(text))])

    assert nothing.recall(PATTERNED) == nothing.recall(SOFT) == 0
    assert everything.recall(PATTERNED) == 1
    assert everything.false_alarm_rate > 0.1


def test_the_set_is_large_and_its_texts_differ() -> None:
    data = tomllib.loads(LABELLED.read_text(encoding="utf-8"))
    texts = [text for half in HALVES for text in data[half]["texts"]]

    assert len(texts) >= LEAST_TEXTS
    assert len(set(texts)) == len(texts)
    assert sum(not labelled(text).labels for text in texts) >= 60


def test_a_label_says_what_and_where() -> None:
    one = labelled("Ask {name:Siân} or {phone:07700 900123}.")

    assert one.text == "Ask Siân or 07700 900123."
    assert [(one.text[lb.start : lb.end], lb.kind) for lb in one.labels] == [
        ("Siân", MarkKind.NAME),
        ("07700 900123", MarkKind.PHONE),
    ]


@pytest.mark.parametrize("half", HALVES)
def test_a_masked_text_has_nothing_left_to_mark(half: str) -> None:
    texts, watch = read_labelled(half)

    left = [
        masked
        for masked in (mask(one.text, marks(one.text, watch)) for one in texts)
        if marks(masked, watch)
    ]

    assert left == []
