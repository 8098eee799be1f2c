"""Bring a database to the newest tables, by Alembic, from the first table on.

There are two lines of migrations: `main` and `keyring`, in folders of those names.
"""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import keyring, tables
from storage.engine import WRITE, tidy

FOLDER = Path(__file__).parent / "migrations"
REWRITE_DUE = 1
"""SQLite's user_version while a file's pages have to be written anew."""


class Database(StrEnum):
    """Which database a migration belongs to."""

    MAIN = "main"
    KEYRING = "keyring"


class Reseal(Protocol):
    """Writes answers of version 0.1 anew, of which this package can read none."""

    def sealed(
        self, question_id: str, kind: str, dealt: int, answers: Sequence[tuple[bytes, bytes]]
    ) -> bytes | None:
        """A question's box as one row, from (slot, sealed answer); None if its key is gone."""

    def opened(
        self, question_id: str, kind: str, dealt: int, answers: Sequence[tuple[str, bytes]]
    ) -> bytes:
        """What came out of a question's box as one row, from (id, opened answer)."""


class TooNew(Exception):
    """The database was made by a newer version of the program than this one."""


class NoRoom(Exception):
    """The database can't be written, as on a full disk. What was there is kept; try again later."""


async def migrate(engine: AsyncEngine, database: Database, reseal: Reseal | None = None) -> bool:
    """Bring a database to the newest tables; whether there was anything to do.

    It is one transaction. What it leaves of old pages is rewritten after it, or, if that is cut
    off, the next time. `reseal` is needed where the main database of version 0.1 holds answers.

    Raises TooNew or NoRoom.
    """
    writer = engine.execution_options(**{WRITE: True})
    try:
        async with writer.begin() as connection:
            changed = await connection.run_sync(_upgrade, database, reseal)
            if changed and engine.dialect.name == "sqlite":
                await connection.exec_driver_sql(f"PRAGMA user_version={REWRITE_DUE}")
        await _rewrite(engine)
    except OperationalError:
        if engine.dialect.name != "sqlite":
            raise
        raise NoRoom from None
    return changed


async def _rewrite(engine: AsyncEngine) -> None:
    """Write a file anew after its tables were changed: its pages tell what was there before."""
    if engine.dialect.name != "sqlite":
        return
    async with engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        due = (await plain.exec_driver_sql("PRAGMA user_version")).scalar()
        if due == REWRITE_DUE:
            await plain.exec_driver_sql("VACUUM")
            await plain.exec_driver_sql("PRAGMA user_version=0")
            await tidy(plain)


async def unborn(engine: AsyncEngine) -> bool:
    """Whether a database has no tables of ours yet."""
    async with engine.connect() as connection:
        return await connection.run_sync(lambda sync: _current(sync) is None)


async def pending(engine: AsyncEngine, database: Database) -> bool:
    """Whether a database is not at the newest tables."""
    async with engine.connect() as connection:
        return await connection.run_sync(lambda sync: _current(sync) != head(database))


def head(database: Database) -> str | None:
    """The newest migration of a line."""
    return ScriptDirectory.from_config(config(database)).get_current_head()


def config(
    database: Database, connection: Connection | None = None, reseal: Reseal | None = None
) -> Config:
    """Alembic's configuration for one line."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.set_main_option("version_locations", str(FOLDER / database.value))
    made.set_main_option("path_separator", "newline")
    made.attributes["connection"] = connection
    made.attributes["reseal"] = reseal
    made.attributes["tables"] = metadata(database)
    return made


def metadata(database: Database) -> MetaData:
    """The tables that a line leads to."""
    return tables.metadata if database is Database.MAIN else keyring.metadata


def _upgrade(connection: Connection, database: Database, reseal: Reseal | None) -> bool:
    current = _current(connection)
    script = ScriptDirectory.from_config(config(database))
    if current is not None and current not in {one.revision for one in script.walk_revisions()}:
        raise TooNew
    if current == script.get_current_head():
        return False
    command.upgrade(config(database, connection, reseal), "head")
    return True


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
