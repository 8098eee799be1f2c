"""What no longer serves is erased, and no byte of it stays in any file."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from bot.bootstrap import App
from bot.flows.group.settings import BadSetting
from bot.rules.instants import months_before
from tests.faults.instance import ADMIN, Instance
from tests.harness.boxes import sealed_answers


def column(instance: Instance, query: str) -> list[bytes]:
    with closing(sqlite3.connect(instance.database)) as connection:
        return [row[0] for row in connection.execute(query)]


def opened_boxes(instance: Instance) -> list[bytes]:
    return column(instance, "SELECT content FROM opened_box")


async def opened_box(instance: Instance, app: App) -> None:
    await instance.found(app)
    await instance.answer(app, await instance.ask(app))
    assert await instance.open_boxes(app) == 1
    await instance.deliver(app)
    await app.flows.keeping.tend()


async def test_opened_answers_are_erased_after_a_year_and_the_summary_stays(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await opened_box(instance, app)
        before = opened_boxes(instance)
        instance.move(days=364)
        assert await app.flows.keeping.tend() == 0
        assert len(opened_boxes(instance)) == 1

        instance.move(days=2)
        erased = await app.flows.keeping.tend()

        assert erased == 1
        assert opened_boxes(instance) == []
        everything = instance.all_bytes()
        assert len(before) == 1
        assert not any(content in everything for content in before)
        # Not even a part of one, as a page that was freed would keep it.
        parts = range(20, len(before[0]) - 32, 1000)
        assert not any(before[0][start : start + 32] in everything for start in parts)
        assert await app.flows.reading.latest(instance.actor) is not None


async def test_a_group_says_itself_how_long(instance: Instance) -> None:
    async with instance.open() as app:
        await opened_box(instance, app)
        await app.flows.ruling.change(instance.actor, retention_months=1)
        instance.move(days=32)

        assert await app.flows.keeping.tend() == 1


async def kept_after(instance: Instance, app: App, *changes: int, days: int) -> bool:
    """Whether a box's answers are still there so long after it was opened, and rules changed."""
    await opened_box(instance, app)
    for months in changes:
        await app.flows.ruling.change(instance.actor, retention_months=months)
    instance.move(days=days)
    return await app.flows.keeping.tend() == 0


async def test_a_longer_time_keeps_no_answer_longer_that_was_given_before(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        assert not await kept_after(instance, app, 60, days=366)


async def test_a_shorter_time_that_is_made_longer_again_stays_for_answers_given_before(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        assert not await kept_after(instance, app, 1, 24, days=32)


async def test_an_answer_that_is_still_sealed_is_kept_no_longer_than_was_agreed(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await instance.found(app)
        await app.flows.ruling.change(instance.actor, retention_months=1)
        await instance.answer(app, await instance.ask(app))
        await app.flows.ruling.change(instance.actor, retention_months=24)
        assert await instance.open_boxes(app) == 1
        await instance.deliver(app)
        instance.move(days=32)

        assert await app.flows.keeping.tend() == 1


@pytest.mark.parametrize("months", [0, -1, 61])
async def test_how_long_has_limits(instance: Instance, months: int) -> None:
    async with instance.open() as app:
        await instance.found(app)

        with pytest.raises(BadSetting, match="keep"):
            await app.flows.ruling.change(instance.actor, retention_months=months)


async def test_it_is_done_once_a_night_and_made_up_for_after_an_outage(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await opened_box(instance, app)
        last = column(instance, "SELECT tended_at FROM house")
        instance.move(hours=1)
        await app.flows.keeping.tend()
        assert column(instance, "SELECT tended_at FROM house") == last

        instance.move(days=3)
        await app.flows.keeping.tend()

        assert column(instance, "SELECT tended_at FROM house") != last


async def test_a_log_that_a_reader_held_is_emptied_later(instance: Instance) -> None:
    async with instance.open() as app:
        await opened_box(instance, app)
        before = opened_boxes(instance)
        instance.move(days=366)
        with closing(sqlite3.connect(instance.database)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM house").fetchone()
            await app.flows.keeping.tend()
            assert app.store.gate.untidy

        assert await app.flows.keeping.tidy_up() == 1

        everything = instance.all_bytes()
        assert not any(content in everything for content in before)
        assert await app.flows.keeping.tidy_up() == 0


async def test_spent_codes_tokens_and_pauses_are_erased(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        start = instance.now + timedelta(hours=1)
        end = start + timedelta(hours=1)
        await app.flows.planning.plan(instance.actor, start, end, "Board", "a-button")
        await app.flows.pausing.pause_member(instance.actor, instance.now + timedelta(days=2))
        instance.move(days=60)

        await app.flows.keeping.tend()

    assert column(instance, "SELECT id FROM invitation") == []
    assert column(instance, "SELECT code_hash FROM admin_code") == []
    assert column(instance, "SELECT token FROM meeting") == column(
        instance, "SELECT id FROM meeting"
    )
    assert column(instance, "SELECT id FROM member WHERE paused_until IS NOT NULL") == []
    assert b"a-button" not in instance.all_bytes()


async def test_what_still_serves_is_kept(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        await instance.answer(app, ballots[:2])
        instance.move(days=1)

        await app.flows.keeping.tend()

        assert len(await sealed_answers(app.store, app.keyring)) == 2
        assert len(column(instance, "SELECT id FROM delivery WHERE state = 'done'")) == 6
        assert len(await app.flows.inviting.invitations(instance.actor)) == 1


async def test_who_leaves_leaves_no_byte_behind(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        await instance.ask(app)
        leaving = ADMIN + 3
        about = await app.flows.knowing.my_data(leaving)
        with closing(sqlite3.connect(instance.database)) as connection:
            rows = connection.execute("SELECT id, chat, lookup FROM member").fetchall()
        groups = about["groups"]
        assert isinstance(groups, list)
        member_id = groups[0]["your number in this group (random)"]
        chat, lookup = next(row[1:] for row in rows if row[0] == member_id)
        assert lookup in instance.all_bytes()

        actor = type(instance.actor)(leaving, instance.actor.group_id)
        await app.flows.joining.leave(actor)

        everything = instance.all_bytes()
        assert chat not in everything
        assert lookup not in everything
        assert member_id.encode() not in everything
        assert (await app.flows.knowing.my_data(leaving))["stored"] == "nothing"


async def test_the_last_to_leave_takes_the_founders_right_along(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app, people=1)
        secrets = column(instance, "SELECT chat FROM founder")
        secrets += column(instance, "SELECT lookup FROM founder")

        await app.flows.joining.leave(instance.actor)

        everything = instance.all_bytes()
        assert len(secrets) == 2
        assert not any(secret in everything for secret in secrets)


@pytest.mark.parametrize(
    ("instant", "months", "expected"),
    [
        (datetime(2027, 3, 31, 3, tzinfo=UTC), 1, datetime(2027, 2, 28, 3, tzinfo=UTC)),
        (datetime(2028, 2, 29, 3, tzinfo=UTC), 12, datetime(2027, 2, 28, 3, tzinfo=UTC)),
        (datetime(2027, 1, 15, 3, tzinfo=UTC), 1, datetime(2026, 12, 15, 3, tzinfo=UTC)),
        (datetime(2027, 1, 15, 3, tzinfo=UTC), 60, datetime(2022, 1, 15, 3, tzinfo=UTC)),
    ],
)
def test_months_are_counted_as_a_calendar_does(
    instant: datetime, months: int, expected: datetime
) -> None:
    assert months_before(instant, months) == expected
