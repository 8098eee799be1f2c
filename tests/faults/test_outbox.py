"""The outbox on bad days: its order, its waits, its leases, and what it keeps afterwards."""

import asyncio
from collections.abc import Callable, Collection
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from bot import delivery as delivery_module
from bot.bootstrap import House
from bot.delivery import Outbox
from bot.flows import delivering as delivering_module
from bot.flows.asking import Asked
from bot.flows.joining import Founded
from bot.flows.outcomes import ChatGone, Lost, Outcome, Refused, Sent, Wait
from bot.flows.parcels import Packing, Parcel, PromptParcel, SummaryParcel
from bot.flows.who import Who
from bot.rules.pace import Pace
from storage.queries import house as house_queries
from storage.queries import outbox
from storage.records import Delivery, DeliveryKind, Role
from storage.store import Unit
from storage.tables import DeliveryRow
from tests.faults.household import ADMIN, Household

PEOPLE = 6
ALL = {ADMIN + number for number in range(PEOPLE)}
Answering = Callable[[Parcel], Outcome | None]


class Post:
    """Takes every parcel, unless told otherwise; nothing of it ever waits for real time."""

    def __init__(self, answer: Answering = lambda parcel: None) -> None:
        self.answer = answer
        self.tried: list[Parcel] = []
        self.sent: list[Parcel] = []

    async def deliver(self, parcel: Parcel) -> Outcome:
        self.tried.append(parcel)
        outcome = self.answer(parcel) or Sent(len(self.tried))
        if isinstance(outcome, Sent):
            self.sent.append(parcel)
        return outcome

    @property
    def chats(self) -> set[int]:
        return {parcel.chat_id for parcel in self.sent}

    def to(self, chat: int) -> list[str]:
        """What was sent to a chat, in order."""
        return [name_of(parcel) for parcel in self.sent if parcel.chat_id == chat]


def name_of(parcel: Parcel) -> str:
    if isinstance(parcel, PromptParcel):
        doubt = " in doubt" if parcel.doubtful else ""
        return f"question {parcel.place[0]}{doubt}"
    return type(parcel).__name__


def only(chat: int, *outcomes: Outcome) -> Answering:
    """One chat's parcels come to this, one after the other; all others are taken."""
    left = list(outcomes)
    return lambda parcel: left.pop(0) if parcel.chat_id == chat and left else None


async def drained(house: House, post: Post) -> Post:
    await Outbox(house.flows.delivering, post, Pace(lambda: 0.0)).drain()
    return post


@pytest.fixture
def household(tmp_path: Path) -> Household:
    return Household(tmp_path)


async def asked(household: Household, house: House) -> None:
    """A round of three questions is open, and nothing of it went out."""
    await household.found(house, PEOPLE)
    assert isinstance(await house.flows.asking.ask_now(household.who, None), Asked)
    household.move(seconds=1)


async def rows(house: House) -> list[DeliveryRow]:
    async with house.store.read() as unit:
        found = list(await unit.session.exec(select(DeliveryRow)))
        unit.session.expunge_all()
        return found


# Order


async def test_a_chat_that_has_to_wait_keeps_its_order_and_holds_up_nobody(
    household: Household,
) -> None:
    async with household.open() as house:
        await asked(household, house)
        post = await drained(house, Post(only(ADMIN, Wait(30))))
        assert post.chats == ALL - {ADMIN}
        assert len(post.sent) == 3 * (PEOPLE - 1)

        household.move(seconds=31)
        await drained(house, post)

        assert post.to(ADMIN) == ["question 1", "question 2", "question 3"]


async def test_a_wait_that_is_over_is_not_waited_for_again(household: Household) -> None:
    async with household.open() as house:
        await asked(household, house)
        post = await drained(house, Post(only(ADMIN, Wait(7))))
        household.move(seconds=6.5)
        await drained(house, post)
        assert post.to(ADMIN) == []

        household.move(seconds=1)
        await drained(house, post)

        assert len(post.to(ADMIN)) == 3


async def test_somebody_in_two_groups_has_one_line(household: Household) -> None:
    async with household.open() as house:
        await asked(household, house)
        other = await house.flows.joining.found_group(ADMIN, "Another group")
        assert isinstance(other, Founded)
        who = Who(ADMIN, other.group.id)
        await house.flows.joining.describe_self(who, gets_prompts=True)
        made = await house.flows.joining.invite(who, perspective=0, role=Role.MEMBER)
        for chat in sorted(ALL - {ADMIN}):
            await house.flows.joining.join(made.code, chat)
        assert isinstance(await house.flows.asking.ask_now(who, None), Asked)
        household.move(seconds=1)

        heads = await house.flows.delivering.heads(100)

        assert len(heads) == len({head.chat for head in heads}) == PEOPLE


