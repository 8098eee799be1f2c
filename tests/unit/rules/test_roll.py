"""When the roll is told, who counts as new, and when a round warns that answers may be guessed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.roll import came_since, guessable, settled, told_next

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
ZONES = st.sampled_from(
    ["Europe/London", "Africa/Casablanca", "Pacific/Apia", "America/St_Johns", "Asia/Kathmandu"]
).map(ZoneInfo)
INSTANTS = st.integers(0, 10 * 366 * 24 * 60).map(lambda one: NOW + timedelta(minutes=one))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "told", "due"),
    [
        ("2026-11-02T10:00", None, "2026-11-02T17:00"),
        ("2026-11-02T17:00", None, "2026-11-03T17:00"),
        ("2026-11-02T23:30", None, "2026-11-03T17:00"),
        ("2026-11-03T10:00", "2026-11-02T17:00", "2026-11-03T17:00"),
        # Told late, on the morning after a night's outage: then not again on the same day.
        ("2026-11-03T10:00", "2026-11-03T09:00", "2026-11-04T17:00"),
        # A clock that was wrong has left a telling that is still to come.
        ("2026-11-02T10:00", "2027-11-02T17:00", "2026-11-02T17:00"),
        # The clocks go back on 25 October 2026, and forward on 28 March 2027.
        ("2026-10-24T20:00", "2026-10-24T16:00", "2026-10-25T17:00"),
        ("2026-10-24T10:00", None, "2026-10-24T16:00"),
        ("2027-03-28T00:30", "2027-03-27T17:00", "2027-03-28T16:00"),
    ],
)
def test_a_change_is_told_at_five_once_a_day(changed: str, told: str | None, due: str) -> None:
    assert told_next(at(changed), at(told) if told else None, LONDON) == at(due)


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=3)), ZONES)
def test_it_is_told_soon_and_never_twice_a_day(
    changed: datetime, since: timedelta, zone: ZoneInfo
) -> None:
    told = changed - since

    due = told_next(changed, told, zone)

    assert changed < due < changed + timedelta(days=2, hours=2)
    assert due.astimezone(zone).date() > told.astimezone(zone).date()


@pytest.mark.parametrize(
    ("joined_at", "long"),
    [(None, True), (NOW - WEEK, True), (NOW - WEEK + timedelta(seconds=1), False), (NOW, False)],
)
def test_after_a_week_somebody_is_new_no_more(joined_at: datetime | None, *, long: bool) -> None:
    assert settled(joined_at, NOW) is long


def test_who_came_at_an_unknown_time_came_before() -> None:
    assert not came_since(None, NOW)
    assert not came_since(NOW, NOW)
    assert came_since(NOW, NOW - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("long", "new", "k", "warned"),
    [
        (6, 0, 5, False),
        (6, 30, 5, False),
        (5, 1, 5, True),
        (5, 30, 5, True),
        (0, 9, 5, True),
        # Six at the least, though four would be more than k.
        (5, 4, 3, True),
        (6, 4, 3, False),
        (10, 4, 10, True),
        (11, 4, 10, False),
    ],
)
def test_a_round_of_too_many_new_people_warns(long: int, new: int, k: int, *, warned: bool) -> None:
    asked = [None] * (long // 2) + [NOW - WEEK] * (long - long // 2) + [NOW] * new

    assert guessable(asked, NOW, k=k) is warned
