"""After each unit that writes nothing is left beside the database; readers delay that little."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import gate as gates
from storage.engine import WRITE, make_engine, sqlite_url
from storage.files import QUARTER
from storage.gate import Gate

SIZE = 40_000
LONG_READER = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM kept").fetchone()
print("reading", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
async def engine(path: Path) -> AsyncIterator[AsyncEngine]:
    made = make_engine(sqlite_url(path))
    async with made.execution_options(**{WRITE: True}).begin() as connection:
        await connection.execute(text("CREATE TABLE kept (id TEXT PRIMARY KEY, what BLOB)"))
        for number in range(3):
            row = {"id": str(number), "what": bytes(SIZE)}
            await connection.execute(text("INSERT INTO kept VALUES (:id, :what)"), row)
    await made.dispose()
    yield made
    await made.dispose()


async def write(engine: AsyncEngine, gate: Gate, what: bytes) -> None:
    async with (
        gate.writing(),
        engine.execution_options(**{WRITE: True}).begin() as connection,
    ):
        await connection.execute(
            text("UPDATE kept SET what = :what WHERE id = '1'"), {"what": what}
        )


async def read(engine: AsyncEngine, gate: Gate) -> bytes:
    async with gate.reading(), engine.connect() as connection:
        query = text("SELECT what FROM kept WHERE id = '1'")
        return bytes((await connection.execute(query)).scalar_one())


def files(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


async def test_after_each_write_the_database_stands_alone(engine: AsyncEngine, path: Path) -> None:
    gate = Gate(engine)
    for number in range(20):
        await asyncio.gather(*(read(engine, gate) for _ in range(5)))
        await write(engine, gate, bytes([number]) * SIZE)
        assert files(path) == ["a.db"]

    assert not gate.untidy
    assert gate.take_blocked() == 0


async def test_however_often_a_row_is_rewritten_nothing_counts_it(
    engine: AsyncEngine, path: Path
) -> None:
    gate = Gate(engine)
    before = path.read_bytes()
    await write(engine, gate, b"x" * SIZE)
    once = path.read_bytes()
    for number in range(50):
        await write(engine, gate, bytes([number]) * SIZE)
    await write(engine, gate, b"x" * SIZE)

    # The same bytes after one change and after fifty-one: headers, counters and free pages too.
    assert path.read_bytes() == once
    assert len(once) == len(before)
    assert once[:100] == before[:100]


async def test_who_reads_meanwhile_is_waited_for_and_who_comes_then_waits(
    engine: AsyncEngine, path: Path
) -> None:
    gate, entered, leave = Gate(engine), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with gate.reading(), engine.connect() as connection:
            await connection.execute(text("SELECT count(*) FROM kept"))
            entered.set()
            await leave.wait()

    reading = asyncio.create_task(slow())
    await entered.wait()
    writing = asyncio.create_task(write(engine, gate, b"y" * SIZE))
    late = asyncio.create_task(read(engine, gate))
    await asyncio.sleep(0)
    assert not writing.done()
    leave.set()
    await asyncio.gather(reading, writing)

    assert await late in (bytes(SIZE), b"y" * SIZE)
    assert files(path) == ["a.db"]


async def test_who_read_for_too_long_leaves_nothing_open(
    engine: AsyncEngine, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gates, "LONGEST", 0.2)
    gate = Gate(engine)

    async with gate.reading(), engine.connect() as connection:
        await connection.execute(text("SELECT count(*) FROM kept"))
        await write(engine, gate, b"y" * SIZE)
        assert gate.take_blocked() == 1

    assert await gate.tidy()
    assert files(path) == ["a.db"]
    await write(engine, gate, b"z" * SIZE)
    assert files(path) == ["a.db"]


async def test_readers_use_one_connection_after_another(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, opened = Gate(engine), []
    event.listen(engine.sync_engine, "connect", lambda *_: opened.append(1))

    for _ in range(5):
        await read(engine, gate)

    assert len(opened) == 1


async def test_a_reader_elsewhere_delays_a_write_for_a_while_and_is_counted(
    engine: AsyncEngine, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gates, "LONGEST", 0.5)
    gate = Gate(engine)
    with subprocess.Popen(
        [sys.executable, "-c", LONG_READER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as reader:
        assert reader.stdout is not None
        await asyncio.to_thread(reader.stdout.readline)

        await write(engine, gate, b"z" * SIZE)

        assert gate.untidy
        assert gate.take_blocked() == 1
        assert b"z" * 1000 in path.with_name("a.db-wal").read_bytes()
        reader.communicate(b"\n")
    assert await gate.tidy()
    assert gate.take_blocked() == 0
    assert files(path) == ["a.db"]
    assert await read(engine, gate) == b"z" * SIZE


async def test_a_failed_write_changes_nothing_and_is_no_hindrance(
    engine: AsyncEngine, path: Path
) -> None:
    gate = Gate(engine)

    async def fail() -> None:
        async with (
            gate.writing(),
            engine.execution_options(**{WRITE: True}).begin() as connection,
        ):
            await connection.execute(text("UPDATE kept SET what = x'00'"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await read(engine, gate) == bytes(SIZE)
    await write(engine, gate, b"w" * SIZE)
    assert files(path) == ["a.db"]


async def test_what_a_crash_left_in_the_log_is_emptied(engine: AsyncEngine, path: Path) -> None:
    gate = Gate(engine)
    copied = path.with_name("b.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        with connection:
            connection.execute("UPDATE kept SET what = x'aabbccdd' WHERE id = '1'")
        for suffix in ("", "-wal"):
            source = path.with_name(path.name + suffix)
            copied.with_name(copied.name + suffix).write_bytes(source.read_bytes())
    other = make_engine(sqlite_url(copied))
    gate = Gate(other)
    assert gate.untidy

    assert await gate.tidy()

    assert not copied.with_name("b.db-wal").exists()
    assert await read(other, gate) == bytes.fromhex("aabbccdd")
    await other.dispose()


async def test_the_times_of_files_and_their_folder_are_those_of_a_quarter_of_an_hour(
    engine: AsyncEngine, path: Path
) -> None:
    gate = Gate(engine)
    now = time.time()

    await write(engine, gate, b"v" * SIZE)
    await read(engine, gate)

    assert files(path) == ["a.db", "a.db-shm", "a.db-wal"]
    for one in (path.parent, *path.parent.iterdir()):
        for at in (one.stat().st_mtime, one.stat().st_atime):
            assert at % QUARTER == 0
            assert now - QUARTER <= at <= time.time() + QUARTER


def made_anew(opened: Sequence[IO[bytes]]) -> list[bool]:
    """Whether each of these files is deleted, and another one there under its name."""
    return [os.fstat(file.fileno()).st_nlink == 0 and Path(file.name).exists() for file in opened]


async def test_the_files_beside_it_are_made_anew_so_that_their_birth_tells_nothing(
    engine: AsyncEngine, path: Path
) -> None:
    """Not while somebody is inside, nor again at once."""
    gate = Gate(engine)
    await gate.tidy()
    await write(engine, gate, b"n" * SIZE)
    await read(engine, gate)
    beside = [path.with_name(f"a.db{suffix}") for suffix in ("-shm", "-wal")]

    with ExitStack() as stack:
        opened = [stack.enter_context(one.open("rb")) for one in beside]
        async with gate.reading():
            await gate.freshen()
            kept = made_anew(opened)
        await gate.freshen()

        assert kept == [False, False]
        assert made_anew(opened) == [True, True]
        anew = [stack.enter_context(one.open("rb")) for one in beside]
        await gate.freshen()
        assert made_anew(anew) == [False, False]
    assert await read(engine, gate) == b"n" * SIZE


async def test_who_comes_while_the_files_are_made_anew_waits_and_reads(
    engine: AsyncEngine, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gates, "FRESH", 0.0)
    gate = Gate(engine)
    await gate.tidy()

    for number in range(5):
        content = bytes([number]) * SIZE
        seen = await asyncio.gather(
            gate.freshen(),
            *(read(engine, gate) for _ in range(3)),
            write(engine, gate, content),
            gate.freshen(),
        )
        assert len(seen) == 6
        assert await read(engine, gate) == content
    await gate.freshen()
    assert files(path) == ["a.db", "a.db-shm", "a.db-wal"]
    assert path.with_name("a.db-wal").stat().st_size == 0


async def test_what_was_written_is_told_though_the_log_can_not_be_emptied(
    engine: AsyncEngine, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gates, "LONGEST", 0.2)
    gate = Gate(engine)
    with closing(sqlite3.connect(path)) as reader:  # so that closing does not empty it either
        reader.execute("PRAGMA journal_mode=WAL")
        reader.execute("SELECT count(*) FROM kept").fetchone()

        async def fail(_connection: object) -> bool:
            raise OperationalError("", {}, sqlite3.OperationalError("disk I/O error"))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(gates, "tidy", fail)
            await write(engine, gate, b"u" * SIZE)

    assert gate.untidy
    assert gate.take_blocked() == 1
    assert await gate.tidy()
    assert await read(engine, gate) == b"u" * SIZE
