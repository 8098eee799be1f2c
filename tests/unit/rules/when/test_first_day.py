"""Meetings that repeat are understood as people mean them, or asked about."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.rules.repeating import LAST, Every, Repeat
from bot.rules.when.meeting import understand_meeting
from bot.rules.when.model import Reason, Unclear, Understood

LONDON = ZoneInfo("Europe/London")
MONDAY_AT_TEN = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
WEEKLY, FORTNIGHTLY = Repeat(Every.WEEK), Repeat(Every.FORTNIGHT)

# What is typed at 10:00 on Monday 2 November 2026; the first start in UTC; how it repeats; title.
TABLE: list[tuple[str, str, Repeat | None, str]] = [
    ("every Tuesday 14:00 Board", "2026-11-03T14:00", WEEKLY, "Board"),
    ("each Tuesday at 2pm Board", "2026-11-03T14:00", WEEKLY, "Board"),
    ("every Monday 14:00", "2026-11-02T14:00", WEEKLY, ""),  # today, later on
    ("every Monday 09:00", "2026-11-09T09:00", WEEKLY, ""),  # today's is over
    ("Tuesdays at 14:00 Board", "2026-11-03T14:00", WEEKLY, "Board"),
    ("weekly on Tuesday 14:00 Board", "2026-11-03T14:00", WEEKLY, "Board"),
    ("every week on Tuesday 14:00", "2026-11-03T14:00", WEEKLY, ""),
    ("Tuesday 10 November 14:00 Board, weekly", "2026-11-10T14:00", WEEKLY, "Board"),
    ("every Tuesday from 4 November 14:00", "2026-11-10T14:00", WEEKLY, ""),
    ("every Tuesday morning at 9 Board", "2026-11-03T09:00", WEEKLY, "Board"),
    ("every Tuesday from 2pm to 3pm Board", "2026-11-03T14:00", WEEKLY, "Board"),
    ("every Tuesday 14:00 6 times Board", "2026-11-03T14:00", Repeat(Every.WEEK, count=6), "Board"),
    ("every Tue 14:00 for six times", "2026-11-03T14:00", Repeat(Every.WEEK, count=6), ""),
    (
        *("every Tuesday 14:00 until 3 March Board", "2026-11-03T14:00"),
        *(Repeat(Every.WEEK, until=date(2027, 3, 3)), "Board"),
    ),
    (
        *("every Tuesday 14:00 until 15:30 until 3 March 2028", "2026-11-03T14:00"),
        *(Repeat(Every.WEEK, until=date(2028, 3, 3)), ""),
    ),
    ("every two weeks on Tuesday from 10 November 14:00", "2026-11-10T14:00", FORTNIGHTLY, ""),
    ("fortnightly from Tuesday 10 November 14:00 Board", "2026-11-10T14:00", FORTNIGHTLY, "Board"),
    ("fortnightly on Tuesdays 14:00 starting 3 November", "2026-11-03T14:00", FORTNIGHTLY, ""),
    ("every other Wednesday from 4 November 14:00", "2026-11-04T14:00", FORTNIGHTLY, ""),
    ("first Tuesday of each month 14:00", "2026-11-03T14:00", Repeat(Every.MONTH, 1), ""),
    ("every second Tuesday of the month 14:00", "2026-11-10T14:00", Repeat(Every.MONTH, 2), ""),
    ("monthly on the 3rd Tuesday 14:00 Board", "2026-11-17T14:00", Repeat(Every.MONTH, 3), "Board"),
    (
        *("the last Friday of every month at 10:00 until 3 March 2027", "2026-11-27T10:00"),
        *(Repeat(Every.MONTH, LAST, until=date(2027, 3, 3)), ""),
    ),
    ("every first Monday of the month 09:00", "2026-12-07T09:00", Repeat(Every.MONTH, 1), ""),
    # What the buttons write: everything, then the name in quotation marks.
    (
        *('2026-11-03 14:00 for 120m 1st Tue monthly "Every day counts"', "2026-11-03T14:00"),
        *(Repeat(Every.MONTH, 1), "Every day counts"),
    ),
    # A title that only sounds like it.
    ("tomorrow 14:00 Weekly review", "2026-11-03T14:00", None, "Weekly review"),
    ("tomorrow 14:00 Our monthly news", "2026-11-03T14:00", None, "Our monthly news"),
    ("tomorrow 14:00 Try it 3 times", "2026-11-03T14:00", None, "Try it 3 times"),
]


@pytest.mark.parametrize(("text", "starts", "repeat", "title"), TABLE)
def test_what_repeats_is_understood(
    text: str, starts: str, repeat: Repeat | None, title: str
) -> None:
    meant = understand_meeting(text, now=MONDAY_AT_TEN, zone=LONDON)

    assert isinstance(meant, Understood), f"{text!r}: {meant}"
    assert f"{meant.starts_at.astimezone(UTC):%Y-%m-%dT%H:%M}" == starts
    assert (meant.repeat, meant.title) == (repeat, title)


def test_the_length_is_understood_beside_how_often() -> None:
    meant = understand_meeting(
        "every Tuesday 14:00 for 90 minutes 6 times Board", now=MONDAY_AT_TEN, zone=LONDON
    )

    assert isinstance(meant, Understood)
    assert meant.length.total_seconds() == 90 * 60


@pytest.mark.parametrize(
    ("time", "days"),
    [
        ("14:00", ["2026-11-02", "2026-11-09"]),
        ("09:00", ["2026-11-09", "2026-11-16"]),  # today's is over, and its fortnight may go on
    ],
)
def test_either_week_of_a_fortnight_is_offered_on_the_day_itself(
    time: str, days: list[str]
) -> None:
    question = understand_meeting(f"fortnightly Monday {time}", now=MONDAY_AT_TEN, zone=LONDON)

    assert isinstance(question, Unclear)
    assert question.reason is Reason.AMBIGUOUS_DATE
    assert [f"{choice:%Y-%m-%d}" for choice in question.choices] == days


@pytest.mark.parametrize("count", ["0", "1", "401", "1000", "999999999"])
def test_a_count_that_can_not_be_is_asked_about_and_is_no_title(count: str) -> None:
    question = understand_meeting(
        f"every Tuesday 14:00 {count} times Board", now=MONDAY_AT_TEN, zone=LONDON
    )

    assert isinstance(question, Unclear)
    assert (question.reason, question.detail) == (Reason.BAD_END, f"{count} times")


def test_each_way_to_understand_it_repeats() -> None:
    question = understand_meeting("every Tuesday at 7", now=MONDAY_AT_TEN, zone=LONDON)

    assert isinstance(question, Unclear)
    assert question.reason is Reason.AMBIGUOUS_TIME
    assert [one.repeat for one in question.meetings] == [WEEKLY, WEEKLY]


def test_a_day_that_a_monthly_meeting_can_not_begin_on_is_not_offered() -> None:
    question = understand_meeting(
        "first Tuesday of each month 10 November 14:00", now=MONDAY_AT_TEN, zone=LONDON
    )

    assert isinstance(question, Unclear)
    assert question.reason is Reason.WRONG_WEEKDAY
    assert [f"{choice:%Y-%m-%d}" for choice in question.choices] == ["2026-12-01"]


TWO_A_MONTH = Repeat(Every.MONTH, 1, also=3)
DECEMBER_29 = date(2026, 12, 29)
OFFERED: list[tuple[str, str, Repeat]] = [
    ("first and third Tuesday 14:00", "2026-11-03T14:00", TWO_A_MONTH),
    ("every first and third Tuesday of the month 14:00", "2026-11-03T14:00", TWO_A_MONTH),
    ("third and first Tuesday each month 14:00", "2026-11-03T14:00", TWO_A_MONTH),
    ("2nd and last Thursday 14:00", "2026-11-12T14:00", Repeat(Every.MONTH, 2, also=LAST)),
    ("every Tue 14:00 except 29 Dec", "2026-11-03T14:00", Repeat(Every.WEEK, skips=(DECEMBER_29,))),
    (
        *("every Tue 14:00 but not 29 December and 5 January", "2026-11-03T14:00"),
        Repeat(Every.WEEK, skips=(DECEMBER_29, date(2027, 1, 5))),
    ),
    (
        *("every Tue 14:00 until 2 March 2027 except 29 Dec", "2026-11-03T14:00"),
        Repeat(Every.WEEK, until=date(2027, 3, 2), skips=(DECEMBER_29,)),
    ),
    # Whatever day of Easter or of Christmas is meant, these are the same meetings.
    (
        *("every Tuesday 14:00 until Easter", "2026-11-03T14:00"),
        Repeat(Every.WEEK, until=date(2027, 3, 25)),
    ),
    (
        *("every Wednesday 14:00 until Christmas", "2026-11-04T14:00"),
        Repeat(Every.WEEK, until=date(2026, 12, 23)),
    ),
    (
        *("every Tuesday 14:00 until new year", "2026-11-03T14:00"),
        Repeat(Every.WEEK, until=date(2026, 12, 30)),
    ),
    (
        *("every Tuesday 14:00 until the end of February", "2026-11-03T14:00"),
        Repeat(Every.WEEK, until=date(2027, 2, 28)),
    ),
]


@pytest.mark.parametrize(("text", "starts", "repeat"), OFFERED)
def test_what_some_would_understand_otherwise_is_offered_and_not_planned_at_once(
    text: str, starts: str, repeat: Repeat
) -> None:
    asked = understand_meeting(f"{text} Board", now=MONDAY_AT_TEN, zone=LONDON)

    assert isinstance(asked, Unclear), f"{text!r}: {asked}"
    assert asked.reason is Reason.REPEATS_SO
    [offered] = asked.meetings
    assert f"{offered.starts_at.astimezone(UTC):%Y-%m-%dT%H:%M}" == starts
    assert (offered.repeat, offered.title) == (repeat, "Board")
