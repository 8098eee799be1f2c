"""Migrations lead from nothing to the tables that the code has, and back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import WRITE, make_engine, sqlite_url
from storage.migrate import Line, TooNew, config, metadata, migrate, pending


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    made = make_engine(sqlite_url(tmp_path / "a.db"))
    yield made
    await made.dispose()


def differences(connection: Connection, line: Line) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata(line)))


@pytest.mark.parametrize("line", Line)
async def test_the_newest_migration_equals_the_tables(engine: AsyncEngine, line: Line) -> None:
    await migrate(engine, line)

    async with engine.connect() as connection:
        assert await connection.run_sync(differences, line) == []


@pytest.mark.parametrize("line", Line)
async def test_a_second_run_has_nothing_to_do(engine: AsyncEngine, line: Line) -> None:
    assert await pending(engine, line)
    assert await migrate(engine, line)

    assert not await migrate(engine, line)
    assert not await pending(engine, line)


@pytest.mark.parametrize("line", Line)
async def test_every_migration_can_be_taken_back(engine: AsyncEngine, line: Line) -> None:
    await migrate(engine, line)

    async with engine.execution_options(**{WRITE: True}).begin() as connection:
        await connection.run_sync(lambda c: command.downgrade(config(line, c), "base"))

    assert await migrate(engine, line)


async def test_a_database_of_a_newer_version_is_left_alone(engine: AsyncEngine) -> None:
    await migrate(engine, Line.MAIN)
    async with engine.execution_options(**{WRITE: True}).begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(TooNew):
        await migrate(engine, Line.MAIN)


@pytest.mark.parametrize("table", ["sealed_answer", "opened_answer"])
async def test_anonymous_tables_have_no_rowid(engine: AsyncEngine, table: str) -> None:
    await migrate(engine, Line.MAIN)

    async with engine.connect() as connection:
        query = text("SELECT sql FROM sqlite_master WHERE name = :name")
        sql = (await connection.execute(query, {"name": table})).scalar_one()

    assert "WITHOUT ROWID" in sql
