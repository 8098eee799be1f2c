"""Ten years of meetings: each that ended opens one round, and only when people are free."""

import asyncio
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.flows.planning import Planned
from bot.rules.calendar import in_quiet_hours
from storage.queries import holidays, meetings, rounds
from storage.records import MeetingState
from tests.unit.flows.home import MONDAY, Home, at_home

ZONES = st.sampled_from(
    [
        *("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
        *("Pacific/Apia", "America/St_Johns", "Africa/Cairo", "UTC"),
    ]
)
HOURS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
TEN_YEARS = 3650 * 24 * 60
MEETING = st.tuples(st.integers(1, TEN_YEARS), st.integers(5, 720))
"""Minutes from the first moment to its start, and minutes that it lasts."""
LOOKS = st.lists(st.integers(1, 9 * 60), min_size=1, max_size=8)
"""Minutes between two looks at what is due: the bot is down for hours at times."""


@settings(
    deadline=None,
    max_examples=8,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    zone=ZONES,
    quiet_from=HOURS,
    quiet_to=HOURS,
    delay=st.integers(0, 1440),
    planned=st.lists(MEETING, min_size=1, max_size=8),
    off=st.sets(st.integers(0, 3650), max_size=20),
    looks=LOOKS,
)
def test_every_meeting_that_ended_opens_one_round_when_people_are_free(
    zone: str,
    quiet_from: time,
    quiet_to: time,
    delay: int,
    planned: list[tuple[int, int]],
    off: set[int],
    looks: list[int],
) -> None:
    days = {(MONDAY + timedelta(days=number)).date() for number in off}
    with tempfile.TemporaryDirectory() as folder:
        opened = asyncio.run(
            lived(Path(folder), zone, (quiet_from, quiet_to), delay, planned, days, looks)
        )

    assert len(opened) == len(planned)
    for ended_at, opened_at in opened:
        assert opened_at >= ended_at + timedelta(minutes=delay)
        assert not in_quiet_hours(opened_at, quiet_from, quiet_to, ZoneInfo(zone))
        assert opened_at.astimezone(ZoneInfo(zone)).date() not in days


async def lived(
    folder: Path,
    zone: str,
    quiet: tuple[time, time],
    delay: int,
    planned: list[tuple[int, int]],
    days: set[date],
    looks: list[int],
) -> list[tuple[datetime, datetime]]:
    """Live through all meetings; for each, its end and when its round opened."""
    async with at_home(folder) as home:
        await home.flows.ruling.change(
            home.who, zone=zone, quiet_from=quiet[0], quiet_to=quiet[1], delay_minutes=delay
        )
        async with home.house.store.write() as unit:
            await holidays.add(unit, home.who.group_id, days)
        held = []
        for number, (starts, minutes) in enumerate(planned):
            begins = MONDAY + timedelta(minutes=starts)
            ends = begins + timedelta(minutes=minutes)
            made = await home.flows.planning.plan(home.who, begins, ends, "", str(number))
            assert isinstance(made, Planned)
            held.append(made.meeting)
        opened: dict[str, datetime] = {}
        for meeting in sorted(held, key=lambda one: one.ends_at):
            home.clock.now = max(home.clock.now, meeting.ends_at - timedelta(minutes=1))
            for number in range(400):
                await home.flows.asking.open_due_rounds()
                await note(home, opened)
                if meeting.id in opened:
                    break
                home.clock.move(minutes=looks[number % len(looks)])
        return [(one.ends_at.astimezone(UTC), opened[one.id]) for one in held if one.id in opened]


async def note(home: Home, opened: dict[str, datetime]) -> None:
    """Write down the rounds that are open now; a meeting has one at most."""
    async with home.house.store.read() as unit:
        for one in await rounds.dealing(unit):
            assert one.meeting_id is not None
            assert opened.setdefault(one.meeting_id, one.opened_at) == one.opened_at
            meeting = await meetings.find(unit, one.group_id, one.meeting_id)
            assert meeting is not None
            assert meeting.state is MeetingState.ASKED
