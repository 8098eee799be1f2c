"""Calendars that say only a part, or something that can't be used: the rest stays as it was."""

import pytest

from bot.flows.meetings.fetch_results import Fetched, Unchanged, Unfetched
from tests.unit.flows.calendars import WEEKLY, added, calendar, imported, refreshed
from tests.unit.flows.home import Home


async def test_a_file_about_one_meeting_of_a_series_leaves_the_others(home: Home) -> None:
    await imported(home, WEEKLY)

    moved = await imported(
        home, calendar("a 20261111T090000Z 60 RECURRENCE-ID:20261110T140000Z SEQUENCE:1")
    )
    assert (len(moved.moved), len(moved.cancelled)) == (1, 0)
    cancelled = await imported(
        home,
        calendar("a 20261117T140000Z 60 RECURRENCE-ID:20261117T140000Z SEQUENCE:2").replace(
            b"VERSION:2.0", b"METHOD:CANCEL"
        ),
    )

    assert len(cancelled.cancelled) == 1
    assert await home.planned() == ["2026-11-03T14:00", "2026-11-11T09:00"]


async def test_a_file_that_calls_off_a_series_without_its_rule_cancels_all_of_it(
    home: Home,
) -> None:
    await imported(home, WEEKLY)

    await imported(
        home, calendar("a 20261103T140000Z 60").replace(b"VERSION:2.0", b"METHOD:CANCEL")
    )

    assert await home.planned() == []


@pytest.mark.parametrize("method", [b"REPLY", b"COUNTER", b"reply"])
async def test_an_answer_to_an_invitation_changes_nothing(home: Home, method: bytes) -> None:
    await imported(home, WEEKLY)
    answer = calendar("a 20261104T140000Z 60", "b 20261105T140000Z 60")

    changes = await imported(home, answer.replace(b"VERSION:2.0", b"METHOD:" + method))

    assert changes.count == 0


@pytest.mark.parametrize(
    "broken",
    [
        "a yesterday 60 RRULE:FREQ=WEEKLY;COUNT=3",
        "a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=3 DTSTART:20261104T140000Z",
        "a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=3;BYWEEKNO=44",
        "a 20261103T140000Z 60 DTEND:20261103T130000Z RRULE:FREQ=WEEKLY;COUNT=3",
        "a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=3 RDATE;TZID=Nowhere:20261104T140000",
    ],
)
async def test_what_a_feed_says_in_a_way_that_can_not_be_used_stays_and_is_told_of_once(
    home: Home, broken: str
) -> None:
    await added(home, WEEKLY)

    assert await refreshed(home, Fetched(calendar(broken))) == 0

    assert len(await home.planned()) == 3
    assert await home.notices() == ["notice-feed-left-out"]
    await refreshed(home, Fetched(calendar(broken)))
    await refreshed(home, Unchanged())
    await refreshed(home, Fetched(calendar(broken)))
    assert await home.notices() == ["notice-feed-left-out"]
    await refreshed(home, Fetched(WEEKLY))
    await refreshed(home, Fetched(calendar(broken)))
    assert await home.notices() == ["notice-feed-left-out"] * 2


async def test_a_trouble_is_told_of_after_events_that_can_not_be_used(home: Home) -> None:
    await added(home, WEEKLY)
    await refreshed(home, Fetched(calendar("b yesterday 60")))

    await refreshed(home, Unfetched.REFUSED)
    await refreshed(home, Unfetched.REFUSED)

    assert sorted(await home.notices()) == ["notice-feed-left-out", "notice-feed-refused"]


async def test_a_feed_that_is_cut_off_cancels_nothing_and_is_told_of(home: Home) -> None:
    await added(home, calendar("a 20261103T140000Z 60", "b 20261105T140000Z 60"))
    cut = calendar("a 20261103T150000Z 60").replace(b"END:VCALENDAR\r\n", b"")

    await refreshed(home, Fetched(cut))

    assert await home.planned() == ["2026-11-03T15:00", "2026-11-05T14:00"]
    assert sorted(await home.notices()) == ["notice-feed-changed", "notice-feed-cut-off"]


async def test_a_broken_event_elsewhere_in_a_feed_cancels_nothing_that_is_gone(home: Home) -> None:
    await added(home, WEEKLY)

    await refreshed(home, Fetched(calendar("b yesterday 60")))

    assert len(await home.planned()) == 3
