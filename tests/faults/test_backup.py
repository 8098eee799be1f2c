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
from bot.flows.rounds.answering import BallotRefused, SealedNow
from bot.installation.data_folder import CannotStart, only_one
from bot.operating.backups import Restoration, backup, restore
from bot.summaries.model import from_json
from bot.texts.speech import Speech
from storage.queries import boxes, rounds
from storage.records import BoxState
from tests.faults.household import WORDS, Household


@pytest.fixture
def household(tmp_path: Path) -> Household:
    return Household(tmp_path)


def silent(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


async def back_up(household: Household, name: str = "a.backup", *, force: bool = False) -> Path:
    file = household.folder / name
    await backup(household.settings, file, silent, force=force, clock=household.clock)
    return file


async def bring_back(household: Household, file: Path) -> Restoration:
    return await restore(household.settings, file, silent, clock=household.clock)


async def sealed_count(app: App) -> int:
    async with app.store.read() as unit:
        return sum(
            [len(await boxes.sealed(unit, one)) for one in await rounds.sealed_everywhere(unit)]
        )


async def test_a_backup_is_one_private_file_without_keys_or_words(household: Household) -> None:
    async with household.open() as app:
        await household.found(app)
        await household.answer(app, await household.ask(app))

        file = await back_up(household)

        keyring = household.keyring.read_bytes()
    with closing(sqlite3.connect(household.keyring)) as connection:
        secrets = [row[0] for row in connection.execute("SELECT secret FROM question_key")]
    copied = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in household.folder.iterdir() if path.is_file()] == ["a.backup"]
    assert keyring
    assert secrets
    assert not any(secret in copied for secret in secrets)
    assert household.master_key.read_bytes().strip().split(b":")[1] not in copied
    assert WORDS.encode() not in copied


async def test_a_backup_of_a_busy_house_is_one_state_of_it(household: Household) -> None:
    async with household.open() as app:
        await household.found(app)
        ballots = await household.ask(app)

        async def write_on() -> None:
            for again in range(30):
                await household.answer(app, ballots, f"{WORDS} {again}")

        writing = asyncio.create_task(write_on())
        files = [await back_up(household, f"{number}.backup") for number in range(5)]
        await writing

    for file in files:
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


async def test_a_backup_is_not_overwritten_unless_forced(household: Household) -> None:
    async with household.open():
        file = await back_up(household)
        first = file.read_bytes()
        household.move(days=1)

        with pytest.raises(CannotStart, match="--force"):
            await back_up(household)

        assert file.read_bytes() == first
        await back_up(household, force=True)
        assert file.read_bytes() != first


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("data/keys/a.backup", "lie with the keys"),
        ("data/keys/deeper/a.backup", "lie with the keys"),
        ("data/afterword.db", "in use by the house"),
        ("data/afterword.db-wal", "in use by the house"),
        ("nowhere/a.backup", "folder that exists"),
    ],
)
async def test_some_places_are_no_place_for_a_backup(
    household: Household, place: str, why: str
) -> None:
    async with household.open():
        (household.data / "keys" / "deeper").mkdir()

        with pytest.raises(CannotStart, match=why):
            await back_up(household, place, force=True)


async def test_there_is_nothing_to_back_up_before_the_first_start(household: Household) -> None:
    with pytest.raises(CannotStart, match="nothing to back up"):
        await back_up(household)


async def test_a_copy_that_was_cut_off_leaves_nothing_after_the_next(household: Household) -> None:
    async with household.open():
        (household.folder / ".a.backup.part").write_bytes(b"half a copy")

        await back_up(household)

    assert not (household.folder / ".a.backup.part").exists()


async def test_the_drill(household: Household, tmp_path: Path) -> None:
    async with household.open() as app:
        await household.found(app)
        opened_later = await household.ask(app)
        await household.answer(app, opened_later)
        file, made_at = await back_up(household), household.now
        # Life goes on: the box is opened and published, and another question is asked.
        assert await household.open_boxes(app) == 1
        await household.deliver(app)
        asked_later = await household.ask(app)
        await household.answer(app, asked_later[:2])
        # The process ends as by SIGKILL: what its files hold at this moment is all there is.
        shutil.copytree(household.data, tmp_path / "killed")
    shutil.rmtree(household.data)
    shutil.move(tmp_path / "killed", household.data)

    restored = await bring_back(household, file)

    assert restored.settled.destroyed == 1
    assert restored.settled.made_at == made_at
    assert restored.aside is not None
    assert restored.aside.exists()
    said = " ".join(what_was_restored(file, restored))
    assert "key is gone: 1" in said
    assert str(restored.aside) in said
    async with household.open() as app:
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
            assert await app.flows.answering.question(ballot) == BallotRefused("destroyed")
        assert await app.flows.answering.question(asked_later[0]) == BallotRefused("unknown")
        # The key of the question that the copy does not know is destroyed too.
        assert await app.keyring.held() == (frozenset(), frozenset())
        # The house goes on: a new round, and a summary that says what was destroyed.
        fresh = await household.ask(app)
        await household.answer(app, fresh)
        assert await household.open_boxes(app) == 1
        stored = await app.flows.reading.latest(household.actor)
        assert stored is not None
        summary = from_json(stored.content)
        assert len(summary.destroyed) == 1
        assert len(summary.sections) == 1


