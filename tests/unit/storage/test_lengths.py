"""What is stored of answers is as long, whatever and however much was answered."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.bootstrap import App
from bot.rules.sealing.boxes import TEXT_UNITS
from storage.queries import summaries
from storage.records import Share
from tests.faults.instance import Instance
from tests.harness.boxes import Dealt

PEOPLE = 8
K = 5


def cells(instance: Instance, query: str) -> list[object]:
    with closing(sqlite3.connect(instance.database)) as connection:
        return [row[0] for row in connection.execute(query)]


async def answer(app: App, ballots: list[Dealt], length: int) -> None:
    """The first half share their words, the others only themes of them."""
    for number, ballot in enumerate(ballots):
        share = Share.WORDS if number % 2 else Share.THEMES
        words = f"{number} " + "we listened " * (length // 12)
        await app.flows.answering.seal(*ballot, text=words.strip(), share=share)


async def lengths(instance: Instance, *, answers: int, length: int) -> dict[str, list[object]]:
    """The lengths of all that is stored of a question, before and after its box is opened."""
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        ballots = await instance.ask(app)
        await answer(app, ballots[:answers], length)
        seen = {"box": cells(instance, "SELECT length(sealed) FROM box")}
        coming = await app.flows.knowing.coming()
        assert coming.opens_at is not None
        instance.now = coming.opens_at
        await app.flows.opening.open_due()
        seen["opened"] = cells(instance, "SELECT length(content) FROM opened_box")
        seen["draft"] = cells(instance, "SELECT length(boxes) FROM draft")
        listed = json.loads(str(cells(instance, "SELECT boxes FROM draft")[0]))
        seen["listed"] = [len(listed["opened"]), len(listed["sealed"])]
        await app.flows.publishing.publish_due()
        seen["summary"] = cells(instance, "SELECT length(content) FROM summary")
    return seen


async def test_k_short_answers_are_stored_as_long_as_everybodys_long_ones(tmp_path: Path) -> None:
    few = await lengths(Instance(tmp_path / "few"), answers=K, length=24)
    many = await lengths(Instance(tmp_path / "many"), answers=PEOPLE, length=TEXT_UNITS - 100)

    assert few == many
    assert few["listed"] == [1, 0]
    assert all(few[name] for name in ("box", "opened", "draft", "summary"))


async def test_a_box_that_stays_sealed_is_stored_alike_with_none_and_with_one_too_few(
    tmp_path: Path,
) -> None:
    none = await lengths(Instance(tmp_path / "none"), answers=0, length=24)
    some = await lengths(Instance(tmp_path / "some"), answers=K - 1, length=1000)

    assert none == some
    assert none["listed"] == [0, 1]


@pytest.mark.parametrize("size", [1, summaries.LEAST - 1, summaries.LEAST, summaries.LEAST + 1])
async def test_a_summary_is_read_as_it_was_stored(tmp_path: Path, size: int) -> None:
    instance = Instance(tmp_path)
    async with instance.open() as app:
        await instance.found(app)
        content = "w" * size
        async with app.store.write() as unit:
            stored = await summaries.add(
                unit,
                summary_id="5" * 16,
                group_id=instance.actor.group_id,
                number=1,
                week_from=instance.now.date(),
                week_to=instance.now.date(),
                published_at=instance.now,
                content=content,
            )
        async with app.store.read() as unit:
            again = await summaries.find(unit, stored.id)

    assert stored.content == content
    assert again == stored
