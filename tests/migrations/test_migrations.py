"""Migrations lead from nothing to the tables that the code has, and back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ical.model import revision
from storage.engine import WRITE, make_engine, sqlite_url
from storage.migrate import Database, TooNew, config, metadata, migrate, pending


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    made = make_engine(sqlite_url(tmp_path / "a.db"))
    yield made
    await made.dispose()


def differences(connection: Connection, line: Database) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata(line)))


@pytest.mark.parametrize("line", Database)
async def test_the_newest_migration_equals_the_tables(engine: AsyncEngine, line: Database) -> None:
    await migrate(engine, line)

    async with engine.connect() as connection:
        assert await connection.run_sync(differences, line) == []


@pytest.mark.parametrize("line", Database)
async def test_a_second_run_has_nothing_to_do(engine: AsyncEngine, line: Database) -> None:
    assert await pending(engine, line)
    assert await migrate(engine, line)

    assert not await migrate(engine, line)
    assert not await pending(engine, line)


@pytest.mark.parametrize("line", Database)
async def test_every_migration_can_be_taken_back(engine: AsyncEngine, line: Database) -> None:
    await migrate(engine, line)

    async with engine.execution_options(**{WRITE: True}).begin() as connection:
        await connection.run_sync(lambda c: command.downgrade(config(line, c), "base"))

    assert await migrate(engine, line)


async def test_a_database_of_a_newer_version_is_left_alone(engine: AsyncEngine) -> None:
    await migrate(engine, Database.MAIN)
    async with engine.execution_options(**{WRITE: True}).begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(TooNew):
        await migrate(engine, Database.MAIN)


async def test_a_new_database_has_no_table_with_a_row_for_each_answer(engine: AsyncEngine) -> None:
    await migrate(engine, Database.MAIN)

    async with engine.connect() as connection:
        query = text("SELECT name FROM sqlite_master WHERE name LIKE '%answer%'")
        assert (await connection.execute(query)).all() == []


OLD_ROWS = (
    """INSERT INTO house (id, canary) VALUES ('house', x'00')""",
    """INSERT INTO "group" (id, name, settings, next_opening_at, card_told)
       VALUES ('g', 'Group', '{}', '2026-11-27 12:00:00', '')""",
    *(
        f"""INSERT INTO delivery (id, token, kind, group_id, subject_id, due_at, expires_at, state,
                attempts, doubtful, step)
            VALUES ('{one}', '{one}', '{kind}', 'g', '{about}', '{due}', '2026-11-06 11:00:00',
                '{state}', {attempts}, {doubtful}, 0)"""
        for one, kind, about, due, state, attempts, doubtful in (
            ("a", "prompt", "q", "2026-11-06 10:00:00", "done", 1, 0),
            ("b", "prompt", "q", "2026-11-06 10:07:31", "done", 3, 1),
            ("c", "prompt", "q", "2026-11-06 10:00:00", "given-up", 1, 0),
            ("d", "prompt", "r", "2026-11-06 10:02:00", "waiting", 2, 1),
            ("e", "notice", "text", "2026-11-06 10:03:00", "sending", 1, 0),
        )
    ),
)
"""As the first tables held them: of what arrived, how often it was tried, and when last."""


async def test_old_deliveries_come_through_and_lose_their_history(engine: AsyncEngine) -> None:
    writer = engine.execution_options(**{WRITE: True})
    async with writer.begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(config(Database.MAIN, c), "0001"))
        for row in OLD_ROWS:
            await connection.exec_driver_sql(row)

    await migrate(engine, Database.MAIN)

    async with engine.connect() as connection:
        query = "SELECT id, substr(due_at, 12, 8), state, attempts, doubtful, wait_until FROM "
        rows = (await connection.exec_driver_sql(f"{query} delivery ORDER BY id")).all()
        held = (await connection.exec_driver_sql("SELECT held_until FROM house")).one()
    assert [tuple(row) for row in rows] == [
        ("a", "10:00:00", "done", 0, 0, None),
        ("b", "10:00:00", "done", 0, 0, None),
        ("c", "10:00:00", "given-up", 0, 0, None),
        ("d", "10:02:00", "waiting", 2, 1, None),
        ("e", "10:03:00", "sending", 1, 0, None),
    ]
    assert tuple(held) == (None,)


async def test_a_linked_chat_keeps_its_place_as_topics_come_and_go(engine: AsyncEngine) -> None:
    writer = engine.execution_options(**{WRITE: True})
    linked = """INSERT INTO "group" (id, name, settings, linked_chat, next_opening_at, card_told)
        VALUES ('g', 'Group', '{}', x'a1', '2026-11-27 12:00:00', '')"""
    member = """INSERT INTO member (id, group_id, lookup, chat, roles, perspective, gets_prompts,
            agreed_version, language, blocked)
        VALUES ('m', 'g', x'01', x'02', 'member', 0, 1, 2, 'en', 0)"""
    async with writer.begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(config(Database.MAIN, c), "0006"))
        for row in (linked, member):
            await connection.exec_driver_sql(row)

    await migrate(engine, Database.MAIN)
    async with writer.begin() as connection:
        places = 'SELECT linked_chat, linked_topic FROM "group"'
        after = (await connection.exec_driver_sql(places)).one()
        await connection.exec_driver_sql('UPDATE "group" SET linked_topic = 4711')
        await connection.run_sync(lambda c: command.downgrade(config(Database.MAIN, c), "0006"))
        chat = (await connection.exec_driver_sql('SELECT linked_chat FROM "group"')).scalar_one()
    await migrate(engine, Database.MAIN)
    async with engine.connect() as connection:
        again = (await connection.exec_driver_sql(places)).one()

    assert (tuple(after), chat, tuple(again)) == ((b"\xa1", None), b"\xa1", (b"\xa1", None))


async def test_revisions_of_calendars_keep_their_count(engine: AsyncEngine) -> None:
    writer = engine.execution_options(**{WRITE: True})
    known = """INSERT INTO meeting (id, group_id, token, title, starts_at, ends_at, state, source,
            by_hand, asks, revision, series_revision)
        VALUES ('m', 'g', 't', 'Board', '2026-11-27 12:00:00', '2026-11-27 13:00:00', 'planned',
            'file', 0, '', 3, 2)"""
    counts = "SELECT revision, series_revision FROM meeting"
    async with writer.begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(config(Database.MAIN, c), "0007"))
        for row in (OLD_ROWS[1], known):
            await connection.exec_driver_sql(row)

    await migrate(engine, Database.MAIN)
    async with writer.begin() as connection:
        after = (await connection.exec_driver_sql(counts)).one()
        await connection.exec_driver_sql("UPDATE meeting SET revision = revision + 1793719860")
        await connection.run_sync(lambda c: command.downgrade(config(Database.MAIN, c), "0007"))
        back = (await connection.exec_driver_sql(counts)).one()

    assert tuple(after) == (revision(3, 0), revision(2, 0))
    assert tuple(back) == (3, 2)


async def test_whoever_is_in_a_group_already_is_new_to_nobody(engine: AsyncEngine) -> None:
    writer = engine.execution_options(**{WRITE: True})
    async with writer.begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(config(Database.MAIN, c), "0008"))
        for row in OLD_ROWS[:2]:
            await connection.exec_driver_sql(row)
        await connection.exec_driver_sql(
            """INSERT INTO member (id, group_id, lookup, chat, roles, perspective, gets_prompts,
                   agreed_version, language, blocked)
               VALUES ('m', 'g', x'00', x'00', 'member', 0, 1, 2, 'en', 0)"""
        )
        await connection.exec_driver_sql(
            """INSERT INTO round (id, group_id, opened_at, settings, roster, dealing, travelling)
               VALUES ('r', 'g', '2026-11-06 10:00:00', '{}', 6, 0, '')"""
        )
        await connection.exec_driver_sql(
            """INSERT INTO question (id, round_id, group_id, prompt_ref, theme, kind, words,
                   position, asked_at, k, state, unbound_ballots)
               VALUES ('q', 'r', 'g', 'p', 't', 'text', '{}', 1, '2026-11-06 10:00:00', 5,
                   'sealed', 0)"""
        )

    await migrate(engine, Database.MAIN)

    async with engine.connect() as connection:
        member = (await connection.exec_driver_sql("SELECT id, joined_at FROM member")).one()
        asked = "SELECT id, people, newcomers, guessable FROM round"
        told = (await connection.exec_driver_sql(asked)).one()
        rolls = (await connection.exec_driver_sql("SELECT * FROM roll")).all()
    async with writer.begin() as connection:
        await connection.run_sync(lambda c: command.downgrade(config(Database.MAIN, c), "0008"))
        kept = (await connection.exec_driver_sql("SELECT id FROM round")).scalar_one()
    await migrate(engine, Database.MAIN)

    assert (tuple(member), tuple(told), rolls) == (("m", None), ("r", 0, None, 0), [])
    assert kept == "r"
