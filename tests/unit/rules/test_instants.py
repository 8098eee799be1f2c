"""Instants in a group's zone: quiet hours, weekly times and reminders, over clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.instants import (
    after_quiet_hours,
    clock_shows,
    in_quiet_hours,
    local,
    next_morning,
    next_weekly,
    opens_at,
    reminder_at,
)

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
KATHMANDU = ZoneInfo("Asia/Kathmandu")
NIGHT = (time(21, 0), time(8, 0))
NONE = (time(0, 0), time(0, 0))
SUNDAY = 6


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# zone, day, wall time, instant in UTC
WALL_TIMES = [
    (LONDON, "2026-01-15", "14:00", "2026-01-15T14:00"),
    (LONDON, "2026-07-15", "14:00", "2026-07-15T13:00"),
    (LONDON, "2026-03-29", "01:30", "2026-03-29T01:30"),  # skipped: 02:30 is meant
    (LONDON, "2026-10-25", "01:30", "2026-10-25T00:30"),  # shown twice: the first
    (NEW_YORK, "2026-03-08", "02:30", "2026-03-08T07:30"),
    (NEW_YORK, "2026-11-01", "01:30", "2026-11-01T05:30"),
    (LORD_HOWE, "2026-10-04", "02:10", "2026-10-03T15:40"),  # skipped: 02:40 is meant
    (LORD_HOWE, "2026-04-05", "01:45", "2026-04-04T14:45"),
    (KATHMANDU, "2026-11-03", "09:00", "2026-11-03T03:15"),
]


@pytest.mark.parametrize(("zone", "day", "at", "instant"), WALL_TIMES)
def test_a_wall_time_is_one_instant(zone: ZoneInfo, day: str, at: str, instant: str) -> None:
    found = local(date.fromisoformat(day), time.fromisoformat(at), zone)

    assert found == utc(instant)
    assert found.tzinfo is UTC


def test_clocks_show_a_time_once_twice_or_never() -> None:
    half_past_one = time(1, 30)

    assert clock_shows(date(2026, 6, 1), half_past_one, LONDON) == (utc("2026-06-01T00:30"),)
    assert clock_shows(date(2026, 3, 29), half_past_one, LONDON) == ()
    assert clock_shows(date(2026, 10, 25), half_past_one, LONDON) == (
        utc("2026-10-25T00:30"),
        utc("2026-10-25T01:30"),
    )


# quiet from, quiet to, wall time, is it quiet
QUIET = [
    ("21:00", "08:00", "20:59", False),
    ("21:00", "08:00", "21:00", True),
    ("21:00", "08:00", "03:00", True),
    ("21:00", "08:00", "07:59", True),
    ("21:00", "08:00", "08:00", False),
    ("12:00", "13:00", "12:30", True),
    ("12:00", "13:00", "13:00", False),
    ("12:00", "13:00", "11:59", False),
    ("21:00", "00:00", "23:59", True),
    ("21:00", "00:00", "00:00", False),
    ("09:00", "09:00", "09:00", False),
]


@pytest.mark.parametrize(("quiet_from", "quiet_to", "at", "quiet"), QUIET)
def test_quiet_hours_include_their_start_and_not_their_end(
    quiet_from: str, quiet_to: str, at: str, quiet: bool
) -> None:
    instant = local(date(2026, 7, 1), time.fromisoformat(at), LONDON)
    hours = (time.fromisoformat(quiet_from), time.fromisoformat(quiet_to))

    assert in_quiet_hours(instant, *hours, LONDON) is quiet


# zone, quiet from, quiet to, instant, earliest instant out of quiet hours; all in UTC
AFTER_QUIET = [
    (LONDON, "21:00", "08:00", "2026-01-15T12:00", "2026-01-15T12:00"),
    (LONDON, "21:00", "08:00", "2026-01-15T22:00", "2026-01-16T08:00"),
    (LONDON, "21:00", "08:00", "2026-01-15T03:00", "2026-01-15T08:00"),
    (LONDON, "12:00", "13:00", "2026-01-15T12:30", "2026-01-15T13:00"),
    (LONDON, "00:00", "00:00", "2026-01-15T03:00", "2026-01-15T03:00"),
    (LONDON, "21:00", "08:00", "2026-03-28T22:00", "2026-03-29T07:00"),
    (LONDON, "21:00", "08:00", "2026-10-24T22:00", "2026-10-25T08:00"),
    # The end, 01:30, is skipped: the clocks jump over it at 01:00 UTC.
    (LONDON, "21:00", "01:30", "2026-03-28T22:00", "2026-03-29T01:00"),
    # The end comes twice: the first time counts, and after 01:00 again the second.
    (LONDON, "21:00", "01:30", "2026-10-24T22:00", "2026-10-25T00:30"),
    (LONDON, "21:00", "01:30", "2026-10-25T01:10", "2026-10-25T01:30"),
    # The clocks go back out of the window before it has ended.
    (LONDON, "01:30", "05:00", "2026-10-25T00:45", "2026-10-25T01:00"),
    (NEW_YORK, "21:00", "08:00", "2026-03-08T03:00", "2026-03-08T12:00"),
    (LORD_HOWE, "21:00", "08:00", "2026-10-03T12:00", "2026-10-03T21:00"),
    (KATHMANDU, "21:00", "08:00", "2026-11-02T20:00", "2026-11-03T02:15"),
]


@pytest.mark.parametrize(("zone", "quiet_from", "quiet_to", "instant", "after"), AFTER_QUIET)
def test_what_falls_in_quiet_hours_waits_for_their_end(
    zone: ZoneInfo, quiet_from: str, quiet_to: str, instant: str, after: str
) -> None:
    hours = (time.fromisoformat(quiet_from), time.fromisoformat(quiet_to))

    assert after_quiet_hours(utc(instant), *hours, zone) == utc(after)


def test_a_round_opens_after_the_delay_and_out_of_quiet_hours() -> None:
    delay = timedelta(hours=1)

    assert opens_at(utc("2026-01-15T15:30"), delay, *NIGHT, LONDON) == utc("2026-01-15T16:30")
    assert opens_at(utc("2026-01-15T20:30"), delay, *NIGHT, LONDON) == utc("2026-01-16T08:00")


def test_the_delay_is_real_time_when_the_clocks_change_meanwhile() -> None:
    ended_at = datetime(2026, 3, 29, 0, 30, tzinfo=LONDON)

    assert opens_at(ended_at, timedelta(hours=1), *NONE, LONDON) == utc("2026-03-29T01:30")


# zone, weekday, wall time, after, next; both in UTC
WEEKLY = [
    (LONDON, SUNDAY, "18:00", "2026-01-14T12:00", "2026-01-18T18:00"),
    (LONDON, SUNDAY, "18:00", "2026-01-18T17:59", "2026-01-18T18:00"),
    (LONDON, SUNDAY, "18:00", "2026-01-18T18:00", "2026-01-25T18:00"),
    (LONDON, SUNDAY, "18:00", "2026-03-22T18:00", "2026-03-29T17:00"),
    (LONDON, SUNDAY, "18:00", "2026-10-18T17:00", "2026-10-25T18:00"),
    # Skipped in spring: once, moved on by an hour, then at its own time again.
    (LONDON, SUNDAY, "01:30", "2026-03-22T01:30", "2026-03-29T01:30"),
    (LONDON, SUNDAY, "01:30", "2026-03-29T01:30", "2026-04-05T00:30"),
    # Twice in autumn: the first only.
    (LONDON, SUNDAY, "01:30", "2026-10-18T00:30", "2026-10-25T00:30"),
    (LONDON, SUNDAY, "01:30", "2026-10-25T00:30", "2026-11-01T01:30"),
    (LONDON, SUNDAY, "01:30", "2026-10-25T01:30", "2026-11-01T01:30"),
    (NEW_YORK, SUNDAY, "02:30", "2026-03-01T07:30", "2026-03-08T07:30"),
    (LORD_HOWE, SUNDAY, "02:10", "2026-09-28T00:00", "2026-10-03T15:40"),
    (KATHMANDU, SUNDAY, "09:00", "2026-11-01T03:15", "2026-11-08T03:15"),
    # Monday there while it is still Sunday in UTC.
    (KATHMANDU, 0, "01:00", "2026-11-01T12:00", "2026-11-01T19:15"),
]


@pytest.mark.parametrize(("zone", "weekday", "at", "after", "comes"), WEEKLY)
def test_the_weekly_time_comes_once_a_week(
    zone: ZoneInfo, weekday: int, at: str, after: str, comes: str
) -> None:
    found = next_weekly(utc(after), weekday, time.fromisoformat(at), zone)

    assert found == utc(comes)
    assert found.tzinfo is UTC


def test_a_weekday_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="weekday"):
        next_weekly(utc("2026-01-14T12:00"), 7, time(18, 0), LONDON)


# after, next morning at 09:00 in London; both in UTC
MORNINGS = [
    ("2026-01-15T12:00", "2026-01-16T09:00"),
    ("2026-01-15T02:00", "2026-01-15T09:00"),
    ("2026-01-15T09:00", "2026-01-16T09:00"),
    ("2026-03-28T12:00", "2026-03-29T08:00"),
    ("2026-10-24T12:00", "2026-10-25T09:00"),
]


@pytest.mark.parametrize(("after", "morning"), MORNINGS)
def test_the_next_morning_is_the_next_time_clocks_come_to_it(after: str, morning: str) -> None:
    assert next_morning(utc(after), LONDON, time(9, 0)) == utc(morning)


def test_the_reminder_comes_the_day_before_at_the_same_wall_time() -> None:
    assert reminder_at(utc("2026-01-18T18:00"), *NIGHT, LONDON) == utc("2026-01-17T18:00")
    # From summer to winter time a day is 25 hours long.
    assert reminder_at(utc("2026-10-25T18:00"), *NIGHT, LONDON) == utc("2026-10-24T17:00")


def test_the_reminder_waits_for_the_end_of_quiet_hours() -> None:
    assert reminder_at(utc("2026-01-18T06:00"), *NIGHT, LONDON) == utc("2026-01-17T08:00")


def test_there_is_no_reminder_if_quiet_hours_last_until_the_boxes_open() -> None:
    quiet = (time(9, 30), time(9, 29))  # all but a minute of the day

    assert reminder_at(utc("2026-01-18T09:29"), *quiet, LONDON) == utc("2026-01-17T09:29")
    assert reminder_at(utc("2026-01-18T09:28"), *quiet, LONDON) == utc("2026-01-17T09:29")
    # Opened by hand in quiet hours on a day that the clocks shorten: nothing is left before it.
    quiet = (time(2, 0), time(1, 59))
    assert reminder_at(utc("2026-03-30T00:30"), *quiet, LONDON) is None


def test_there_is_no_reminder_about_questions_that_go_out_later() -> None:
    opening = utc("2026-01-18T18:00")

    assert reminder_at(opening, *NIGHT, LONDON, asked_at=utc("2026-01-17T18:00")) is None
    assert reminder_at(opening, *NIGHT, LONDON, asked_at=utc("2026-01-17T17:59")) == utc(
        "2026-01-17T18:00"
    )
