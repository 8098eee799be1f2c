"""Meetings that repeat: planned ahead, planned on, moved, skipped and cancelled one by one."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.flows.meetings.planning import (
    InThePast,
    Planned,
    PlannedMeeting,
)
from bot.flows.shared.access import Actor, NotAllowed
from bot.rules.repeating import Every, Repeat
from storage.queries import series
from storage.queries.series import Series
from storage.records import AsksByRule, MeetingState
from storage.store import Unit
from tests.unit.flows.home import ADMIN, Home

HOUR = timedelta(hours=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def plan(home: Home, starts: str, repeat: Repeat, token: str = "1") -> Planned:
    planned = await home.flows.planning.plan_series(
        home.actor, utc(starts), utc(starts) + HOUR, "Board", repeat, token
    )
    assert isinstance(planned, Planned)
    return planned


async def test_a_series_that_ends_before_it_begins_is_not_planned(home: Home) -> None:
    """No button of ours says so, but one can be made up."""
    outcome = await home.flows.planning.plan_series(
        home.actor,
        utc("2026-12-01T14:00"),
        utc("2026-12-01T15:00"),
        "Board",
        Repeat(Every.WEEK, until=date(2026, 11, 30)),
        "1",
    )

    assert isinstance(outcome, InThePast)


async def test_all_of_a_short_series_is_planned_at_once(home: Home) -> None:
    planned = await plan(home, "2027-03-16T14:00", Repeat(Every.WEEK, count=4))

    assert planned.count == 4
    assert planned.first.opens_at == utc("2027-03-16T15:30")
    # Clocks go forward on 28 March.
    assert await home.planned() == [
        *("2027-03-16T14:00", "2027-03-23T14:00", "2027-03-30T13:00", "2027-04-06T13:00")
    ]


async def test_two_taps_are_one_series(home: Home) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=3))

    again = await home.flows.planning.plan_series(
        home.actor,
        utc("2026-11-03T14:00"),
        utc("2026-11-03T15:00"),
        "Board",
        Repeat(Every.WEEK, count=3),
        "1",
    )

    assert isinstance(again, Planned)
    assert again.before
    assert len(await home.planned()) == 3


async def test_a_series_that_would_be_over_is_not_planned(home: Home) -> None:
    outcome = await home.flows.planning.plan_series(
        home.actor,
        utc("2026-10-06T14:00"),
        utc("2026-10-06T15:00"),
        "Board",
        Repeat(Every.WEEK),
        "1",
    )

    assert isinstance(outcome, InThePast)


async def test_a_series_without_an_end_is_planned_on_as_time_goes_by(home: Home) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.FORTNIGHT))
    assert await home.flows.planning.extend_series() == 0
    before = await home.planned()
    assert before[-1] == "2027-11-02T14:00"

    home.clock.move(days=60)
    added = await home.flows.planning.extend_series()

    assert added == 4
    assert await home.flows.planning.extend_series() == 0
    after = await home.planned()
    assert after[: len(before)] == before
    assert after[-1] == "2027-12-28T14:00"


async def test_a_series_that_can_not_be_planned_on_holds_up_no_other(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for token in ("1", "2", "3"):
        await plan(home, "2026-11-03T14:00", Repeat(Every.FORTNIGHT), token)
    before, broken = len(await home.planned()), list[str]()
    find = series.find

    async def found(unit: Unit, group_id: str, series_id: str) -> Series | None:
        if not broken:
            broken.append(series_id)
            raise ZeroDivisionError
        return await find(unit, group_id, series_id)

    monkeypatch.setattr(series, "find", found)
    home.clock.move(days=60)

    with pytest.raises(ZeroDivisionError):
        await home.flows.planning.extend_series()

    monkeypatch.undo()
    home.clock.move(days=-60)
    assert len(await home.planned()) == before + 2 * 4


async def test_a_series_keeps_its_wall_time_where_it_was_planned_when_the_zone_changes(
    home: Home,
) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK))
    await home.flows.ruling.change(home.actor, zone="America/New_York")

    home.clock.move(days=200)
    await home.flows.planning.extend_series()

    # Summer in London: 14:00 there is 13:00 UTC.
    assert "2027-11-16T14:00" in await home.planned()
    assert "2028-05-02T13:00" in await home.planned()


async def test_one_of_a_series_is_cancelled_and_not_planned_again(home: Home) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK))
    second = await home.meeting(1)

    await home.flows.planning.cancel(home.actor, second.id)
    home.clock.move(days=60)
    await home.flows.planning.extend_series()

    assert "2026-11-10T14:00" not in await home.planned()


async def test_all_of_a_series_is_cancelled_and_nothing_is_planned_on(home: Home) -> None:
    planned = await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK))
    series_id = planned.first.meeting.series_id
    assert series_id is not None

    cancelled = await home.flows.planning.cancel_series(home.actor, series_id)
    home.clock.move(days=60)

    assert len(cancelled) == planned.count
    assert await home.flows.planning.extend_series() == 0
    assert await home.planned() == []


async def test_another_groups_series_can_not_be_cancelled(home: Home) -> None:
    planned = await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK))
    assert planned.first.meeting.series_id is not None
    founded = await home.flows.founding.found_group(ADMIN, "Another group")
    other = Actor(ADMIN, founded.group.id)  # type: ignore[union-attr]

    cancelled = await home.flows.planning.cancel_series(other, planned.first.meeting.series_id)

    assert cancelled == ()
    assert len(await home.planned()) == planned.count


async def test_a_moved_meeting_is_asked_about_at_its_new_time(home: Home) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))
    first = await home.meeting()

    moved = await home.flows.planning.move(
        home.actor, first.id, utc("2026-11-04T10:00"), utc("2026-11-04T11:00")
    )

    assert isinstance(moved, PlannedMeeting)
    assert moved.opens_at == utc("2026-11-04T11:30")
    home.clock.set("2026-11-03T16:00")
    assert await home.flows.asking.open_due_rounds() == 0
    home.clock.set("2026-11-04T11:30")
    assert await home.flows.asking.open_due_rounds() == 1
    late = await home.flows.planning.move(
        home.actor, first.id, utc("2026-11-05T10:00"), utc("2026-11-05T11:00")
    )
    assert late is None


async def test_a_meeting_is_not_moved_into_the_past(home: Home) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))
    first = await home.meeting()

    moved = await home.flows.planning.move(
        home.actor, first.id, utc("2026-11-01T10:00"), utc("2026-11-01T11:00")
    )

    assert isinstance(moved, InThePast)


async def test_nothing_is_asked_after_a_skipped_meeting_and_the_next_is_asked_about(
    home: Home,
) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))
    first = await home.meeting()

    await home.flows.planning.skip(home.actor, first.id)

    home.clock.set("2026-11-03T16:00")
    assert await home.flows.asking.open_due_rounds() == 0
    home.clock.set("2026-11-10T16:00")
    assert await home.flows.asking.open_due_rounds() == 1
    assert (await home.found(first.id)).state is MeetingState.SKIPPED


async def test_a_member_plans_and_changes_nothing(home: Home) -> None:
    planned = await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))
    member = Actor(ADMIN + 1, home.actor.group_id)
    meeting = planned.first.meeting
    planning = home.flows.planning

    for attempt in (
        planning.move(member, meeting.id, meeting.starts_at, meeting.ends_at),
        planning.cancel_series(member, meeting.series_id or ""),
        home.flows.picking.choose(member, meeting.id, AsksByRule()),
        home.flows.picking.card(member, meeting.id),
        home.flows.importing.clear_holidays(member),
        home.flows.feeding.overview(member),
    ):
        with pytest.raises(NotAllowed):
            await attempt


async def test_nothing_is_asked_on_a_holiday(home: Home) -> None:
    data = Path(__file__).parents[2] / "data" / "calendars" / "holidays.ics"
    days = await home.flows.importing.keep_holidays(
        home.actor, data.read_bytes(), zone=ZoneInfo("Europe/London")
    )
    assert date(2026, 12, 25) in days  # type: ignore[operator]
    # Christmas Day is a Friday, and the Monday after it is a holiday too.
    await plan(home, "2026-12-25T10:00", Repeat(Every.WEEK, count=2))

    (first, second) = await home.flows.planning.meetings(home.actor)

    assert first.opens_at == utc("2026-12-29T08:00")
    assert second.opens_at == utc("2027-01-04T08:00")  # New Year's Day is a Friday as well
    home.clock.set("2026-12-28T12:00")
    assert await home.flows.asking.open_due_rounds() == 0
    home.clock.set("2026-12-29T08:00")
    assert await home.flows.asking.open_due_rounds() == 1


async def test_holidays_can_be_cleared(home: Home) -> None:
    data = Path(__file__).parents[2] / "data" / "calendars" / "holidays.ics"
    await home.flows.importing.keep_holidays(
        home.actor, data.read_bytes(), zone=ZoneInfo("Europe/London")
    )
    await home.flows.importing.keep_holidays(
        home.actor, data.read_bytes(), zone=ZoneInfo("Europe/London")
    )
    assert len((await home.flows.feeding.overview(home.actor)).holidays) == 3

    await home.flows.importing.clear_holidays(home.actor)

    assert (await home.flows.feeding.overview(home.actor)).holidays == ()


async def test_after_an_outage_nobody_is_asked_at_night(home: Home) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))

    home.clock.set("2026-11-03T22:00")
    assert await home.flows.asking.open_due_rounds() == 0
    home.clock.set("2026-11-04T08:00")
    assert await home.flows.asking.open_due_rounds() == 1


async def test_a_meeting_stays_at_its_instant_when_the_zone_changes_and_quiet_hours_move(
    home: Home,
) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))

    await home.flows.ruling.change(home.actor, zone="Asia/Kathmandu")

    (first, _) = await home.flows.planning.meetings(home.actor)
    assert first.meeting.starts_at == utc("2026-11-03T14:00")
    # 15:30 UTC is 21:15 there; eight in the morning there is 02:15 UTC.
    assert first.opens_at == utc("2026-11-04T02:15")


async def test_a_meeting_in_a_pause_is_missed_and_the_next_is_asked_about(home: Home) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))
    first = await home.meeting()
    await home.flows.pausing.pause_group(home.actor, utc("2026-11-08T00:00"))

    home.clock.set("2026-11-03T16:00")
    assert await home.flows.asking.open_due_rounds() == 0
    assert (await home.found(first.id)).state is MeetingState.MISSED
    told = await home.notices()
    assert told.count("notice-break") == len(told) - 1  # the break itself, to all the others
    assert [one for one in told if one != "notice-break"] == ["notice-not-asked-paused"]
    home.clock.set("2026-11-10T16:00")
    assert await home.flows.asking.open_due_rounds() == 1
