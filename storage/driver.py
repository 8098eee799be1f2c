"""The driver's connections: ready as they are opened, and in a thread only for what may wait.

SQLAlchemy's dialect for aiosqlite drives them, in the place of aiosqlite's own: those have a thread
each, and ask it for a cursor, for the statement, for the rows and for the end in turn. On a small
statement such trips cost far more than SQLite, and no connection outlives a unit that writes (see
storage/gate.py). Here what may wait for a lock or for the disk is done in one of the engine's
threads: opening, the first look of a transaction, the end of one, closing. Within a transaction
nothing waits, and its statements run where they are called.
"""

import asyncio
import sqlite3
from asyncio import Future
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import Any

ARRAY_SIZE = 1
"""Rows at a time where nobody says how many (PEP 249)."""
TURN = 0.005
"""Seconds that statements may run one after another before everybody else has a turn."""
CLOSED = "no active connection"
"""What the dialect knows a closed connection by."""


class Cursor:
    """Runs a statement and brings all of its rows."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = ARRAY_SIZE

    async def __aenter__(self) -> "Cursor":
        """The cursor itself: there is nothing to wait for."""
        return self

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> "Cursor":
        """Run a statement. Raises sqlite3.Error."""
        await self._start(sqlite3.Cursor.execute, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "Cursor":
        """Run a statement once for each of the parameters. Raises sqlite3.Error."""
        await self._start(sqlite3.Cursor.executemany, sql, parameters)
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

    async def _start(self, how: Callable[..., object], sql: str, given: Iterable[Any]) -> None:
        # It may begin later, in a thread, and whoever has the connection may give it up meanwhile.
        opened = self._connection.of_sqlite
        await self._connection.run(sql, partial(self._run, opened, how, sql, given))

    def _run(
        self,
        opened: sqlite3.Connection,
        how: Callable[..., object],
        sql: str,
        parameters: Iterable[Any],
    ) -> None:
        cursor = opened.cursor()
        try:
            how(cursor, sql, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()


class Connection:
    """A connection that one task uses at a time, and that never does two things at once."""

    def __init__(self, opened: sqlite3.Connection, threads: Executor) -> None:
        self._connection: sqlite3.Connection | None = opened
        self._threads = threads
        self._under_way: Future[Any] | None = None
        self._looked = False
        """Whether the transaction has its lock, or its view of the database."""
        self._since = 0.0
        """When everybody else last had a turn, on the loop's clock."""
        self._tx = _AtOnce()

    @property
    def of_sqlite(self) -> sqlite3.Connection:
        """SQLite's own connection. Raises ValueError once closed."""
        if self._connection is None:
            raise ValueError(CLOSED)
        return self._connection

    _conn = of_sqlite

    @property
    def isolation_level(self) -> str | None:
        """None: transactions are begun by name."""
        return self.of_sqlite.isolation_level

    def cursor(self) -> Any:
        """A new cursor."""
        return Cursor(self)

    async def create_function(
        self, name: str, num_params: int, func: Callable[..., Any], deterministic: bool = False
    ) -> None:
        """Give SQL another function."""
        self.of_sqlite.create_function(name, num_params, func, deterministic=deterministic)

    async def run(self, sql: str, statement: Callable[[], None]) -> None:
        """Run a statement: in a thread if it may wait, or else here. Raises sqlite3.Error."""
        begins = sql == "BEGIN"
        if begins or (self._looked and self._within()):
            await self._here(statement)
        else:
            await self._in_thread(statement)
        self._looked = not begins

    async def commit(self) -> None:
        """Commit, if there is anything to."""
        if self._within():
            await self._in_thread(self.of_sqlite.commit)

    async def rollback(self) -> None:
        """Roll back, if there is anything to."""
        if self._within():
            await self._in_thread(self.of_sqlite.rollback)

    async def close(self) -> None:
        """Close it; once closed, do nothing."""
        if self._connection is not None:
            await self._in_thread(self._connection.close)
            self._connection = None

    def stop(self) -> None:
        """Close it as soon as nothing is under way, where nobody can wait for that."""
        opened, self._connection = self._connection, None
        if opened is None:
            return
        if self._under_way is None or self._under_way.done():
            opened.close()
        else:
            self._under_way.add_done_callback(lambda _: opened.close())

    def _within(self) -> bool:
        return self.of_sqlite.in_transaction

    async def _here(self, statement: Callable[[], None]) -> None:
        await self._settled()
        loop = asyncio.get_running_loop()
        if loop.time() - self._since > TURN:
            await asyncio.sleep(0)
            self._since = loop.time()
        statement()

    async def _in_thread(self, function: Callable[[], object]) -> None:
        await self._settled()
        loop = asyncio.get_running_loop()
        self._under_way = loop.run_in_executor(self._threads, function)
        # Whoever waits may be told to stop; what is under way is not.
        await asyncio.shield(self._under_way)
        self._since = loop.time()

    async def _settled(self) -> None:
        """Wait for what somebody left under way."""
        if self._under_way is not None and not self._under_way.done():
            await asyncio.wait([self._under_way])


class _AtOnce:
    """Where the dialect puts what it would have the connection's thread do: done at once."""

    def put_nowait(self, job: tuple[Future[Any], Callable[[], Any]]) -> None:
        future, function = job
        try:
            future.set_result(function())
        except sqlite3.Error as error:
            future.set_exception(error)


async def connect(path: str, pragmas: Sequence[str], threads: Executor) -> Connection:
    """Open a database in autocommit mode, with its pragmas set. Raises sqlite3.Error."""
    loop = asyncio.get_running_loop()
    return Connection(await loop.run_in_executor(threads, _open, path, pragmas), threads)


def _open(path: str, pragmas: Sequence[str]) -> sqlite3.Connection:
    opened = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for pragma in pragmas:
            opened.execute(pragma).close()
    except BaseException:
        opened.close()
        raise
    return opened
