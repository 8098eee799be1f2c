"""The tables that tests get without migrations are those that the migrations make."""

from types import ModuleType

import pytest
from alembic import command
from sqlalchemy import create_engine, inspect, text

from storage.migrate import Database, config
from tests.harness.tables import TablesOnce, statements_of

Contents = tuple[list[str], dict[str, int]]


def contents(database: Database, by: TablesOnce | ModuleType) -> Contents:
    """Every table and index, and how many rows lie in each table."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        by.upgrade(config(database, connection), "head")
        names = inspect(connection).get_table_names()
        rows = {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in names}
        found = statements_of(connection), rows
    engine.dispose()
    return found


@pytest.mark.parametrize("database", Database)
def test_both_ways_make_the_same(database: Database) -> None:
    once = TablesOnce()

    first, second = contents(database, once), contents(database, once)

    assert first == second == contents(database, command)
    assert first[1]["alembic_version"] == 1
