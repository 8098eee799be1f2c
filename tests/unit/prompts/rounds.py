"""Small packs and long runs of rounds, for the tests of choosing."""

from __future__ import annotations

import random
from collections.abc import Sequence

from prompts.choosing import MOST_A_MEETING, choose
from prompts.model import Kind, Pack, Prompt, Theme

Rounds = list[list[str]]


def prompt(name: str, theme: str, kind: Kind) -> Prompt:
    return Prompt(id=name, theme=theme, kind=kind, wording=f"{name}?", help="Help.")


def pack_of(prompts: Sequence[Prompt]) -> Pack:
    themes = tuple(Theme(name, name.title()) for name in dict.fromkeys(p.theme for p in prompts))
    return Pack("any", "Any", "en", "About.", themes, tuple(prompts))


def ids(prompts: Sequence[Prompt]) -> list[str]:
    return [one.id for one in prompts]


def own_ids(names: Sequence[str]) -> list[str]:
    """The ids of one round that are this pack's own, with repeats."""
    return [name.removeprefix("any/") for name in names if not name.startswith("other/")]


def asked_in(rounds: Rounds) -> set[str]:
    """The ids in these rounds that are this pack's own."""
    return {name for names in rounds for name in own_ids(names)}


def hold(
    pack: Pack, rounds: int, *, no_repeat_rounds: int, seed: int = 1, at_most: int = MOST_A_MEETING
) -> Rounds:
    """What is asked in so many rounds, one after another."""
    rng = random.Random(seed)
    past: Rounds = []
    for _ in range(rounds):
        chosen = choose(
            pack, asked_before=past, at_most=at_most, no_repeat_rounds=no_repeat_rounds, rng=rng
        )
        past.append(ids(chosen))
    return past
