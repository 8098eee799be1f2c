"""What is due: one group's trouble is its own, nobody is woken, no key outlives its use."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.flows.delivery.outcomes import Lost, Sent
from bot.flows.delivery.parcels import PromptParcel
from bot.flows.people.founding import Founded
from bot.flows.rounds.asking import Asked
from bot.flows.rounds.opening import Opening
from bot.flows.shared.access import Actor
from bot.flows.shared.batches import run_each
from bot.summaries.model import from_json
from storage.keyring import Keyring
from storage.queries import groups, outbox
from storage.records import UNDISCLOSED, Group, Role
from storage.store import Unit
from tests.harness.boxes import Dealt
from tests.harness.delivery import due_now, hand_over, settle
from tests.unit.flows.home import ADMIN, Home

PROMPT = "worked-together/what-gave-power"
IN_THE_NIGHT = "2026-11-07T02:00"
"""After the weekly time, Friday at noon; quiet hours end at 8."""
IN_THE_MORNING = "2026-11-07T08:00"


async def asked(home: Home) -> tuple[str, list[Dealt]]:
    """A round of one question that was delivered: the round, and the ballots."""
    outcome = await home.flows.asking.ask_now(home.actor, PROMPT)
    assert isinstance(outcome, Asked)
    home.clock.move(seconds=2)
    ballots, delivering = [], home.flows.delivering
    for one in await due_now(delivering, 1000):
        parcel = await hand_over(delivering, one.id)
        if isinstance(parcel, PromptParcel):
            ballots.append(Dealt.in_parcel(parcel))
        await settle(delivering, one.id, Sent(1))
    return outcome.round.id, ballots


async def second_group(home: Home) -> Actor:
    """Another group of six, in which a question was asked."""
    flows = home.flows
    founded = await flows.founding.found_group(ADMIN, "Second group")
    assert isinstance(founded, Founded)
    actor = Actor(ADMIN, founded.group.id)
    invited = await flows.inviting.invite(actor, perspective=UNDISCLOSED, role=Role.MEMBER)
    for number in range(1, 7):
        await flows.joining.join(invited.code, ADMIN + number)
    assert isinstance(await home.flows.asking.ask_now(actor, PROMPT), Asked)
    return actor


async def test_all_have_their_turn_though_one_fails() -> None:
    seen: list[int] = []

    async def do(one: int) -> int:
        seen.append(one)
        if one == 1:
            raise LookupError("the first")
        if one == 2:
            raise ValueError("the second")
        return 1

    with pytest.raises(LookupError, match="the first"):
        await run_each([0, 1, 2, 3], do)

    assert seen == [0, 1, 2, 3]


@pytest.mark.parametrize("broken", ["first", "second"])
async def test_a_group_that_cannot_be_opened_does_not_keep_another_shut(
    home: Home, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    await asked(home)
    second = await second_group(home)
    ids = {"first": home.actor.group_id, "second": second.group_id}
    open_ = Opening._open

    async def fails(self: Opening, unit: Unit, group: Group) -> object:
        if group.id == ids[broken]:
            raise LookupError("a fault of ours")
        return await open_(self, unit, group)

    monkeypatch.setattr(Opening, "_open", fails)
    home.clock.set("2026-11-06T12:00")

    with pytest.raises(LookupError):
        await home.flows.opening.open_due()
    await home.flows.publishing.publish_due()

    for name, group_id in ids.items():
        found = await home.flows.reading.all(Actor(ADMIN, group_id))
        assert len(found) == (0 if name == broken else 1)


async def test_after_an_outage_nobody_gets_a_summary_in_the_night(home: Home) -> None:
    await asked(home)
    home.clock.set(IN_THE_NIGHT)

    in_the_night = await home.flows.opening.open_due()
    home.clock.set(IN_THE_MORNING)
    in_the_morning = await home.flows.opening.open_due()

    assert (in_the_night, in_the_morning) == (0, 1)


async def test_after_an_outage_nobody_is_reminded_in_the_night(home: Home) -> None:
    await asked(home)
    home.clock.set("2026-11-06T02:00")

    in_the_night = await home.flows.opening.remind_due()
    home.clock.set("2026-11-06T08:00")
    in_the_morning = await home.flows.opening.remind_due()

    assert (in_the_night, in_the_morning) == (0, 6)


async def test_a_dealing_key_goes_after_an_hour_though_a_prompt_is_still_under_way(
    home: Home,
) -> None:
    outcome = await home.flows.asking.ask_now(home.actor, PROMPT)
    assert isinstance(outcome, Asked)
    home.clock.move(seconds=2)
    due = await due_now(home.flows.delivering, 1000)
    await hand_over(home.flows.delivering, due[0].id)

    assert await home.flows.asking.end_dealing() == 0
    home.clock.move(hours=1)

    assert await home.flows.asking.end_dealing() == 1
    assert await home.app.keyring.dealing_key(outcome.round.id) is None
    assert await home.opened() == []


async def test_a_dealing_key_that_could_not_be_destroyed_is_tried_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_id, _ = await asked(home)
    with monkeypatch.context() as busy:
        busy.setattr(Keyring, "destroy", _too_busy)
        with pytest.raises(TimeoutError):
            await home.flows.asking.end_dealing()

    await home.flows.asking.end_dealing()

    assert await home.app.keyring.dealing_key(round_id) is None


async def test_a_question_key_that_could_not_be_destroyed_goes_at_a_later_tick(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, ballots = await asked(home)
    await home.flows.asking.end_dealing()
    for code in ballots:
        await home.flows.answering.seal(*code, text="We listened.")
    home.clock.set("2026-11-06T12:00")
    with monkeypatch.context() as busy:
        busy.setattr(Keyring, "destroy", _too_busy)
        with pytest.raises(TimeoutError):
            await home.flows.opening.open_due()

    dropped = await home.flows.asking.drop_stray_keys()

    assert dropped == 1
    assert not (await home.app.keyring.held()).questions


async def test_a_box_whose_master_key_is_out_of_reach_is_not_destroyed(home: Home) -> None:
    _, ballots = await asked(home)
    for code in ballots:
        await home.flows.answering.seal(*code, text="We listened.")
    home.clock.set("2026-11-06T12:00")

    await _under_key(home, "07")
    await home.flows.opening.open_due()
    await home.flows.publishing.publish_due()
    await _under_key(home, "01")
    home.clock.set("2026-11-13T12:00")
    await home.flows.opening.open_due()
    await home.flows.publishing.publish_due()

    second, first = (from_json(one.content) for one in await home.flows.reading.all(home.actor))
    assert (len(first.stays_sealed), len(first.destroyed)) == (1, 0)
    assert len(second.sections) == 1


async def _under_key(home: Home, number: str) -> None:
    """Name another master key in the keyring's secrets."""
    async with home.app.keyring.engine.begin() as connection:
        await connection.exec_driver_sql(
            f"UPDATE question_key SET secret = CAST(X'{number}' || substr(secret, 2) AS BLOB)"
        )