async def test_of_two_parts_of_a_summary_the_second_never_goes_first(household: Household) -> None:
    async with household.open() as house:
        await household.found(house, PEOPLE)
        await household.answer(house, await household.ask(house))
        await household.open_boxes(house)

        def parts(parcel: Parcel) -> Outcome:
            assert isinstance(parcel, SummaryParcel)
            return Sent(1, more=parcel.step < 2)

        post = await drained(house, Post(parts))

        steps = [one.step for one in post.sent if isinstance(one, SummaryParcel)]
        assert steps.count(0) == steps.count(1) == steps.count(2) == PEOPLE
        mine = [p.step for p in post.sent if isinstance(p, SummaryParcel) and p.chat_id == ADMIN]
        assert mine == [0, 1, 2]


# Waits


async def test_what_one_chat_was_told_to_wait_outlives_a_restart(household: Household) -> None:
    async with household.open() as house:
        await asked(household, house)
        await drained(house, Post(only(ADMIN, Wait(600))))
    household.move(seconds=500)
    async with household.open() as house:
        await house.flows.delivering.recover()
        post = await drained(house, Post())
        assert post.sent == []

        household.move(seconds=101)
        await drained(house, post)

        assert post.to(ADMIN) == ["question 1", "question 2", "question 3"]


async def test_a_flood_holds_up_everybody_and_outlives_a_restart(household: Household) -> None:
    async with household.open() as house:
        await asked(household, house)
        post = await drained(house, Post(lambda parcel: Wait(400)))
        assert len(post.tried) <= PEOPLE
    household.move(seconds=390)
    async with household.open() as house:
        await house.flows.delivering.recover()
        assert await house.flows.delivering.heads(100) == ()
        assert (await drained(house, Post())).tried == []

        household.move(seconds=11)
        post = await drained(house, Post())

        assert {chat: len(post.to(chat)) for chat in ALL} == dict.fromkeys(ALL, 3)


async def test_two_chats_that_are_told_to_wait_are_no_flood(household: Household) -> None:
    async with household.open() as house:
        await asked(household, house)
        slow = {ADMIN, ADMIN + 1}

        post = await drained(house, Post(lambda p: Wait(400) if p.chat_id in slow else None))

        assert post.chats == ALL - slow


async def test_a_hold_that_is_over_is_forgotten_at_night(household: Household) -> None:
    async with household.open() as house:
        await asked(household, house)
        await house.flows.delivering.hold(60)
        household.move(days=1)

        await house.flows.keeping.tend()

        async with house.store.read() as unit:
            assert await house_queries.held_until(unit) is None


# Leases


async def test_what_was_never_noted_comes_back_in_doubt_without_a_restart(
    household: Household,
) -> None:
    async with household.open() as house:
        await asked(household, house)
        head = (await house.flows.delivering.heads(1))[0]
        await house.flows.delivering.take([head.id])
        household.now += delivering_module.LEASE - timedelta(seconds=1)
        assert await house.flows.delivering.reclaim(()) == 0
        household.move(seconds=2)

        assert await house.flows.delivering.reclaim(()) == 1
        post = await drained(house, Post())

        doubtful = [name_of(parcel) for parcel in post.sent if "doubt" in name_of(parcel)]
        assert doubtful == ["question 1 in doubt"]


async def test_a_clock_that_leaps_takes_nothing_back_that_is_under_way(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "LEASES_EVERY", 0.0)
    async with household.open() as house:
        await asked(household, house)
        looks: list[int] = []
        reclaim = delivering_module.Delivering.reclaim

        async def counted(self: delivering_module.Delivering, under_way: Collection[str]) -> int:
            looks.append(await reclaim(self, under_way))
            return looks[-1]

        class Leaping(Post):
            """While one message is under way, the clock leaps and leases are looked at."""

            async def deliver(self, parcel: Parcel) -> Outcome:
                if not self.tried:
                    self.tried.append(parcel)
                    household.move(minutes=40)
                    before = len(looks)
                    async with asyncio.timeout(20):
                        await until(lambda: len(looks) > before + 1)
                return await super().deliver(parcel)

        async def until(done: Callable[[], bool]) -> None:
            changed = house.flows.delivering.changed
            while not done():
                changed.set()
                await asyncio.sleep(0)

        monkeypatch.setattr(delivering_module.Delivering, "reclaim", counted)
        post, stop = Leaping(), asyncio.Event()
        sending = Outbox(house.flows.delivering, post, Pace(lambda: 0.0))
        running = asyncio.create_task(sending.run(stop))
        async with asyncio.timeout(30):
            await until(lambda: len(post.sent) == 3 * PEOPLE)
        stop.set()
        await running

        assert set(looks) == {0}
        in_order = ("question 1", "question 2", "question 3")
        assert {tuple(post.to(chat)) for chat in ALL} == {in_order}


async def test_a_chat_with_a_message_in_doubt_elsewhere_is_not_overtaken(
    household: Household,
) -> None:
    """Its lease still runs: the next question has to wait for what becomes of the first."""
    async with household.open() as house:
        await asked(household, house)
        head = (await house.flows.delivering.heads(1))[0]
        await house.flows.delivering.take([head.id])

        post = await drained(house, Post())

        assert len(post.sent) == 3 * (PEOPLE - 1)


# Late starts


