"""Instants hold in every zone and at every moment: quiet hours are quiet, weeks go forward."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.instants import (
    after_quiet_hours,
    clock_shows,
    in_quiet_hours,
    local,
    next_morning,
    next_weekly,
    reminder_at,
)

ZONES = st.sampled_from(
    [
        *("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
        *("Pacific/Apia", "America/St_Johns", "Africa/Cairo", "UTC"),
    ]
).map(ZoneInfo)
DAYS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
# Hours in which clocks change, in London, New York and on Lord Howe.
CHANGES = st.builds(
    lambda start, minutes: start + timedelta(minutes=minutes),
    st.sampled_from(
        [
            *(datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)),
            *(datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)),
            *(datetime(2026, 4, 4, 15, tzinfo=UTC), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
        ]
    ),
    st.integers(-1500, 180),
)
MOMENTS = st.one_of(DAYS, CHANGES)
TIMES = st.one_of(
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    st.builds(time, st.integers(0, 3), st.sampled_from([0, 15, 30, 45])),
)
A_MINUTE = timedelta(minutes=1)


@given(instant=MOMENTS, quiet_from=TIMES, quiet_to=TIMES, zone=ZONES)
def test_nothing_is_sent_in_quiet_hours_nor_later_than_need_be(
    instant: datetime, quiet_from: time, quiet_to: time, zone: ZoneInfo
) -> None:
    instant = instant.replace(second=0, microsecond=0)

    after = after_quiet_hours(instant, quiet_from, quiet_to, zone)

    assert instant <= after
    assert not in_quiet_hours(after, quiet_from, quiet_to, zone)
    waited = instant
    while waited < after:
        assert in_quiet_hours(waited, quiet_from, quiet_to, zone)
        waited += A_MINUTE


@given(start=MOMENTS, weekday=st.integers(0, 6), at=TIMES, zone=ZONES)
def test_weekly_times_go_forward_a_week_at_a_time_at_the_wall_time(
    start: datetime, weekday: int, at: time, zone: ZoneInfo
) -> None:
    before = start
    for _ in range(60):
        instant = next_weekly(before, weekday, at, zone)
        shown = instant.astimezone(zone)
        assert before < instant
        assert instant - before <= timedelta(days=8)
        assert shown.weekday() == weekday
        assert shown.time() == at or clock_shows(shown.date(), at, zone) == ()
        before = instant


@given(after=MOMENTS, at=TIMES, zone=ZONES)
def test_the_next_morning_is_within_a_day_and_a_clock_change(
    after: datetime, at: time, zone: ZoneInfo
) -> None:
    morning = next_morning(after, zone, at)

    assert after < morning <= after + timedelta(hours=26)
    shown = morning.astimezone(zone)
    assert shown.time() == at or clock_shows(shown.date(), at, zone) == ()


@given(opening=MOMENTS, quiet_from=TIMES, quiet_to=TIMES, zone=ZONES)
def test_a_reminder_is_before_the_opening_and_out_of_quiet_hours(
    opening: datetime, quiet_from: time, quiet_to: time, zone: ZoneInfo
) -> None:
    reminder = reminder_at(opening, quiet_from, quiet_to, zone)

    if reminder is not None:
        assert opening - timedelta(hours=26) <= reminder < opening
        assert not in_quiet_hours(reminder, quiet_from, quiet_to, zone)


@given(moment=MOMENTS, zone=ZONES)
def test_what_clocks_show_leads_back_to_the_instant(moment: datetime, zone: ZoneInfo) -> None:
    shown = moment.astimezone(zone)
    wall = shown.time().replace(fold=0)

    assert moment in clock_shows(shown.date(), wall, zone)
    assert local(shown.date(), wall, zone) <= moment
