"""Reading a pack that is in order, from wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts.loading import check_file, load_pack
from prompts.model import Kind, Pack, Prompt, Theme
from tests.unit.prompts.packs import GOOD, changed

READ = Pack(
    id="garden",
    title="Our garden",
    language="en",
    about="For the people who plan the garden.",
    themes=(Theme("plans", "Plans"), Theme("people", "People")),
    prompts=(
        Prompt(
            id="plan-clear",
            theme="plans",
            kind=Kind.SCALE,
            wording="How clear or unclear is the plan?",
            help="Think about what comes next.",
            low="Very unclear",
            high="Very clear",
        ),
        Prompt(
            id="felt",
            theme="people",
            kind=Kind.CHOICE,
            wording="Which is closest to how you felt?",
            help="Choose one.",
            options=("At ease", "On edge", "Prefer not to say"),
        ),
        Prompt(
            id="missing",
            theme="people",
            kind=Kind.TEXT,
            wording="Was anything missing?\nIf so, what?",
            help="No names, please.",
        ),
    ),
)


def test_a_pack_is_read_in_full_and_in_order() -> None:
    assert load_pack(GOOD) == READ


def test_a_pack_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "garden.toml"
    file.write_text(GOOD, encoding="utf-8")

    assert load_pack(file) == READ


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(GOOD.encode("utf-8-sig"), id="with a byte order mark"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="with Windows line ends"),
        pytest.param(GOOD.rstrip().encode(), id="without a line end at the end"),
    ],
)
def test_how_an_editor_saves_a_file_makes_no_difference(saved: bytes) -> None:
    assert load_pack(saved) == READ


def test_space_around_a_text_is_left_out() -> None:
    pack = load_pack(changed('"Our garden"', '"  Our garden "'))

    assert pack.title == "Our garden"


@pytest.mark.parametrize("language", ["en", "cy", "pt-BR", "zh-Hant"])
def test_a_language_is_given_by_its_code(language: str) -> None:
    assert load_pack(changed('"en"', f'"{language}"')).language == language


def test_texts_of_exactly_the_longest_length_fit() -> None:
    text = changed('"Choose one."', f'"{"é" * 300}"').replace("On edge", "o" * 40)

    assert len(load_pack(text).prompts[1].help) == 300


def test_a_file_in_order_has_nothing_to_report(tmp_path: Path) -> None:
    file = tmp_path / "garden.toml"
    file.write_text(GOOD, encoding="utf-8")

    assert check_file(file) == []


def test_the_example_in_the_docs_is_a_pack_in_order() -> None:
    page = (Path(__file__).parents[3] / "docs" / "prompts.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]

    assert [prompt.kind for prompt in load_pack(example).prompts] == list(Kind)


def test_the_mistake_shown_in_the_docs_is_reported_just_so(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "prompts.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    shown = page.split("$ afterword prompts check our-garden.toml\n")[1].split("\n```")[0]
    file = tmp_path / "our-garden.toml"
    file.write_text(example.replace('high = "Very clear"\n', ""), encoding="utf-8")

    report = check_file(file)

    assert [line.removeprefix(f"{tmp_path}/") for line in report] == [shown]
