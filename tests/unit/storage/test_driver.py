"""Connections come ready and go whole, and a statement is one trip to their thread."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.driver import OneTripConnection, connect
from storage.engine import PATIENCE, PRAGMAS, make_engine, sqlite_url

EXPECTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "busy_timeout": PATIENCE,
    "temp_store": 2,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
async def connection(path: Path) -> AsyncIterator[OneTripConnection]:
    made = await connect(str(path), PRAGMAS)
    yield made
    await made.close()


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of threads."""
    asked: list[str] = []
    honest: Callable[..., Awaitable[object]] = OneTripConnection._execute

    async def counted(made: OneTripConnection, function: object, *given: object) -> object:
        asked.append(getattr(function, "__name__", "?"))
        return await honest(made, function, *given)

    monkeypatch.setattr(OneTripConnection, "_execute", counted)
    return asked


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


async def test_a_statement_with_rows_is_one_trip(
    connection: OneTripConnection, trips: list[str]
) -> None:
    cursor = await connection.cursor().__aenter__()
    await cursor.execute("SELECT 1 UNION SELECT ?", (2,))
    assert [one[0] for one in cursor.description] == ["1"]
    assert await cursor.fetchone() == (1,)
    assert await cursor.fetchmany() == [(2,)]
    assert await cursor.fetchall() == []
    await cursor.close()

    assert len(trips) == 1


async def test_nothing_to_commit_or_roll_back_is_no_trip(
    connection: OneTripConnection, trips: list[str]
) -> None:
    await connection.commit()
    await connection.rollback()

    assert trips == []


async def test_what_was_begun_is_committed_or_rolled_back(
    connection: OneTripConnection, path: Path
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


async def test_a_file_that_is_no_database_is_an_error_and_leaves_no_thread(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)
    before = set(threading.enumerate())

    with pytest.raises(sqlite3.DatabaseError):
        _ = await connect(str(path), PRAGMAS)

    for thread in set(threading.enumerate()) - before:
        await asyncio.to_thread(thread.join, 60)
        assert not thread.is_alive()


async def test_a_closed_connection_is_closed_and_may_be_closed_again(path: Path) -> None:
    connection = await connect(str(path), PRAGMAS)
    await connection.close()
    await connection.close()

    with pytest.raises(ValueError, match="no active connection"):
        _ = connection.of_thread
    assert [one.name for one in path.parent.iterdir()] == ["a.db"]
