"""What is damaged is refused with what to do, or is dropped and named; never lost in silence."""

import base64
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.bootstrap import App
from bot.flows.delivery.outcomes import Outcome, Sent
from bot.flows.delivery.parcels import Parcel, SummaryParcel
from bot.flows.rounds.asking import Asked
from bot.flows.rounds.honouring import BallotRefused
from bot.installation.data_folder import CannotStart
from bot.operating.keys import reset_keyring
from bot.pacing.pace import Pace
from bot.runtime.outbox import Outbox
from bot.runtime.schedule import Schedule
from bot.summaries.model import from_json
from storage.cipher import DamagedSecret
from storage.queries import boxes
from tests.faults.instance import ADMIN, GROUP, Instance
from tests.harness.boxes import Dealt
from tests.harness.delivery import drain, due_now

Harm = Callable[[Path], None]


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


async def lived_in(instance: Instance) -> list[Dealt]:
    """An installation that is shut; gives the ballots of a box that is sealed."""
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        await instance.answer(app, ballots)
    return ballots


async def does_not_open(instance: Instance) -> str:
    """What is said instead."""
    with pytest.raises(CannotStart) as refused:
        async with instance.open():
            pass
    return str(refused.value)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zero(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = bytes(8192)
    path.write_bytes(content)


def overwrite(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [cut, zero, overwrite, empty, Path.unlink])
async def test_a_damaged_database_is_refused_and_left_as_it_is(
    instance: Instance, harm: Harm
) -> None:
    await lived_in(instance)
    harm(instance.database)
    before = instance.database.read_bytes() if instance.database.exists() else b""

    said = await does_not_open(instance)

    assert "afterword restore FILE" in said
    assert str(instance.database) in said
    assert instance.database.read_bytes() == before or before == b""
    assert await does_not_open(instance) == said


@pytest.mark.parametrize("harm", [cut, overwrite, empty, Path.unlink])
async def test_a_damaged_keyring_is_refused_and_mended_when_told_to(
    instance: Instance, harm: Harm
) -> None:
    ballots = await lived_in(instance)
    harm(instance.keyring)
    assert "afterword keys mend" in await does_not_open(instance)

    counted = await reset_keyring(instance.settings, sure=False)
    assert (counted.questions, counted.done) == (1, False)
    reset = await reset_keyring(instance.settings, sure=True)

    assert (reset.questions, reset.done) == (1, True)
    async with instance.open() as app:
        assert await app.flows.answering.question(*ballots[0]) == BallotRefused("destroyed")
        await instance.open_boxes(app)
        stored = await app.flows.reading.latest(instance.actor)
        assert stored is not None
        assert len(from_json(stored.content).destroyed) == 1


async def test_a_sound_keyring_is_left_alone_by_mending(instance: Instance) -> None:
    await lived_in(instance)

    reset = await reset_keyring(instance.settings, sure=True)

    assert reset.questions == 0
    async with instance.open() as app:
        assert await instance.open_boxes(app) == 1


async def test_another_installations_keyring_is_refused(instance: Instance, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other")
    await lived_in(other)
    await lived_in(instance)
    instance.keyring.write_bytes(other.keyring.read_bytes())

    assert "belongs to another installation" in await does_not_open(instance)


async def test_another_master_key_is_refused_by_name(instance: Instance) -> None:
    await lived_in(instance)
    instance.master_key.write_text(f"1:{base64.b64encode(os.urandom(32)).decode()}\n")

    said = await does_not_open(instance)

    assert said.startswith("AFTERWORD_MASTER_KEY")
    assert "not the one" in said


async def test_a_missing_master_key_is_refused(instance: Instance) -> None:
    await lived_in(instance)
    instance.master_key.unlink()

    assert "Put back the copy" in await does_not_open(instance)
    assert not instance.master_key.exists()


@pytest.mark.parametrize(
    ("name", "mode", "fix"),
    [
        ("keys", 0o755, "chmod 700"),
        ("keys/master.key", 0o644, "chmod 600"),
        ("keys/keyring.db", 0o640, "chmod 600"),
    ],
)
async def test_keys_open_to_others_stop_the_start(
    instance: Instance, name: str, mode: int, fix: str
) -> None:
    await lived_in(instance)
    (instance.data / name).chmod(mode)

    said = await does_not_open(instance)

    assert fix in said
    assert str(instance.data / name) in said


async def test_the_files_of_a_new_house_are_closed_whatever_the_umask(
    instance: Instance,
) -> None:
    before = os.umask(0)
    try:
        async with instance.open():
            files = [path for path in instance.data.rglob("*") if path.is_file()]
            open_to_others = [path.name for path in files if path.stat().st_mode & 0o077]
    finally:
        os.umask(before)

    assert files
    assert open_to_others == []


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE "group" SET settings = \'{"k": \'',
        "UPDATE \"group\" SET settings = '[]'",
        "UPDATE round SET settings = ''",
        "UPDATE question SET words = '{}'",
    ],
)
async def test_rules_that_cannot_be_read_stop_the_start_and_name_the_group(
    instance: Instance, statement: str
) -> None:
    await lived_in(instance)
    change(instance.database, statement)

    said = await does_not_open(instance)

    assert GROUP in said
    assert "afterword restore FILE" in said


