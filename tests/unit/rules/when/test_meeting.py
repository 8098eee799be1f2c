"""What an admin typed is understood as people mean it: a table, with instants written by hand."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.when.meeting import understand_meeting
from bot.rules.when.model import Understood
from tests.harness.when_parts import WhenParts, meeting_parts

LONDON = ZoneInfo("Europe/London")
# A Monday, in winter time: London's clocks and UTC agree.
MONDAY_AT_TEN = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def understood(text: str, now: datetime = MONDAY_AT_TEN, zone: ZoneInfo = LONDON) -> Understood:
    meant = understand_meeting(text, now=now, zone=zone)
    assert isinstance(meant, Understood), f"{text!r}: {meant}"
    return meant


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# What is typed at 10:00 on Monday 2 November 2026 in London; start in UTC; minutes; title.
TABLE = [
    ("tomorrow 14:00 for 90 minutes Steering group", "2026-11-03T14:00", 90, "Steering group"),
    ("today 14:00", "2026-11-02T14:00", 60, ""),
    ("TODAY 2PM", "2026-11-02T14:00", 60, ""),
    ("the day after tomorrow at 14:00", "2026-11-04T14:00", 60, ""),
    ("Tuesday 14:00", "2026-11-03T14:00", 60, ""),
    ("on tue at 14:00", "2026-11-03T14:00", 60, ""),
    ("Tues. 14:00 Board", "2026-11-03T14:00", 60, "Board"),
    ("Sun 14:00", "2026-11-08T14:00", 60, ""),
    ("this Friday 14:00", "2026-11-06T14:00", 60, ""),
    ("Tuesday week 14:00", "2026-11-10T14:00", 60, ""),
    ("a week on Tuesday 14:00", "2026-11-10T14:00", 60, ""),
    ("Thursday next week 14:00", "2026-11-12T14:00", 60, ""),
    ("next week on Thursday 14:00", "2026-11-12T14:00", 60, ""),
    ("Thursday Week 3 review 14:00", "2026-11-05T14:00", 60, "Week 3 review"),
    ("Monday 9am", "2026-11-09T09:00", 60, ""),
    ("in two weeks 14:00", "2026-11-16T14:00", 60, ""),
    ("in 3 days at noon", "2026-11-05T12:00", 60, ""),
    ("a week today 14:00", "2026-11-09T14:00", 60, ""),
    ("3 November 14:00", "2026-11-03T14:00", 60, ""),
    ("3 Nov 2026 14:00", "2026-11-03T14:00", 60, ""),
    ("Nov 3 14:00", "2026-11-03T14:00", 60, ""),
    ("Nov 3rd, 2026 14:00", "2026-11-03T14:00", 60, ""),
    ("3rd of November 14:00", "2026-11-03T14:00", 60, ""),
    ("the 3rd of November at 14:00", "2026-11-03T14:00", 60, ""),
    ("3-Nov-2026 14:00", "2026-11-03T14:00", 60, ""),
    ("Tuesday 3 November 14:00", "2026-11-03T14:00", 60, ""),
    ("3 November (Tuesday) 14:00", "2026-11-03T14:00", 60, ""),
    ("tomorrow, Tuesday, 14:00", "2026-11-03T14:00", 60, ""),
    ("on the 5th at 3pm", "2026-11-05T15:00", 60, ""),
    ("2026-11-03 14:00", "2026-11-03T14:00", 60, ""),
    ("2026-11-03T14:00:00 Team", "2026-11-03T14:00", 60, "Team"),
    ("2026/11/03 14:00", "2026-11-03T14:00", 60, ""),
    ("3/11/2026 14:00", "2026-11-03T14:00", 60, ""),  # 11 March 2026 is over
    ("3.11.2026 14:00", "2026-11-03T14:00", 60, ""),
    ("4.3.2027 14:00", "2027-03-04T14:00", 60, ""),  # with points the day comes first
    ("3.11.26 14:00", "2026-11-03T14:00", 60, ""),
    ("3.11 14:00", "2026-11-03T14:00", 60, ""),
    ("13/11 14:00", "2026-11-13T14:00", 60, ""),
    ("5/5 14:00", "2027-05-05T13:00", 60, ""),  # summer time
    ("Tue 3/11 14:00", "2026-11-03T14:00", 60, ""),  # 11 March 2027 is a Thursday
    ("2 November 14:00", "2026-11-02T14:00", 60, ""),
    ("29 February 14:00", "2028-02-29T14:00", 60, ""),
    ("tomorrow 14.00", "2026-11-03T14:00", 60, ""),
    ("tomorrow 09:30", "2026-11-03T09:30", 60, ""),
    ("tomorrow 2pm", "2026-11-03T14:00", 60, ""),
    ("tomorrow 2.30 pm", "2026-11-03T14:30", 60, ""),
    ("tomorrow 2:30pm", "2026-11-03T14:30", 60, ""),
    ("tomorrow 2:30 p.m. Team", "2026-11-03T14:30", 60, "Team"),
    ("tomorrow 12am", "2026-11-03T00:00", 60, ""),
    ("tomorrow 12pm", "2026-11-03T12:00", 60, ""),
    ("tomorrow noon", "2026-11-03T12:00", 60, ""),
    ("tomorrow at 12 noon", "2026-11-03T12:00", 60, ""),
    ("tomorrow midday", "2026-11-03T12:00", 60, ""),
    ("tomorrow half past two pm", "2026-11-03T14:30", 60, ""),
    ("tomorrow afternoon at half past two", "2026-11-03T14:30", 60, ""),
    ("tomorrow quarter to 4 pm", "2026-11-03T15:45", 60, ""),
    ("quarter past ten tomorrow morning", "2026-11-03T10:15", 60, ""),
    ("tomorrow twenty to ten in the morning", "2026-11-03T09:40", 60, ""),
    ("tomorrow at 7 in the evening", "2026-11-03T19:00", 60, ""),
    ("tonight at 7", "2026-11-02T19:00", 60, ""),
    ("today at 7", "2026-11-02T19:00", 60, ""),  # seven in the morning is over
    ("today midnight", "2026-11-03T00:00", 60, ""),
    ("tomorrow 24:00", "2026-11-04T00:00", 60, ""),
    ("tomorrow 14pm", "2026-11-03T14:00", 60, ""),
    ("tomorrow at 1430", "2026-11-03T14:30", 60, ""),
    ("tomorrow 14h30", "2026-11-03T14:30", 60, ""),
    ("tomorrow two o'clock in the afternoon", "2026-11-03T14:00", 60, ""),
    ("tomorrow from 14:00 to 15:30", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00-15:30", "2026-11-03T14:00", 90, ""),
    ("tomorrow, 2pm\u20133.30pm: Steering", "2026-11-03T14:00", 90, "Steering"),
    ("tomorrow 2-3.30pm", "2026-11-03T14:00", 90, ""),
    ("tomorrow 10-2pm", "2026-11-03T10:00", 240, ""),
    ("tomorrow 10-11.30am", "2026-11-03T10:00", 90, ""),
    ("tomorrow 11am-1", "2026-11-03T11:00", 120, ""),
    ("tomorrow 9:30 to 17:00", "2026-11-03T09:30", 450, ""),
    ("tomorrow between 2 and 3.30pm", "2026-11-03T14:00", 90, ""),
    ("tomorrow from two to three pm", "2026-11-03T14:00", 60, ""),
    ("14:00 tomorrow until 15:30", "2026-11-03T14:00", 90, ""),
    ("tomorrow 2pm till 4", "2026-11-03T14:00", 120, ""),
    ("tomorrow 22:00 to 01:00", "2026-11-03T22:00", 180, ""),
    ("tomorrow 10pm to midnight", "2026-11-03T22:00", 120, ""),
    ("tomorrow 14:00 90 min", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00 1h30 Team", "2026-11-03T14:00", 90, "Team"),
    ("tomorrow 14:00 for 1 h 30 min", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00 for 2 hours and 15 minutes", "2026-11-03T14:00", 135, ""),
    ("tomorrow 14:00 for an hour and a half", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00 for one and a half hours", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00 for 1\u00bd hours", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00 for 1 \u00bd hours", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00 1.5 hours", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00 1 hour 30", "2026-11-03T14:00", 90, ""),
    ("tomorrow 14:00 2 hours", "2026-11-03T14:00", 120, ""),
    ("tomorrow 14:00 half an hour", "2026-11-03T14:00", 30, ""),
    ("tomorrow 14:00 for three quarters of an hour", "2026-11-03T14:00", 45, ""),
    ("tomorrow 14:00 lasting forty-five minutes", "2026-11-03T14:00", 45, ""),
    ("tomorrow 14:00 to 15:30 for 90 minutes", "2026-11-03T14:00", 90, ""),
    ("45 minutes tomorrow 14:00", "2026-11-03T14:00", 45, ""),
    ("now for 20 minutes", "2026-11-02T10:00", 20, ""),
    ("now until 11:30 Board", "2026-11-02T10:00", 90, "Board"),
    ("in 10 minutes Steering", "2026-11-02T10:10", 60, "Steering"),
    ("in half an hour", "2026-11-02T10:30", 60, ""),
    ("in 2 hours for 30 minutes", "2026-11-02T12:00", 30, ""),
    ("tomorrow at 10 for an hour", "2026-11-03T10:00", 60, ""),  # nobody meets at ten at night
    ("tomorrow 9-5", "2026-11-03T09:00", 480, ""),
    ("tomorrow 14:00 GMT Board", "2026-11-03T14:00", 60, "Board"),
    ("\uff11\uff14:\uff10\uff10 tomorrow", "2026-11-03T14:00", 60, ""),
]


@pytest.mark.parametrize(("text", "starts_at", "minutes", "title"), TABLE)
def test_what_was_typed_becomes_that_meeting(
    text: str, starts_at: str, minutes: int, title: str
) -> None:
    meeting = understood(text)

    assert meeting.starts_at.astimezone(UTC) == utc(starts_at)
    assert meeting.length == timedelta(minutes=minutes)
    assert meeting.title == title
    assert meeting.starts_at.tzinfo is LONDON
    assert meeting.ends_at.tzinfo is LONDON


TITLES = [
    ("Steering group tomorrow 14:00", "Steering group"),
    ("Steering group on Tuesday 3 November at 14:00, for 1 hour", "Steering group"),
    ("tomorrow Steering group 14:00", "Steering group"),
    ("Steering group (tomorrow 14:00)", "Steering group"),
    ("Steering group (online) tomorrow 14:00", "Steering group (online)"),
    ("tomorrow 14:00 - Steering group", "Steering group"),
    ("tomorrow 14:00: Steering group", "Steering group"),
    ("tomorrow 14:00 'Steering group'", "Steering group"),
    ("tomorrow 14:00 \u201cSteering group\u201d", "Steering group"),
    ("tomorrow 14:00 called Steering group", "Steering group"),
    ('tomorrow 14:00 "Review of 1 December"', "Review of 1 December"),
    ('tomorrow 14:00 The "big" plan', 'The "big" plan'),
    ("tomorrow 14:00 Review of 1 October 2025", "Review of 1 October 2025"),
    ("tomorrow 14:00 What now?", "What now?"),
    ("tomorrow 24/7 support 14:00", "24/7 support"),
    ("tomorrow 14:00 Meeting with 20 people", "Meeting with 20 people"),
    ("tomorrow 14:00 A minute of silence", "A minute of silence"),
    ("tomorrow 14:00 The 2 hour rule explained", "The 2 hour rule explained"),
    ("tomorrow 14:00 Plan 2026-2027", "Plan 2026-2027"),
    ("tomorrow 14:00 Lunch for \u00a37.30", "Lunch for \u00a37.30"),
    ("tomorrow 14:00 at 10 Downing Street", "at 10 Downing Street"),
    ("tomorrow 14:00 LXP & managers' catch-up", "LXP & managers' catch-up"),
    ("Sun safety tomorrow 14:00", "Sun safety"),
    ("today's plan tomorrow 14:00", "today's plan"),
    ("tomorrow 14:00 Welcome to 3 new people", "Welcome to 3 new people"),
    ("tomorrow 14:00 Bread and 2 roses", "Bread and 2 roses"),
    ("tomorrow 14:00 Ward 3 to 5 handover", "Ward 3 to 5 handover"),
    ("tomorrow 14:00 Eighth meeting", "Eighth meeting"),
    ("tomorrow 14:00 Second meeting of the group", "Second meeting of the group"),
    ('"Until March" tomorrow 14:00', "Until March"),
    ("Sat-nav training tomorrow 14:00", "Sat-nav training"),
    ("3 November 14:00 Tuesday group", "Tuesday group"),
    ("tomorrow 14:00 Gr\u00fcn \U0001f331 group", "Gr\u00fcn \U0001f331 group"),
    ("tomorrow 14:00\nSteering\tgroup", "Steering group"),
    ("tomorrow 14:00 \u202egnireetS", "gnireetS"),
    ("tomorrow 14:00 \ud800Steering", "Steering"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_what_does_not_say_when_is_the_title(text: str, title: str) -> None:
    meeting = understood(text)

    assert meeting.title == title
    assert meeting.starts_at.astimezone(UTC) == utc("2026-11-03T14:00")
    assert meeting.length == timedelta(hours=1)


def test_a_title_of_a_hundred_characters_is_kept_whole() -> None:
    assert understood("tomorrow 14:00 " + "x" * 100).title == "x" * 100


def test_the_minute_that_is_now_is_not_past() -> None:
    now = datetime(2026, 11, 2, 14, 0, 42, 7, tzinfo=UTC)

    meeting = understood("today 14:00", now)

    assert meeting.starts_at.astimezone(UTC) == utc("2026-11-02T14:00")


# now in UTC, zone, typed, start in UTC, end in UTC
CLOCK_CHANGES = [
    # London springs forward on 29 March 2026 at 01:00 UTC.
    ("2026-03-28T12:00", "Europe/London", "tomorrow 14:00", "2026-03-29T13:00", "2026-03-29T14:00"),
    (
        *("2026-03-28T12:00", "Europe/London", "tomorrow 00:30 for 2 hours"),
        *("2026-03-29T00:30", "2026-03-29T02:30"),
    ),
    (
        *("2026-03-28T12:00", "Europe/London", "today 23:00 to 03:00"),
        *("2026-03-28T23:00", "2026-03-29T02:00"),
    ),
    # An end that is skipped is moved on by what is skipped.
    (
        *("2026-03-28T12:00", "Europe/London", "tomorrow 00:30-01:30"),
        *("2026-03-29T00:30", "2026-03-29T01:30"),
    ),
    # London falls back on 25 October 2026 at 01:00 UTC.
    ("2026-10-24T12:00", "Europe/London", "tomorrow 14:00", "2026-10-25T14:00", "2026-10-25T15:00"),
    (
        *("2026-10-24T12:00", "Europe/London", "tomorrow 00:30 to 02:30"),
        *("2026-10-24T23:30", "2026-10-25T02:30"),
    ),
    # At 00:45 UTC the first 01:30 is over and the second is to come.
    (
        *("2026-10-25T00:45", "Europe/London", "today 01:30"),
        *("2026-10-25T01:30", "2026-10-25T02:30"),
    ),
    # New York: 8 March and 1 November 2026.
    (
        *("2026-03-07T12:00", "America/New_York", "tomorrow 09:00"),
        *("2026-03-08T13:00", "2026-03-08T14:00"),
    ),
    (
        *("2026-10-31T12:00", "America/New_York", "tomorrow 09:00"),
        *("2026-11-01T14:00", "2026-11-01T15:00"),
    ),
    # Lord Howe moves by half an hour: back on 5 April, forward on 4 October 2026.
    (
        *("2026-04-03T20:00", "Australia/Lord_Howe", "tomorrow 09:00"),
        *("2026-04-04T22:30", "2026-04-04T23:30"),
    ),
    (
        *("2026-10-02T20:00", "Australia/Lord_Howe", "tomorrow 09:00"),
        *("2026-10-03T22:00", "2026-10-03T23:00"),
    ),
    # Kathmandu is 5 hours 45 minutes ahead: there it is tomorrow already.
    (
        *("2026-11-02T20:00", "Asia/Kathmandu", "tomorrow 09:00"),
        *("2026-11-04T03:15", "2026-11-04T04:15"),
    ),
]


@pytest.mark.parametrize(("now", "zone", "text", "starts_at", "ends_at"), CLOCK_CHANGES)
def test_times_are_read_by_the_clocks_of_the_group(
    now: str, zone: str, text: str, starts_at: str, ends_at: str
) -> None:
    meeting = understood(text, utc(now), ZoneInfo(zone))

    assert meeting.starts_at.astimezone(UTC) == utc(starts_at)
    assert meeting.ends_at.astimezone(UTC) == utc(ends_at)


def test_the_parts_say_back_what_was_understood() -> None:
    meeting = understood("tomorrow 14:00 to 15:30 Steering group")

    assert meeting_parts(meeting, LONDON) == WhenParts(
        weekday="Tuesday",
        day=3,
        month="November",
        year=2026,
        start="14:00",
        end="15:30",
        zone="Europe/London",
        minutes=90,
        utc_offset="+00:00",
        days_later=0,
    )


def test_the_parts_tell_that_a_meeting_ends_on_another_day() -> None:
    parts = meeting_parts(understood("tomorrow 22:00 to 01:00"), LONDON)

    assert (parts.start, parts.end, parts.minutes, parts.days_later) == ("22:00", "01:00", 180, 1)


def test_the_parts_count_real_minutes_when_the_clocks_go_forward() -> None:
    meeting = understood("tomorrow 00:30 to 03:30", utc("2026-03-28T12:00"))

    assert meeting_parts(meeting, LONDON).minutes == 120


def test_the_parts_are_in_the_zone_asked_for() -> None:
    parts = meeting_parts(understood("tomorrow 20:00"), ZoneInfo("Asia/Kathmandu"))

    assert (parts.weekday, parts.start, parts.utc_offset) == ("Wednesday", "01:45", "+05:45")
