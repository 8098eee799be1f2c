"""When questions and summaries go out: a table of cases, each instant written by hand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.instants import next_weekly_free, when_free

NIGHT = (time(20, 0), time(8, 0))
NONE = (time(0, 0), time(0, 0))
LATE = (time(22, 0), time(1, 30))
LUNCH = (time(12, 0), time(13, 0))
LONDON, NEW_YORK = "Europe/London", "America/New_York"
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
EASTER = frozenset({date(2027, 3, 26), date(2027, 3, 29)})

Quiet = tuple[time, time]

# The end of the meeting by the clocks of its zone; minutes of delay; quiet hours; zone; in UTC.
ROUNDS: list[tuple[str, int, Quiet, str, str]] = [
    ("2026-11-03T15:30", 30, NIGHT, LONDON, "2026-11-03T16:00"),
    ("2026-11-03T19:29", 30, NIGHT, LONDON, "2026-11-03T19:59"),
    ("2026-11-03T19:30", 30, NIGHT, LONDON, "2026-11-04T08:00"),
    ("2026-11-03T23:30", 30, NIGHT, LONDON, "2026-11-04T08:00"),
    ("2026-11-04T00:30", 30, NIGHT, LONDON, "2026-11-04T08:00"),  # it crossed midnight
    ("2026-11-04T00:30", 30, NONE, LONDON, "2026-11-04T01:00"),
    ("2026-11-04T07:29", 30, NIGHT, LONDON, "2026-11-04T08:00"),
    ("2026-11-04T07:30", 30, NIGHT, LONDON, "2026-11-04T08:00"),
    ("2026-11-04T08:00", 0, NIGHT, LONDON, "2026-11-04T08:00"),
    ("2026-11-03T19:59", 0, NIGHT, LONDON, "2026-11-03T19:59"),
    ("2026-11-03T20:00", 0, NIGHT, LONDON, "2026-11-04T08:00"),
    ("2026-11-03T11:45", 30, LUNCH, LONDON, "2026-11-03T13:00"),
    ("2026-11-03T15:00", 1440, NIGHT, LONDON, "2026-11-04T15:00"),
    # Summer time.
    ("2026-07-07T15:30", 30, NIGHT, LONDON, "2026-07-07T15:00"),
    ("2026-07-07T21:00", 30, NIGHT, LONDON, "2026-07-08T07:00"),
    # Clocks go forward at 01:00 UTC on 29 March 2026.
    ("2026-03-28T21:00", 30, NIGHT, LONDON, "2026-03-29T07:00"),
    ("2026-03-28T15:00", 1440, NIGHT, LONDON, "2026-03-29T15:00"),
    ("2026-03-29T00:45", 30, NONE, LONDON, "2026-03-29T01:15"),
    ("2026-03-29T00:00", 30, LATE, LONDON, "2026-03-29T01:00"),  # the end of quiet is skipped
    # Clocks go back at 01:00 UTC on 25 October 2026.
    ("2026-10-24T21:00", 30, NIGHT, LONDON, "2026-10-25T08:00"),
    ("2026-10-25T01:30", 60, NONE, LONDON, "2026-10-25T01:30"),
    ("2026-10-25T00:00", 30, LATE, LONDON, "2026-10-25T00:30"),
    # Elsewhere.
    ("2026-11-03T15:30", 30, NIGHT, NEW_YORK, "2026-11-03T21:00"),
    ("2026-10-31T20:00", 30, NIGHT, NEW_YORK, "2026-11-01T13:00"),
    ("2026-03-07T21:00", 30, NIGHT, NEW_YORK, "2026-03-08T12:00"),
    ("2026-11-03T19:40", 30, NIGHT, "Asia/Kathmandu", "2026-11-04T02:15"),
    ("2026-11-03T21:00", 30, NIGHT, "Australia/Lord_Howe", "2026-11-03T21:00"),
    ("2026-11-03T21:00", 30, NIGHT, "Pacific/Apia", "2026-11-03T19:00"),
]

# The same with holidays, in London, 30 minutes after the meeting.
HOLIDAYS: list[tuple[str, Quiet, frozenset[date], str]] = [
    ("2026-12-25T11:00", NIGHT, CHRISTMAS, "2026-12-29T08:00"),  # Friday to Tuesday
    ("2026-12-24T19:45", NIGHT, CHRISTMAS, "2026-12-29T08:00"),  # at night, into a holiday
    ("2026-12-24T11:00", NIGHT, CHRISTMAS, "2026-12-24T11:30"),
    ("2027-01-06T11:00", NIGHT, frozenset({date(2027, 1, 6)}), "2027-01-07T08:00"),
    ("2027-05-31T11:00", NONE, frozenset({date(2027, 5, 31)}), "2027-06-01T08:00"),
    ("2026-11-07T11:00", NIGHT, CHRISTMAS, "2026-11-07T11:30"),  # a Saturday, and no holiday
    ("2027-03-26T11:00", NIGHT, EASTER, "2027-03-30T07:00"),  # clocks go forward in between
]

# After this instant (UTC); weekday; time; quiet hours; zone; the next opening in UTC.
WEEKLY: list[tuple[str, int, time, Quiet, str, str]] = [
    ("2026-11-02T10:00", 4, time(12), NIGHT, LONDON, "2026-11-06T12:00"),
    ("2026-11-06T11:59", 4, time(12), NIGHT, LONDON, "2026-11-06T12:00"),
    ("2026-11-06T12:00", 4, time(12), NIGHT, LONDON, "2026-11-13T12:00"),
    ("2026-11-02T10:00", 4, time(12), NIGHT, NEW_YORK, "2026-11-06T17:00"),
    # In quiet hours: it waits for their end, and is not lost when one looks in between.
    ("2026-11-02T10:00", 4, time(21), NIGHT, LONDON, "2026-11-07T08:00"),
    ("2026-11-06T21:30", 4, time(21), NIGHT, LONDON, "2026-11-07T08:00"),
    ("2026-11-07T08:00", 4, time(21), NIGHT, LONDON, "2026-11-14T08:00"),
    ("2026-11-02T10:00", 4, time(7), NIGHT, LONDON, "2026-11-06T08:00"),
    # Clocks go forward, and back.
    ("2026-03-25T10:00", 5, time(21), NIGHT, LONDON, "2026-03-29T07:00"),
    ("2026-03-25T10:00", 6, time(1, 30), NONE, LONDON, "2026-03-29T01:30"),
    ("2026-10-21T10:00", 6, time(1, 30), NONE, LONDON, "2026-10-25T00:30"),
    ("2026-10-25T00:30", 6, time(1, 30), NONE, LONDON, "2026-11-01T01:30"),
    ("2026-10-23T12:00", 4, time(12), NIGHT, LONDON, "2026-10-30T12:00"),
]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def shown(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(("ended", "delay", "quiet", "zone", "opens"), ROUNDS)
def test_questions_go_out_after_a_meeting(
    ended: str, delay: int, quiet: Quiet, zone: str, opens: str
) -> None:
    after = shown(ended, zone) + timedelta(minutes=delay)

    assert when_free(after, *quiet, ZoneInfo(zone)) == utc(opens)


@pytest.mark.parametrize(("ended", "quiet", "holidays", "opens"), HOLIDAYS)
def test_questions_do_not_go_out_on_holidays(
    ended: str, quiet: Quiet, holidays: frozenset[date], opens: str
) -> None:
    after = shown(ended, LONDON) + timedelta(minutes=30)

    assert when_free(after, *quiet, ZoneInfo(LONDON), holidays) == utc(opens)


@pytest.mark.parametrize(("after", "weekday", "at", "quiet", "zone", "opens"), WEEKLY)
def test_boxes_are_opened_once_a_week(
    after: str, weekday: int, at: time, quiet: Quiet, zone: str, opens: str
) -> None:
    assert next_weekly_free(utc(after), weekday, at, *quiet, ZoneInfo(zone)) == utc(opens)
