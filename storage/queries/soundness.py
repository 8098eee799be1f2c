"""Whether what is stored can be read: the files, the rules in them, and each secret."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import select

from storage.queries.groups import settings_from_json
from storage.secrets import SECRETS
from storage.sqlite_errors import kind_of
from storage.store import Unit
from storage.tables import GroupRow, QuestionRow, RoundRow


@dataclass(frozen=True)
class Unreadable:
    """Rows that should be readable and are not."""

    what: str
    """The table's name."""
    count: int


async def damage(engine: AsyncEngine) -> str | None:
    """What SQLite says is wrong with a database; None if it is whole."""
    if engine.dialect.name != "sqlite":
        return None
    try:
        async with engine.connect() as connection:
            said = (await connection.exec_driver_sql("PRAGMA quick_check(1)")).scalar()
    except (DBAPIError, sqlite3.DatabaseError) as problem:
        raised = problem.orig if isinstance(problem, DBAPIError) else problem
        said = kind_of(raised) if isinstance(raised, sqlite3.Error) else type(raised).__name__
    return None if said == "ok" else str(said)


async def pragmas(engine: AsyncEngine, names: Iterable[str]) -> dict[str, str]:
    """What SQLite says of itself, by the name of the pragma; nothing for another database."""
    if engine.dialect.name != "sqlite":
        return {}
    async with engine.connect() as connection:
        return {
            name: str((await connection.exec_driver_sql(f"PRAGMA {name}")).scalar())
            for name in names
        }


def shows_no_values(engine: AsyncEngine) -> bool:
    """Whether an engine keeps the values of its statements out of errors and logs."""
    return engine.sync_engine.hide_parameters and not engine.sync_engine.echo


async def damaged_rules(unit: Unit) -> tuple[str, ...]:
    """The names of the groups whose rules, rounds or questions can't be read."""
    names = dict((await unit.session.exec(select(GroupRow.id, GroupRow.name))).all())
    found: set[str] = set()
    for group_id, settings in await unit.session.exec(select(GroupRow.id, GroupRow.settings)):
        if not _reads_as_rules(settings):
            found.add(group_id)
    for group_id, settings in await unit.session.exec(select(RoundRow.group_id, RoundRow.settings)):
        if not _reads_as_rules(settings):
            found.add(group_id)
    for group_id, words in await unit.session.exec(select(QuestionRow.group_id, QuestionRow.words)):
        if not _reads_as_words(words):
            found.add(group_id)
    return tuple(sorted(names.get(group_id, group_id) for group_id in found))


async def unreadable(unit: Unit) -> tuple[Unreadable, ...]:
    """How many secrets can't be read, by table."""
    counts: dict[str, int] = {}
    for secret in SECRETS:
        for row in await secret.rows(unit):
            if secret.reveal(unit, row) is None:
                counts[secret.table] = counts.get(secret.table, 0) + 1
    return tuple(Unreadable(table, count) for table, count in sorted(counts.items()))


def _reads_as_rules(settings: str) -> bool:
    try:
        settings_from_json(settings)
    except (ValueError, TypeError):
        return False
    return True


def _reads_as_words(words: str) -> bool:
    try:
        return isinstance(json.loads(words)["wording"], str)
    except (ValueError, TypeError, KeyError):
        return False
