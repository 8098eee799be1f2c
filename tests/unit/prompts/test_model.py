"""How prompts are named and found."""

from __future__ import annotations

import dataclasses

import pytest

from prompts.loading import load_pack
from prompts.model import find_prompt, prompt_id_in, prompt_ref
from tests.unit.prompts.packs import GOOD


def test_a_prompt_is_referred_to_by_pack_and_id() -> None:
    pack = load_pack(GOOD)

    assert [prompt_ref(pack, prompt) for prompt in pack.prompts] == [
        "garden/plan-clear",
        "garden/felt",
        "garden/missing",
    ]


@pytest.mark.parametrize("name", ["felt", "garden/felt"])
def test_a_prompt_is_found_by_its_id_with_or_without_its_pack(name: str) -> None:
    found = load_pack(GOOD).prompt(name)

    assert found is not None
    assert found.id == "felt"


@pytest.mark.parametrize("name", ["", "nothing", "allotment/felt", "garden/", "garden/nothing"])
def test_an_unknown_name_finds_no_prompt(name: str) -> None:
    assert load_pack(GOOD).prompt(name) is None


def test_another_packs_prompt_has_no_id_in_this_pack() -> None:
    assert prompt_id_in(load_pack(GOOD), "allotment/felt") is None


def test_a_reference_finds_its_prompt_among_several_packs() -> None:
    garden = load_pack(GOOD)
    allotment = dataclasses.replace(garden, id="allotment")

    found = find_prompt((garden, allotment), "allotment/felt")

    assert found == (allotment, allotment.prompts[1])


@pytest.mark.parametrize("ref", ["felt", "shed/felt", "garden/nothing", ""])
def test_an_unknown_reference_finds_nothing(ref: str) -> None:
    assert find_prompt((load_pack(GOOD),), ref) is None


def test_a_theme_has_its_title() -> None:
    assert load_pack(GOOD).theme_title("plans") == "Plans"


def test_an_unknown_theme_has_no_title() -> None:
    with pytest.raises(KeyError):
        load_pack(GOOD).theme_title("weather")
