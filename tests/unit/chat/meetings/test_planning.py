"""Planning by a line or by buttons, said back before anything is planned."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.chat.meetings.planning import PlanTap
from bot.chat.meetings.unclear import choice_label, unclear_text
from bot.rules.when.model import Reason, Unclear, Understood
from bot.texts.speech import Speech
from storage.records import Meeting
from tests.unit.chat.stage import Stage, entities

LONDON = ZoneInfo("Europe/London")


async def planned(stage: Stage) -> list[Meeting]:
    return [one.meeting for one in await stage.app.flows.planning.meetings(stage.actor)]


async def test_what_was_understood_is_said_back_in_words_and_nothing_is_planned(
    stage: Stage,
) -> None:
    await stage.ann.say("/meeting tomorrow 14:00 for 90 minutes Steering <b>group</b>")

    said = await stage.ann.expect("I understood this")
    assert "Wednesday 4 November 2026, 14:00 to 15:30 (Europe/London)" in said.text
    assert "Questions go out on Wednesday 4 November at 16:00" in said.text
    assert entities(said, "blockquote") == ["Steering <b>group</b>"]
    assert said.labels == ["Yes, plan it", "Change", "Forget it"]
    assert await planned(stage) == []


async def test_two_taps_plan_one_meeting_even_after_a_restart(stage: Stage) -> None:
    await stage.ann.say("/meeting tomorrow 14:00 for 90 minutes Steering group")
    said = await stage.ann.expect("I understood this")
    data = said.buttons[0].data
    await stage.restart()

    stage.ann.tap_data(said, data)
    await stage.ann.expect("The meeting is planned")
    again = stage.ann.tap_data(said, data)

    assert (await stage.ann.answer(again)).text.startswith("This meeting is planned already")
    (meeting,) = await planned(stage)
    assert meeting.title == "Steering group"
    assert meeting.starts_at == datetime(2026, 11, 4, 14, tzinfo=LONDON)
    assert meeting.ends_at == datetime(2026, 11, 4, 15, 30, tzinfo=LONDON)


async def test_what_has_two_meanings_is_asked_about(stage: Stage) -> None:
    await stage.ann.say("/meeting 3/4 19:00 Away day")
    asked = await stage.ann.expect("This could be more than one day: “3/4”")
    assert asked.labels == [
        "Thursday 4 March 2027 at 19:00",
        "Saturday 3 April 2027 at 19:00",
        "Choose with buttons",
        "Forget it",
    ]

    await stage.ann.tap("Saturday 3 April")
    await stage.ann.expect("I understood this")
    await stage.ann.tap("Yes, plan it")

    await stage.ann.expect("The meeting is planned")
    (meeting,) = await planned(stage)
    assert meeting.title == "Away day"
    assert meeting.starts_at == datetime(2027, 4, 3, 19, tzinfo=LONDON)


async def test_a_series_is_said_back_with_how_it_repeats_and_planned(stage: Stage) -> None:
    await stage.ann.say(
        "/meeting every two weeks on Wednesday from 4 November 14:00 for 90 minutes 6 times Board"
    )

    said = await stage.ann.expect("I understood this")
    assert "The first one: Wednesday 4 November 2026, 14:00 to 15:30" in said.text
    assert "It repeats: every two weeks on Wednesday, 6 times" in said.text
    assert await planned(stage) == []
    await stage.ann.tap("Yes, plan it")

    await stage.ann.expect("The meetings are planned")
    starts = [f"{one.starts_at:%d %b}" for one in await planned(stage)]
    assert starts == ["04 Nov", "18 Nov", "02 Dec", "16 Dec", "30 Dec", "13 Jan"]


async def test_a_day_that_a_series_leaves_out_is_shown_before_it_is_planned(stage: Stage) -> None:
    await stage.ann.say("/meeting every Wednesday 14:00 until 2 December except 18 Nov Board")
    await stage.ann.expect("Let me show you how I understand “until 2 December, except 18 Nov”")

    await stage.ann.tap("Wednesday 4 November 2026 at 14:00")
    said = await stage.ann.expect("I understood this")
    assert "every Wednesday, except Wednesday 18 November 2026, until Wednesday 2" in said.text
    await stage.ann.tap("Yes, plan it")

    await stage.ann.expect("The meetings are planned")
    starts = [f"{one.starts_at:%d %b}" for one in await planned(stage)]
    assert starts == ["04 Nov", "11 Nov", "25 Nov", "02 Dec"]


async def test_two_weekdays_of_a_month_are_shown_before_they_are_planned(stage: Stage) -> None:
    await stage.ann.say("/meeting first and third Wednesday 14:00 except 2 Dec and 6 Jan Board")
    await stage.ann.expect("Let me show you how I understand")

    await stage.ann.tap("Wednesday 4 November 2026 at 14:00")
    said = await stage.ann.expect("I understood this")
    assert "first and third Wednesday of each month, except Wednesday 2 December 2026 and " in (
        said.text
    )
    await stage.ann.tap("Yes, plan it")

    await stage.ann.expect("The meetings are planned")
    starts = [f"{one.starts_at:%d %b}" for one in await planned(stage)]
    assert starts[:4] == ["04 Nov", "18 Nov", "16 Dec", "20 Jan"]


async def test_the_first_day_of_a_fortnightly_meeting_is_asked_about(stage: Stage) -> None:
    await stage.ann.say("/meeting every two weeks on Wednesday 14:00 Board")
    asked = await stage.ann.expect("This could be more than one day")
    assert asked.labels[:2] == [
        *("Wednesday 4 November 2026 at 14:00", "Wednesday 11 November 2026 at 14:00")
    ]

    await stage.ann.tap("Wednesday 11 November")

    assert "every two weeks" in (await stage.ann.expect("I understood this")).text


@pytest.mark.parametrize(
    "line",
    [
        "every two weeks on Wednesday from 4 November 2026 14:00 for 90 minutes Board",
        "first Wednesday of each month 6 times from 4 November 2026 14:00 for 60 minutes Board",
        "every Wednesday until Tuesday 2 March 2027 from 4 November 2026 14:00 for 60 minutes A",
    ],
)
async def test_the_line_that_change_gives_back_means_the_same(stage: Stage, line: str) -> None:
    await stage.ann.say(f"/meeting {line}")
    said = await stage.ann.expect("I understood this")

    await stage.ann.tap("Change")

    changed = await stage.ann.expect("Nothing is planned yet")
    assert entities(changed, "code") == [f"/meeting {line}"]
    await stage.ann.say(f"/meeting {line}")
    assert (await stage.ann.expect("I understood this")).text == said.text


async def test_how_often_is_chosen_by_a_button(stage: Stage) -> None:
    await stage.ann.say("/meeting")
    await stage.ann.expect("On which day")
    await stage.ann.tap("Tue 10 Nov")
    await stage.ann.expect("When does it start?")
    await stage.ann.tap("14:00")
    await stage.ann.expect("How long is it?")
    await stage.ann.tap("one hour")
    asked = await stage.ann.expect("How often does it take place?")
    assert asked.labels == [
        *("Once", "Every Tuesday", "Every two weeks on Tuesday"),
        "Second Tuesday of each month",
    ]
    await stage.ann.tap("Second Tuesday")
    asked = await stage.ann.expect("It takes place second Tuesday of each month")
    assert asked.labels == [
        *("No end", "4 times", "6 times", "12 times", "26 times"),
        *("Until Wednesday 10 February 2027", "Until Monday 10 May 2027"),
        *("Until Wednesday 10 November 2027", "Until Friday 10 November 2028"),
    ]
    await stage.ann.tap("No end")
    question = await stage.ann.expect("What is it called?")

    await stage.ann.say("Every day counts", reply_to=question)

    said = await stage.ann.expect("I understood this")
    assert "It repeats: second Tuesday of each month\n" in said.text
    assert entities(said, "blockquote") == ["Every day counts"]


@pytest.mark.parametrize(
    ("often", "end", "repeats", "count"),
    [
        ("Every Tuesday", "6 times", "every Tuesday, 6 times", 6),
        (
            *("Every two weeks on Tuesday", "Until Wednesday 10 February 2027"),
            *("every two weeks on Tuesday, until Wednesday 10 February 2027", 7),
        ),
        (
            *("Second Tuesday of each month", "Until Monday 10 May 2027"),
            *("second Tuesday of each month, until Monday 10 May 2027", 6),
        ),
    ],
)
async def test_the_end_of_a_series_is_chosen_by_a_button(
    stage: Stage, often: str, end: str, repeats: str, count: int
) -> None:
    await stage.ann.say("/meeting")
    for asked, label in (
        *(("On which day", "Tue 10 Nov"), ("When does it start?", "14:00")),
        *(("How long is it?", "2 hours"), ("How often", often), ("Until when?", end)),
    ):
        await stage.ann.expect(asked)
        await stage.ann.tap(label)
    question = await stage.ann.expect("What is it called?")
    await stage.restart()

    await stage.ann.say("Board", reply_to=question)

    assert repeats in (await stage.ann.expect("I understood this")).text
    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("The meetings are planned")
    meetings = await planned(stage)
    assert len(meetings) == count
    assert {one.ends_at - one.starts_at for one in meetings} == {timedelta(hours=2)}


async def test_a_name_that_is_too_long_is_asked_for_again_and_nothing_is_lost(
    stage: Stage,
) -> None:
    await stage.ann.say("/meeting")
    for asked, label in (
        *(("On which day", "Tue 10 Nov"), ("When does it start?", "14:00")),
        *(("How long is it?", "2 hours"), ("How often", "Once")),
    ):
        await stage.ann.expect(asked)
        await stage.ann.tap(label)
    await stage.ann.expect("What is it called?")
    await stage.ann.say("x" * 101)
    await stage.ann.expect("That name is too long. Please use 100 characters or fewer.")

    await stage.ann.say("Board")

    said = await stage.ann.expect("I understood this")
    assert "Tuesday 10 November 2026, 14:00 to 16:00" in said.text


async def test_a_meeting_is_chosen_by_buttons_and_named_after_a_restart(stage: Stage) -> None:
    await stage.ann.say("/meeting")
    await stage.ann.expect("On which day")
    await stage.ann.tap("Later days")
    await stage.ann.expect("On which day")
    await stage.ann.tap("Tue 24 Nov")
    await stage.ann.expect("When does it start?")
    await stage.ann.tap("14:00")
    await stage.ann.expect("How long is it?")
    await stage.ann.tap("one hour")
    await stage.ann.expect("How often does it take place?")
    await stage.ann.tap("Once")
    question = await stage.ann.expect("What is it called?")
    await stage.restart()

    await stage.ann.say('Review of "Monday" for 30 minutes', reply_to=question)

    said = await stage.ann.expect("I understood this")
    assert "Tuesday 24 November 2026, 14:00 to 15:00 (Europe/London)" in said.text
    assert entities(said, "blockquote") == ["Review of Monday for 30 minutes"]


async def test_another_time_can_be_typed(stage: Stage) -> None:
    await stage.ann.say("/meeting")
    await stage.ann.expect("On which day")
    await stage.ann.tap("Wed 4 Nov")
    await stage.ann.expect("When does it start?")
    await stage.ann.tap("Another time")
    question = await stage.ann.expect("Answer this message with the time")

    await stage.ann.say("14:15 for 20 minutes Chat", reply_to=question)

    said = await stage.ann.expect("I understood this")
    assert "Wednesday 4 November 2026, 14:15 to 14:35" in said.text


async def test_change_gives_the_line_back(stage: Stage) -> None:
    await stage.ann.say("/meeting tomorrow 14:00 for 90 minutes Steering group")
    await stage.ann.expect("I understood this")

    await stage.ann.tap("Change")

    changed = await stage.ann.expect("Nothing is planned yet")
    line = "/meeting 4 November 2026 14:00 for 90 minutes Steering group"
    assert entities(changed, "code") == [line]


async def test_forget_plans_nothing(stage: Stage) -> None:
    await stage.ann.say("/meeting tomorrow 14:00 Steering group")
    await stage.ann.expect("I understood this")

    await stage.ann.tap("Forget it")

    await stage.ann.expect("I planned nothing")
    assert await planned(stage) == []


@pytest.mark.parametrize(("start", "minutes"), [(0, 60), (10**14, 60), (29_700_000, 10**9)])
async def test_a_made_up_button_plans_nothing(stage: Stage, start: int, minutes: int) -> None:
    await stage.ann.say("/meeting tomorrow 14:00 Steering group")
    said = await stage.ann.expect("I understood this")

    forged = PlanTap(stage.actor.group_id, start, minutes, "1")
    stage.ann.tap_data(said, forged.data)

    await stage.ann.expect("too old for me to read")
    assert await planned(stage) == []


async def test_a_member_plans_nothing_by_an_admins_button(stage: Stage) -> None:
    member = stage.others[0]
    await stage.ann.say("/meeting tomorrow 14:00 Steering group")
    said = await stage.ann.expect("I understood this")
    theirs = await member.say("hello")
    await member.quiet()

    tapped = member.tap_data(member.last, said.buttons[0].data)

    assert "Only an admin" in (await member.answer(tapped)).text
    assert theirs.text == "hello"
    assert await planned(stage) == []


async def test_a_meeting_is_cancelled_when_they_are_sure(stage: Stage) -> None:
    await stage.ann.say("/meeting tomorrow 14:00 Steering group")
    await stage.ann.expect("I understood this")
    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("The meeting is planned")
    await stage.ann.say("/meetings")
    await stage.ann.expect("1. Wednesday 4 November 2026, 14:00 to 15:00")

    await stage.ann.tap("Cancel 1")
    sure = await stage.ann.expect("Shall I cancel this meeting?")
    assert len(await planned(stage)) == 1
    await stage.ann.tap("Yes, cancel it", message=sure)

    await stage.ann.expect("is cancelled")
    assert await planned(stage) == []


async def test_no_prompts_can_follow_a_meeting(stage: Stage) -> None:
    await stage.ann.say("/meeting tomorrow 14:00 Steering group")
    await stage.ann.expect("I understood this")
    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("The meeting is planned")
    await stage.ann.say("/meetings")
    await stage.ann.expect("Meetings of")

    await stage.ann.tap("No prompts after 1")
    await stage.ann.expect("Shall I ask nothing after this meeting?")
    await stage.ann.tap("Yes, no prompts")

    await stage.ann.expect("I ask nothing after “Steering group”")
    stage.clock.move(days=2)
    assert await stage.app.flows.asking.open_due_rounds() == 0


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_sentence_with_its_words(reason: Reason) -> None:
    start = datetime(2026, 11, 3, 14, tzinfo=LONDON)
    offered = Understood(start, start.replace(hour=15), "A & B")

    alone = unclear_text(Speech(), Unclear(reason, "<these words>"))
    with_choice = unclear_text(Speech(), Unclear(reason, "<these words>", (offered,)))

    assert "Nothing is planned yet" in alone
    assert "<blockquote>A &amp; B</blockquote>" in with_choice
    assert "<these words>" not in alone + with_choice


def test_an_hour_that_comes_twice_is_told_apart_by_its_offset() -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    labels = {
        choice_label(Speech(), Understood(at, at, ""), Reason.CLOCK_TWICE)
        for at in (first, first.replace(fold=1))
    }

    assert labels == {
        "Sunday 25 October 2026 at 01:30 (UTC+01:00)",
        "Sunday 25 October 2026 at 01:30 (UTC+00:00)",
    }
