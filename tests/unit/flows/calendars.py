"""Calendars for tests of the flows: made, imported, added as a feed, and looked at again."""

from zoneinfo import ZoneInfo

from bot.flows.meetings.feeds import FeedAdded
from bot.flows.meetings.fetch_results import Fetched, Unchanged, Unfetched
from bot.flows.meetings.importing import CalendarPreview
from bot.flows.meetings.merging import MeetingChanges
from storage.records import Feed
from tests.unit.flows.home import Home

LONDON = ZoneInfo("Europe/London")
URL = "https://calendar.example/secret-token/board.ics"


def calendar(*events: str) -> bytes:
    """A calendar; an event is "UID START MINUTES", and more lines after that."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for event in events:
        uid, start, minutes, *more = event.split()
        lines += ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{start}", f"DURATION:PT{minutes}M"]
        lines += ["SUMMARY:Board", *more, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


WEEKLY = calendar("a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=3")
ONE_LESS = calendar("a 20261103T140000Z 60 RRULE:FREQ=WEEKLY;COUNT=3 EXDATE:20261110T140000Z")


async def imported(home: Home, data: bytes, match: str = "") -> MeetingChanges:
    preview = await home.flows.importing.plan(home.actor, data, match, zone=LONDON)
    assert isinstance(preview, CalendarPreview)
    return preview.changes


async def added(home: Home, data: bytes, match: str = "") -> Feed:
    home.calendars.at[URL] = Fetched(data, '"1"')
    outcome = await home.flows.feeding.add(home.actor, URL, match, zone=LONDON)
    assert isinstance(outcome, FeedAdded)
    return outcome.feed


async def refreshed(home: Home, now: Fetched | Unchanged | Unfetched) -> int:
    home.calendars.at[URL] = now
    home.clock.move(hours=3)
    return await home.flows.feeding.refresh_due()
