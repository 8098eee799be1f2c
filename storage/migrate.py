"""Bring a database to the newest tables, by Alembic, from the first table on.

There are two lines of migrations: `main` and `keyring`, in folders of those names.
"""

from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import keyring, tables
from storage.engine import WRITE

FOLDER = Path(__file__).parent / "migrations"


class Database(StrEnum):
    """Which database a migration belongs to."""

    MAIN = "main"
    KEYRING = "keyring"


class TooNew(Exception):
    """The database was made by a newer version of the program than this one."""


async def migrate(engine: AsyncEngine, database: Database) -> bool:
    """Bring a database to the newest tables; whether there was anything to do.

    Raises TooNew.
    """
    writer = engine.execution_options(**{WRITE: True})
    async with writer.begin() as connection:
        return await connection.run_sync(_upgrade, database)


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


def config(database: Database, connection: Connection | None = None) -> Config:
    """Alembic's configuration for one line."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.set_main_option("version_locations", str(FOLDER / database.value))
    made.set_main_option("path_separator", "newline")
    made.attributes["connection"] = connection
    made.attributes["tables"] = metadata(database)
    return made


def metadata(database: Database) -> MetaData:
    """The tables that a line leads to."""
    return tables.metadata if database is Database.MAIN else keyring.metadata


def _upgrade(connection: Connection, database: Database) -> bool:
    current = _current(connection)
    script = ScriptDirectory.from_config(config(database))
    if current is not None and current not in {one.revision for one in script.walk_revisions()}:
        raise TooNew
    if current == script.get_current_head():
        return False
    command.upgrade(config(database, connection), "head")
    return True


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
