"""Each quarter of an hour every sealed box is written anew, and what lies in it stays."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.bootstrap import App
from bot.flows.rounds import renewing
from bot.flows.rounds.box_changes import SealedNow
from bot.rules.sealing.boxes import GCM_NONCE, VERSION
from bot.runtime.schedule import Schedule
from storage.gate import Gate
from storage.queries import boxes
from storage.store import Unit
from tests.faults.instance import Instance
from tests.harness.boxes import Dealt, sealed_answers


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    return Instance(tmp_path)


@pytest.fixture
async def app(instance: Instance) -> AsyncIterator[App]:
    async with instance.open() as app:
        await instance.found(app)
        yield app


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The boxes that each transaction on the main database wrote."""
    found: list[set[str]] = []
    begin, replace = AsyncSession.commit, boxes.replace
    now: set[str] = set()

    async def commit(session: AsyncSession) -> None:
        await begin(session)
        found.append(set(now))
        now.clear()

    async def noted(unit: Unit, question_id: str, sealed: bytes) -> None:
        now.add(question_id)
        await replace(unit, question_id, sealed)

    monkeypatch.setattr(AsyncSession, "commit", commit)
    monkeypatch.setattr(boxes, "replace", noted)
    return found


def stored(instance: Instance) -> dict[str, bytes]:
    """Every box as it is on the disk."""
    connection = sqlite3.connect(instance.database)
    rows = connection.execute("SELECT question_id, sealed FROM box").fetchall()
    connection.close()
    return dict(rows)


def nonces(instance: Instance) -> set[bytes]:
    start = len(VERSION)
    return {sealed[start : start + GCM_NONCE] for sealed in stored(instance).values()}


async def texts(app: App) -> list[str]:
    return sorted(one.text or "" for one in await sealed_answers(app.store, app.keyring))


async def test_each_quarter_of_an_hour_every_box_is_another_and_holds_the_same(
    instance: Instance, app: App, emptied: list[Gate]
) -> None:
    await instance.answer(app, await instance.ask(app), "words")
    await instance.ask(app)
    held, seen, used = await texts(app), [stored(instance)], nonces(instance)
    emptied.clear()

    for _ in range(3):
        instance.move(minutes=15)
        assert await app.flows.renewing.renew_due() == 2
        seen.append(stored(instance))
        used |= nonces(instance)

    for question_id, sealed in seen[0].items():
        versions = [one[question_id] for one in seen]
        assert len(set(versions)) == len(versions)
        assert {len(one) for one in versions} == {len(sealed)}
    assert len(used) == 2 * len(seen)
    assert emptied == [app.store.gate] * 3
    assert await texts(app) == held


async def test_within_a_quarter_of_an_hour_it_is_done_once_and_again_after_a_start(
    instance: Instance, app: App
) -> None:
    await instance.ask(app)
    await app.flows.renewing.renew_due()
    once = stored(instance)

    instance.move(minutes=14, seconds=50)
    await app.flows.renewing.renew_due()

    assert stored(instance) == once
    async with instance.open() as second:
        await second.flows.renewing.renew_due()
    assert stored(instance) != once


async def test_the_tick_does_it_and_writes_nothing_where_no_box_is_sealed(
    instance: Instance, app: App, writes: list[set[str]]
) -> None:
    schedule = Schedule(app.flows, instance.clock)
    assert await app.flows.renewing.renew_due() == 0
    assert writes == []
    await instance.ask(app)
    instance.move(minutes=15)
    writes.clear()

    await schedule.tick()
    await schedule.tick()

    assert [one for one in writes if one] == [set(stored(instance))]


async def test_no_answer_is_lost_that_comes_while_boxes_are_written_anew(
    instance: Instance, app: App
) -> None:
    ballots = await instance.ask(app)
    seal = app.flows.answering.seal

    for number in range(4):
        instance.move(minutes=15)
        outcomes = await asyncio.gather(
            seal(*ballots[0], text=f"first {number}"),
            app.flows.renewing.renew_due(),
            seal(*ballots[1], text=f"second {number}"),
        )
        assert [type(one) for one in outcomes] == [SealedNow, int, SealedNow]
        assert await texts(app) == [f"first {number}", f"second {number}"]


async def test_a_box_without_a_key_or_damaged_stays_and_the_others_are_written_anew(
    instance: Instance, app: App
) -> None:
    ids: list[str] = []
    for _ in range(3):
        await instance.ask(app)
        ids += [one for one in stored(instance) if one not in ids]
    await app.keyring.destroy(questions=ids[:1])
    async with app.store.write() as unit:
        await boxes.replace(unit, ids[1], bytes(len(stored(instance)[ids[1]])))
    before = stored(instance)

    await app.flows.renewing.renew_due()

    after = stored(instance)
    assert [after[one] == before[one] for one in ids] == [True, True, False]


async def test_only_so_much_is_written_together(
    instance: Instance, app: App, writes: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        await instance.ask(app)
    size = len(next(iter(stored(instance).values())))
    monkeypatch.setattr(renewing, "TOGETHER", 2 * size)
    writes.clear()

    await app.flows.renewing.renew_due()

    assert [len(one) for one in writes if one] == [2, 1]
    assert set[str]().union(*writes) == set(stored(instance))


async def test_what_could_not_be_written_is_as_it_was_and_written_at_the_next_look(
    instance: Instance, app: App
) -> None:
    ballots: list[Dealt] = await instance.ask(app)
    await instance.answer(app, ballots, "words")
    before, held = stored(instance), await texts(app)

    async def full(_session: AsyncSession) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AsyncSession, "commit", full)
        with pytest.raises(sqlite3.OperationalError):
            await app.flows.renewing.renew_due()
    assert stored(instance) == before

    assert await app.flows.renewing.renew_due() == 1

    assert stored(instance) != before
    assert await texts(app) == held
