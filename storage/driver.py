"""The driver's connections: ready as they are opened, and one trip to their thread a statement.

No connection outlives a unit that writes (see storage/gate.py), so opening one has to be cheap.
The driver as it comes asks its thread for a cursor, for the statement, for the rows and for the
end, each in turn; on a small statement the trips cost far more than SQLite.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any

from aiosqlite import Connection

ARRAY_SIZE = 1
"""Rows at a time where nobody says how many (PEP 249)."""
CHUNK = 64


class OneTripCursor:
    """Runs a statement and brings all of its rows, in one trip."""

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = ARRAY_SIZE

    async def __aenter__(self) -> "OneTripCursor":
        """The cursor itself: there is nothing to wait for."""
        return self

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> "OneTripCursor":
        """Run a statement. Raises sqlite3.Error."""
        await self._connection.in_thread(self._run, sqlite3.Cursor.execute, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "OneTripCursor":
        """Run a statement once for each of the parameters. Raises sqlite3.Error."""
        await self._connection.in_thread(self._run, sqlite3.Cursor.executemany, sql, parameters)
        return self

    async def fetchone(self) -> Any | None:
        """The next row, or None."""
        return self._rows.pop(0) if self._rows else None

    async def fetchmany(self, size: int | None = None) -> Sequence[Any]:
        """The next rows."""
        wanted = self.arraysize if size is None else size
        rows, self._rows = self._rows[:wanted], self._rows[wanted:]
        return rows

    async def fetchall(self) -> Sequence[Any]:
        """All rows that are left."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Forget the rows; SQLite's own cursor is closed already."""
        self._rows = []

    def _run(self, how: Callable[..., object], sql: str, parameters: Iterable[Any]) -> None:
        cursor = self._connection.of_thread.cursor()
        try:
            how(cursor, sql, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()


class OneTripConnection(Connection):
    """A connection in a thread of its own, to which it makes as few trips as it can."""

    @property
    def of_thread(self) -> sqlite3.Connection:
        """SQLite's own connection, for what runs in the thread. Raises ValueError once closed."""
        return self._conn

    async def in_thread(self, function: Callable[..., Any], *given: Any) -> Any:
        """Run something in the connection's thread."""
        run: Callable[..., Awaitable[Any]] = self._execute
        return await run(function, *given)

    def cursor(self) -> Any:
        """A new cursor."""
        return OneTripCursor(self)

    async def create_function(
        self,
        name: str,
        num_params: int,
        func: Callable[..., Any],
        deterministic: bool = False,
    ) -> None:
        """Have a function made before the next statement runs, and don't wait for it."""
        make = partial(self.of_thread.create_function, deterministic=deterministic)
        self._tx.put_nowait((None, partial(make, name, num_params, func)))

    async def commit(self) -> None:
        """Commit, if there is anything to."""
        if self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        """Roll back, if there is anything to."""
        if self.in_transaction:
            await super().rollback()

    async def close(self) -> None:
        """Close it, and end its thread."""
        if self._connection is None:
            return
        ended = self.stop()
        try:
            if ended is not None:
                await ended
        except sqlite3.Error:
            self._connection = None
            self.stop()
            raise


async def connect(path: str, pragmas: Sequence[str]) -> OneTripConnection:
    """Open a database in autocommit mode, with its pragmas set. Raises sqlite3.Error."""
    connection = OneTripConnection(partial(sqlite3.connect, path, isolation_level=None), CHUNK)
    # It is no hindrance to the end of the process, as with the connections that SQLAlchemy makes.
    connection._thread.daemon = True
    _ = await connection
    try:
        await connection.in_thread(_set, connection.of_thread, pragmas)
    except BaseException:
        await connection.close()
        raise
    return connection


def _set(connection: sqlite3.Connection, pragmas: Sequence[str]) -> None:
    for pragma in pragmas:
        connection.execute(pragma).close()
