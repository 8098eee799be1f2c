"""The gate of a database: many read, one writes at a time, and nothing is left in the log after it.

SQLite's write-ahead log keeps every version of a page, and the index beside it counts what was
written. Both files go when the last connection is closed. So at the end of each unit that writes
every connection is closed, and nobody else is let in until both files are gone. Units that only
read leave nothing behind, and may use one connection after another.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import sqlite_path, tidy, with_side_files
from storage.files import flatten_times

LONGEST = 2.0
"""Seconds that whoever writes waits, at the most, for somebody who reads and is in the way."""
PAUSE = 0.05
FRESH = 10.0
"""Seconds for which the files beside the database may stay as they are."""


class Gate:
    """Admits units to one database, and empties its log."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._file = sqlite_path(str(engine.url))
        self.untidy = self._file is not None
        """Whether something may stand in the log, as after a crash."""
        self._blocked = 0
        self._fresh_at = -FRESH
        self._writing = asyncio.Lock()
        self._admits = asyncio.Event()
        self._admits.set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._inside = 0

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[None]:
        """Be one of many; every connection has to be closed at the end."""
        while not self._admits.is_set():
            await self._admits.wait()
        self._inside += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._inside -= 1
            if not self._inside:
                self._idle.set()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """Be the only one that writes. At the end the log is empty, or it is emptied next."""
        async with self._writing:
            self.untidy = self._file is not None
            async with self.reading():
                yield
            if not await self._empty():
                self._blocked += 1

    async def tidy(self) -> bool:
        """Empty the log; False if a reader is in the way."""
        async with self._writing:
            return await self._empty()

    def take_blocked(self) -> int:
        """How often the log could not be emptied in time since this was last asked."""
        blocked, self._blocked = self._blocked, 0
        return blocked

    def flatten(self) -> None:
        """Let the files' times tell nothing but the quarter of an hour that it is now."""
        if self._file is not None:
            flatten_times(*with_side_files(self._file))

    async def freshen(self) -> None:
        """Now and then, and if nobody is inside, have the files beside the database made anew.

        When a file was born is a time that no program can set: it would tell when something was
        last written.
        """
        now = asyncio.get_running_loop().time()
        if self._file is None or now - self._fresh_at < FRESH:
            return
        if self._writing.locked() or self._inside or self.untidy:
            return
        self._fresh_at = now
        async with self._writing:
            self._admits.clear()
            try:
                await self._engine.dispose()
                async with self._engine.connect():
                    pass
            finally:
                self._admits.set()

    async def _empty(self) -> bool:
        if self._file is None:
            return True
        loop = asyncio.get_running_loop()
        until = loop.time() + LONGEST
        self._admits.clear()
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._idle.wait(), LONGEST)
            await self._engine.dispose()
            while not self._log_is_empty() and loop.time() < until:
                if not await self._checkpoint():
                    await asyncio.sleep(PAUSE)
        finally:
            self._admits.set()
        self.untidy = not self._log_is_empty()
        self.flatten()
        return not self.untidy

    def _log_is_empty(self) -> bool:
        try:
            return Path(f"{self._file}-wal").stat().st_size == 0
        except FileNotFoundError:
            return True

    async def _checkpoint(self) -> bool:
        """Whether it was done; raises nothing, for what was written is on the disk by now."""
        try:
            async with self._engine.connect() as connection:
                plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
                emptied = await tidy(plain)
        except DBAPIError:
            emptied = False
        await self._engine.dispose()
        return emptied
