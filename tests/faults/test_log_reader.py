"""Another program reads the database for long while a member answers."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.flows.rounds.box_changes import SealedNow
from bot.installation.findings import log_emptied
from storage.gate import LONGEST
from tests.faults.instance import Instance
from tests.harness.boxes import sealed_answers

HOLDS = 3.0
READER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM house").fetchone()
print("reading", flush=True)
sys.stdin.readline()
"""


@contextmanager
def reader_of(database: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds a state of the database until it is spoken to."""
    with subprocess.Popen(
        [sys.executable, "-c", READER, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        try:
            yield reader
        finally:
            reader.communicate(b"\n")


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    return Instance(tmp_path)


async def test_an_answer_is_told_while_somebody_still_reads_and_the_log_is_emptied_next(
    instance: Instance,
) -> None:
    assert LONGEST == 2.0 < HOLDS
    log = instance.database.with_name("afterword.db-wal")
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        with reader_of(instance.database) as reader:
            outcomes = await asyncio.gather(
                *(app.flows.answering.seal(*one, text="we listened") for one in ballots)
            )
            # They were told, and whoever reads is at it still: nobody waited for the end of that.
            assert reader.poll() is None
            assert all(isinstance(one, SealedNow) for one in outcomes)
            assert log.stat().st_size > 0
            assert await app.flows.keeping.tidy_up() == 0
        assert [one.text for one in await sealed_answers(app.store, app.keyring)] == [
            "we listened"
        ] * len(ballots)

        assert await app.flows.keeping.tidy_up() == 1

        assert not log.exists() or log.stat().st_size == 0
        assert "emptied late at least once" in (await log_emptied(app.store)).what


async def test_a_log_that_was_emptied_in_time_is_not_counted(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        await instance.answer(app, ballots)
        await app.flows.keeping.tidy_up()

        assert "never emptied late" in (await log_emptied(app.store)).what


async def test_who_writes_elsewhere_for_long_is_waited_for(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        other = sqlite3.connect(instance.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        sealing = asyncio.create_task(app.flows.answering.seal(*ballots[0], text="we listened"))
        done, _ = await asyncio.wait({sealing}, timeout=0.2)
        assert not done
        other.execute("ROLLBACK")
        other.close()

        assert isinstance(await sealing, SealedNow)
        assert len(await sealed_answers(app.store, app.keyring)) == 1
