"""Until when a break lasts: read in the group's zone, and asked about when it is not clear."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.rules.when.breaks import UnclearBreak, WhyNot, understand_break, until_day

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 3, 15, 31, tzinfo=UTC)  # a Tuesday


def understood(words: str, zone: ZoneInfo = LONDON) -> datetime | UnclearBreak:
    return understand_break(words, now=NOW, zone=zone)


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("10", "2026-11-13T15:31"),
        ("for 10 days", "2026-11-13T15:31"),
        ("1 day", "2026-11-04T15:31"),
        ("two weeks", "2026-11-17T15:31"),
        ("a fortnight", "2026-11-17T15:31"),
        ("365", "2027-11-03T15:31"),
        ("until 3 March", "2027-03-03T00:00"),
        ("until the 3rd of March 2027", "2027-03-03T00:00"),
        ("till Friday", "2026-11-06T00:00"),
        ("until Tuesday", "2026-11-10T00:00"),  # it is Tuesday already
        ("until tomorrow.", "2026-11-04T00:00"),
        ("3 March", "2027-03-03T00:00"),
        ("until 2026-12-24", "2026-12-24T00:00"),
        ("until 13/11", "2026-11-13T00:00"),  # there is no 13th month
        ("until 1 July", "2027-06-30T23:00"),  # summer time
    ],
)
def test_a_break_is_over_at_this_instant(words: str, until: str) -> None:
    assert understood(words) == datetime.fromisoformat(until).replace(tzinfo=UTC)


def test_a_day_begins_in_the_groups_zone() -> None:
    until = understood("until 3 March", ZoneInfo("Asia/Kathmandu"))

    assert until == datetime(2027, 3, 2, 18, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        *(("", WhyNot.UNKNOWN), ("soon", WhyNot.UNKNOWN), ("-1", WhyNot.UNKNOWN)),
        *(("1.5", WhyNot.UNKNOWN), ("until", WhyNot.UNKNOWN), ("until March", WhyNot.UNKNOWN)),
        *(("until 3 March please", WhyNot.UNKNOWN), ("group", WhyNot.UNKNOWN)),
        *(("0", WhyNot.TOO_LONG), ("366", WhyNot.TOO_LONG), ("60 weeks", WhyNot.TOO_LONG)),
        *(("until 3 March 2029", WhyNot.TOO_LONG), ("until 30 February", WhyNot.NO_SUCH_DAY)),
        *(("until 3 March 2026", WhyNot.PAST), ("until today", WhyNot.PAST)),
        ("until yesterday", WhyNot.PAST),
    ],
)
def test_what_can_not_be_is_not_guessed(words: str, reason: WhyNot) -> None:
    assert understood(words) == UnclearBreak(reason)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("until 3/4", (date(2027, 3, 4), date(2027, 4, 3))),
        ("until Monday 3 March", (date(2027, 3, 1), date(2027, 3, 3))),  # it is a Wednesday
        ("until next Friday", (date(2026, 11, 6), date(2026, 11, 13))),
    ],
)
def test_what_has_two_meanings_is_asked_about(words: str, days: tuple[date, ...]) -> None:
    assert understood(words) == UnclearBreak(WhyNot.AMBIGUOUS, days)


def test_a_day_that_was_chosen_is_looked_at_again_when_it_is_tapped() -> None:
    assert until_day(date(2026, 11, 3), now=NOW, zone=LONDON) == UnclearBreak(WhyNot.PAST)
    assert until_day(date(2026, 11, 4), now=NOW, zone=LONDON) == datetime(2026, 11, 4, tzinfo=UTC)
    assert until_day(date(2029, 1, 1), now=NOW, zone=LONDON) == UnclearBreak(WhyNot.TOO_LONG)
