"""Answers that come together share one write, and each is told only what is on the disk."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.bootstrap import App
from bot.flows.rounds import box_changes
from bot.flows.rounds.box_changes import AnswerRefused, SealedNow, Withdrawn
from bot.flows.rounds.box_writer import MOST, NotWritten
from bot.flows.rounds.honouring import BallotRefused
from storage.gate import Gate
from storage.queries import boxes
from storage.store import Unit
from tests.faults.instance import Instance
from tests.harness.boxes import Dealt, sealed_answers, sealed_box

PEOPLE = 8


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    return Instance(tmp_path)


@pytest.fixture
async def app(instance: Instance) -> AsyncIterator[App]:
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        yield app


@pytest.fixture
async def ballots(instance: Instance, app: App) -> list[Dealt]:
    return await instance.ask(app)


@pytest.fixture
def rewritten(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each box was rewritten."""
    counted: Counter[str] = Counter()
    honest = boxes.replace

    async def replace(unit: Unit, question_id: str, sealed: bytes) -> None:
        counted[question_id] += 1
        await honest(unit, question_id, sealed)

    monkeypatch.setattr(boxes, "replace", replace)
    return counted


def plant_at_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every commit of the main database fail, as on a full disk."""

    async def commit(_session: AsyncSession) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(AsyncSession, "commit", commit)


async def texts(app: App) -> list[str]:
    return sorted(one.text or "" for one in await sealed_answers(app.store, app.keyring))


async def test_answers_that_come_together_are_one_write_and_one_emptied_log(
    app: App, ballots: list[Dealt], rewritten: Counter[str], emptied: list[Gate]
) -> None:
    outcomes = await asyncio.gather(
        *(app.flows.answering.seal(*one, text=f"words {n}") for n, one in enumerate(ballots))
    )

    assert [one.changed for one in outcomes if isinstance(one, SealedNow)] == [False] * PEOPLE
    assert await texts(app) == [f"words {n}" for n in range(PEOPLE)]
    assert list(rewritten.values()) == [1]
    assert emptied == [app.store.gate]


async def test_each_box_is_rewritten_once_however_many_questions_a_batch_has(
    instance: Instance, app: App, ballots: list[Dealt], rewritten: Counter[str]
) -> None:
    other = await instance.ask(app)

    await asyncio.gather(
        *(app.flows.answering.seal(*one, text="words") for one in (*ballots, *other))
    )

    assert len(await texts(app)) == 2 * PEOPLE
    assert sorted(rewritten.values()) == [1, 1]


async def test_an_answer_is_told_only_when_the_log_is_emptied(
    instance: Instance, app: App, ballots: list[Dealt], monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = asyncio.Event(), asyncio.Event()
    honest = Gate._empty

    async def slow(gate: Gate) -> bool:
        reached.set()
        await go_on.wait()
        return await honest(gate)

    monkeypatch.setattr(Gate, "_empty", slow)
    sealing = asyncio.create_task(app.flows.answering.seal(*ballots[0], text="words"))
    await reached.wait()
    done, _ = await asyncio.wait({sealing}, timeout=0.05)
    assert not done
    go_on.set()

    assert isinstance(await sealing, SealedNow)
    assert not instance.database.with_name("afterword.db-wal").exists()


async def test_what_is_refused_is_no_trouble_of_the_others(
    instance: Instance, app: App, ballots: list[Dealt]
) -> None:
    seal, withdraw = app.flows.answering.seal, app.flows.answering.withdraw
    settled = ballots
    ballots = await instance.ask(app)
    await app.keyring.destroy(questions=[await question_of(app, settled[0])])
    elsewhere = ballots[1].chat_id + 1

    outcomes = await asyncio.gather(
        seal(*ballots[0], text="kept"),
        seal(*settled[0], text="no box"),
        seal(elsewhere, ballots[1].code, text="another chat"),
        seal(ballots[2].chat_id, "no ballot", text="forged"),
        seal(*ballots[3], text="x" * 3001),
        seal(*ballots[4], text=" "),
        seal(*ballots[5], value=3),
        withdraw(*ballots[6]),
        seal(*ballots[7], text="kept too"),
    )

    refused = [one.reason for one in outcomes if isinstance(one, BallotRefused | AnswerRefused)]
    assert refused == ["destroyed", "forged", "forged", "too-long", "empty", "empty"]
    assert await texts_of(app, ballots) == ["kept", "kept too"]


async def question_of(app: App, ballot: Dealt) -> str:
    asking = await app.flows.answering.question(*ballot)
    assert not isinstance(asking, BallotRefused)
    return asking.question.id


async def texts_of(app: App, ballots: list[Dealt]) -> list[str]:
    box = await sealed_box(app.store, app.keyring, await question_of(app, ballots[0]))
    return sorted(one.text or "" for one in box.answers()[0])


async def test_what_one_answer_makes_fail_fails_for_it_alone(
    app: App, ballots: list[Dealt], monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = box_changes._alike

    def alike(text: str | None) -> str | None:
        if text == "bad":
            raise ZeroDivisionError
        return honest(text)

    monkeypatch.setattr(box_changes, "_alike", alike)
    seal = app.flows.answering.seal

    outcomes = await asyncio.gather(
        seal(*ballots[0], text="good"),
        seal(*ballots[1], text="bad"),
        seal(*ballots[2], text="good too"),
        return_exceptions=True,
    )

    assert [type(one) for one in outcomes] == [SealedNow, ZeroDivisionError, SealedNow]
    assert await texts(app) == ["good", "good too"]


async def test_one_ballot_that_seals_changes_and_withdraws_at_once_is_taken_in_turn(
    app: App, ballots: list[Dealt]
) -> None:
    seal, withdraw = app.flows.answering.seal, app.flows.answering.withdraw

    first, second, gone, again = await asyncio.gather(
        seal(*ballots[0], text="first"),
        seal(*ballots[0], text="second"),
        withdraw(*ballots[0]),
        seal(*ballots[0], text="third"),
    )

    assert isinstance(first, SealedNow)
    assert not first.changed
    assert isinstance(second, SealedNow)
    assert second.changed
    assert isinstance(gone, Withdrawn)
    assert gone.was_there
    assert isinstance(again, SealedNow)
    assert not again.changed
    assert await texts(app) == ["third"]


async def test_a_failure_at_commit_is_told_to_everybody_and_changes_nothing(
    app: App, ballots: list[Dealt]
) -> None:
    seal = app.flows.answering.seal
    await seal(*ballots[0], text="before")

    with pytest.MonkeyPatch.context() as patch:
        plant_at_commit(patch)
        outcomes = await asyncio.gather(
            *(seal(*one, text="lost?") for one in ballots),
            app.flows.answering.withdraw(*ballots[0]),
            return_exceptions=True,
        )

    assert [type(one) for one in outcomes] == [NotWritten] * (PEOPLE + 1)
    assert all("lost?" not in repr(one) for one in outcomes)
    assert await texts(app) == ["before"]
    assert isinstance(await seal(*ballots[1], text="after"), SealedNow)
    assert await texts(app) == ["after", "before"]


async def test_who_is_cancelled_is_told_nothing_and_their_answer_is_written(
    app: App, ballots: list[Dealt]
) -> None:
    seal = app.flows.answering.seal
    sealing = [asyncio.create_task(seal(*one, text="words")) for one in ballots[:3]]
    await asyncio.sleep(0)

    sealing[0].cancel()
    told = await asyncio.gather(*sealing, return_exceptions=True)

    assert [type(one) for one in told] == [asyncio.CancelledError, SealedNow, SealedNow]
    assert await texts(app) == ["words"] * 3


async def test_a_stop_waits_for_what_was_handed_in(instance: Instance, app: App) -> None:
    ballots = await instance.ask(app)
    async with instance.open() as second:
        seal = second.flows.answering.seal
        sealing = [asyncio.create_task(seal(*one, text="words")) for one in ballots]
        await asyncio.sleep(0)

    assert all(one.done() and isinstance(one.result(), SealedNow) for one in sealing)
    assert await texts(app) == ["words"] * PEOPLE


async def test_a_writer_that_is_cancelled_tells_nobody_that_an_answer_is_sealed(
    app: App, ballots: list[Dealt], monkeypatch: pytest.MonkeyPatch
) -> None:
    entered = asyncio.Event()

    async def commit(_session: AsyncSession) -> None:
        entered.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(AsyncSession, "commit", commit)
    seal = app.flows.answering.seal
    sealing = [asyncio.create_task(seal(*one, text="words")) for one in ballots[:2]]
    await entered.wait()
    sealing.append(asyncio.create_task(seal(*ballots[2], text="in the queue")))
    await asyncio.sleep(0)
    writing = app.flows.answering._writer._writing
    assert writing is not None
    writing.cancel()
    told = await asyncio.gather(*sealing, return_exceptions=True)
    monkeypatch.undo()

    assert [type(one) for one in told] == [asyncio.CancelledError] * 3
    assert await texts(app) == []
    assert isinstance(await seal(*ballots[0], text="words"), SealedNow)


async def test_more_than_a_batch_are_all_written(
    app: App, ballots: list[Dealt], rewritten: Counter[str]
) -> None:
    seal = app.flows.answering.seal

    outcomes = await asyncio.gather(
        *(seal(*ballots[n % PEOPLE], text=f"words {n}") for n in range(MOST + 1))
    )

    assert all(isinstance(one, SealedNow) for one in outcomes)
    assert await texts(app) == sorted(f"words {n}" for n in range(MOST + 1 - PEOPLE, MOST + 1))
    assert list(rewritten.values()) == [2]