async def test_keys_that_serve_are_not_dropped(home: Home) -> None:
    outcome = await home.flows.asking.ask_now(home.actor, PROMPT)
    assert isinstance(outcome, Asked)

    dropped = await home.flows.asking.drop_stray_keys()

    assert dropped == 0
    assert await home.app.keyring.question_key(outcome.questions[0].id) is not None
    assert await home.app.keyring.dealing_key(outcome.round.id) is not None


async def test_a_bad_line_is_tried_less_and_less_often(home: Home) -> None:
    assert isinstance(await home.flows.asking.ask_now(home.actor, PROMPT), Asked)
    home.clock.move(seconds=2)
    delivering = home.flows.delivering
    one = (await due_now(delivering, 1000))[0].id
    waits = []
    for _ in range(4):
        await hand_over(delivering, one)
        await settle(delivering, one, Lost())
        waits.append(await _wait(home, one))

    assert waits == [timedelta(seconds=wait) for wait in (5, 20, 40, 80)]


async def _wait(home: Home, delivery_id: str) -> timedelta:
    """How long a delivery waits; the clock moves on until then."""
    async with home.app.store.read() as unit:
        found = await outbox.find(unit, delivery_id)
    assert found is not None
    assert found.wait_until is not None
    wait = found.wait_until - home.clock.now
    home.clock.now = found.wait_until
    return wait


async def test_when_a_reminder_was_asked_for_is_kept_to_the_quarter_of_an_hour(home: Home) -> None:
    _, ballots = await asked(home)
    home.clock.now = datetime(2026, 11, 6, 9, 7, 31, 415926, tzinfo=UTC)

    for _ in range(2):
        await home.flows.answering.snooze(*ballots[0], 1, "day-before")
        home.clock.move(minutes=1)

    home.clock.move(hours=2)
    due = [one for one in await due_now(home.flows.delivering, 1000) if one.kind.value == "snooze"]
    assert [f"{one.due_at:%H:%M:%S.%f}" for one in due] == ["10:15:00.000000"]


async def test_moving_the_weekly_time_opens_no_sooner_than_a_day_after_the_last(
    home: Home,
) -> None:
    await asked(home)
    home.clock.set("2026-11-06T12:00")
    assert await home.flows.opening.open_due() == 1
    last = home.clock.now

    for hours in range(13, 18):
        home.clock.set(f"2026-11-06T{hours}:30")
        weekly = home.clock.now + timedelta(minutes=15)
        await home.flows.ruling.change(home.actor, weekly_time=weekly.time())
        home.clock.move(minutes=20)
        assert await home.flows.opening.open_due() == 0

    async with home.app.store.read() as unit:
        coming = await groups.next_opening(unit, home.actor.group_id)
    assert coming >= last + timedelta(hours=24)


async def _too_busy(*_: object, **__: object) -> None:
    raise TimeoutError
