"""A backup is whole, private and without keys; a restore goes on from it and says what is lost."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import App
from bot.commands.backups import what_was_restored
from bot.flows.delivery.parcels import NoticeParcel, PromptParcel
from bot.flows.rounds.box_changes import SealedNow
from bot.flows.rounds.honouring import BallotRefused
from bot.installation.data_folder import CannotStart, only_one
from bot.operating.backups import Restoration, backup, restore
from bot.summaries.model import from_json
from bot.texts.speech import Speech
from storage.queries import rounds
from storage.records import BoxState
from tests.faults.instance import WORDS, Instance
from tests.harness.boxes import sealed_answers
from tests.harness.delivery import due_now, hand_over


def silent(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


async def back_up(instance: Instance, name: str = "a.backup", *, force: bool = False) -> Path:
    file = instance.folder / name
    await backup(instance.settings, file, silent, force=force, clock=instance.clock)
    return file


async def bring_back(instance: Instance, file: Path) -> Restoration:
    return await restore(instance.settings, file, silent, clock=instance.clock)


async def sealed_count(app: App) -> int:
    return len(await sealed_answers(app.store, app.keyring))


async def test_a_backup_is_one_private_file_without_keys_or_words(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        await instance.answer(app, await instance.ask(app))

        file = await back_up(instance)

        keyring = instance.keyring.read_bytes()
    with closing(sqlite3.connect(instance.keyring)) as connection:
        secrets = [row[0] for row in connection.execute("SELECT secret FROM question_key")]
    copied = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in instance.folder.iterdir() if path.is_file()] == ["a.backup"]
    assert keyring
    assert secrets
    assert not any(secret in copied for secret in secrets)
    assert instance.master_key.read_bytes().strip().split(b":")[1] not in copied
    assert WORDS.encode() not in copied


async def test_a_backup_of_a_busy_house_is_one_state_of_it(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)

        async def write_on() -> None:
            for again in range(30):
                await instance.answer(app, ballots, f"{WORDS} {again}")

        writing = asyncio.create_task(write_on())
        files = [await back_up(instance, f"{number}.backup") for number in range(5)]
        await writing

    for file in files:
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


async def test_a_backup_is_not_overwritten_unless_forced(instance: Instance) -> None:
    async with instance.open():
        file = await back_up(instance)
        first = file.read_bytes()
        instance.move(days=1)

        with pytest.raises(CannotStart, match="--force"):
            await back_up(instance)

        assert file.read_bytes() == first
        await back_up(instance, force=True)
        assert file.read_bytes() != first


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("data/keys/a.backup", "lie with the keys"),
        ("data/keys/deeper/a.backup", "lie with the keys"),
        ("data/afterword.db", "in use by this installation"),
        ("data/afterword.db-wal", "in use by this installation"),
        ("nowhere/a.backup", "folder that exists"),
    ],
)
async def test_some_places_are_no_place_for_a_backup(
    instance: Instance, place: str, why: str
) -> None:
    async with instance.open():
        (instance.data / "keys" / "deeper").mkdir()

        with pytest.raises(CannotStart, match=why):
            await back_up(instance, place, force=True)


async def test_there_is_nothing_to_back_up_before_the_first_start(instance: Instance) -> None:
    with pytest.raises(CannotStart, match="nothing to back up"):
        await back_up(instance)


async def test_a_copy_that_was_cut_off_leaves_nothing_after_the_next(instance: Instance) -> None:
    async with instance.open():
        (instance.folder / ".a.backup.part").write_bytes(b"half a copy")

        await back_up(instance)

    assert not (instance.folder / ".a.backup.part").exists()


async def test_the_drill(instance: Instance, tmp_path: Path) -> None:
    async with instance.open() as app:
        await instance.found(app)
        opened_later = await instance.ask(app)
        await instance.answer(app, opened_later)
        file, made_at = await back_up(instance), instance.now
        # Life goes on: the box is opened and published, and another question is asked.
        assert await instance.open_boxes(app) == 1
        await instance.deliver(app)
        asked_later = await instance.ask(app)
        await instance.answer(app, asked_later[:2])
        # The process ends as by SIGKILL: what its files hold at this moment is all there is.
        shutil.copytree(instance.data, tmp_path / "killed")
    shutil.rmtree(instance.data)
    shutil.move(tmp_path / "killed", instance.data)

    restored = await bring_back(instance, file)

    assert restored.settled.destroyed == 1
    assert restored.settled.made_at == made_at
    assert restored.aside is not None
    assert restored.aside.exists()
    said = " ".join(what_was_restored(file, restored))
    assert "key is gone: 1" in said
    assert str(restored.aside) in said
    async with instance.open() as app:
        await app.flows.asking.drop_stray_keys()
        await app.flows.delivering.recover()
        # Nothing that was sent is sent again; everybody is told what to do.
        notices = await notices_of(app)
        assert len(notices) == 6
        assert {notice.text_id for notice in notices} == {"notice-restored"}
        assert "Monday 2 November 2026" in Speech().say(notices[0].text_id, **notices[0].words)
        # What can't be opened is gone from the box, and no ballot works for it.
        assert await sealed_count(app) == 0
        for ballot in opened_later:
            assert await app.flows.answering.question(*ballot) == BallotRefused("destroyed")
        assert await app.flows.answering.question(*asked_later[0]) == BallotRefused("unknown")
        # The key of the question that the copy does not know is destroyed too.
        assert not await app.keyring.held()
        # The installation goes on: a new round, and a summary that says what was destroyed.
        fresh = await instance.ask(app)
        await instance.answer(app, fresh)
        assert await instance.open_boxes(app) == 1
        stored = await app.flows.reading.latest(instance.actor)
        assert stored is not None
        summary = from_json(stored.content)
        assert len(summary.destroyed) == 1
        assert len(summary.sections) == 1


async def notices_of(app: App) -> list[NoticeParcel]:
    found = []
    for delivery in await due_now(app.flows.delivering, 100):
        parcel = await hand_over(app.flows.delivering, delivery.id)
        assert isinstance(parcel, NoticeParcel)
        found.append(parcel)
    return found


async def test_a_box_whose_key_is_there_goes_on(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        await instance.answer(app, ballots[:3])
        file = await back_up(instance)

    restored = await bring_back(instance, file)

    assert restored.settled.destroyed == 0
    async with instance.open() as app:
        await app.flows.asking.drop_stray_keys()
        assert await sealed_count(app) == 3
        assert isinstance(await app.flows.answering.seal(*ballots[4], text="late"), SealedNow)


async def test_prompts_that_waited_in_the_copy_are_never_sent(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        await app.flows.asking.ask_now(instance.actor, None)
        file = await back_up(instance)
        instance.move(seconds=1)
        await instance.deliver(app)

    restored = await bring_back(instance, file)

    assert restored.settled.given_up > 0
    async with instance.open() as app:
        instance.move(minutes=1)
        for delivery in await due_now(app.flows.delivering, 100):
            parcel = await hand_over(app.flows.delivering, delivery.id)
            assert not isinstance(parcel, PromptParcel)


async def test_no_box_is_opened_and_no_link_works_right_after_a_restore(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await instance.found(app)
        await instance.answer(app, await instance.ask(app))
        file = await back_up(instance)
        coming = await app.flows.knowing.coming()
        assert coming.opens_at is not None
    instance.now = coming.opens_at - timedelta(hours=1)

    restored = await bring_back(instance, file)

    assert restored.settled.links == 1
    async with instance.open() as app:
        instance.move(hours=2)
        assert await app.flows.opening.open_due() == 0
        assert await app.flows.inviting.invitations(instance.actor) == ()
        instance.move(days=7)
        assert await app.flows.opening.open_due() == 1


async def test_a_meeting_that_ended_meanwhile_is_not_asked_about(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        start, end = instance.now + timedelta(hours=1), instance.now + timedelta(hours=2)
        await app.flows.planning.plan(instance.actor, start, end, "Board", "token")
        file = await back_up(instance)
    instance.move(hours=4)

    restored = await bring_back(instance, file)

    assert restored.settled.unasked == 1
    async with instance.open() as app:
        assert await app.flows.asking.open_due_rounds() == 0


async def test_a_restore_waits_for_no_bot(instance: Instance) -> None:
    async with instance.open():
        file = await back_up(instance)

    with only_one(instance.settings), pytest.raises(CannotStart, match="Stop it first"):
        await bring_back(instance, file)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(5000)])
async def test_what_is_no_backup_changes_nothing(instance: Instance, content: bytes) -> None:
    async with instance.open() as app:
        await instance.found(app)
    before = instance.database.read_bytes()
    file = instance.folder / "b.backup"
    file.write_bytes(content)

    with pytest.raises(CannotStart, match="not"):
        await bring_back(instance, file)

    assert instance.database.read_bytes() == before
    assert not list(instance.data.glob(".*restoring*"))


async def test_another_houses_backup_is_refused_with_the_mend(
    instance: Instance, tmp_path: Path
) -> None:
    other = Instance(tmp_path / "other")
    async with other.open(), instance.open():
        file = await back_up(other)

    with pytest.raises(CannotStart, match="above the one in"):
        await bring_back(instance, file)


async def test_a_new_machine_with_the_master_key_alone_goes_on(
    instance: Instance, tmp_path: Path
) -> None:
    async with instance.open() as app:
        await instance.found(app)
        await instance.answer(app, await instance.ask(app))
        file = await back_up(instance)
    fresh = Instance(tmp_path / "new")
    fresh.actor = instance.actor
    with pytest.raises(CannotStart, match="Put back the copy"):
        await bring_back(fresh, file)
    fresh.master_key.write_bytes(instance.master_key.read_bytes())
    fresh.master_key.chmod(0o600)

    restored = await bring_back(fresh, file)

    assert restored.aside is None
    assert restored.settled.destroyed == 1
    async with fresh.open() as app:
        async with app.store.read() as unit:
            asked = await rounds.sealed(unit, fresh.actor.group_id)
        assert [one.state for one in asked] == [BoxState.SEALED]
        assert await sealed_count(app) == 0
        assert len(await app.flows.knowing.people(fresh.actor)) == 6


async def test_a_restore_that_is_cut_off_leaves_the_house_as_it_was(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with instance.open() as app:
        file = await back_up(instance)
        await instance.found(app)

    def cut_off(_ready: Path, _database: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.operating.backups.put_in_place", cut_off)
    with pytest.raises(KeyboardInterrupt):
        await bring_back(instance, file)

    assert not list(instance.data.glob(".*restoring*"))
    async with instance.open() as app:
        assert len(await app.flows.knowing.people(instance.actor)) == 6


async def test_the_database_that_was_replaced_can_be_gone_back_to(instance: Instance) -> None:
    async with instance.open() as app:
        file = await back_up(instance)
        await instance.found(app)
        await instance.answer(app, await instance.ask(app))
    restored = await bring_back(instance, file)
    assert restored.aside is not None
    instance.move(minutes=1)

    again = await bring_back(instance, restored.aside)

    assert again.settled.destroyed == 0
    assert again.settled.made_at is None
    async with instance.open() as app:
        assert await sealed_count(app) == 6
        assert len(await app.flows.knowing.people(instance.actor)) == 6
