"""The list of meetings to come: page by page, with those that are left without prompts."""

from storage.queries import rounds
from storage.records import MeetingState
from tests.unit.chat.stage import Stage
from tests.unit.flows.home import asked_after


async def plan(stage: Stage, line: str) -> None:
    await stage.ann.say(f"/meeting {line}")
    await stage.ann.expect("I understood this")
    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("planned")


async def states(stage: Stage) -> list[MeetingState]:
    return [one.meeting.state for one in await stage.app.flows.planning.listed(stage.actor)]


async def test_a_long_list_has_pages(stage: Stage) -> None:
    await plan(stage, "every Wednesday 14:00 12 times Board")
    await stage.ann.say("/meetings")
    first = await stage.ann.expect("Page 1 of 2")
    assert "10. " in first.text
    assert "11. " not in first.text

    await stage.ann.tap("More")

    second = await stage.ann.expect("Page 2 of 2")
    assert "12. Wednesday 20 January 2027" in second.text
    await stage.ann.tap("Cancel 12")
    await stage.ann.expect("Wednesday 20 January 2027")
    await stage.ann.tap("Yes, cancel it")
    await stage.ann.expect("is cancelled")
    assert len(await states(stage)) == 11


async def test_a_page_with_the_longest_titles_fits_into_a_message(stage: Stage) -> None:
    await plan(stage, f"every Wednesday 22:00 for 12 hours 30 times {'x' * 100}")

    await stage.ann.say("/meetings")

    assert len((await stage.ann.expect("Page 1 of 3")).text) < 4096


async def test_a_meeting_without_prompts_stays_on_the_list_and_is_asked_about_after_all(
    stage: Stage,
) -> None:
    await plan(stage, "tomorrow 14:00 Board")
    await stage.ann.say("/meetings")
    await stage.ann.expect("Meetings of")
    await stage.ann.tap("No prompts after 1")
    await stage.ann.expect("Shall I ask nothing")
    await stage.ann.tap("Yes, no prompts")
    await stage.ann.expect("I ask nothing after “Board”")
    await stage.ann.say("/meetings")
    listed = await stage.ann.expect("No questions go out after it.")
    assert listed.labels == ["Cancel 1", "Ask after 1"]

    await stage.ann.tap("Ask after 1")

    await stage.ann.expect("Questions go out on Wednesday 4 November at 15:30")
    assert await states(stage) == [MeetingState.PLANNED]


async def test_what_was_over_before_they_changed_their_mind_is_not_asked_about(
    stage: Stage,
) -> None:
    await plan(stage, "tomorrow 14:00 Board")
    meeting = (await stage.app.flows.planning.meetings(stage.actor))[0].meeting
    await stage.app.flows.planning.skip(stage.actor, meeting.id)
    await stage.ann.say("/meetings")
    await stage.ann.expect("No questions go out after it.")
    stage.clock.move(days=2)

    await stage.ann.tap("Ask after 1")

    await stage.ann.expect("It is too late for that")
    assert await stage.app.flows.asking.open_due_rounds() == 0


async def test_a_meeting_without_prompts_can_be_cancelled(stage: Stage) -> None:
    await plan(stage, "tomorrow 14:00 Board")
    meeting = (await stage.app.flows.planning.meetings(stage.actor))[0].meeting
    await stage.app.flows.planning.skip(stage.actor, meeting.id)
    await stage.ann.say("/meetings")
    await stage.ann.expect("No questions go out after it.")

    await stage.ann.tap("Cancel 1")
    await stage.ann.expect("Shall I cancel")
    await stage.ann.tap("Yes, cancel it")

    await stage.ann.expect("is cancelled")
    assert await states(stage) == []


async def test_a_meeting_in_a_break_says_that_nothing_is_asked_and_the_next_is_foreseen_rightly(
    stage: Stage,
) -> None:
    await plan(stage, "every Wednesday 14:00 3 times Board")
    await stage.ann.say("/pause group 5")
    await stage.ann.expect("is on a break")
    await stage.ann.say("/meetings")
    listed = await stage.ann.expect("Meetings of")
    assert listed.text.count("The group is on a break then") == 1
    await stage.ann.tap("More on 1")
    await stage.ann.expect("I ask nothing after it: the group is on a break then")
    _, second, _ = await stage.app.flows.planning.meetings(stage.actor)
    foreseen = await asked_after(stage.app.flows, stage.actor, second.meeting.id)

    stage.clock.move(days=9)
    assert await stage.app.flows.asking.open_due_rounds() == 1

    async with stage.app.store.read() as unit:
        asked = {one.prompt_ref for one in await rounds.sealed(unit, stage.actor.group_id)}
    assert asked == {ref for ref, _ in foreseen}
