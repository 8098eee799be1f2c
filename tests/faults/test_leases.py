"""The outbox in trouble: what was never noted, what can't be packed, what never arrives."""

import asyncio
from collections.abc import Callable, Collection
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.flows.delivery import delivering as delivering_module
from bot.flows.delivery.outcomes import ChatGone, Outcome, Refused, Wait
from bot.flows.delivery.parcels import Packing, Parcel
from bot.flows.rounds.asking import Asked
from bot.pacing.pace import Pace
from bot.runtime import outbox as delivery_module
from bot.runtime.outbox import Outbox
from storage.records import Delivery
from storage.tables import DeliveryRow
from tests.faults.instance import ADMIN, Instance
from tests.faults.post import ALL, PEOPLE, Post, asked, drained, name_of, rows


async def test_what_was_never_noted_comes_back_in_doubt_without_a_restart(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        head = (await app.flows.delivering.heads(1))[0]
        await app.flows.delivering.take([head.id])
        instance.now += delivering_module.LEASE - timedelta(seconds=1)
        assert await app.flows.delivering.reclaim(()) == 0
        instance.move(seconds=2)

        assert await app.flows.delivering.reclaim(()) == 1
        post = await drained(app, Post())

        doubtful = [name_of(parcel) for parcel in post.sent if "doubt" in name_of(parcel)]
        assert doubtful == ["question 1 in doubt"]


async def test_a_clock_that_leaps_takes_nothing_back_that_is_under_way(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "LEASES_EVERY", 0.0)
    async with instance.open() as app:
        await asked(instance, app)
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
                    instance.move(minutes=40)
                    before = len(looks)
                    async with asyncio.timeout(120):
                        await until(lambda: len(looks) > before + 1)
                return await super().deliver(parcel)

        async def until(done: Callable[[], bool]) -> None:
            changed = app.flows.delivering.changed
            while not done():
                changed.set()
                await asyncio.sleep(0)

        monkeypatch.setattr(delivering_module.Delivering, "reclaim", counted)
        post, stop = Leaping(), asyncio.Event()
        sending = Outbox(app.flows.delivering, post, Pace(lambda: 0.0))
        running = asyncio.create_task(sending.run(stop))
        async with asyncio.timeout(120):
            await until(lambda: len(post.sent) == 3 * PEOPLE)
        stop.set()
        await running

        assert set(looks) == {0}
        in_order = ("question 1", "question 2", "question 3")
        assert {tuple(post.to(chat)) for chat in ALL} == {in_order}


async def test_a_chat_with_a_message_in_doubt_elsewhere_is_not_overtaken(
    instance: Instance,
) -> None:
    """Its lease still runs: the next question has to wait for what becomes of the first."""
    async with instance.open() as app:
        await asked(instance, app)
        head = (await app.flows.delivering.heads(1))[0]
        await app.flows.delivering.take([head.id])

        post = await drained(app, Post())

        assert len(post.sent) == 3 * (PEOPLE - 1)


async def test_one_message_that_can_not_be_packed_holds_up_no_other(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = Packing.pack

    async def failing(self: Packing, delivery: Delivery) -> Parcel | None:
        parcel = await pack(self, delivery)
        if parcel is not None and parcel.chat_id == ADMIN:
            raise ZeroDivisionError
        return parcel

    async with instance.open() as app:
        await asked(instance, app)
        monkeypatch.setattr(Packing, "pack", failing)

        post = await drained(app, Post())

        assert {chat: len(post.to(chat)) for chat in ALL - {ADMIN}} == dict.fromkeys(
            ALL - {ADMIN}, 3
        )


async def test_what_comes_together_is_noted_together(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    settle_all = delivering_module.Delivering.settle_all

    async def counted(self: delivering_module.Delivering, notes: list[tuple[str, Outcome]]) -> None:
        sizes.append(len(notes))
        await settle_all(self, notes)

    async with instance.open() as app:
        await asked(instance, app)
        monkeypatch.setattr(delivering_module.Delivering, "settle_all", counted)

        post = await drained(app, Post())

        assert len(post.sent) == sum(sizes) == 3 * PEOPLE
        assert len(sizes) < len(post.sent)


async def test_a_wait_is_noted_even_if_the_hold_of_everybody_can_not_be(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would be in doubt when its lease runs out, and a notice would never arrive."""

    async def locked(self: delivering_module.Delivering, seconds: float) -> None:
        raise OSError

    async with instance.open() as app:
        await asked(instance, app)
        monkeypatch.setattr(delivering_module.Delivering, "hold", locked)

        await drained(app, Post(lambda parcel: Wait(400)))

        assert {row.state for row in await rows(app)} == {"waiting"}


@pytest.mark.parametrize("outcome", [ChatGone(), Refused(400)], ids=["gone", "refused"])
async def test_what_will_never_arrive_is_given_up_and_the_round_ends(
    instance: Instance, outcome: Outcome
) -> None:
    async with instance.open() as app:
        await asked(instance, app)

        await drained(app, Post(lambda p: outcome if p.chat_id == ADMIN else None))

        assert await app.flows.asking.end_dealing() == 1
        left = [row.state for row in await rows(app) if row.kind == "prompt"]
        assert sorted(set(left)) == ["done", "given-up"]


async def test_heads_are_found_by_state_and_not_by_luck(instance: Instance) -> None:
    """A chat that has nothing due has no head, and one that is being sent to has none either."""
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        assert isinstance(await app.flows.asking.ask_now(instance.actor, None), Asked)
        instance.now -= timedelta(seconds=5)
        assert await app.flows.delivering.heads(100) == ()
        instance.move(seconds=6)
        async with app.store.read() as unit:
            first = select(DeliveryRow.id).where(col(DeliveryRow.kind) == "prompt")
            number = len((await unit.session.exec(first)).all())

        assert number == 3 * PEOPLE
        assert len(await app.flows.delivering.heads(100)) == PEOPLE
