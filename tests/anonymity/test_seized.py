"""Seized: one copy of everything on a bad day, with every key, and what it can be used for."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot import log
from bot.flows.delivery import parcels
from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import ReminderParcel
from bot.flows.rounds.answering import Snoozed
from bot.rules.sealing.ballots import Ballot
from prompts.model import Kind
from tests.anonymity import seized
from tests.anonymity.lives import PROMPTS, Asked, Life, Said, World, world
from tests.anonymity.still import files_at_rest
from tests.anonymity.test_silence import SEALED, Rows, Trace, check_silent, rows_of
from tests.anonymity.test_swap import Snapshots, check_same_bytes, dealt_as
from tests.harness.boxes import sealed_box
from tests.harness.delivery import due_now, hand_over, settle

TEXT = PROMPTS[Kind.TEXT][0][0]
WORDS = ("Quill.", "A quincunx of five.", "Zymurgy " * 40, "“Kaleidoscopes”", "Bees", "Ox?")
PEOPLE = 6


@dataclass(frozen=True)
class Seizure:
    """A group with a sealed box that everybody has answered."""

    world: World
    life: Life
    truth: Asked

    def rows(self) -> Rows:
        """Every row now."""
        return rows_of(self.world.data)


async def sealed_in(app: World, answers: int = PEOPLE) -> Seizure:
    """A box with so many answers of many lengths."""
    life = await app.life([0] * (PEOPLE - 1), k=5)
    truth = await life.ask(TEXT)
    assert truth is not None
    for person, words in zip(sorted(truth.ballots), WORDS[:answers], strict=False):
        assert await life.say(truth, person, Said(text=words))
    return Seizure(app, life, truth)


async def check_a_sealed_box(folder: Path) -> None:
    """Nobody can be found in a box that is seized while it is sealed, with every key there is."""
    async with world(folder) as app:
        one = await sealed_in(app)
        await seized.check_nobody_is_dealt_again(app, one.life, one.truth)


async def check_an_opened_box(folder: Path) -> None:
    """What was copied before a box was opened stays closed after it."""
    async with world(folder) as app:
        one = await sealed_in(app)
        copied = one.rows()
        assert await one.life.open_now()
        await seized.check_old_copies_stay_closed(app, one.truth, copied)


async def check_the_tables(folder: Path) -> None:
    """Neither size nor place of an answer tells anything."""
    async with world(folder) as app:
        one = await sealed_in(app)
        assert len(one.rows()[SEALED]) == 1
        seized.check_one_size(app.data, PEOPLE)
        assert await one.life.open_now()
        seized.check_one_size(app.data, PEOPLE)
        seized.check_no_row_numbers(app.data)


async def watched(folder: Path, answers: int) -> Trace:
    """What shows while a box is sealed that so many have answered: rows, lines, and to people."""
    trace, printed = Trace(), io.StringIO()
    async with world(folder) as app:
        log.set_up("info", printed, app.clock)
        one = await sealed_in(app, answers)
        rows = one.rows()
        rows.pop(SEALED)
        box = await sealed_box(app.app.store, app.app.keyring, one.truth.id)
        trace.sealed = len(box.answers()[0])
        trace.rows.append(("answered", rows))
        flows, actor = app.app.flows, one.life.actor
        for fact in (flows.knowing.about, flows.knowing.proof, flows.knowing.people):
            trace.said.append(repr(await fact(actor)))
        trace.said.append(repr(await flows.knowing.coming()))
        app.now += timedelta(days=3, hours=4)
        await flows.opening.remind_due()
        for delivery in await due_now(flows.delivering, 100):
            parcel = await hand_over(flows.delivering, delivery.id)
            await settle(flows.delivering, delivery.id, Sent(1))
            if isinstance(parcel, ReminderParcel):
                trace.said.append(f"reminded {parcel.chat_id}")
    trace.said.sort()
    trace.printed = printed.getvalue()
    return trace


async def swapped(folder: Path, order: list[int], patch: pytest.MonkeyPatch) -> Snapshots:
    """A round in which the person at `order[n]` gives the answers of place n."""
    dealing: Callable[..., Ballot] = vars(parcels)["deal"]
    async with world(folder) as app:
        life = await app.life([0] * (PEOPLE - 1), k=5)
        people = await app.app.flows.knowing.people(life.actor)
        ids = [one.id for one in sorted(people, key=lambda one: one.chat_id)]
        patch.setattr(parcels, "deal", dealt_as(ids, order, dealing))
        truth = await life.ask(TEXT)
        patch.setattr(parcels, "deal", dealing)
        assert truth is not None
        names = ["admin", *(f"p{number}" for number in range(PEOPLE - 1))]
        snapshots: Snapshots = []
        for place, words in enumerate(WORDS):
            assert await life.say(truth, names[order[place]], Said(text=words))
            snapshots.append((f"answered {place}", files_at_rest(app.data)))
        await life.open_now()
        snapshots.append(("opened", files_at_rest(app.data)))
    return snapshots


async def test_who_seizes_a_sealed_box_with_all_keys_finds_nobody_in_it(tmp_path: Path) -> None:
    await check_a_sealed_box(tmp_path)


async def test_an_old_copy_is_not_opened_by_later_keys(tmp_path: Path) -> None:
    await check_an_opened_box(tmp_path)


async def test_no_size_and_no_row_number_tells_answers_apart(tmp_path: Path) -> None:
    await check_the_tables(tmp_path)


async def test_a_reminder_that_was_asked_for_does_not_say_when(tmp_path: Path) -> None:
    """Also on the last day, when it comes soon."""
    due = []
    for minute in (1, 8, 14):
        async with world(tmp_path / str(minute)) as app:
            one = await sealed_in(app, 0)
            coming = await app.app.flows.knowing.coming()
            assert coming.opens_at is not None
            app.now = coming.opens_at - timedelta(hours=4) + timedelta(minutes=minute)
            told = await app.app.flows.answering.snooze(*one.truth.ballots["p0"], 5, "day-before")
            assert isinstance(told, Snoozed)
            due.append(told.at)

    assert len(set(due)) == 1


async def test_answers_show_in_no_row_no_line_no_fact_and_no_reminder(tmp_path: Path) -> None:
    nobody = await watched(tmp_path / "nobody", 0)
    everybody = await watched(tmp_path / "everybody", PEOPLE)

    assert (nobody.sealed, everybody.sealed) == (0, PEOPLE)
    assert sum(said.startswith("reminded") for said in nobody.said) == PEOPLE
    check_silent(nobody, everybody)


async def test_the_flows_leave_the_same_bytes_in_other_hands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await swapped(tmp_path / "first", [0, 1, 2, 3, 4, 5], monkeypatch)
    other = await swapped(tmp_path / "other", [3, 5, 4, 0, 2, 1], monkeypatch)

    check_same_bytes(first, other)
