"""Whether nobody answered or everybody did, all but the ciphertext of a box is the same bytes.

What an attacker can measure is compared outright: where nothing differs no guess is better than
chance. The attack itself stands in tests/anonymity.
"""

import asyncio
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import App
from storage.copying import copy_database
from storage.files import flatten_times
from storage.gate import Gate
from tests.faults.instance import Instance
from tests.harness.boxes import Dealt, sealed_answers

PEOPLE = 8
HEADER = 100
"""Bytes of SQLite's header: its change counter, its number of pages, what is free, and the rest."""
Story = Callable[[App, list[Dealt]], Awaitable[None]]


@dataclass(frozen=True)
class Seen:
    """All of a copied folder but the bytes of ciphertexts."""

    names: tuple[str, ...]
    sizes: tuple[int, ...]
    times: tuple[tuple[float, float], ...]
    header: bytes
    side_files: tuple[bytes, ...]
    rows: tuple[str, ...]
    """The whole content as SQL; of a box, how long it is."""
    pages: tuple[bytes, ...]
    """Each page in which no part of a box lies."""


def look(database: Path) -> Seen:
    """What lies there now, without changing it."""
    folder = database.parent
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    times = tuple((one.stat().st_mtime, one.stat().st_atime) for one in files)
    copied = folder.parent / "looked-at" / database.name
    copied.parent.mkdir(exist_ok=True)
    for one in files:
        if one.name.startswith(database.name):
            shutil.copyfile(one, copied.with_name(one.name))
    raw = database.read_bytes()
    size = int.from_bytes(raw[16:18])
    with closing(sqlite3.connect(copied)) as connection:
        boxes = [row[0] for row in connection.execute("SELECT sealed FROM box")]
        connection.execute("UPDATE box SET sealed = length(sealed)")
        rows = tuple(connection.iterdump())
    pieces = [box[start : start + 64] for box in boxes for start in range(0, len(box) - 64, 64)]
    every = [raw[start : start + size] for start in range(0, len(raw), size)]
    hidden = {piece[:16] for piece in pieces}
    pages = tuple(page for page in every if not any(piece in page for piece in hidden))
    side = tuple(one.read_bytes() for one in files if one.name.startswith(f"{database.name}-"))
    shutil.rmtree(copied.parent)
    names = tuple(str(one.relative_to(folder)) for one in files)
    sizes = tuple(one.stat().st_size for one in files)
    return Seen(names, sizes, times, raw[:HEADER], side, rows, pages)


async def none(_app: App, _ballots: list[Dealt]) -> None:
    """Nobody answers."""


async def all_in_turn(app: App, ballots: list[Dealt]) -> None:
    for ballot in ballots:
        await app.flows.answering.seal(*ballot, text="we listened to each other")


async def all_together(app: App, ballots: list[Dealt]) -> None:
    seal = app.flows.answering.seal
    await asyncio.gather(*(seal(*one, text="we listened to each other") for one in ballots))


async def all_and_back(app: App, ballots: list[Dealt]) -> None:
    await all_in_turn(app, ballots)
    for ballot in ballots:
        await app.flows.answering.withdraw(*ballot)


async def seen_after(instance: Instance, app: App, *, with_a_reader: bool) -> Seen:
    """What lies there after what the tick does each second, and perhaps somebody's look."""
    await app.flows.keeping.tidy_up()
    await app.flows.asking.drop_stray_keys()
    async with app.store.write():
        pass
    if with_a_reader:
        async with app.store.read():
            pass
    for gate in (app.store.gate, app.keyring.gate):
        gate.flatten()
    return look(instance.database)


@pytest.fixture(autouse=True)
def one_quarter(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it happens in one quarter of an hour."""
    at = datetime(2026, 11, 2, 9, 1, tzinfo=UTC).timestamp()
    monkeypatch.setattr("storage.files.time.time", lambda: at)


@pytest.mark.parametrize("story", [all_in_turn, all_together, all_and_back])
@pytest.mark.parametrize("with_a_reader", [False, True])
async def test_a_live_copy_differs_in_nothing_but_the_ciphertext(
    tmp_path: Path, story: Story, *, with_a_reader: bool
) -> None:
    instance = Instance(tmp_path)
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        ballots = await instance.ask(app)
        before = await seen_after(instance, app, with_a_reader=with_a_reader)
        await story(app, ballots)
        after = await seen_after(instance, app, with_a_reader=with_a_reader)

        assert len(await sealed_answers(app.store, app.keyring)) in (0, PEOPLE)
    assert after == before
    assert len(after.pages) > 20


@pytest.mark.parametrize("story", [all_in_turn, all_together])
async def test_a_backup_differs_in_nothing_but_the_ciphertext(tmp_path: Path, story: Story) -> None:
    instance, stamp = Instance(tmp_path), datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
    seen = []
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        ballots = await instance.ask(app)
        for ask in (none, story):
            await ask(app, ballots)
            target = tmp_path / ask.__name__ / "backup.db"
            target.parent.mkdir()
            await asyncio.to_thread(
                copy_database, instance.database, target, lambda _done, _all: None, stamp=stamp
            )
            flatten_times(target)
            seen.append(look(target))

    assert seen[0] == seen[1]
    assert len(seen[0].pages) > 20


async def test_a_log_that_is_left_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison can fail: here the log is not emptied, and a reader keeps it there."""
    instance = Instance(tmp_path)
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        ballots = await instance.ask(app)
        before = look(instance.database)

        async def leave(_gate: Gate) -> bool:
            return True

        with closing(sqlite3.connect(instance.database)) as reader:
            reader.execute("SELECT count(*) FROM house").fetchone()
            monkeypatch.setattr(Gate, "_empty", leave)
            await all_in_turn(app, ballots)
            after = look(instance.database)

    assert after.sizes != before.sizes
    assert after.side_files != before.side_files
