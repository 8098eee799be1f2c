"""A meeting's card shows what is asked, and from it a meeting is moved or given its own pack."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.meetings.prompts_for_one import PROMPTS_A_PAGE, picking_text
from bot.chat.messages.paging import page_of
from bot.flows.rounds.choosing import MOST_CHOSEN
from bot.flows.rounds.picking import ToPickFrom
from bot.texts.speech import Speech
from prompts.loading import shipped_packs
from prompts.model import prompt_ref
from storage.queries import rounds
from storage.records import AsksPrompts, Meeting
from tests.unit.chat.stage import Stage, set_stage
from tests.unit.flows.home import asked_after

NOW = datetime(2026, 11, 3, 15, tzinfo=UTC)


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
    found = await stage.app.flows.planning.meetings(stage.actor)
    return [f"{one.meeting.starts_at:%d %b %H:%M}" for one in found]


async def test_the_card_shows_exactly_what_is_asked(stage: Stage) -> None:
    meeting = (await stage.app.flows.planning.meetings(stage.actor))[0].meeting

    chosen = await asked_after(stage.app.flows, stage.actor, meeting.id)

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


async def test_a_meeting_that_is_moved_keeps_its_length_unless_another_is_typed(
    stage: Stage,
) -> None:
    await stage.ann.say("/meeting 9 November 10:00 for 45 minutes Short one")
    await stage.ann.expect("I understood this")
    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("The meeting is planned")
    await stage.ann.say("/meetings")
    await stage.ann.expect("Meetings of")
    await stage.ann.tap("More on 2")
    await stage.ann.expect("I ask this")
    await stage.ann.tap("Move it")
    await stage.ann.expect("When does the meeting take place now?")

    await stage.ann.say("10 November 11:00")

    await stage.ann.expect("Tuesday 10 November 2026, 11:00 to 11:45")


async def test_a_new_time_that_is_not_clear_is_asked_about_until_it_is(stage: Stage) -> None:
    await stage.ann.tap("Move it")
    await stage.ann.expect("When does the meeting take place now?")
    await stage.ann.say("later")
    await stage.ann.expect("I need to know the day of the meeting.")
    await stage.ann.say("every Tuesday 14:00")
    await stage.ann.expect("I move one meeting at a time")
    assert await starts(stage) == ["04 Nov 14:00", "11 Nov 14:00", "18 Nov 14:00"]
    await stage.ann.say("6/11 14:00")
    asked = await stage.ann.expect("This could be more than one day")
    assert "Friday 6 November 2026 at 14:00" in asked.labels

    await stage.ann.tap("Friday 6 November")

    await stage.ann.expect("The meeting is moved to Friday 6 November 2026, 14:00 to 15:00")
    assert await starts(stage) == ["06 Nov 14:00", "11 Nov 14:00", "18 Nov 14:00"]


async def test_a_meeting_is_given_a_pack_of_its_own(stage: Stage) -> None:
    before = stage.ann.last.text
    label = next(one for one in stage.ann.last.labels if one.startswith("Ask from"))

    await stage.ann.tap(label)

    after = await stage.ann.expect("I ask this")
    assert after.text != before
    assert label not in after.labels


async def chosen(stage: Stage) -> list[str]:
    """What is asked after the first meeting, by the names of the prompts."""
    meeting = (await stage.app.flows.planning.meetings(stage.actor))[0].meeting
    return [ref for ref, _ in await asked_after(stage.app.flows, stage.actor, meeting.id)]


async def test_single_questions_are_picked_and_asked_even_after_a_restart(stage: Stage) -> None:
    packs = shipped_packs()
    await stage.ann.tap("Choose single questions")
    shown = await stage.ann.expect("Nothing is chosen one by one yet")
    pack = next(one for one in packs if one.title in shown.text)
    await stage.restart()
    await stage.ann.tap("Ask 2")
    assert pack.prompts[1].wording in (await stage.ann.expect("I ask these:")).text
    await stage.ann.tap("More")
    await stage.ann.expect("7. ")
    await stage.ann.tap("Ask 7")
    await stage.ann.expect("I ask these:")

    await stage.ann.tap("Done")

    card = await stage.ann.expect("On Wednesday 4 November at 15:30 I ask this:")
    picks = [pack.prompts[1], pack.prompts[6]]
    assert all(prompt.wording in card.text for prompt in picks)
    assert card.text.count("•") == 2
    stage.clock.move(days=1)
    assert await stage.app.flows.asking.open_due_rounds() == 1
    async with stage.app.store.read() as unit:
        asked = [one.prompt_ref for one in await rounds.sealed(unit, stage.actor.group_id)]
    assert sorted(asked) == sorted(prompt_ref(pack, prompt) for prompt in picks)


async def test_two_taps_pick_once_and_a_fourth_question_is_refused(stage: Stage) -> None:
    await stage.ann.tap("Choose single questions")
    page = await stage.ann.expect("Nothing is chosen one by one yet")
    buttons = {button.text: button.data for button in page.buttons}

    for label in ("Ask 1", "Ask 1", "Ask 2", "Ask 3"):
        await stage.ann.answer(stage.ann.tap_data(page, buttons[label]))
    refused = await stage.ann.answer(stage.ann.tap_data(page, buttons["Ask 4"]))

    assert refused.show_alert
    assert "Leave one out first" in refused.text
    assert len(await chosen(stage)) == 3


async def test_without_the_last_one_the_rule_chooses_again(stage: Stage) -> None:
    by_rule = await chosen(stage)
    await stage.ann.tap("Choose single questions")
    await stage.ann.expect("Nothing is chosen one by one yet")
    await stage.ann.tap("Ask 1")
    await stage.ann.expect("I ask these:")
    assert len(await chosen(stage)) == 1

    await stage.ann.tap("Leave out 1")

    await stage.ann.expect("Nothing is chosen one by one yet")
    assert await chosen(stage) == by_rule


async def test_a_choice_of_its_own_is_taken_back(stage: Stage) -> None:
    by_rule = await chosen(stage)
    await stage.ann.tap(next(one for one in stage.ann.last.labels if one.startswith("Ask from")))
    await stage.ann.expect("I ask this")
    assert await chosen(stage) != by_rule

    await stage.ann.tap("Let the group’s rule choose")

    card = await stage.ann.expect("I ask this")
    assert await chosen(stage) == by_rule
    assert "Let the group’s rule choose" not in card.labels


async def test_a_meeting_that_was_asked_about_takes_no_more_choices(stage: Stage) -> None:
    await stage.ann.tap("Choose single questions")
    page = await stage.ann.expect("Nothing is chosen one by one yet")
    stage.clock.move(days=1)
    assert await stage.app.flows.asking.open_due_rounds() == 1

    await stage.ann.tap("Ask 1", message=page)

    await stage.ann.expect("It is too late for that")


def test_a_page_of_the_longest_prompts_fits_into_a_message() -> None:
    meeting = Meeting("0" * 16, "0" * 16, "x" * 100, NOW, NOW)
    for pack in shipped_packs():
        longest = sorted(pack.prompts, key=lambda one: -len(one.wording))
        refs = [prompt_ref(pack, prompt) for prompt in longest[:MOST_CHOSEN]]
        chosen = replace(meeting, asks=AsksPrompts(tuple(refs)))
        page = page_of(range(len(pack.prompts)), 0, PROMPTS_A_PAGE)
        shown = picking_text(Speech(), ToPickFrom(chosen, shipped_packs(), pack), page)
        assert len(shown) < 4096


async def test_all_of_a_series_is_cancelled_when_they_are_sure(stage: Stage) -> None:
    await stage.ann.tap("Cancel all that repeat")
    await stage.ann.expect("Shall I cancel all meetings")
    assert len(await starts(stage)) == 3

    await stage.ann.tap("Yes, cancel them all")

    await stage.ann.expect("3 meetings are cancelled")
    assert await starts(stage) == []
