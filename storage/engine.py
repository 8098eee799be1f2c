"""Engines as this app needs them: durable, tidy after deletion, and honest about locks."""

from pathlib import Path

from sqlalchemy import Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.driver import connect

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


def sqlite_url(path: Path) -> str:
    """The URL of an embedded database."""
    return f"sqlite+aiosqlite:///{path}"


def sqlite_path(url: str) -> Path | None:
    """The file of an embedded database; None if it is none, or has no file."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def make_engine(url: str) -> AsyncEngine:
    """An engine that never shows parameters in its errors or logs.

    On SQLite a writing transaction takes its lock at once (BEGIN IMMEDIATE): a read that becomes a
    write later would lose what others wrote in between. No connection is kept for later: while one
    is open, the files beside the database stay, and count what was written (see storage/gate.py).
    """
    if make_url(url).get_backend_name() != "sqlite":
        return create_async_engine(url, hide_parameters=True, echo=False)
    path = make_url(url).database or ":memory:"
    engine = create_async_engine(
        url,
        async_creator=lambda: connect(path, PRAGMAS),
        hide_parameters=True,
        echo=False,
        poolclass=NullPool,
    )
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


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    write = options.get(WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
