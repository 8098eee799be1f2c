"""What happens to planned moments when a group changes its rules or takes a break: by hand, in UTC.

The group is in London with quiet hours from 20:00 to 08:00, and waits 30 minutes after a meeting.
It begins on Monday 2 November 2026, at 10:00.
"""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.flows.meetings.planning import Planned
from bot.rules.group.changes import Changes
from storage.records import MeetingState
from tests.unit.flows.home import Home, at_home

LOOKS = timedelta(minutes=15)
Then: TypeAlias = tuple[str, Changes | str | None]
"""At this instant: rules change, or a break begins until then, or it ends."""
NEW_YORK: Changes = {"zone": "America/New_York"}
KATHMANDU: Changes = {"zone": "Asia/Kathmandu"}
NEVER_QUIET: Changes = {"quiet_from": time(0), "quiet_to": time(0)}
EARLY_QUIET: Changes = {"quiet_from": time(14), "quiet_to": time(9)}

# The meeting's end; what changes meanwhile; when its round opens, or "missed".
ROUNDS: list[tuple[str, list[Then], str]] = [
    ("2026-11-03T15:30", [], "2026-11-03T16:00"),
    # The zone is changed later: the meeting stays at its instant, quiet hours follow the new clock.
    ("2026-11-03T15:30", [("2026-11-02T12:00", NEW_YORK)], "2026-11-03T16:00"),
    ("2026-11-03T11:30", [("2026-11-02T12:00", NEW_YORK)], "2026-11-03T13:00"),
    ("2026-11-03T15:30", [("2026-11-03T15:45", KATHMANDU)], "2026-11-04T02:15"),
    ("2026-11-03T20:00", [("2026-11-03T21:00", NEW_YORK)], "2026-11-03T21:00"),
    # Quiet hours are changed between the end and the opening.
    ("2026-11-03T20:00", [("2026-11-03T22:00", NEVER_QUIET)], "2026-11-03T22:00"),
    ("2026-11-03T15:30", [("2026-11-03T15:45", EARLY_QUIET)], "2026-11-04T09:00"),
    # The wait is changed.
    ("2026-11-03T15:30", [("2026-11-03T15:45", {"delay_minutes": 120})], "2026-11-03T17:30"),
    ("2026-11-03T15:30", [("2026-11-03T15:45", {"delay_minutes": 0})], "2026-11-03T15:45"),
    # Breaks. What would go out in one is missed; what would go out after one is asked.
    ("2026-11-03T15:30", [("2026-11-02T12:00", "2026-11-10T00:00")], "missed"),
    ("2026-11-03T15:30", [("2026-11-02T12:00", "2026-11-03T16:00")], "2026-11-03T16:00"),
    ("2026-11-03T15:30", [("2026-11-02T12:00", "2026-11-03T16:01")], "missed"),
    ("2026-11-03T15:30", [("2026-11-02T12:00", "2026-11-03T00:00")], "2026-11-03T16:00"),
    ("2026-11-03T20:00", [("2026-11-03T12:00", "2026-11-04T00:00")], "2026-11-04T08:00"),
    (
        "2026-11-03T15:30",
        [("2026-11-02T12:00", "2026-11-10T00:00"), ("2026-11-03T15:45", None)],
        "2026-11-03T16:00",
    ),
    ("2026-11-03T15:30", [("2026-11-03T16:00", "2026-11-10T00:00")], "missed"),
    ("2026-11-03T15:30", [("2026-11-03T16:15", "2026-11-10T00:00")], "2026-11-03T16:00"),
]

# What changes; the weekly opening after that (Friday at 12:00, if nothing else is said).
WEEKLY: list[tuple[list[Then], str]] = [
    ([], "2026-11-06T12:00"),
    ([("2026-11-02T12:00", NEW_YORK)], "2026-11-06T17:00"),
    ([("2026-11-02T12:00", {"weekly_time": time(21)})], "2026-11-07T08:00"),
    ([("2026-11-02T12:00", {"weekly_time": time(7)})], "2026-11-06T08:00"),
    ([("2026-11-02T12:00", {"weekly_day": 0})], "2026-11-09T12:00"),
    ([("2026-11-02T11:00", {"weekly_day": 0})], "2026-11-02T12:00"),
    # Quiet hours come to lie over the weekly time, or leave it.
    ([("2026-11-02T12:00", {"quiet_from": time(11)})], "2026-11-07T08:00"),
    (
        [("2026-11-02T12:00", {"weekly_time": time(21)}), ("2026-11-02T13:00", NEVER_QUIET)],
        "2026-11-06T21:00",
    ),
    # A break stops questions; boxes that are locked already are opened in it.
    ([("2026-11-02T12:00", "2026-11-20T00:00")], "2026-11-06T12:00"),
]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def do(home: Home, what: Changes | str | None) -> None:
    if isinstance(what, dict):
        await home.flows.ruling.change(home.actor, **what)
    else:
        await home.flows.pausing.pause_group(
            home.actor, utc(what) if isinstance(what, str) else None
        )


@pytest.mark.parametrize(("ends", "changes", "opens"), ROUNDS)
async def test_a_round_opens_at_this_instant_or_not_at_all(
    tmp_path: Path, ends: str, changes: list[Then], opens: str
) -> None:
    async with at_home(tmp_path) as home:
        ends_at = utc(ends)
        planned = await home.flows.planning.plan(
            home.actor, ends_at - timedelta(hours=1), ends_at, "Board", "1"
        )
        assert isinstance(planned, Planned)
        for at, what in changes:
            while home.clock.now < utc(at):
                await home.flows.asking.open_due_rounds()
                home.clock.now = min(home.clock.now + LOOKS, utc(at))
            await do(home, what)
        while (await home.found(planned.first.meeting.id)).state is MeetingState.PLANNED:
            await home.flows.asking.open_due_rounds()
            home.clock.now += LOOKS

        rounds = [f"{one.opened_at:%Y-%m-%dT%H:%M}" for one in await home.opened()]
        state = (await home.found(planned.first.meeting.id)).state

        assert (rounds or [state.value]) == [opens]


@pytest.mark.parametrize(("changes", "opens"), WEEKLY)
async def test_the_weekly_opening_is_at_this_instant(
    tmp_path: Path, changes: list[Then], opens: str
) -> None:
    async with at_home(tmp_path) as home:
        for at, what in changes:
            home.clock.set(at)
            await do(home, what)

        coming = await home.flows.knowing.coming()

        assert coming.opens_at == utc(opens)
