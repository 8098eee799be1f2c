"""Connections come ready and go whole, and only what may wait is done in a thread."""

import asyncio
import gc
import os
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.driver import TURN, Connection, connect
from storage.engine import PATIENCE, PRAGMAS, make_engine, sqlite_url

EXPECTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "busy_timeout": PATIENCE,
    "temp_store": 2,
}


class Threads(ThreadPoolExecutor):
    """Threads that count what they are asked to do."""

    def __init__(self) -> None:
        super().__init__(2)
        self.asked = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.asked += 1
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def threads() -> Iterator[Threads]:
    with Threads() as made:
        yield made


@pytest.fixture
async def connection(path: Path, threads: Threads) -> AsyncIterator[Connection]:
    made = await connect(str(path), PRAGMAS, threads)
    yield made
    await made.close()


async def run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        await connection.cursor().execute(statement)


async def kept_waiting(
    connection: Connection, path: Path, threads: Threads
) -> tuple[Connection, asyncio.Task[None]]:
    """Another connection, which waits for the lock that the first one has taken."""
    await run(connection, "CREATE TABLE kept (id INTEGER PRIMARY KEY)", "BEGIN IMMEDIATE")
    other = await connect(str(path), PRAGMAS, threads)
    waiting = asyncio.create_task(run(other, "BEGIN IMMEDIATE"))
    await asyncio.sleep(0)
    return other, waiting


async def test_every_connection_of_an_engine_has_every_pragma(path: Path) -> None:
    engine = make_engine(sqlite_url(path))
    for _ in range(2):
        async with engine.connect() as connection:
            found = {
                name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
                for name in EXPECTED
            }
            assert found == EXPECTED
    await engine.dispose()


async def test_a_cursor_gives_what_its_statement_found(connection: Connection) -> None:
    cursor = await connection.cursor().__aenter__()
    await cursor.execute("SELECT 1 UNION SELECT ?", (2,))
    assert [one[0] for one in cursor.description] == ["1"]
    assert await cursor.fetchone() == (1,)
    assert await cursor.fetchmany() == [(2,)]
    assert await cursor.fetchall() == []
    await cursor.close()


async def test_only_what_may_wait_goes_to_a_thread(
    connection: Connection, threads: Threads
) -> None:
    await run(connection, "CREATE TABLE kept (id INTEGER PRIMARY KEY)")
    opened = threads.asked
    assert opened == 2

    await run(connection, "BEGIN", "SELECT 1", "SELECT * FROM kept", "SELECT 2")
    await connection.rollback()
    assert threads.asked == opened + 2, "the first look, and the end"

    await run(connection, "BEGIN IMMEDIATE", *(f"INSERT INTO kept VALUES ({n})" for n in range(9)))
    await connection.commit()
    assert threads.asked == opened + 4, "the lock, and the end"


async def test_nothing_to_commit_or_roll_back_is_no_trip(
    connection: Connection, threads: Threads
) -> None:
    before = threads.asked
    await connection.commit()
    await connection.rollback()

    assert threads.asked == before


async def test_a_lock_is_waited_for_while_others_go_on(
    connection: Connection, path: Path, threads: Threads
) -> None:
    other, waiting = await kept_waiting(connection, path, threads)
    for _ in range(20):
        await asyncio.sleep(0)
    assert not waiting.done()

    await connection.rollback()
    await waiting
    await other.rollback()
    await other.close()


async def test_who_is_told_to_stop_leaves_a_connection_that_does_one_thing_at_a_time(
    connection: Connection, path: Path, threads: Threads
) -> None:
    other, waiting = await kept_waiting(connection, path, threads)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    # The lock is still waited for; what comes next waits for that, and gives the lock back.
    after = asyncio.create_task(other.close())
    await asyncio.sleep(0.05)
    assert not after.done()
    await connection.rollback()
    await after
    await run(connection, "BEGIN IMMEDIATE")


async def test_a_connection_that_nobody_can_wait_for_is_closed_after_what_is_under_way(
    connection: Connection, path: Path, threads: Threads
) -> None:
    other, waiting = await kept_waiting(connection, path, threads)
    raw = other.of_sqlite
    other.stop()
    await connection.rollback()
    await waiting

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        raw.execute("SELECT 1")
    other.stop()


async def test_statements_in_a_row_let_others_have_their_turn(connection: Connection) -> None:
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    await connection.create_function("pause", 0, lambda: threading.Event().wait(2 * TURN))
    await run(connection, "BEGIN", "SELECT 1")
    counting = asyncio.create_task(count())
    await asyncio.sleep(0)
    before = turns
    await run(connection, *["SELECT pause()"] * 5)
    assert turns >= before + 4
    counting.cancel()


async def test_what_was_begun_is_committed_or_rolled_back(
    connection: Connection, path: Path
) -> None:
    cursor = connection.cursor()
    await cursor.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY)")
    await cursor.execute("BEGIN IMMEDIATE")
    await cursor.executemany("INSERT INTO kept VALUES (?)", [(1,), (2,)])
    assert cursor.rowcount == 2
    await connection.rollback()
    await cursor.execute("BEGIN IMMEDIATE")
    await cursor.execute("INSERT INTO kept VALUES (3)")
    assert cursor.lastrowid == 3
    await connection.commit()
    await connection.close()

    with sqlite3.connect(path) as other:
        assert other.execute("SELECT id FROM kept").fetchall() == [(3,)]
    other.close()


async def test_an_error_is_raised_as_before_and_leaves_the_connection_usable(path: Path) -> None:
    engine = make_engine(sqlite_url(path))
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TABLE kept (id INTEGER PRIMARY KEY)"))
        await connection.execute(text("INSERT INTO kept VALUES (1)"))
        with pytest.raises(IntegrityError):
            await connection.execute(text("INSERT INTO kept VALUES (1)"))
        assert (await connection.execute(text("SELECT count(*) FROM kept"))).scalar() == 1
        assert (await connection.execute(text("SELECT 'ab' REGEXP 'b'"))).scalar() == 1
    await engine.dispose()


async def test_a_file_that_is_no_database_is_an_error_and_is_not_kept_open(
    path: Path, threads: Threads
) -> None:
    path.write_bytes(b"no database" * 1000)

    with pytest.raises(sqlite3.DatabaseError):
        _ = await connect(str(path), PRAGMAS, threads)

    held = [os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()]
    assert str(path) not in held


async def test_an_engine_that_nobody_holds_leaves_no_thread(path: Path) -> None:
    before = set(threading.enumerate())
    engine = make_engine(sqlite_url(path))
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))
    await engine.dispose()
    made = set(threading.enumerate()) - before
    assert made
    del engine, connection
    gc.collect()

    for thread in made:
        await asyncio.to_thread(thread.join, 60)
        assert not thread.is_alive()


async def test_a_closed_connection_is_closed_and_may_be_closed_again(
    path: Path, threads: Threads
) -> None:
    connection = await connect(str(path), PRAGMAS, threads)
    await connection.close()
    await connection.close()

    with pytest.raises(ValueError, match="no active connection"):
        _ = connection.of_sqlite
    assert [one.name for one in path.parent.iterdir()] == ["a.db"]
