"""A series keeps its wall time over both clock changes; instants are written by hand."""

from datetime import UTC, date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from bot.rules.repeating import LAST, Every, Repeat, nth_of, occurrences, read_repeat

SKIPPED = date(2026, 12, 29)
LONGEST_CODE = 20
"""So much room is left in a button, beside the longest ids."""
LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


def starts(first: str, repeat: Repeat, zone: ZoneInfo = LONDON, at_most: int = 5) -> list[str]:
    """In UTC; `first` is a wall time in the zone."""
    begins = datetime.fromisoformat(first).replace(tzinfo=zone)
    each = islice(occurrences(begins, repeat, zone), at_most)
    return [f"{one.astimezone(UTC):%Y-%m-%dT%H:%M}" for one in each]


@pytest.mark.parametrize(
    ("first", "repeat", "zone", "expected"),
    [
        # Clocks go forward on 29 March 2026, and back on 25 October 2026, in London.
        (
            *("2026-03-17T14:00", Repeat(Every.WEEK), LONDON),
            ["2026-03-17T14:00", "2026-03-24T14:00", "2026-03-31T13:00", "2026-04-07T13:00"],
        ),
        (
            *("2026-10-20T14:00", Repeat(Every.WEEK), LONDON),
            ["2026-10-20T13:00", "2026-10-27T14:00", "2026-11-03T14:00", "2026-11-10T14:00"],
        ),
        # 01:30 is skipped on 29 March: it comes as much later.
        (
            *("2026-03-15T01:30", Repeat(Every.FORTNIGHT), LONDON),
            ["2026-03-15T01:30", "2026-03-29T01:30", "2026-04-12T00:30", "2026-04-26T00:30"],
        ),
        # 01:30 comes twice on 25 October: the first is meant.
        (
            *("2026-10-18T01:30", Repeat(Every.WEEK), LONDON),
            ["2026-10-18T00:30", "2026-10-25T00:30", "2026-11-01T01:30", "2026-11-08T01:30"],
        ),
        (
            *("2026-10-20T23:30", Repeat(Every.WEEK), NEW_YORK),
            ["2026-10-21T03:30", "2026-10-28T03:30", "2026-11-04T04:30", "2026-11-11T04:30"],
        ),
        (
            *("2026-11-03T14:00", Repeat(Every.MONTH, 1), LONDON),
            ["2026-11-03T14:00", "2026-12-01T14:00", "2027-01-05T14:00", "2027-02-02T14:00"],
        ),
        (
            *("2027-01-29T10:00", Repeat(Every.MONTH, LAST), LONDON),
            ["2027-01-29T10:00", "2027-02-26T10:00", "2027-03-26T10:00", "2027-04-30T09:00"],
        ),
        (
            *("2027-11-22T10:00", Repeat(Every.MONTH, 4), LONDON),
            ["2027-11-22T10:00", "2027-12-27T10:00", "2028-01-24T10:00", "2028-02-28T10:00"],
        ),
    ],
)
def test_each_comes_at_the_same_wall_time(
    first: str, repeat: Repeat, zone: ZoneInfo, expected: list[str]
) -> None:
    assert starts(first, repeat, zone, at_most=4) == expected


def test_the_last_day_is_included() -> None:
    repeat = Repeat(Every.WEEK, until=date(2026, 11, 17))

    assert starts("2026-11-03T14:00", repeat) == [
        *("2026-11-03T14:00", "2026-11-10T14:00", "2026-11-17T14:00")
    ]


def test_a_count_counts_the_first() -> None:
    assert len(starts("2026-11-03T14:00", Repeat(Every.FORTNIGHT, count=3), at_most=10)) == 3


def test_a_series_ends_with_the_calendar_itself() -> None:
    begins = "9998-12-29T14:00"

    assert starts(begins, Repeat(Every.WEEK), at_most=1000) == [begins]


@pytest.mark.parametrize(
    "repeat",
    [
        Repeat(Every.WEEK),
        Repeat(Every.FORTNIGHT, count=400),
        Repeat(Every.MONTH, LAST, until=date(2027, 3, 3)),
        Repeat(Every.MONTH, 1, count=2),
        Repeat(Every.MONTH, 2, also=LAST, until=date(2036, 3, 3), skips=(SKIPPED, SKIPPED)),
        Repeat(Every.WEEK, skips=(SKIPPED,)),
    ],
)
def test_a_code_leads_back_to_what_it_stands_for(repeat: Repeat) -> None:
    assert read_repeat(repeat.code) == repeat
    assert len(repeat.code) <= LONGEST_CODE


@pytest.mark.parametrize(
    "code",
    [
        "",
        "x",
        "m",
        "m5",
        "w1",
        "wx0",
        "wx401",
        "wu9999999",
        "wu1",
        "m11",
        "m4l",
        "we51",
        "we514fe514fe514f",
    ],
)
def test_a_made_up_code_stands_for_nothing(code: str) -> None:
    assert read_repeat(code) is None


def test_both_weekdays_of_a_month_come_in_order_and_days_are_left_out() -> None:
    repeat = Repeat(Every.MONTH, 1, also=LAST, skips=(date(2026, 11, 24),))

    assert starts("2026-11-03T14:00", repeat, at_most=5) == [
        *("2026-11-03T14:00", "2026-12-01T14:00", "2026-12-29T14:00"),
        *("2027-01-05T14:00", "2027-01-26T14:00"),
    ]


@pytest.mark.parametrize(("day", "nth"), [(1, 1), (7, 1), (8, 2), (28, 4), (29, LAST), (31, LAST)])
def test_days_are_counted_within_their_month(day: int, nth: int) -> None:
    assert nth_of(date(2027, 3, day)) == nth
