"""How a round is chosen, point by point."""

from __future__ import annotations

import random

import pytest

from prompts.choosing import UnknownPrompt, choose
from prompts.loading import shipped_packs
from prompts.model import Kind, Pack, prompt_ref
from tests.unit.prompts.rounds import asked_in, hold, ids, pack_of, prompt


def test_one_prompt_named_is_asked_even_right_after_it_was() -> None:
    pack = shipped_packs()[0]
    name = prompt_ref(pack, pack.prompts[4])

    chosen = choose(
        pack, asked_before=[[name]], no_repeat_rounds=4, rng=random.Random(1), only=[name]
    )

    assert chosen == (pack.prompts[4],)


@pytest.mark.parametrize("name", ["nothing", "another/role-clear", ""])
def test_a_name_that_the_pack_does_not_have_is_refused(name: str) -> None:
    with pytest.raises(UnknownPrompt) as caught:
        choose(
            shipped_packs()[0],
            asked_before=[],
            no_repeat_rounds=4,
            rng=random.Random(1),
            only=["role-clear", name],
        )

    assert caught.value.name == name


@pytest.mark.parametrize(("at_most", "window"), [(0, 1), (4, 1), (-1, 1), (3, -1)])
def test_more_than_three_fewer_than_one_or_a_negative_window_is_refused(
    at_most: int, window: int
) -> None:
    with pytest.raises(ValueError, match=r"at_most|no_repeat_rounds"):
        choose(
            shipped_packs()[0],
            asked_before=[],
            at_most=at_most,
            no_repeat_rounds=window,
            rng=random.Random(1),
        )


def test_a_theme_asked_longest_ago_comes_first_among_those_asked_as_often() -> None:
    pack = pack_of([prompt(f"{theme}-{n}", theme, Kind.TEXT) for theme in "abc" for n in range(2)])
    past = [["b-0"], ["a-0"], ["c-0"]]

    firsts = {
        ids(choose(pack, asked_before=past, at_most=1, no_repeat_rounds=3, rng=random.Random(n)))[0]
        for n in range(20)
    }

    assert firsts == {"b-1"}


def test_a_prompt_never_asked_comes_before_one_asked_long_ago() -> None:
    pack = pack_of([prompt(f"a-{n}", "a", Kind.TEXT) for n in range(3)])
    past = [["a-2"], ["a-0"], [], [], []]

    firsts = {
        ids(choose(pack, asked_before=past, at_most=1, no_repeat_rounds=2, rng=random.Random(n)))[0]
        for n in range(20)
    }

    assert firsts == {"a-1"}


def test_balance_comes_before_a_mix_of_kinds() -> None:
    pack = pack_of(
        [prompt(f"{theme}-0", theme, Kind.SCALE) for theme in "abc"]
        + [prompt("d-0", "d", Kind.TEXT), prompt("d-1", "d", Kind.TEXT)]
    )

    chosen = choose(pack, asked_before=[["d-0"]], no_repeat_rounds=4, rng=random.Random(1))

    assert ids(chosen) == ["a-0", "b-0", "c-0"]


def test_a_mix_of_kinds_comes_before_chance() -> None:
    pack = pack_of(
        [prompt(f"{theme}-0", theme, Kind.TEXT) for theme in "abcdef"]
        + [prompt("g-0", "g", Kind.CHOICE)]
    )

    rounds = [
        ids(choose(pack, asked_before=[], no_repeat_rounds=4, rng=random.Random(n)))
        for n in range(20)
    ]

    assert all("g-0" in names for names in rounds)
    assert len({tuple(names) for names in rounds}) > 1


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_different_seeds_give_different_rounds(pack: Pack) -> None:
    firsts = {tuple(hold(pack, 1, no_repeat_rounds=4, seed=seed)[0]) for seed in range(30)}

    assert len(firsts) > 10


def test_texts_are_spread_so_that_later_rounds_have_some_too() -> None:
    pack = pack_of(
        [
            prompt(f"{theme}-{n}", theme, Kind.TEXT if n == 0 else Kind.SCALE)
            for theme in "abc"
            for n in range(3)
        ]
    )

    for seed in range(20):
        past = hold(pack, 3, no_repeat_rounds=2, seed=seed)
        assert [sum(name.endswith("-0") for name in names) for names in past] == [1, 1, 1]


def test_a_big_pack_is_chosen_from_without_trying_every_set() -> None:
    kinds = list(Kind)
    pack = pack_of(
        [prompt(f"t{t}-{n}", f"t{t}", kinds[n % 3]) for t in range(20) for n in range(60)]
    )

    past = hold(pack, 5, no_repeat_rounds=4)

    assert len(asked_in(past)) == 15


def test_a_pack_without_prompts_has_nothing_to_ask() -> None:
    assert choose(pack_of([]), asked_before=[], no_repeat_rounds=4, rng=random.Random(1)) == ()


def test_two_prompts_of_one_theme_are_asked_when_there_is_no_other() -> None:
    pack = pack_of([prompt(f"a-{n}", "a", Kind.TEXT) for n in range(5)])

    chosen = choose(pack, asked_before=[], no_repeat_rounds=4, rng=random.Random(1))

    assert len(chosen) == 3


def test_when_all_was_asked_lately_the_round_of_longest_ago_comes_back() -> None:
    pack = pack_of([prompt(f"a-{n}", "a", Kind.TEXT) for n in range(4)])
    past = [["a-1", "a-3"], ["a-0"], ["a-2"]]

    chosen = choose(pack, asked_before=past, no_repeat_rounds=6, rng=random.Random(1))

    assert ids(chosen) == ["a-1", "a-3"]


def test_another_packs_round_counts_as_a_round() -> None:
    pack = pack_of([prompt("a-0", "a", Kind.TEXT), prompt("b-0", "b", Kind.TEXT)])
    past = [["any/a-0"], ["other/a-0", "other/b-0"]]

    rounds = {
        window: ids(choose(pack, asked_before=past, no_repeat_rounds=window, rng=random.Random(1)))
        for window in (1, 2)
    }

    assert rounds == {1: ["a-0", "b-0"], 2: ["b-0"]}


@pytest.mark.parametrize(
    ("past", "due"),
    [
        pytest.param([["a-text"], ["a-text"], ["a-tap"]], "a-tap", id="asked fewer times"),
        pytest.param([["a-text"], ["a-tap"]], "a-text", id="asked longer ago"),
    ],
)
def test_between_a_text_and_a_tap_the_one_that_is_due_comes_first(
    past: list[list[str]], due: str
) -> None:
    pack = pack_of([prompt("a-tap", "a", Kind.SCALE), prompt("a-text", "a", Kind.TEXT)])

    firsts = {
        ids(choose(pack, asked_before=past, at_most=1, no_repeat_rounds=0, rng=random.Random(n)))[0]
        for n in range(20)
    }

    assert firsts == {due}
