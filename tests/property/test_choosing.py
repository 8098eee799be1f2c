"""Whatever the pack and the past, a round is fresh, short, mixed and fair to every theme."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.choosing import MOST_A_MEETING, choose
from prompts.loading import shipped_packs
from prompts.model import Kind, Pack, prompt_ref
from tests.unit.prompts.rounds import Rounds, asked_in, hold, ids, own_ids, pack_of, prompt

SHIPPED = {pack.id: pack for pack in shipped_packs()}
SEEDS = st.integers(0, 2**32)
AT_MOST = st.integers(1, MOST_A_MEETING)


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Packs of any balance: 1 to 6 themes with 1 to 5 prompts each, of any kinds."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=6))
    return pack_of(
        [
            prompt(f"t{theme}-{index}", f"t{theme}", draw(st.sampled_from(Kind)))
            for theme, size in enumerate(sizes)
            for index in range(size)
        ]
    )


@st.composite
def packs_and_pasts(draw: st.DrawFn) -> tuple[Pack, Rounds]:
    pack = draw(packs())
    names = st.sampled_from([one.id for one in pack.prompts])
    refs = st.sampled_from([prompt_ref(pack, one) for one in pack.prompts])
    elsewhere = st.sampled_from(["gone", "other/t0-0"])
    rounds = st.lists(st.lists(names | refs | elsewhere, max_size=3, unique=True), max_size=12)
    return pack, draw(rounds)


@given(packs_and_pasts(), AT_MOST, st.integers(0, 8), SEEDS)
def test_nothing_is_repeated_within_the_window_while_anything_else_is_left(
    given_: tuple[Pack, Rounds], at_most: int, window: int, seed: int
) -> None:
    pack, past = given_
    recent = asked_in(past[-window:]) if window else set()
    fresh = [one for one in pack.prompts if one.id not in recent]

    chosen = choose(
        pack,
        asked_before=past,
        at_most=at_most,
        no_repeat_rounds=window,
        rng=random.Random(seed),
    )

    if fresh:
        assert set(ids(chosen)) <= set(ids(fresh))
        assert len(chosen) == min(at_most, len(fresh))
    else:
        last = {
            one.id: max(n for n, r in enumerate(past) if one.id in asked_in([r]))
            for one in pack.prompts
        }
        oldest = min(last.values())
        assert {last[one.id] for one in chosen} == {oldest}
        assert len(chosen) == min(at_most, list(last.values()).count(oldest))


@given(packs_and_pasts(), AT_MOST, st.integers(0, 8), SEEDS)
def test_a_round_has_no_prompt_twice_and_keeps_the_packs_order(
    given_: tuple[Pack, Rounds], at_most: int, window: int, seed: int
) -> None:
    pack, past = given_

    chosen = choose(
        pack,
        asked_before=past,
        at_most=at_most,
        no_repeat_rounds=window,
        rng=random.Random(seed),
    )

    assert 1 <= len(chosen) <= at_most
    assert list(chosen) == [one for one in pack.prompts if one in chosen]


@given(packs_and_pasts(), AT_MOST, SEEDS)
def test_prompts_share_a_theme_only_when_there_are_too_few_themes(
    given_: tuple[Pack, Rounds], at_most: int, seed: int
) -> None:
    pack, past = given_
    recent = asked_in(past[-2:])
    themes = {one.theme for one in pack.prompts if one.id not in recent}

    chosen = choose(
        pack, asked_before=past, at_most=at_most, no_repeat_rounds=2, rng=random.Random(seed)
    )

    if themes:
        assert len({one.theme for one in chosen}) == min(len(chosen), len(themes))


@given(packs_and_pasts(), AT_MOST, SEEDS)
def test_no_theme_is_passed_over_for_one_that_was_asked_more_often(
    given_: tuple[Pack, Rounds], at_most: int, seed: int
) -> None:
    pack, past = given_
    theme_of = {one.id: one.theme for one in pack.prompts}
    times = Counter({theme.id: 0 for theme in pack.themes})
    times.update(theme_of[name] for r in past for name in own_ids(r) if name in theme_of)

    chosen = choose(
        pack, asked_before=past, at_most=at_most, no_repeat_rounds=0, rng=random.Random(seed)
    )

    asked = {one.theme for one in chosen}
    passed_over = [theme.id for theme in pack.themes if theme.id not in asked]
    if passed_over:
        assert max(times[name] for name in asked) <= min(times[name] for name in passed_over)


@given(
    st.integers(3, 8),
    st.integers(1, 4),
    st.data(),
    AT_MOST,
    st.integers(1, 25),
    SEEDS,
)
def test_over_many_rounds_every_theme_is_asked_as_often_as_any_other(
    themes: int, window: int, data: st.DataObject, at_most: int, rounds: int, seed: int
) -> None:
    kinds = st.sampled_from(Kind)
    pack = pack_of(
        [
            prompt(f"t{theme}-{index}", f"t{theme}", data.draw(kinds))
            for theme in range(themes)
            for index in range(window + 1)
        ]
    )

    past = hold(pack, rounds, no_repeat_rounds=window, seed=seed, at_most=at_most)

    times = Counter({theme.id: 0 for theme in pack.themes})
    times.update(name.split("-")[0] for names in past for name in names)
    assert max(times.values()) - min(times.values()) <= 1


@given(st.integers(3, 6), st.integers(0, 3), SEEDS)
def test_themes_with_both_kinds_to_offer_always_give_a_mixed_round(
    themes: int, window: int, seed: int
) -> None:
    pack = pack_of(
        [
            prompt(f"t{theme}-{index}{kind[0]}", f"t{theme}", kind)
            for theme in range(themes)
            for index in range(window + 1)
            for kind in (Kind.TEXT, Kind.SCALE)
        ]
    )

    past = hold(pack, 12, no_repeat_rounds=window, seed=seed)

    assert {sum(name.endswith("t") for name in names) for names in past} <= {1, 2}


@given(packs_and_pasts(), AT_MOST, st.integers(0, 8), SEEDS)
def test_the_same_seed_and_past_give_the_same_choice(
    given_: tuple[Pack, Rounds], at_most: int, window: int, seed: int
) -> None:
    pack, past = given_

    first, second = (
        choose(
            pack,
            asked_before=past,
            at_most=at_most,
            no_repeat_rounds=window,
            rng=random.Random(seed),
        )
        for _ in range(2)
    )

    assert first == second


@given(packs_and_pasts(), SEEDS)
def test_names_with_and_without_the_pack_mean_the_same(
    given_: tuple[Pack, Rounds], seed: int
) -> None:
    pack, past = given_
    bare = [[name.removeprefix("any/") for name in names] for names in past]

    with_pack = choose(pack, asked_before=past, no_repeat_rounds=3, rng=random.Random(seed))
    without = choose(pack, asked_before=bare, no_repeat_rounds=3, rng=random.Random(seed))

    assert with_pack == without


@given(packs_and_pasts(), st.data(), st.integers(0, 8), SEEDS)
def test_only_what_is_named_is_asked(
    given_: tuple[Pack, Rounds], data: st.DataObject, window: int, seed: int
) -> None:
    pack, past = given_
    named = data.draw(st.lists(st.sampled_from(ids(pack.prompts)), min_size=1, max_size=4))

    chosen = choose(
        pack, asked_before=past, no_repeat_rounds=window, rng=random.Random(seed), only=named
    )

    assert chosen
    assert set(ids(chosen)) <= set(named)


@pytest.mark.parametrize("name", sorted(SHIPPED))
@settings(max_examples=25)
@given(seed=SEEDS)
def test_a_shipped_pack_serves_a_year_of_meetings_without_a_repeat_in_four(
    name: str, seed: int
) -> None:
    pack = SHIPPED[name]

    past = hold(pack, 26, no_repeat_rounds=4, seed=seed)

    for number, names in enumerate(past):
        assert len(names) == 3
        assert not asked_in(past[max(number - 4, 0) : number]) & set(names)
    kinds = {one.id: one.kind for one in pack.prompts}
    texts = [sum(kinds[name] is Kind.TEXT for name in names) for names in past]
    assert set(texts) <= {1, 2}
    assert set(ids(pack.prompts)) == asked_in(past)