async def test_a_damaged_box_is_destroyed_unread_and_told(instance: Instance) -> None:
    await lived_in(instance)
    change(instance.database, "UPDATE box SET sealed = zeroblob(length(sealed))")

    async with instance.open() as app:
        assert await instance.open_boxes(app) == 1

        stored = await app.flows.reading.latest(instance.actor)
        assert stored is not None
        summary = from_json(stored.content)
        assert (len(summary.sections), len(summary.destroyed)) == (0, 1)


def opened_questions(instance: Instance) -> list[str]:
    with closing(sqlite3.connect(instance.database)) as connection:
        query = "SELECT id FROM question WHERE state = 'opened'"
        return [row[0] for row in connection.execute(query)]


async def test_a_damaged_opened_box_is_known_as_such(instance: Instance) -> None:
    await lived_in(instance)
    async with instance.open() as app:
        await instance.open_boxes(app)
        change(instance.database, "UPDATE opened_box SET content = zeroblob(50)")
        opened = opened_questions(instance)

        async with app.store.read() as unit:
            with pytest.raises(DamagedSecret):
                await boxes.opened(unit, opened[0])


async def test_a_damaged_summary_does_not_keep_the_next_from_being_published(
    instance: Instance,
) -> None:
    await lived_in(instance)
    async with instance.open() as app:
        await instance.open_boxes(app)
        await instance.deliver(app)
        change(instance.database, "UPDATE summary SET content = zeroblob(60)")
        await instance.answer(app, await instance.ask(app))

        assert await instance.open_boxes(app) == 1

        assert [one.number for one in await app.flows.reading.all(instance.actor)] == [2]


class Post:
    """Takes every parcel, and keeps it."""

    def __init__(self) -> None:
        self.parcels: list[Parcel] = []

    async def deliver(self, parcel: Parcel) -> Outcome:
        self.parcels.append(parcel)
        return Sent(len(self.parcels))


async def drained(instance: Instance, app: App) -> Post:
    post, seconds = Post(), iter(range(0, 100_000, 10))
    await drain(Outbox(app.flows.delivering, post, Pace(lambda: float(next(seconds)))))
    return post


async def test_a_damaged_chat_costs_one_delivery_and_not_the_group(instance: Instance) -> None:
    await lived_in(instance)
    change(
        instance.database,
        "UPDATE member SET chat = zeroblob(49) WHERE roles = 'member' "
        "AND id = (SELECT min(id) FROM member WHERE roles = 'member')",
    )
    async with instance.open() as app:
        await instance.open_boxes(app)

        with capture_logs() as logs:
            post = await drained(instance, app)

        summaries = [one for one in post.parcels if isinstance(one, SummaryParcel)]
        assert len({one.chat_id for one in summaries}) == 5
        assert 0 not in {one.chat_id for one in summaries}
        damaged = {"event": "damaged-secret", "log_level": "error"}
        assert logs == [damaged, damaged], "its buttons can't go, and its summary can't come"
        assert await due_now(app.flows.delivering, 100) == ()
        assert isinstance(await app.flows.asking.ask_now(instance.actor, None), Asked)


async def test_a_damaged_chat_is_mended_when_its_owner_writes(instance: Instance) -> None:
    await lived_in(instance)
    change(instance.database, "UPDATE member SET chat = zeroblob(49)")
    async with instance.open() as app:
        for number in range(6):
            actor = type(instance.actor)(ADMIN + number, instance.actor.group_id)
            await app.flows.pausing.pause_member(actor, None)

        people = await app.flows.knowing.people(instance.actor)

    assert {one.chat_id for one in people} == {ADMIN + number for number in range(6)}
    assert not any(one.damaged for one in people)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE delivery SET words = zeroblob(40) WHERE words IS NOT NULL",
        'UPDATE "group" SET linked_chat = zeroblob(49)',
    ],
)
async def test_other_damaged_secrets_stop_neither_outbox_nor_clock(
    instance: Instance, statement: str
) -> None:
    await lived_in(instance)
    async with instance.open() as app:
        await app.flows.suggest(instance.actor, "an idea")
        await app.flows.linking.link(ADMIN, instance.actor.group_id, -1001)
        await app.flows.opening.open_now(instance.actor)
        await app.flows.publishing.publish_due()
        change(instance.database, statement)

        with capture_logs() as logs:
            post = await drained(instance, app)
            await Schedule(app.flows).tick()

        assert {"event": "damaged-secret", "log_level": "error"} in logs
        assert not [one for one in logs if one["event"] == "tick-failed"]
        members_of = [one for one in post.parcels if one.chat_id >= ADMIN]
        assert len(members_of) >= 6


async def test_a_damaged_key_closes_its_question_and_no_other(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        first = await instance.ask(app)
        await instance.answer(app, first)
        change(instance.keyring, "UPDATE question_key SET secret = zeroblob(61)")
        second = await instance.ask(app)
        await instance.answer(app, second)

        assert await app.flows.answering.question(*first[0]) == BallotRefused("destroyed")
        assert await instance.open_boxes(app) == 1

        stored = await app.flows.reading.latest(instance.actor)
        assert stored is not None
        summary = from_json(stored.content)
        assert (len(summary.sections), len(summary.destroyed)) == (1, 1)