async def notices_of(app: App) -> list[NoticeParcel]:
    found = []
    for delivery in await app.flows.delivering.due(100):
        parcel = await app.flows.delivering.hand_over(delivery.id)
        assert isinstance(parcel, NoticeParcel)
        found.append(parcel)
    return found


async def test_a_box_whose_key_is_there_goes_on(household: Household) -> None:
    async with household.open() as app:
        await household.found(app)
        ballots = await household.ask(app)
        await household.answer(app, ballots[:3])
        file = await back_up(household)

    restored = await bring_back(household, file)

    assert restored.settled.destroyed == 0
    async with household.open() as app:
        await app.flows.asking.drop_stray_keys()
        assert await sealed_count(app) == 3
        assert isinstance(await app.flows.answering.seal(ballots[4], text="late"), SealedNow)


async def test_prompts_that_waited_in_the_copy_are_never_sent(household: Household) -> None:
    async with household.open() as app:
        await household.found(app)
        await app.flows.asking.ask_now(household.actor, None)
        file = await back_up(household)
        household.move(seconds=1)
        await household.deliver(app)

    restored = await bring_back(household, file)

    assert restored.settled.given_up > 0
    async with household.open() as app:
        household.move(minutes=1)
        for delivery in await app.flows.delivering.due(100):
            parcel = await app.flows.delivering.hand_over(delivery.id)
            assert not isinstance(parcel, PromptParcel)


async def test_no_box_is_opened_and_no_link_works_right_after_a_restore(
    household: Household,
) -> None:
    async with household.open() as app:
        await household.found(app)
        await household.answer(app, await household.ask(app))
        file = await back_up(household)
        coming = await app.flows.knowing.coming()
        assert coming.opens_at is not None
    household.now = coming.opens_at - timedelta(hours=1)

    restored = await bring_back(household, file)

    assert restored.settled.links == 1
    async with household.open() as app:
        household.move(hours=2)
        assert await app.flows.opening.open_due() == 0
        assert await app.flows.joining.invitations(household.actor) == ()
        household.move(days=7)
        assert await app.flows.opening.open_due() == 1


async def test_a_meeting_that_ended_meanwhile_is_not_asked_about(household: Household) -> None:
    async with household.open() as app:
        await household.found(app)
        start, end = household.now + timedelta(hours=1), household.now + timedelta(hours=2)
        await app.flows.planning.plan(household.actor, start, end, "Board", "token")
        file = await back_up(household)
    household.move(hours=4)

    restored = await bring_back(household, file)

    assert restored.settled.unasked == 1
    async with household.open() as app:
        assert await app.flows.asking.open_due_rounds() == 0


async def test_a_restore_waits_for_no_bot(household: Household) -> None:
    async with household.open():
        file = await back_up(household)

    with only_one(household.settings), pytest.raises(CannotStart, match="Stop it first"):
        await bring_back(household, file)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(5000)])
async def test_what_is_no_backup_changes_nothing(household: Household, content: bytes) -> None:
    async with household.open() as app:
        await household.found(app)
    before = household.database.read_bytes()
    file = household.folder / "b.backup"
    file.write_bytes(content)

    with pytest.raises(CannotStart, match="not"):
        await bring_back(household, file)

    assert household.database.read_bytes() == before
    assert not list(household.data.glob(".*restoring*"))


async def test_another_houses_backup_is_refused_with_the_mend(
    household: Household, tmp_path: Path
) -> None:
    other = Household(tmp_path / "other")
    async with other.open(), household.open():
        file = await back_up(other)

    with pytest.raises(CannotStart, match="above the one in"):
        await bring_back(household, file)


async def test_a_new_machine_with_the_master_key_alone_goes_on(
    household: Household, tmp_path: Path
) -> None:
    async with household.open() as app:
        await household.found(app)
        await household.answer(app, await household.ask(app))
        file = await back_up(household)
    fresh = Household(tmp_path / "new")
    fresh.actor = household.actor
    with pytest.raises(CannotStart, match="Put back the copy"):
        await bring_back(fresh, file)
    fresh.master_key.write_bytes(household.master_key.read_bytes())
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
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with household.open() as app:
        file = await back_up(household)
        await household.found(app)

    def cut_off(_ready: Path, _database: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.operating.backups.put_in_place", cut_off)
    with pytest.raises(KeyboardInterrupt):
        await bring_back(household, file)

    assert not list(household.data.glob(".*restoring*"))
    async with household.open() as app:
        assert len(await app.flows.knowing.people(household.actor)) == 6


async def test_the_database_that_was_replaced_can_be_gone_back_to(household: Household) -> None:
    async with household.open() as app:
        file = await back_up(household)
        await household.found(app)
        await household.answer(app, await household.ask(app))
    restored = await bring_back(household, file)
    assert restored.aside is not None
    household.move(minutes=1)

    again = await bring_back(household, restored.aside)

    assert again.settled.destroyed == 0
    assert again.settled.made_at is None
    async with household.open() as app:
        assert await sealed_count(app) == 6
        assert len(await app.flows.knowing.people(household.actor)) == 6
