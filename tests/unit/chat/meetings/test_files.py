"""A calendar file or address is said back in words before it changes anything."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.flows.meetings.fetch_results import Unfetched
from bot.ical.model import Fault, Trouble
from bot.texts.speech import Speech
from storage.queries import feeds
from tests.unit.chat.stage import Stage

DATA = Path(__file__).parents[3] / "data" / "calendars"


async def send(stage: Stage, name: str, caption: str = "") -> None:
    await stage.ann.send_document(name, (DATA / name).read_bytes(), caption=caption)


async def count(stage: Stage) -> int:
    return len(await stage.app.flows.planning.meetings(stage.actor))


async def test_a_file_of_outlook_is_said_back_and_planned_even_after_a_restart(
    stage: Stage,
) -> None:
    await send(stage, "outlook.ics", "peer work")
    said = await stage.ann.expect("This is what I read in the calendar")
    assert "New meetings: 8" in said.text
    assert "Tuesday 17 November 2026, 14:00 to 15:30 (Europe/London)" in said.text
    assert "… and 2 more" in said.text
    assert await count(stage) == 0
    await stage.restart()

    await stage.ann.tap("Yes, plan them")

    await stage.ann.expect("Done. New meetings: 8.")
    assert await count(stage) == 8


@pytest.mark.parametrize("rest", ["/secret/a.ics", "?token=secret", "#secret"])
async def test_of_a_calendars_address_only_its_place_is_shown(stage: Stage, rest: str) -> None:
    async with stage.app.store.write() as unit:
        now = stage.app.clock()
        await feeds.add(
            unit,
            group_id=stage.actor.group_id,
            url=f"https://calendar.example{rest}",
            match="",
            etag="",
            next_at=now + timedelta(hours=3),
            now=now,
        )

    await stage.ann.say("/settings calendar")

    shown = await stage.ann.expect("From calendar.example.")
    assert "secret" not in shown.text


async def test_whole_days_can_be_holidays(stage: Stage) -> None:
    await send(stage, "holidays.ics")
    said = await stage.ann.expect("There is nothing to change")
    assert said.labels == ["Whole days are holidays", "Forget it"]

    await stage.ann.tap("Whole days are holidays")

    await stage.ann.expect("I ask nothing on 3 days to come")
    assert len((await stage.app.flows.feeding.overview(stage.actor)).holidays) == 3


async def test_a_file_that_is_no_calendar_is_refused_in_words(stage: Stage) -> None:
    await stage.ann.send_document("a.ics", b"hello")

    await stage.ann.expect("What I got is not a calendar")


async def test_another_file_is_no_calendar_and_not_read_as_one(stage: Stage) -> None:
    await stage.ann.send_document("a.pdf", b"hello")

    said = await stage.ann.expect("")

    assert "calendar" not in said.text


async def test_a_members_file_changes_nothing(stage: Stage) -> None:
    member = stage.others[0]

    await member.send_document("a.ics", (DATA / "outlook.ics").read_bytes())

    await member.expect("Only an admin")
    assert await count(stage) == 0


async def test_an_admin_of_two_groups_is_asked_which_one(stage: Stage) -> None:
    await stage.app.flows.founding.found_group(stage.actor.chat_id, "Second group")
    await send(stage, "outlook.ics", "peer work")
    await stage.ann.expect("Which group")

    await stage.ann.tap("Second group")
    await stage.ann.expect("New meetings: 8")
    await stage.ann.tap("Yes, plan them")

    await stage.ann.expect("Done.")
    assert await count(stage) == 0


async def test_a_private_address_is_refused_in_words(stage: Stage) -> None:
    await stage.ann.say("/settings calendar http://127.0.0.1/a.ics board")

    await stage.ann.expect("inside a private network")


async def test_the_address_of_a_calendar_is_asked_for_by_a_button(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("The rules of")
    await stage.ann.tap("When I ask: after 30 minutes")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Calendars and holidays")
    await stage.ann.expect("has no calendar that I look at")
    await stage.ann.tap("Add a calendar")
    asked = await stage.ann.expect("What is the calendar’s address?")
    await stage.restart()

    await stage.ann.say("webcal://127.0.0.1/a.ics board", reply_to=asked)

    await stage.ann.expect("inside a private network")


async def test_the_calendars_of_a_group_are_shown_in_settings(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("The rules of")

    await stage.ann.tap("When I ask: after 30 minutes")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Calendars and holidays")

    await stage.ann.expect("has no calendar that I look at")


@pytest.mark.parametrize("reason", [*Unfetched, *Trouble])
def test_every_trouble_has_a_sentence_for_the_chat_and_for_a_notice(
    reason: Unfetched | Trouble,
) -> None:
    said = Speech().say(f"calendar-{reason}", title="A & B")
    told = Speech().say(f"notice-feed-{reason.value}", group="Board", title="A & B")

    assert said in told


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_an_event_has_a_sentence_with_its_title_and_line(fault: Fault) -> None:
    said = Speech().say(f"calendar-fault-{fault.value}", title="A & B", line=12)

    assert "“A &amp; B”, line 12" in said


async def test_events_that_can_not_be_used_are_named_by_title_and_line(stage: Stage) -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a", "DTSTART:tomorrow", "SUMMARY:Board"]
    file = "\r\n".join([*lines, "END:VEVENT", ""]).encode()

    await stage.ann.send_document("a.ics", file)

    said = await stage.ann.expect("Left out, because I can’t use them: 1")
    assert "“Board”, line 2 of the file: I can’t read its times." in said.text
    assert "The end of the file is missing." in said.text


NO_ENDS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
DTSTART:20261110T140000Z
DTEND:20261110T133000Z
SUMMARY:Board
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTART:20261103T140000Z
DTEND:20261103T133000Z
SUMMARY:Over by now
END:VEVENT
BEGIN:VEVENT
UID:c
DTSTART:20261112T140000Z
DURATION:-PT30M
RRULE:FREQ=WEEKLY
SUMMARY:Series
END:VEVENT
END:VCALENDAR
"""


async def test_how_long_a_meeting_is_that_ends_before_it_starts_is_asked_with_buttons(
    stage: Stage,
) -> None:
    await stage.ann.send_document("a.ics", NO_ENDS.encode())
    said = await stage.ann.expect("“Board”, line 2 of the file: it ends before it starts.")
    assert said.labels == ["How long is “Board”?", "Forget it"]
    await stage.restart()

    await stage.ann.tap("How long is “Board”?")
    asked = await stage.ann.expect("It starts on Tuesday 10 November at 14:00.")
    await stage.ann.tap("90 minutes", message=asked)
    await stage.ann.expect("Tuesday 10 November 2026, 14:00 to 15:30")
    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("The meeting is planned")

    [planned] = await stage.app.flows.planning.meetings(stage.actor)
    assert planned.meeting.title == "Board"
    stage.clock.move(days=7)
    await stage.ann.tap("How long is “Board”?", message=said)
    await stage.ann.expect("or it has begun")