async def test_after_a_nights_outage_what_is_wanted_goes_out_once_and_in_order(
    household: Household,
) -> None:
    async with household.open() as house:
        await household.found(house, PEOPLE)
        await household.answer(house, await household.ask(house))
        assert await household.open_boxes(house) == 1
        household.move(seconds=1)
        # In the evening: questions, which nobody may get a day late, and a rule that changed.
        assert isinstance(await house.flows.asking.ask_now(household.who, None), Asked)
        await house.flows.ruling.change(household.who, k=4)
    household.move(hours=10)
    async with household.open() as house:
        await house.flows.delivering.recover()

        post = await drained(house, Post())
        await drained(house, post)

        for chat in ALL:
            names = post.to(chat)
            assert names.count("SummaryParcel") == 1
            assert names == sorted(names, key=["SummaryParcel", "NoticeParcel"].index)
        assert not [parcel for parcel in post.sent if isinstance(parcel, PromptParcel)]
        assert any("NoticeParcel" in post.to(chat) for chat in ALL)
        assert await house.flows.asking.end_dealing() == 1


# What is kept


async def test_of_a_question_that_arrived_nothing_tells_how_it_got_there(
    household: Household,
) -> None:
    async with household.open() as house:
        await asked(household, house)
        post = await drained(house, Post(only(ADMIN, Wait(5), Lost(), Lost())))
        for _ in range(6):
            household.move(seconds=60)
            await drained(house, post)

        kept = [row for row in await rows(house) if row.kind == DeliveryKind.PROMPT.value]

        assert len(kept) == 3 * PEOPLE
        assert {
            (row.state, row.attempts, row.doubtful, row.wait_until, row.lease_until, row.step)
            for row in kept
        } == {("done", 0, False, None, None, 0)}
        for subject in {row.subject_id for row in kept}:
            assert len({row.due_at for row in kept if row.subject_id == subject}) == 1


async def test_a_leak_of_waits_would_be_seen(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: an outbox that moves what has to wait, as it once did."""
    put_back = outbox.put_back

    async def moved(unit: Unit, delivery_id: str, *given: object, **more: object) -> None:
        await put_back(unit, delivery_id, *given, **more)  # type: ignore[arg-type]
        row = await unit.session.get(DeliveryRow, delivery_id)
        if row is not None and row.wait_until is not None:
            row.due_at = row.wait_until

    monkeypatch.setattr(outbox, "put_back", moved)

    with pytest.raises(AssertionError):
        await test_of_a_question_that_arrived_nothing_tells_how_it_got_there(household)


# Trouble


async def test_one_message_that_can_not_be_packed_holds_up_no_other(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = Packing.pack

    async def failing(self: Packing, delivery: Delivery) -> Parcel | None:
        parcel = await pack(self, delivery)
        if parcel is not None and parcel.chat_id == ADMIN:
            raise ZeroDivisionError
        return parcel

    async with household.open() as house:
        await asked(household, house)
        monkeypatch.setattr(Packing, "pack", failing)

        post = await drained(house, Post())

        assert {chat: len(post.to(chat)) for chat in ALL - {ADMIN}} == dict.fromkeys(
            ALL - {ADMIN}, 3
        )


async def test_what_comes_together_is_noted_together(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    settle_all = delivering_module.Delivering.settle_all

    async def counted(self: delivering_module.Delivering, notes: list[tuple[str, Outcome]]) -> None:
        sizes.append(len(notes))
        await settle_all(self, notes)

    async with household.open() as house:
        await asked(household, house)
        monkeypatch.setattr(delivering_module.Delivering, "settle_all", counted)

        post = await drained(house, Post())

        assert len(post.sent) == sum(sizes) == 3 * PEOPLE
        assert len(sizes) < len(post.sent)


@pytest.mark.parametrize("outcome", [ChatGone(), Refused(400)], ids=["gone", "refused"])
async def test_what_will_never_arrive_is_given_up_and_the_round_ends(
    household: Household, outcome: Outcome
) -> None:
    async with household.open() as house:
        await asked(household, house)

        await drained(house, Post(lambda p: outcome if p.chat_id == ADMIN else None))

        assert await house.flows.asking.end_dealing() == 1
        left = [row.state for row in await rows(house) if row.kind == "prompt"]
        assert sorted(set(left)) == ["done", "given-up"]


async def test_heads_are_found_by_state_and_not_by_luck(household: Household) -> None:
    """A chat that has nothing due has no head, and one that is being sent to has none either."""
    async with household.open() as house:
        await household.found(house, PEOPLE)
        assert isinstance(await house.flows.asking.ask_now(household.who, None), Asked)
        household.now -= timedelta(seconds=5)
        assert await house.flows.delivering.heads(100) == ()
        household.move(seconds=6)
        async with house.store.read() as unit:
            first = select(DeliveryRow.id).where(col(DeliveryRow.kind) == "prompt")
            number = len((await unit.session.exec(first)).all())

        assert number == 3 * PEOPLE
        assert len(await house.flows.delivering.heads(100)) == PEOPLE
