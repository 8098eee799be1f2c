"""Engines as this app needs them: durable, tidy after deletion, and honest about locks."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.driver import connect
from storage.files import flatten_times

WRITE = "afterword_write"
"""The execution option of a transaction that will write."""

PATIENCE = 10_000
"""Milliseconds that a writer waits for another one."""
TIDY_PATIENCE = 250
"""Milliseconds that emptying the log waits for a reader, while everybody who writes waits too."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={PATIENCE}",
    "PRAGMA temp_store=MEMORY",
)
"""secure_delete overwrites deleted rows with zeros; a sorted temporary file would hold plain rows.
Source: the pragma page of SQLite's documentation."""
THREADS = 8
"""How many of an engine's connections may wait for a lock or for the disk at once."""
MAKES_SIDE_FILES = "SELECT 1 FROM sqlite_schema"
"""A first look at a database, after which its log and the index beside it are there."""


def sqlite_url(path: Path) -> str:
    """The URL of an embedded database."""
    return f"sqlite+aiosqlite:///{path}"


def sqlite_path(url: str) -> Path | None:
    """The file of an embedded database; None if it is none, or has no file."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def with_side_files(path: Path) -> tuple[Path, ...]:
    """A database's file, and those that SQLite keeps beside it while it is open."""
    return (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")))


def make_engine(url: str) -> AsyncEngine:
    """An engine that never shows parameters in its errors or logs.

    On SQLite a writing transaction takes its lock at once (BEGIN IMMEDIATE): a read that becomes a
    write later would lose what others wrote in between. Connections are kept for the next reader,
    until the gate lets go of them after a write (see storage/gate.py): while one is open, the files
    beside the database stay, and would count what is written.
    """
    if make_url(url).get_backend_name() != "sqlite":
        return create_async_engine(url, hide_parameters=True, echo=False)
    path = make_url(url).database or ":memory:"
    threads = ThreadPoolExecutor(THREADS, "database")
    engine = create_async_engine(
        url,
        async_creator=lambda: connect(path, (*PRAGMAS, MAKES_SIDE_FILES), threads),
        hide_parameters=True,
        echo=False,
    )
    event.listen(engine.sync_engine, "connect", partial(_flatten, sqlite_path(url)))
    _Kept().listen(engine.sync_engine)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


async def tidy(connection: AsyncConnection) -> bool:
    """Move the write-ahead log into the database and empty it, so that nothing deleted stays there.

    False if a reader was in the way: try again later.
    """
    if connection.dialect.name != "sqlite":
        return True
    await connection.exec_driver_sql(f"PRAGMA busy_timeout={TIDY_PATIENCE}")
    try:
        result = await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(result.one()[0]) == 0
    finally:
        await connection.exec_driver_sql(f"PRAGMA busy_timeout={PATIENCE}")


class _Kept:
    """Closes a connection that was in use when its engine let go of all, as soon as it is back.

    SQLAlchemy leaves such a one to the garbage collector.
    """

    def __init__(self) -> None:
        self._lettings = 0

    def listen(self, engine: Engine) -> None:
        """Follow the connections of an engine."""
        event.listen(engine, "connect", self._opened)
        event.listen(engine, "engine_disposed", self._let_go)
        event.listen(engine, "checkin", self._back)

    def _opened(self, _connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        record.info[self] = self._lettings

    def _let_go(self, _engine: Engine) -> None:
        self._lettings += 1

    def _back(self, connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        if connection is not None and record.info.get(self) != self._lettings:
            record.invalidate()


def _flatten(path: Path | None, _connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Keep back when the files beside the database were made."""
    if path is not None:
        flatten_times(*with_side_files(path))


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    write = options.get(WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
