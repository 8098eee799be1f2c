"""What was opened is published once, whatever comes in between opening and publishing."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from bot.flows.rounds.opening import OpenedNow
from bot.flows.rounds.suggesting import Suggested
from bot.flows.shared.tools import Theming
from bot.summaries.model import Summary, from_json
from bot.summaries.themes.model import Themes, Voice
from storage.queries import drafts
from storage.records import Draft
from tests.harness.delivery import due_now
from tests.harness.themes import BY_WORDS
from tests.unit.flows.home import Home, at_home
from tests.unit.flows.test_opening import asked

WORDS = "The papers came late and I was lost"


async def opened(home: Home, answers: int = 6) -> None:
    """A round whose box was opened by an admin just now."""
    _, ballots = await asked(home)
    for code in ballots[:answers]:
        await home.flows.answering.seal(*code, text=WORDS)
    assert isinstance(await home.flows.opening.open_now(home.actor), OpenedNow)


async def waiting(home: Home) -> tuple[Draft, ...]:
    async with home.app.store.read() as unit:
        found = [await drafts.find(unit, one) for one in await drafts.waiting(unit)]
    return tuple(one for one in found if one)


async def published(home: Home) -> list[Summary]:
    return [from_json(one.content) for one in await home.flows.reading.all(home.actor)]


async def sent(home: Home) -> int:
    """How many copies of a summary wait in the outbox."""
    due = await due_now(home.flows.delivering, 1000)
    return sum(one.kind.value == "summary" for one in due)


async def test_a_draft_becomes_one_summary_and_is_gone(home: Home) -> None:
    await opened(home)
    assert await published(home) == []

    done = await home.flows.publishing.publish_due()
    again = await home.flows.publishing.publish_due()

    assert (done, again) == (1, 0)
    assert await waiting(home) == ()
    (summary,) = await published(home)
    assert summary.sections[0].words == (WORDS,) * 6
    assert await sent(home) == 6


async def test_two_who_publish_at_once_publish_once(home: Home) -> None:
    await opened(home)

    done = await asyncio.gather(*(home.flows.publishing.publish_due() for _ in range(4)))

    assert sum(done) == 1
    assert len(await published(home)) == 1
    assert await sent(home) == 6


async def test_what_was_opened_before_a_crash_is_published_after_it(tmp_path: Path) -> None:
    crashes = [MemoryError()]

    def crash(voices: Sequence[Voice]) -> Themes:
        if crashes:
            raise crashes.pop()
        return BY_WORDS.find(voices)

    async with at_home(tmp_path, theming=Theming(crash, BY_WORDS.compare)) as home:
        await opened(home)
        with pytest.raises(MemoryError):
            await home.flows.publishing.publish_due()
        assert await published(home) == []
        assert len(await waiting(home)) == 1

        home.clock.move(minutes=1)
        assert await home.flows.publishing.publish_due() == 1

        assert len(await published(home)) == 1


async def test_a_draft_that_fails_is_left_alone_for_a_minute(tmp_path: Path) -> None:
    tried = []

    def fail(voices: Sequence[Voice]) -> Themes:
        tried.append(len(voices))
        raise MemoryError

    async with at_home(tmp_path, theming=Theming(fail, BY_WORDS.compare)) as home:
        await opened(home)
        for seconds in (0, 1, 58):
            home.clock.move(seconds=seconds)
            with suppress(MemoryError):
                await home.flows.publishing.publish_due()
        within_the_minute = len(tried)

        home.clock.move(seconds=1)
        with pytest.raises(MemoryError):
            await home.flows.publishing.publish_due()

    assert (within_the_minute, len(tried)) == (1, 2)


async def test_after_an_outage_a_draft_waits_for_the_morning(home: Home) -> None:
    await opened(home)

    home.clock.set("2026-11-03T02:00")
    in_the_night = await home.flows.publishing.publish_due()
    home.clock.set("2026-11-03T08:00")
    in_the_morning = await home.flows.publishing.publish_due()

    assert (in_the_night, in_the_morning) == (0, 1)


async def test_boxes_that_an_admin_opens_late_are_told_at_once(home: Home) -> None:
    home.clock.set("2026-11-02T22:00")
    await opened(home)

    assert await home.flows.publishing.publish_due() == 1


async def test_while_themes_are_found_others_can_write(tmp_path: Path) -> None:
    homes: list[Home] = []
    wrote: list[Suggested] = []

    async def write() -> None:
        wrote.append(await homes[0].flows.suggest(homes[0].actor, "an idea"))

    def slow(voices: Sequence[Voice]) -> Themes:
        asyncio.run_coroutine_threadsafe(write(), loop).result(10)
        return BY_WORDS.find(voices)

    loop = asyncio.get_running_loop()
    async with at_home(tmp_path, theming=Theming(slow, BY_WORDS.compare)) as home:
        homes.append(home)
        await opened(home)

        assert await home.flows.publishing.publish_due() == 1

        assert len(wrote) == 1


async def test_a_box_of_which_too_little_is_readable_is_told_as_destroyed(home: Home) -> None:
    await opened(home, answers=5)
    (draft,) = await waiting(home)
    async with home.app.store.engine.begin() as connection:
        await connection.exec_driver_sql(
            f"UPDATE opened_box SET content = zeroblob(40) WHERE question_id = '{draft.opened[0]}'"
        )

    await home.flows.publishing.publish_due()

    (summary,) = await published(home)
    assert summary.sections == ()
    assert len(summary.destroyed) == 1


async def test_a_damaged_draft_keeps_no_other_from_being_published(home: Home) -> None:
    await opened(home)
    async with home.app.store.engine.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO draft (id, group_id, since, opened_at, boxes)"
            " SELECT '0000000000000000', group_id, since, opened_at, '{damaged' FROM draft"
        )

    with pytest.raises(ValueError, match="property name"):
        await home.flows.publishing.publish_due()

    assert len(await published(home)) == 1


async def test_answers_are_not_erased_before_they_were_told(home: Home) -> None:
    await opened(home)
    home.clock.move(days=400)

    erased = await home.flows.keeping.tend()
    await home.flows.publishing.publish_due()

    assert erased == 0
    (summary,) = await published(home)
    assert summary.sections[0].words == (WORDS,) * 6


async def test_a_meeting_counts_for_one_summary_however_late_that_is_published(home: Home) -> None:
    actor = home.actor
    await home.flows.planning.plan(
        actor, home.clock.now.replace(hour=11), home.clock.now.replace(hour=12), "Board", "token"
    )
    home.clock.move(hours=3)
    await opened(home)
    home.clock.move(minutes=5)
    await home.flows.publishing.publish_due()
    await home.flows.asking.ask_now(actor, "worked-together/after-speaking-up")
    home.clock.move(hours=25)
    await home.flows.opening.open_now(actor)
    await home.flows.publishing.publish_due()

    second, first = await published(home)
    assert [held.title for held in first.meetings] == ["Board"]
    assert second.meetings == ()
