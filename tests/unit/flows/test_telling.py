"""Everybody in a group is told once of a language model, and again when something changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import open_app
from bot.flows.registry import Flows
from bot.settings import Settings
from storage.records import DeliveryKind
from tests.harness.delivery import due_now, hand_over
from tests.harness.themes import BY_WORDS
from tests.unit.flows.home import Clock, at_home

HERE = "http://127.0.0.1:9/v1"
AWAY = "https://api.example.org/v1"
ELSEWHERE = "https://model.example.net/v1"


@asynccontextmanager
async def started(folder: Path, url: str | None) -> AsyncIterator[Flows]:
    """The app of a group of six, started again with this model."""
    settings = Settings(_env_file=None, data=folder / "data", llm_url=url)
    async with open_app(settings, clock=Clock(), theming=BY_WORDS) as app:
        yield app.flows


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    async with at_home(tmp_path):
        pass
    return tmp_path


async def heard(flows: Flows) -> list[str]:
    """The text ids of the notices that wait; then they wait no longer."""
    due = await due_now(flows.delivering, 1000)
    for one in due:
        await hand_over(flows.delivering, one.id)
    return [one.subject_id for one in due if one.kind is DeliveryKind.NOTICE]


async def test_a_model_that_is_switched_on_is_told_to_everybody_once(folder: Path) -> None:
    async with started(folder, AWAY) as flows:
        first = await flows.tell_of_the_model()
        again = await flows.tell_of_the_model()
        notices = await heard(flows)
    async with started(folder, AWAY) as flows:
        after_a_restart = await flows.tell_of_the_model()

    assert (first, again, after_a_restart) == (1, 0, 0)
    assert notices == ["notice-model-on"] * 6


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (HERE, AWAY, ["notice-model-on"]),
        (AWAY, ELSEWHERE, ["notice-model-on"]),
        (AWAY, HERE, ["notice-model-on"]),
        (HERE, None, ["notice-model-off"]),
        (HERE, "http://localhost:9/v1", []),
    ],
)
async def test_what_changes_is_told_again(
    folder: Path, before: str, after: str | None, told: list[str]
) -> None:
    async with started(folder, before) as flows:
        await flows.tell_of_the_model()
        await heard(flows)
    async with started(folder, after) as flows:
        await flows.tell_of_the_model()
        notices = await heard(flows)

    assert notices == told * 6


async def test_nothing_is_told_where_no_model_was_ever_used(folder: Path) -> None:
    async with started(folder, None) as flows:
        assert await flows.tell_of_the_model() == 0
        assert await heard(flows) == []


async def test_nobody_is_told_in_the_night(tmp_path: Path) -> None:
    async with at_home(tmp_path, llm_url=HERE) as home:
        home.clock.now = datetime(2026, 11, 3, 2, 0, tzinfo=UTC)
        in_the_night = await home.flows.tell_of_the_model()
        home.clock.now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
        in_the_morning = await home.flows.tell_of_the_model()

    assert (in_the_night, in_the_morning) == (0, 1)
