"""Processes that are killed with SIGKILL in the middle of something, at a point that is named."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor

from tests.harness.forked import forking

PATIENT = 300.0
KILLED = -signal.SIGKILL
DEEP = 50
"""Steps of SQLite's virtual machine into a statement that a process is killed "inside" of."""


def die() -> None:
    """End this process at once, without a word to anybody."""
    os.kill(os.getpid(), signal.SIGKILL)


def end_of(function: Callable[..., Awaitable[None]], *given: object) -> int:
    """Run this in a process of its own; its exit code, which is KILLED if it was killed."""
    process = forking().Process(target=_run, args=(os.environ.copy(), function, given))
    process.start()
    process.join(PATIENT)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise TimeoutError
    return process.exitcode


def die_at(when: str, words: str, database: Path) -> None:
    """Die before, inside or after the first statement with these words in this database.

    With "commit" it is the first commit after it.
    """
    reached = [False]

    def hits(connection: Connection, statement: str) -> bool:
        return words in statement and connection.engine.url.database == str(database)

    def before(
        connection: Connection, _cursor: DBAPICursor, statement: str, *_others: object
    ) -> None:
        if not hits(connection, statement):
            return
        reached[0] = True
        if when == "before":
            die()
        if when == "inside":
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.of_sqlite.set_progress_handler(_die, DEEP)

    def after(
        connection: Connection, _cursor: DBAPICursor, statement: str, *_others: object
    ) -> None:
        if when == "after" and hits(connection, statement):
            die()

    def commit(_connection: Connection) -> None:
        if when == "commit" and reached[0]:
            die()

    event.listen(Engine, "before_cursor_execute", before)
    event.listen(Engine, "after_cursor_execute", after)
    event.listen(Engine, "commit", commit)


def _die() -> int:
    die()
    return 0


def _run(
    environment: dict[str, str],
    function: Callable[..., Awaitable[None]],
    given: tuple[object, ...],
) -> None:
    os.environ.update(environment)

    async def run() -> None:
        await function(*given)

    asyncio.run(run())
