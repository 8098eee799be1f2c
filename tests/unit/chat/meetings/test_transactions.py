"""One tap is one flow is one transaction, besides the read of whose groups it may be about."""

from pathlib import Path

import pytest

from tests.unit.chat.stage import Stage
from tests.unit.chat.transactions import READS, WRITES, Counted

OUTLOOK = Path(__file__).parents[3] / "data" / "calendars" / "outlook.ics"


async def test_a_meeting_is_understood_in_one_read_and_planned_in_one_write(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(stage, monkeypatch)

    await stage.ann.say("/meeting tomorrow 14:00")
    await stage.ann.expect("I understood this")
    assert counted.new() == READS

    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("The meeting is planned")
    assert counted.new() == WRITES


async def test_a_meeting_of_several_that_could_be_meant_is_said_back_in_one_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.ann.say("/meeting every two weeks on Wednesday 14:00 Board")
    await stage.ann.expect("This could be more than one day")
    counted = Counted(stage, monkeypatch)

    await stage.ann.tap("Wednesday 11 November")
    await stage.ann.expect("I understood this")

    assert counted.new() == READS


async def test_a_meetings_card_is_shown_in_one_read_and_changed_in_one_write(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.ann.say("/meeting tomorrow 14:00")
    await stage.ann.expect("I understood this")
    await stage.ann.tap("Yes, plan it")
    await stage.ann.expect("The meeting is planned")
    await stage.ann.say("/meetings")
    await stage.ann.expect("Meetings of")
    counted = Counted(stage, monkeypatch)

    await stage.ann.tap("More on 1")
    card = await stage.ann.expect("I ask this")
    assert counted.new() == READS

    await stage.ann.tap(next(one for one in card.labels if one.startswith("Ask from")))
    await stage.ann.expect("I ask this")
    assert counted.new() == WRITES

    await stage.ann.tap("Choose single questions")
    await stage.ann.expect("Nothing is chosen one by one yet")
    assert counted.new() == READS

    await stage.ann.tap("Ask 1")
    await stage.ann.expect("I ask these:")
    assert counted.new() == WRITES


async def test_a_calendar_file_is_said_back_in_one_read_and_planned_in_one_write(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(stage, monkeypatch)

    await stage.ann.send_document("outlook.ics", OUTLOOK.read_bytes(), caption="peer work")
    await stage.ann.expect("This is what I read in the calendar")
    assert counted.new() == READS

    await stage.ann.tap("Yes, plan them")
    await stage.ann.expect("Done. New meetings: 8.")
    assert counted.new() == WRITES


async def test_the_days_of_a_file_become_holidays_in_one_write(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    holidays = OUTLOOK.with_name("holidays.ics")
    await stage.ann.send_document("holidays.ics", holidays.read_bytes())
    await stage.ann.expect("This is what I read in the calendar")
    counted = Counted(stage, monkeypatch)

    await stage.ann.tap("Whole days are holidays")
    await stage.ann.expect("I ask nothing on")
    assert counted.new() == WRITES
