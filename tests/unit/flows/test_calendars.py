"""A calendar, sent as a file or looked at by its address, plans, moves and cancels meetings."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.flows.meetings.feeds import FeedAdded, FeedTrouble, TooManyFeeds
from bot.flows.meetings.fetch_results import Fetched, Unchanged, Unfetched
from bot.flows.meetings.importing import BadFile, CalendarPreview
from bot.flows.meetings.planning import PlannedMeeting
from bot.ical.model import Trouble
from storage.queries import feeds
from storage.records import Feed, MeetingSource, MeetingState
from storage.store import Unit
from tests.unit.flows.calendars import (
    LONDON,
    ONE_LESS,
    URL,
    WEEKLY,
    added,
    calendar,
    imported,
    refreshed,
)
from tests.unit.flows.home import Home

OUTLOOK = (Path(__file__).parents[2] / "data" / "calendars" / "outlook.ics").read_bytes()


# Files


async def test_a_calendar_is_read_by_the_clock_that_the_group_lives_by_now(home: Home) -> None:
    floating = calendar("a 20261103T140000 60")
    home.calendars.at[URL] = Fetched(floating)
    await home.flows.ruling.change(home.actor, zone="America/New_York")

    seen = await home.flows.importing.preview(home.actor, floating, "", zone=LONDON)
    file = await home.flows.importing.plan(home.actor, floating, "", zone=LONDON)
    feed = await home.flows.feeding.add(home.actor, URL, "", zone=LONDON)

    assert isinstance(seen, CalendarPreview)
    assert isinstance(file, CalendarPreview)
    assert isinstance(feed, FeedAdded)
    [first], [second] = seen.changes.added, file.changes.added
    assert first.starts_at == second.starts_at == datetime(2026, 11, 3, 19, tzinfo=UTC)
    [kept] = feed.preview.changes.kept
    assert kept.starts_at == first.starts_at


async def test_a_file_is_previewed_before_anything_is_planned(home: Home) -> None:
    preview = await home.flows.importing.preview(home.actor, OUTLOOK, "peer work", zone=LONDON)

    assert isinstance(preview, CalendarPreview)
    assert len(preview.changes.added) == 9  # one of the ten is called off
    assert await home.planned() == []


async def test_a_file_plans_what_was_previewed_and_a_second_time_nothing(home: Home) -> None:
    assert len((await imported(home, OUTLOOK, "peer work")).added) == 9

    again = await imported(home, OUTLOOK, "peer work")

    assert (again.count, len(again.kept)) == (0, 9)
    assert (await home.planned())[:3] == [
        *("2026-11-03T14:00", "2026-11-17T14:00", "2026-12-02T10:00")
    ]
    assert (await home.meeting()).source is MeetingSource.FILE


async def test_a_newer_file_of_the_same_series_moves_and_cancels(home: Home) -> None:
    await imported(home, WEEKLY)
    newer = calendar(
        "a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=3 EXDATE:20261110T140000Z",
        "a 20261118T090000Z 60 RECURRENCE-ID:20261117T140000Z",
    )

    changes = await imported(home, newer)

    assert (len(changes.moved), len(changes.cancelled)) == (1, 1)
    assert await home.planned() == ["2026-11-03T14:00", "2026-11-18T09:00"]


async def test_another_file_leaves_the_meetings_of_the_first_alone(home: Home) -> None:
    await imported(home, WEEKLY)

    await imported(home, calendar("b 20261105T100000Z 30"))

    assert len(await home.planned()) == 4


async def test_what_is_over_is_not_planned(home: Home) -> None:
    changes = await imported(home, calendar("a 20261101T140000Z 60"))

    assert changes.count == 0


async def test_a_bad_file_is_refused_with_its_reason(home: Home) -> None:
    many = calendar(*(f"{number} 20261103T140000Z 60" for number in range(1001)))

    assert await home.flows.importing.preview(home.actor, b"hello", "", zone=LONDON) == BadFile(
        Trouble.NOT_A_CALENDAR
    )
    assert await home.flows.importing.plan(home.actor, many, "", zone=LONDON) == BadFile(
        Trouble.TOO_MANY
    )


# Feeds


async def test_a_feed_plans_at_once_and_is_looked_at_every_three_hours(home: Home) -> None:
    await added(home, WEEKLY)
    assert len(await home.planned()) == 3

    home.clock.move(hours=2.9)
    assert await home.flows.feeding.refresh_due() == 0
    assert home.calendars.asked == [(URL, "")]
    assert await refreshed(home, Unchanged()) == 0

    assert home.calendars.asked[1:] == [(URL, '"1"')]


async def test_a_feed_moves_and_cancels_what_has_not_been_asked_about(home: Home) -> None:
    await added(home, WEEKLY)
    moved = calendar(
        "a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=3",
        "a 20261111T100000Z 60 RECURRENCE-ID:20261110T140000Z",
        "a 20261117T140000Z 60 RECURRENCE-ID:20261117T140000Z STATUS:CANCELLED",
    )

    assert await refreshed(home, Fetched(moved)) == 2

    assert await home.planned() == ["2026-11-03T14:00", "2026-11-11T10:00"]


async def test_what_a_feed_has_no_more_is_cancelled_and_comes_back_with_it(home: Home) -> None:
    await added(home, WEEKLY)

    await refreshed(home, Fetched(ONE_LESS))
    assert await home.planned() == ["2026-11-03T14:00", "2026-11-17T14:00"]
    await refreshed(home, Fetched(WEEKLY))

    assert await home.planned() == ["2026-11-03T14:00", "2026-11-10T14:00", "2026-11-17T14:00"]


async def test_a_meeting_that_was_asked_about_is_never_asked_about_again(home: Home) -> None:
    await added(home, WEEKLY)
    first = await home.meeting()
    home.clock.set("2026-11-03T15:30")
    assert await home.flows.asking.open_due_rounds() == 1

    later = calendar("a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=3").replace(
        b"END:VCALENDAR",
        calendar("a 20261105T140000Z 60 RECURRENCE-ID:20261103T140000Z").partition(b"2.0\r\n")[2],
    )
    await refreshed(home, Fetched(later))

    assert (await home.found(first.id)).state is MeetingState.ASKED
    home.clock.set("2026-11-05T16:00")
    assert await home.flows.asking.open_due_rounds() == 0


async def test_a_meeting_moved_to_a_day_that_is_over_is_asked_about_now(home: Home) -> None:
    await added(home, calendar("a 20261105T140000Z 60"))
    home.clock.set("2026-11-04T12:00")

    await refreshed(home, Fetched(calendar("a 20261103T140000Z 60")))

    assert await home.flows.asking.open_due_rounds() == 1


async def test_what_an_admin_did_by_hand_stays(home: Home) -> None:
    await added(home, WEEKLY)
    first, second, third = [await home.meeting(number) for number in range(3)]
    planning, hour = home.flows.planning, timedelta(hours=1)
    moved = await planning.move(home.actor, first.id, first.starts_at + hour, first.ends_at + hour)
    assert isinstance(moved, PlannedMeeting)
    await planning.skip(home.actor, second.id)
    await planning.cancel(home.actor, third.id)

    assert await refreshed(home, Fetched(WEEKLY)) == 0

    assert await home.planned() == ["2026-11-03T15:00"]
    states = [(await home.found(one.id)).state for one in (first, second, third)]
    assert states == [MeetingState.PLANNED, MeetingState.SKIPPED, MeetingState.CANCELLED]


async def test_what_was_moved_by_hand_is_cancelled_with_its_calendar(home: Home) -> None:
    await added(home, WEEKLY)
    second, hour = await home.meeting(1), timedelta(hours=1)
    await home.flows.planning.move(
        home.actor, second.id, second.starts_at + hour, second.ends_at + hour
    )

    await refreshed(home, Fetched(ONE_LESS))

    assert (await home.found(second.id)).state is MeetingState.CANCELLED


async def test_a_file_and_a_feed_of_the_same_calendar_are_one(home: Home) -> None:
    await imported(home, WEEKLY)

    await added(home, WEEKLY)
    assert len(await home.planned()) == 3
    await refreshed(home, Fetched(ONE_LESS))

    assert len(await home.planned()) == 2


async def test_another_match_word_leaves_out_what_does_not_match(home: Home) -> None:
    both = WEEKLY.replace(b"END:VCALENDAR\r\n", b"") + calendar("b 20261105T100000Z 30").partition(
        b"2.0\r\n"
    )[2].replace(b"SUMMARY:Board", b"SUMMARY:Lunch")
    await added(home, both)
    assert len(await home.planned()) == 4

    await added(home, both, "board")

    assert len((await home.flows.feeding.overview(home.actor)).feeds) == 1
    assert len(await home.planned()) == 3


async def test_a_feed_that_is_removed_takes_its_meetings_along(home: Home) -> None:
    feed = await added(home, WEEKLY)
    await home.flows.planning.plan(
        home.actor,
        home.clock.now + timedelta(days=1),
        home.clock.now + timedelta(days=1, hours=1),
        "Typed",
        "1",
    )

    assert await home.flows.feeding.remove(home.actor, feed.id) == 3
    assert await home.flows.feeding.remove(home.actor, feed.id) is None

    assert len(await home.planned()) == 1
    home.clock.move(hours=4)
    assert await home.flows.feeding.refresh_due() == 0


async def test_admins_hear_of_a_trouble_once_until_it_is_over(home: Home) -> None:
    await added(home, WEEKLY)

    await refreshed(home, Unfetched.REFUSED)
    assert await home.notices() == []  # a short trouble is no news
    for _ in range(5):
        await refreshed(home, Unfetched.REFUSED)
    assert await home.notices() == ["notice-feed-refused"]
    await refreshed(home, Unchanged())
    for _ in range(3):
        await refreshed(home, Unfetched.TOO_SLOW)

    assert sorted(await home.notices()) == ["notice-feed-refused", "notice-feed-too-slow"]
    assert len(await home.planned()) == 3


async def test_a_feed_that_becomes_a_bad_calendar_is_told_of_and_changes_nothing(
    home: Home,
) -> None:
    await added(home, WEEKLY)

    for _ in range(2):
        await refreshed(home, Fetched(b"<html>Log in</html>"))

    assert await home.notices() == ["notice-feed-not-a-calendar"]
    assert len(await home.planned()) == 3


async def test_a_feed_that_can_not_be_read_is_not_added(home: Home) -> None:
    home.calendars.at[URL] = Unfetched.PRIVATE_ADDRESS

    assert await home.flows.feeding.add(home.actor, URL, "", zone=LONDON) == FeedTrouble(
        Unfetched.PRIVATE_ADDRESS
    )
    assert (await home.flows.feeding.overview(home.actor)).feeds == ()


async def test_a_group_looks_at_three_calendars_at_most(home: Home) -> None:
    for number in range(4):
        url = f"https://calendar.example/{number}.ics"
        home.calendars.at[url] = Fetched(WEEKLY)
        outcome = await home.flows.feeding.add(home.actor, url, "", zone=LONDON)
        assert isinstance(outcome, FeedAdded if number < 3 else TooManyFeeds)


async def test_admins_hear_of_what_a_feed_has_moved_or_cancelled_and_of_nothing_else(
    home: Home,
) -> None:
    await added(home, WEEKLY)
    await refreshed(home, Fetched(WEEKLY))
    one_more = calendar("a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=4")
    await refreshed(home, Fetched(one_more))
    assert await home.notices() == []

    await refreshed(home, Fetched(calendar()))  # emptied, perhaps by mistake

    assert await home.notices() == ["notice-feed-changed"]
    assert await home.planned() == []
    await refreshed(home, Fetched(one_more))
    assert len(await home.planned()) == 4


async def test_a_calendar_that_breaks_everything_holds_up_no_other(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await added(home, WEEKLY)
    home.clock.move(minutes=1)
    home.calendars.at[f"{URL}?2"] = Fetched(WEEKLY)
    await home.flows.feeding.add(home.actor, f"{URL}?2", "", zone=LONDON)
    find = feeds.find

    async def broken(unit: Unit, feed_id: str) -> Feed | None:
        if feed_id == first.id:
            raise ZeroDivisionError
        return await find(unit, feed_id)

    monkeypatch.setattr(feeds, "find", broken)
    home.calendars.asked.clear()

    with pytest.raises(ZeroDivisionError):
        await refreshed(home, Unchanged())

    assert [url for url, _ in home.calendars.asked] == [f"{URL}?2"]


async def test_an_unchanged_feed_is_read_whole_once_a_week(home: Home) -> None:
    await added(home, calendar("a 20261103T140000Z 60 RRULE:FREQ=MONTHLY"))
    before = len(await home.planned())

    home.clock.move(days=40)
    changed = await home.flows.feeding.refresh_due()

    assert home.calendars.asked[-1] == (URL, "")
    assert changed > 0
    assert len(await home.planned()) > before


async def test_floating_times_are_read_anew_when_the_zone_changes(home: Home) -> None:
    await added(home, calendar("a 20261104T140000 60"))
    assert await home.planned() == ["2026-11-04T14:00"]

    await home.flows.ruling.change(home.actor, zone="America/New_York")
    await refreshed(home, Fetched(calendar("a 20261104T140000 60")))

    assert home.calendars.asked[-1] == (URL, "")
    assert await home.planned() == ["2026-11-04T19:00"]


async def test_the_address_of_a_feed_is_not_readable_at_rest(home: Home) -> None:
    await added(home, WEEKLY)
    await home.app.store.tidy()

    stored = b"".join(
        path.read_bytes() for path in home.app.settings.data.rglob("*") if path.is_file()
    )

    assert b"secret-token" not in stored
    assert ((await home.flows.feeding.overview(home.actor)).feeds)[0].url == URL
