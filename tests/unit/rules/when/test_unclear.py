"""What can be read in two ways, or in none, is asked about: never guessed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.when.meeting import understand_meeting
from bot.rules.when.model import Reason, Unclear
from tests.harness.when_parts import meeting_parts

LONDON = ZoneInfo("Europe/London")
MONDAY_AT_TEN = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def unclear(text: str, now: datetime = MONDAY_AT_TEN, zone: ZoneInfo = LONDON) -> Unclear:
    meant = understand_meeting(text, now=now, zone=zone)
    assert isinstance(meant, Unclear), f"{text!r}: {meant}"
    return meant


def offered(question: Unclear) -> list[str]:
    """The choices in UTC, to the minute."""
    return [f"{choice.astimezone(UTC):%Y-%m-%dT%H:%M}" for choice in question.choices]


_TUESDAYS = ["2026-11-03T14:00", "2026-11-10T14:00"]
# What is typed at 10:00 on Monday 2 November 2026 in London; reason; words in question; choices.
REPEATS_SO = Reason.REPEATS_SO
TABLE: list[tuple[str, Reason, str, list[str]]] = [
    ("", Reason.NO_DATE, "", []),
    ("Steering group", Reason.NO_DATE, "", []),
    ("14:00 Steering", Reason.NO_DATE, "14:00", ["2026-11-02T14:00", "2026-11-03T14:00"]),
    ("09:00 Steering", Reason.NO_DATE, "09:00", ["2026-11-03T09:00"]),
    ("3.11", Reason.NO_DATE, "3.11", ["2026-11-02T15:11", "2026-11-03T15:11", "2026-11-03T03:11"]),
    ("tomorrow Steering", Reason.NO_TIME, "tomorrow", []),
    ("3 November 2026", Reason.NO_TIME, "3 November 2026", []),
    ("tomorrow 25:00", Reason.NO_TIME, "tomorrow", []),
    ("tomorrow 14am", Reason.NO_TIME, "tomorrow", []),
    ("31 November 14:00", Reason.NO_SUCH_DATE, "31 November", []),
    ("2027-02-29 14:00", Reason.NO_SUCH_DATE, "2027-02-29", []),
    ("31/02/2027 14:00", Reason.NO_SUCH_DATE, "31/02/2027", []),
    ("31/02 14:00", Reason.NO_SUCH_DATE, "31/02", []),
    ("yesterday 14:00", Reason.PAST, "yesterday, 14:00", []),
    ("last Tuesday 14:00", Reason.PAST, "last Tuesday, 14:00", []),
    ("1 November 2026 14:00", Reason.PAST, "1 November 2026, 14:00", []),
    ("today 08:00", Reason.PAST, "today, 08:00", ["2026-11-03T08:00"]),
    ("2 November 08:00", Reason.PAST, "2 November, 08:00", ["2027-11-02T08:00"]),
    # Nine in the evening, or a slip: "9:00" may be on the 24-hour clock.
    (
        *("today 9:00", Reason.PAST, "today, 9:00"),
        ["2026-11-03T09:00", "2026-11-02T21:00", "2026-11-03T21:00"],
    ),
    ("03/04 14:00", Reason.AMBIGUOUS_DATE, "03/04", ["2027-03-04T14:00", "2027-04-03T13:00"]),
    ("6/11 14:00", Reason.AMBIGUOUS_DATE, "6/11", ["2026-11-06T14:00", "2027-06-11T13:00"]),
    (
        *("03/04/2027 14:00", Reason.AMBIGUOUS_DATE, "03/04/2027"),
        ["2027-03-04T14:00", "2027-04-03T13:00"],
    ),
    (
        *("next Tuesday 14:00", Reason.AMBIGUOUS_DATE, "next Tuesday"),
        ["2026-11-03T14:00", "2026-11-10T14:00"],
    ),
    ("next Sun 2pm", Reason.AMBIGUOUS_DATE, "next Sun", ["2026-11-08T14:00", "2026-11-15T14:00"]),
    (
        *("Monday 14:00", Reason.AMBIGUOUS_DATE, "Monday"),
        ["2026-11-02T14:00", "2026-11-09T14:00"],
    ),
    (
        *("tomorrow 14:00 Review of 1 December", Reason.AMBIGUOUS_DATE, "tomorrow, 1 December"),
        ["2026-11-03T14:00", "2026-12-01T14:00"],
    ),
    (
        *("tomorrow at 7", Reason.AMBIGUOUS_TIME, "at 7"),
        ["2026-11-03T07:00", "2026-11-03T19:00"],
    ),
    (
        *("tomorrow at 8 for an hour", Reason.AMBIGUOUS_TIME, "at 8"),
        ["2026-11-03T08:00", "2026-11-03T20:00"],
    ),
    ("tomorrow 2:30", Reason.AMBIGUOUS_TIME, "2:30", ["2026-11-03T14:30", "2026-11-03T02:30"]),
    (
        *("tomorrow half past two", Reason.AMBIGUOUS_TIME, "half past two"),
        ["2026-11-03T14:30", "2026-11-03T02:30"],
    ),
    (
        *("tomorrow ten to three", Reason.AMBIGUOUS_TIME, "ten to three"),
        ["2026-11-03T14:50", "2026-11-03T02:50"],
    ),
    ("tomorrow 3-5", Reason.AMBIGUOUS_TIME, "3-5", ["2026-11-03T15:00", "2026-11-03T03:00"]),
    (
        *("tomorrow midnight", Reason.AMBIGUOUS_TIME, "midnight"),
        ["2026-11-03T00:00", "2026-11-04T00:00"],
    ),
    (
        *("tomorrow 14:00 or 16:00", Reason.AMBIGUOUS_TIME, "14:00, 16:00"),
        ["2026-11-03T14:00", "2026-11-03T16:00"],
    ),
    ("tomorrow morning at 14:00", Reason.AMBIGUOUS_TIME, "at 14:00", ["2026-11-03T14:00"]),
    (
        *("Wednesday 3 November 14:00", Reason.WRONG_WEEKDAY, "Wednesday 3 November"),
        ["2026-11-03T14:00", "2026-11-04T14:00"],
    ),
    (
        *("3 November (Friday) 14:00", Reason.WRONG_WEEKDAY, "3 November, Friday"),
        ["2026-11-03T14:00", "2026-11-06T14:00"],
    ),
    ("every day 14:00", Reason.REPEATS, "every day", []),
    ("every second Tuesday 14:00", Reason.REPEATS, "every second Tuesday", []),
    ("first Tuesday of the month 14:00", Reason.REPEATS, "first Tuesday of the month", []),
    ("every Tuesday and Friday 14:00", Reason.REPEATS, "every Tuesday and Friday", []),
    ("every three weeks on Tuesday 14:00", Reason.REPEATS, "every three weeks", []),
    ("biweekly Tuesday 14:00", Reason.REPEATS, "biweekly", []),
    ("every week fortnightly Tuesday 14:00", Reason.REPEATS, "every week, fortnightly Tuesday", []),
    ("every week 14:00", Reason.NO_DATE, "every week", []),
    ("every Tuesday", Reason.NO_TIME, "every Tuesday", []),
    ("every Tuesday 14:00 until March", Reason.BAD_END, "until March", []),
    ("every Tuesday 14:00 until 3/4", Reason.BAD_END, "until 3/4", []),
    ("every Tuesday 14:00 until 3 November", Reason.BAD_END, "until 3 November", []),
    ("every Tuesday 14:00 until 1 March 2037", Reason.BAD_END, "until 1 March 2037", []),
    ("every Tuesday 14:00 once 1 times", Reason.BAD_END, "1 times", []),
    (
        *("every Tuesday 14:00 6 times until 3 March", Reason.BAD_END),
        *("6 times, until 3 March", []),
    ),
    (
        *("every two weeks on Tuesday 14:00", Reason.AMBIGUOUS_DATE, "every two weeks on Tuesday"),
        ["2026-11-03T14:00", "2026-11-10T14:00"],
    ),
    (
        *("every Tuesday 4 November 14:00", Reason.WRONG_WEEKDAY, "every Tuesday, 4 November"),
        ["2026-11-04T14:00", "2026-11-10T14:00"],
    ),
    ("tomorrow 14:00 for 0 minutes", Reason.NO_LENGTH, "for 0 minutes", []),
    ("tomorrow 14:00-14:00", Reason.NO_LENGTH, "14:00-14:00", []),
    ("tomorrow 14:00 for 13 hours", Reason.TOO_LONG, "for 13 hours", []),
    ("tomorrow 14:00 for 721 minutes", Reason.TOO_LONG, "for 721 minutes", []),
    ("tomorrow 14:00 to 13:00", Reason.TOO_LONG, "14:00 to 13:00", []),
    (
        *("tomorrow 14:00 for 1 hour for 2 hours", Reason.AMBIGUOUS_LENGTH),
        *("for 1 hour, for 2 hours", []),
    ),
    (
        *("tomorrow 14:00 to 15:30 for 60 minutes", Reason.AMBIGUOUS_LENGTH),
        *("14:00 to 15:30, for 60 minutes", []),
    ),
    # A day that is over this year: more likely a slip than a plan for the next.
    ("1 November 14:00", Reason.PAST, "1 November, 14:00", ["2027-11-01T14:00"]),
    ("the week after next Tuesday 14:00", Reason.AMBIGUOUS_DATE, "next Tuesday", _TUESDAYS),
    ("tomorrow not before 14:00", Reason.LEFT_OVER, "not before", ["2026-11-03T14:00"]),
    ("w/c 7 December 14:00", Reason.LEFT_OVER, "w/c", ["2026-12-07T14:00"]),
    ("Move to tomorrow 14:00", Reason.LEFT_OVER, "Move to", ["2026-11-03T14:00"]),
    (
        *("Tuesdays 14:00 starting next week", Reason.LEFT_OVER, "starting next week"),
        ["2026-11-03T14:00"],
    ),
    ("tomorrow 14:00 onwards", Reason.LEFT_OVER, "onwards", ["2026-11-03T14:00"]),
    ("May and June tomorrow 14:00", Reason.LEFT_OVER, "May and June", ["2026-11-03T14:00"]),
    ("tomorrow 15:00 CET Call", Reason.OTHER_ZONE, "CET", ["2026-11-03T14:00"]),
    ("tomorrow 15:00 IST Call", Reason.OTHER_ZONE, "IST", ["2026-11-03T15:00"]),
    # What is near to a word for a day is offered, in the daytime first.
    ("tomorow at 2", Reason.SPELLING, "tomorow", ["2026-11-03T14:00", "2026-11-03T02:00"]),
    ("Decemeber 3rd 14:00", Reason.SPELLING, "Decemeber", ["2026-12-03T14:00"]),
    # What some would understand otherwise is offered; what nobody can know is not.
    ("first and third Tuesday 14:00", REPEATS_SO, "first and third Tuesday", ["2026-11-03T14:00"]),
    ("fourth and last Tuesday 14:00", Reason.REPEATS, "fourth and last Tuesday", []),
    ("first and third Tuesday of March 14:00", Reason.REPEATS, "first and third Tuesday", []),
    ("every Tuesday 14:00 except 24 Nov", REPEATS_SO, "except 24 Nov", ["2026-11-03T14:00"]),
    ("every Tuesday 14:00 except 25 Nov", Reason.BAD_END, "except 25 Nov", []),
    ("every Tuesday 14:00 except 3 Nov", Reason.BAD_END, "except 3 Nov", []),
    ("every Tuesday 14:00 except in May", Reason.BAD_END, "except in May", []),
    ("every Tuesday 14:00 6 times except 24 Nov", Reason.BAD_END, "6 times, except 24 Nov", []),
    ("every Tuesday 14:00 until Easter", REPEATS_SO, "until Easter", ["2026-11-03T14:00"]),
    ("every Friday 14:00 until Easter", Reason.BAD_END, "until Easter", []),
    ("every Tuesday 14:00 until March", Reason.BAD_END, "until March", []),
    ("3 November 2028 14:00", Reason.TOO_FAR, "3 November 2028, 14:00", []),
    ("tomorrow 14:00 " + "x" * 101, Reason.TITLE_TOO_LONG, "x" * 100, []),
]


@pytest.mark.parametrize(("text", "reason", "detail", "choices"), TABLE)
def test_what_is_unclear_is_asked_with_the_words_in_question(
    text: str, reason: Reason, detail: str, choices: list[str]
) -> None:
    question = unclear(text)

    assert (question.reason, question.detail) == (reason, detail)
    assert offered(question) == choices


def test_every_reason_is_asked_by_some_words() -> None:
    asked = {reason for _, reason, _, _ in TABLE}

    assert set(Reason) - asked == {Reason.CLOCK_GAP, Reason.CLOCK_TWICE}  # below


def test_twelve_hours_and_two_years_are_still_understood() -> None:
    meant = understand_meeting("2 November 2028 10:00 for 12 hours", now=MONDAY_AT_TEN, zone=LONDON)

    assert not isinstance(meant, Unclear)


def test_two_years_after_a_leap_day_end_on_the_first_of_march() -> None:
    leap_day = datetime(2028, 2, 29, 10, 0, tzinfo=UTC)

    last = understand_meeting("1 March 2030 14:00", now=leap_day, zone=LONDON)

    assert not isinstance(last, Unclear)
    assert unclear("2 March 2030 14:00", leap_day).reason is Reason.TOO_FAR


def test_each_choice_is_a_whole_meeting_with_its_end_and_title() -> None:
    question = unclear("tomorrow 2-3.30 Steering group")

    assert [meeting.title for meeting in question.meetings] == ["Steering group"] * 2
    assert [meeting.length for meeting in question.meetings] == [timedelta(minutes=90)] * 2


# now in UTC, zone, typed, the one choice in UTC: the time moved on by what is skipped
GAPS = [
    ("2026-03-28T12:00", "Europe/London", "tomorrow 01:30", "2026-03-29T01:30"),
    ("2026-03-07T12:00", "America/New_York", "tomorrow 02:15", "2026-03-08T07:15"),
    ("2026-10-02T20:00", "Australia/Lord_Howe", "tomorrow 02:10", "2026-10-03T15:40"),
]


@pytest.mark.parametrize(("now", "zone", "text", "choice"), GAPS)
def test_a_time_that_the_clocks_skip_is_asked_about(
    now: str, zone: str, text: str, choice: str
) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)

    question = unclear(text, at, ZoneInfo(zone))

    assert (question.reason, offered(question)) == (Reason.CLOCK_GAP, [choice])


def test_a_start_that_is_skipped_keeps_its_length_when_it_is_moved_on() -> None:
    question = unclear("tomorrow 01:45 to 02:00", datetime(2026, 3, 28, 12, 0, tzinfo=UTC))

    assert question.reason is Reason.CLOCK_GAP
    assert [meeting.length for meeting in question.meetings] == [timedelta(minutes=15)]


# now in UTC, zone, typed, both choices in UTC
TWICE = [
    (
        *("2026-10-24T12:00", "Europe/London", "tomorrow 01:30"),
        ["2026-10-25T00:30", "2026-10-25T01:30"],
    ),
    (
        *("2026-10-31T12:00", "America/New_York", "tomorrow 01:30"),
        ["2026-11-01T05:30", "2026-11-01T06:30"],
    ),
    (
        *("2026-04-03T20:00", "Australia/Lord_Howe", "tomorrow 01:45"),
        ["2026-04-04T14:45", "2026-04-04T15:15"],
    ),
]


@pytest.mark.parametrize(("now", "zone", "text", "choices"), TWICE)
def test_a_time_that_the_clocks_show_twice_is_asked_about(
    now: str, zone: str, text: str, choices: list[str]
) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)

    question = unclear(text, at, ZoneInfo(zone))

    assert (question.reason, offered(question)) == (Reason.CLOCK_TWICE, choices)


def test_the_two_choices_of_an_autumn_night_can_be_told_apart() -> None:
    question = unclear("tomorrow 01:30", datetime(2026, 10, 24, 12, 0, tzinfo=UTC))

    offsets = [meeting_parts(meeting, LONDON).utc_offset for meeting in question.meetings]

    assert offsets == ["+01:00", "+00:00"]


# The day on which "next Tuesday" is said in November 2026, and what it can mean.
NEXT_TUESDAY = [
    (2, [3, 10]),  # Monday: tomorrow, or next week's
    (8, [10, 17]),  # Sunday: a new week may have started already
]


@pytest.mark.parametrize(("said_on", "days"), NEXT_TUESDAY)
def test_next_tuesday_is_asked_about_when_weeks_can_be_counted_two_ways(
    said_on: int, days: list[int]
) -> None:
    now = datetime(2026, 11, said_on, 10, 0, tzinfo=UTC)

    question = unclear("next Tuesday 14:00", now)

    assert [choice.day for choice in question.choices] == days


@pytest.mark.parametrize("said_on", [3, 4, 5, 6, 7])
def test_next_tuesday_said_from_tuesday_to_saturday_is_next_week_s(said_on: int) -> None:
    now = datetime(2026, 11, said_on, 10, 0, tzinfo=UTC)

    meant = understand_meeting("next Tuesday 14:00", now=now, zone=LONDON)

    assert not isinstance(meant, Unclear)
    assert meant.starts_at.day == 10
