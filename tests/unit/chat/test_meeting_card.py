"""A meeting's card shows what is asked, and from it a meeting is moved or given its own pack."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.chat.stage import Stage, set_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_stage(tmp_path) as stage:
        await stage.ann.say("/meeting every Wednesday 14:00 3 times Board")
        await stage.ann.expect("I understood this")
        await stage.ann.tap("Yes, plan it")
        await stage.ann.expect("The meetings are planned")
        await stage.ann.say("/meetings")
        await stage.ann.expect("Meetings of")
        await stage.ann.tap("More on 1")
        await stage.ann.expect("I ask this")
        yield stage


async def starts(stage: Stage) -> list[str]:
    found = await stage.house.flows.planning.meetings(stage.who)
    return [f"{one.meeting.starts_at:%d %b %H:%M}" for one in found]


async def test_the_card_shows_exactly_what_is_asked(stage: Stage) -> None:
    meeting = (await stage.house.flows.planning.meetings(stage.who))[0].meeting

    chosen = await stage.house.flows.asking.foresee(stage.who, meeting.id)

    assert chosen
    assert all(prompt.wording in stage.ann.last.text for _, prompt in chosen)


async def test_a_meeting_is_moved_after_a_restart(stage: Stage) -> None:
    await stage.ann.tap("Move it")
    question = await stage.ann.expect("When does the meeting take place now?")
    await stage.restart()
    await stage.ann.say("5 November 10:00 for 30 minutes", reply_to=question)
    await stage.ann.expect("Shall I move the meeting to Thursday 5 November 2026, 10:00 to 10:30")
    assert await starts(stage) == ["04 Nov 14:00", "11 Nov 14:00", "18 Nov 14:00"]

    await stage.ann.tap("Yes, move it")

    await stage.ann.expect("The meeting is moved")
    assert await starts(stage) == ["05 Nov 10:00", "11 Nov 14:00", "18 Nov 14:00"]


async def test_a_meeting_is_given_a_pack_of_its_own(stage: Stage) -> None:
    before = stage.ann.last.text
    label = next(one for one in stage.ann.last.labels if one.startswith("Ask from"))

    await stage.ann.tap(label)

    after = await stage.ann.expect("I ask this")
    assert after.text != before
    assert label not in after.labels


async def test_all_of_a_series_is_cancelled_when_they_are_sure(stage: Stage) -> None:
    await stage.ann.tap("Cancel all that repeat")
    await stage.ann.expect("Shall I cancel all meetings")
    assert len(await starts(stage)) == 3

    await stage.ann.tap("Yes, cancel them all")

    await stage.ann.expect("3 meetings are cancelled")
    assert await starts(stage) == []
