"""The master key is rotated while the bot runs, and can be cut off at any point."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.bootstrap import App
from bot.flows.rounds.box_changes import SealedNow
from bot.installation.data_folder import CannotStart, only_one_rotation
from bot.operating.keys import rotate
from storage.cipher import Cipher, DamagedSecret, MasterKeys
from storage.masterkey import read_keys
from storage.queries import members
from storage.secrets import SECRETS
from tests.faults.instance import ADMIN, Instance
from tests.harness.boxes import Dealt, opened_answers

ROOT = Path(__file__).parents[2]
CUT_OFF = """
import asyncio, os, secrets, signal, sys
from pathlib import Path
from bot.operating import keys
from tests.faults.instance import Instance

after = int(sys.argv[2])

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def entropy(size):
    global after
    after -= 1
    if after == 0:
        die()
    return secrets.token_bytes(size)

if after < 0:
    keys.keep_current = lambda *_: die()
instance = Instance(Path(sys.argv[1]))
asyncio.run(keys.rotate(instance.settings, lambda *_: None, entropy=entropy))
"""


def silent(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


async def fill(instance: Instance, app: App) -> list[Dealt]:
    """Something of everything; gives the ballots of a box that is sealed."""
    await instance.found(app)
    await app.flows.linking.link(ADMIN, instance.actor.group_id, -1001)
    await instance.answer(app, await instance.ask(app))
    await instance.open_boxes(app)
    ballots = await instance.ask(app)
    await instance.answer(app, ballots[:3])
    await app.flows.suggest(instance.actor, "Ask about the kitchen")
    return ballots


def secrets_in(instance: Instance) -> list[bytes]:
    """Every secret and lookup as it is stored."""
    found: list[bytes] = []
    with closing(sqlite3.connect(instance.database)) as connection:
        for secret in SECRETS:
            query = f'SELECT {secret.column} FROM "{secret.table}"'
            found += [row[0] for row in connection.execute(query) if row[0] is not None]
        found += [row[0] for row in connection.execute("SELECT lookup FROM member")]
        found += [row[0] for row in connection.execute("SELECT lookup FROM founder")]
        found += [row[0] for row in connection.execute("SELECT used_by FROM admin_code")]
    with closing(sqlite3.connect(instance.keyring)) as connection:
        found += [row[0] for row in connection.execute("SELECT secret FROM question_key")]
        found += [row[0] for row in connection.execute("SELECT secret FROM dealing_key")]
    return found


async def is_whole(instance: Instance, app: App, ballots: list[Dealt]) -> None:
    """Everybody is known, everything can be read, and life goes on."""
    knowing = app.flows.knowing
    for number in range(6):
        assert len(await knowing.memberships(ADMIN + number)) == 1
    assert await knowing.founder(ADMIN)
    about = await knowing.about(instance.actor)
    assert about.group.linked_chat == -1001
    assert await app.flows.reading.latest(instance.actor) is not None
    assert isinstance(await app.flows.answering.seal(*ballots[5], text="late"), SealedNow)
    async with app.store.read() as unit:
        question_ids = [row["question_id"] for row in await SECRETS[-1].rows(unit)]
        readable, damaged = await opened_answers(unit, question_ids[0])
    assert (len(readable), damaged) == (6, 0)


async def test_everything_moves_to_the_new_key_and_no_byte_stays_under_the_old(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        ballots = await fill(instance, app)
    old_key, before = read_keys(instance.master_key), secrets_in(instance)

    rotation = await rotate(instance.settings, silent)

    after = secrets_in(instance)
    new_key, everything = read_keys(instance.master_key), instance.all_bytes()
    assert (rotation.number, rotation.damaged) == (2, 0)
    assert list(new_key.keys) == [2]
    assert len(after) == len(before)
    assert not any(secret in everything for secret in before)
    assert old_key.keys[1] not in everything
    async with instance.open() as app:
        await is_whole(instance, app, ballots)


async def test_the_old_key_reads_nothing_that_is_stored(instance: Instance) -> None:
    async with instance.open() as app:
        await fill(instance, app)
    old_key = read_keys(instance.master_key).keys[1]
    # As an attacker would: the old key under the number that is written on the secrets.
    old = Cipher(MasterKeys({1: old_key, 2: old_key}, 2), bytes)

    await rotate(instance.settings, silent)

    async with instance.open() as app, app.store.read() as unit:
        for secret in SECRETS:
            for row in await secret.rows(unit):
                with pytest.raises(DamagedSecret):
                    old.reveal(secret.purpose, row["secret"], bound=secret.bound_to(row))
        assert await members.find(unit, ADMIN, instance.actor.group_id) is not None
        lookups = {row["lookup"] for row in await SECRETS[2].rows(unit)}
    assert old.chat_lookup(ADMIN) not in lookups


async def test_a_running_bot_goes_on_meanwhile_and_afterwards(instance: Instance) -> None:
    async with instance.open() as app:
        ballots = await fill(instance, app)
        stop = asyncio.Event()

        async def live_on() -> int:
            times = 0
            while not stop.is_set():
                for number in range(6):
                    assert len(await app.flows.knowing.memberships(ADMIN + number)) == 1
                sealed = await app.flows.answering.seal(*ballots[4], text=f"again {times}")
                assert isinstance(sealed, SealedNow)
                await app.flows.suggest(instance.actor, f"idea {times}")
                times += 1
            return times

        living = asyncio.create_task(live_on())
        rotation = await rotate(instance.settings, silent)
        stop.set()

        assert await living > 0
        assert rotation.damaged == 0
        await is_whole(instance, app, ballots)
        fresh = await instance.ask(app)
        await instance.answer(app, fresh)
        assert await instance.open_boxes(app) == 1
    async with instance.open() as app:
        assert len(await app.flows.reading.all(instance.actor)) == 2
        assert {secret[0] for secret in secrets_in(instance) if len(secret) != 32} == {2}


@pytest.mark.parametrize("after", [1, 2, 4, 7, 10, 13, -1])
async def test_a_rotation_that_is_killed_is_finished_by_the_next(
    instance: Instance, after: int
) -> None:
    async with instance.open() as app:
        ballots = await fill(instance, app)
        before = secrets_in(instance)
        killed = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-c", CUT_OFF, str(instance.folder), str(after)],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT)},
            check=False,
        )
        assert killed.returncode == -signal.SIGKILL
        # Half rotated, the bot that runs and the one that starts now know everybody.
        assert len(await app.flows.knowing.memberships(ADMIN + 5)) == 1
    async with instance.open() as app:
        await is_whole(instance, app, ballots)

    rotation = await rotate(instance.settings, silent)

    everything = instance.all_bytes()
    assert list(read_keys(instance.master_key).keys) == [rotation.number] == [2]
    assert not any(secret in everything for secret in before)
    async with instance.open() as app:
        await is_whole(instance, app, ballots)


async def test_a_key_from_the_environment_is_rotated_by_the_operator(instance: Instance) -> None:
    async with instance.open() as app:
        await fill(instance, app)
    first = instance.master_key.read_text().strip()
    instance.settings = instance.settings.model_copy(update={"master_key": SecretStr(first)})
    with pytest.raises(CannotStart, match="Add a second one"):
        await rotate(instance.settings, silent)
    second = "2:" + "bm5u" * 10 + "bm4="
    both = SecretStr(f"{first} {second}")
    instance.settings = instance.settings.model_copy(update={"master_key": both})

    rotation = await rotate(instance.settings, silent)

    assert not rotation.kept_in_file
    alone = SecretStr(second)
    instance.settings = instance.settings.model_copy(update={"master_key": alone})
    async with instance.open() as app:
        assert len(await app.flows.knowing.memberships(ADMIN)) == 1


async def test_a_damaged_secret_does_not_stop_a_rotation_and_is_counted(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await fill(instance, app)
    with closing(sqlite3.connect(instance.database)) as connection, connection:
        connection.execute(
            "UPDATE opened_box SET content = substr(content, 1, 40) "
            "WHERE question_id = (SELECT min(question_id) FROM opened_box)"
        )

    rotation = await rotate(instance.settings, silent)

    assert rotation.damaged == 1
    assert list(read_keys(instance.master_key).keys) == [2]


async def test_two_rotations_never_meet(instance: Instance) -> None:
    async with instance.open():
        pass

    with only_one_rotation(instance.settings), pytest.raises(CannotStart, match="at work"):
        await rotate(instance.settings, silent)


async def test_there_is_nothing_to_rotate_before_the_first_start(instance: Instance) -> None:
    with pytest.raises(CannotStart, match="missing"):
        await rotate(instance.settings, silent)
