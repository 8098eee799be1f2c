"""The outbox on bad days: its order, its waits, its late starts, and what it keeps afterwards."""

import pytest

from bot.flows.delivery.outcomes import Lost, Outcome, Refused, Sent, Wait
from bot.flows.delivery.parcels import Parcel, PromptParcel, SummaryParcel
from bot.flows.people.founding import Founded
from bot.flows.rounds.asking import Asked
from bot.flows.shared.access import Actor
from bot.pacing.pace import Pace
from bot.runtime.outbox import Outbox
from storage.queries import installation as installation_queries
from storage.queries import outbox
from storage.records import DeliveryKind, Role
from storage.store import Unit
from storage.tables import DeliveryRow
from tests.faults.instance import ADMIN, Instance
from tests.faults.post import ALL, PEOPLE, Post, asked, drained, only, rows
from tests.harness.delivery import drain

# Order


async def test_a_chat_that_has_to_wait_keeps_its_order_and_holds_up_nobody(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        post = await drained(app, Post(only(ADMIN, Wait(30))))
        assert post.chats == ALL - {ADMIN}
        assert len(post.sent) == 3 * (PEOPLE - 1)

        instance.move(seconds=31)
        await drained(app, post)

        assert post.to(ADMIN) == ["question 1", "question 2", "question 3"]


async def test_a_wait_that_is_over_is_not_waited_for_again(instance: Instance) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        post = await drained(app, Post(only(ADMIN, Wait(7))))
        instance.move(seconds=6.5)
        await drained(app, post)
        assert post.to(ADMIN) == []

        instance.move(seconds=1)
        await drained(app, post)

        assert len(post.to(ADMIN)) == 3


async def test_somebody_in_two_groups_has_one_line(instance: Instance) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        other = await app.flows.founding.found_group(ADMIN, "Another group")
        assert isinstance(other, Founded)
        actor = Actor(ADMIN, other.group.id)
        await app.flows.joining.describe_self(actor, gets_prompts=True)
        made = await app.flows.inviting.invite(actor, perspective=0, role=Role.MEMBER)
        for chat in sorted(ALL - {ADMIN}):
            await app.flows.joining.join(made.code, chat)
        assert isinstance(await app.flows.asking.ask_now(actor, None), Asked)
        instance.move(seconds=1)

        heads = await app.flows.delivering.heads(100)

        assert len(heads) == len({head.chat for head in heads}) == PEOPLE


async def test_of_two_parts_of_a_summary_the_second_never_goes_first(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        await instance.answer(app, await instance.ask(app))
        await instance.open_boxes(app)

        def parts(parcel: Parcel) -> Outcome:
            return Sent(1, more=isinstance(parcel, SummaryParcel) and parcel.step < 2)

        post = await drained(app, Post(parts))

        steps = [one.step for one in post.sent if isinstance(one, SummaryParcel)]
        assert steps.count(0) == steps.count(1) == steps.count(2) == PEOPLE
        mine = [p.step for p in post.sent if isinstance(p, SummaryParcel) and p.chat_id == ADMIN]
        assert mine == [0, 1, 2]


async def test_a_chart_that_is_refused_takes_no_other_part_of_the_summary_with_it(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        await instance.answer(app, await instance.ask(app))
        await instance.open_boxes(app)

        def parts(parcel: Parcel) -> Outcome:
            if not isinstance(parcel, SummaryParcel):
                return Sent(1)
            more = parcel.step < 2
            return Sent(1, more=more) if parcel.step else Refused(400, more=more)

        post = await drained(app, Post(parts))

        mine = [p.step for p in post.sent if isinstance(p, SummaryParcel) and p.chat_id == ADMIN]
        assert mine == [1, 2]
        assert await rows(app) == []


# Waits


async def test_what_one_chat_was_told_to_wait_outlives_a_restart(instance: Instance) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        await drained(app, Post(only(ADMIN, Wait(600))))
    instance.move(seconds=500)
    async with instance.open() as app:
        await app.flows.delivering.recover()
        post = await drained(app, Post())
        assert post.sent == []

        instance.move(seconds=101)
        await drained(app, post)

        assert post.to(ADMIN) == ["question 1", "question 2", "question 3"]


async def test_a_flood_holds_up_everybody_and_outlives_a_restart(instance: Instance) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        post = await drained(app, Post(lambda parcel: Wait(400)))
        assert len(post.tried) <= PEOPLE
    instance.move(seconds=390)
    async with instance.open() as app:
        await app.flows.delivering.recover()
        assert await app.flows.delivering.heads(100) == ()
        assert (await drained(app, Post())).tried == []

        instance.move(seconds=11)
        post = await drained(app, Post())

        assert {chat: len(post.to(chat)) for chat in ALL} == dict.fromkeys(ALL, 3)


async def test_two_chats_that_are_told_to_wait_are_no_flood(instance: Instance) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        slow = {ADMIN, ADMIN + 1}

        post = await drained(app, Post(lambda p: Wait(400) if p.chat_id in slow else None))

        assert post.chats == ALL - slow


async def test_a_hold_that_is_over_is_forgotten_at_night(instance: Instance) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        await app.flows.delivering.hold(60)
        instance.move(days=1)

        await app.flows.keeping.tend()

        async with app.store.read() as unit:
            assert await installation_queries.held_until(unit) is None


# Late starts


async def test_after_a_nights_outage_what_is_wanted_goes_out_once_and_in_order(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        await instance.answer(app, await instance.ask(app))
        assert await instance.open_boxes(app) == 1
        instance.move(seconds=1)
        # In the evening: questions, which nobody may get a day late, and a rule that changed.
        assert isinstance(await app.flows.asking.ask_now(instance.actor, None), Asked)
        await app.flows.ruling.change(instance.actor, k=4)
    instance.move(hours=10)
    async with instance.open() as app:
        await app.flows.delivering.recover()

        post = await drained(app, Post())
        await drained(app, post)

        for chat in ALL:
            names = [one for one in post.to(chat) if one != "ClosingParcel"]
            assert names.count("SummaryParcel") == 1
            assert names == sorted(names, key=["SummaryParcel", "NoticeParcel"].index)
        assert not [parcel for parcel in post.sent if isinstance(parcel, PromptParcel)]
        assert any("NoticeParcel" in post.to(chat) for chat in ALL)
        assert await app.flows.asking.end_dealing() == 1


# What is kept


async def test_of_a_question_that_arrived_nothing_tells_how_it_got_there(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await asked(instance, app)
        post = await drained(app, Post(only(ADMIN, Wait(5), Lost(), Lost())))
        for _ in range(6):
            instance.move(seconds=60)
            await drained(app, post)

        kept = [row for row in await rows(app) if row.kind == DeliveryKind.PROMPT.value]

        assert len(kept) == 3 * PEOPLE
        assert {
            (row.state, row.attempts, row.doubtful, row.wait_until, row.lease_until, row.step)
            for row in kept
        } == {("done", 0, False, None, None, 0)}
        for subject in {row.subject_id for row in kept}:
            assert len({row.due_at for row in kept if row.subject_id == subject}) == 1


async def test_that_somebody_is_there_just_now_is_not_noted_with_what_waits(
    instance: Instance,
) -> None:
    """A reply goes to somebody who writes; their next question waits, as if nobody had tried."""
    async with instance.open() as app:
        await asked(instance, app)
        pace = Pace(lambda: 0.0)
        pace.back(pace.leave(ADMIN))

        await drain(Outbox(app.flows.delivering, Post(), pace))

        waiting = [row for row in await rows(app) if row.state == "waiting"]
        assert len(waiting) == 3
        assert {(row.attempts, row.wait_until, row.lease_until) for row in waiting} == {
            (0, None, None)
        }


async def test_a_leak_of_waits_would_be_seen(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
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
        await test_of_a_question_that_arrived_nothing_tells_how_it_got_there(instance)
