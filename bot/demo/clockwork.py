"""The demo's clock: it runs as usual, and can be moved on to the next thing that happens."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.demo.controls import ClockFace, Invite, Stop

JUST_AFTER = timedelta(seconds=1)


class MovableClock:
    """Real time from a moment of our choice, which can only be moved on."""

    def __init__(self, start: datetime) -> None:
        self._offset = start - datetime.now(UTC)
        self._rate_from: float | None = None
        self._gained = 0.0

    def now(self) -> datetime:
        """The demo's time, aware and in UTC."""
        return datetime.now(UTC) + self._offset

    def move_to(self, instant: datetime) -> None:
        """Move on; an instant that is past already changes nothing."""
        self._offset = max(self._offset, instant - datetime.now(UTC))

    def hurry(self, on: bool) -> None:
        """Let `seconds` run twenty times as fast, while past weeks are played."""
        if on:
            self._rate_from = time.monotonic()
        elif self._rate_from is not None:
            self._gained += 19 * (time.monotonic() - self._rate_from)
            self._rate_from = None

    def seconds(self) -> float:
        """A monotonic clock for pacing, in seconds."""
        now = time.monotonic()
        hurried = 0.0 if self._rate_from is None else 19 * (now - self._rate_from)
        return now + self._gained + hurried


@dataclass(frozen=True)
class Next:
    """What the demo's clock can be moved to, in UTC."""

    zone: str
    meeting_end: datetime | None
    morning: datetime
    weekly_summary: datetime | None


class DemoClock:
    """The chat page's clock and its three buttons."""

    def __init__(
        self,
        clock: MovableClock,
        coming: Callable[[], Awaitable[Next]],
        invites: Callable[[], Sequence[Invite]],
    ) -> None:
        self._clock = clock
        self._coming = coming
        self._invites = invites

    async def clock(self) -> ClockFace:
        """The time now, in the group's zone, and where it can go from here."""
        coming = await self._coming()
        local = self._clock.now().astimezone(ZoneInfo(coming.zone))
        label = f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
        return ClockFace(local, label, _stops(coming))

    async def move(self, to: str) -> ClockFace:
        """Move on to a stop. Raises ValueError if there is nothing of the kind to move on to."""
        stops = {stop.id: stop.at for stop in _stops(await self._coming())}
        at = stops.get(to)
        if at is None:
            raise ValueError("There is nothing of that kind planned to move on to.")
        self._clock.move_to(at + JUST_AFTER)
        return await self.clock()

    def invites(self) -> Sequence[Invite]:
        """The invitations that a new phone can join by."""
        return self._invites()


def _stops(coming: Next) -> tuple[Stop, ...]:
    return (
        Stop("meeting-end", "Move on to the end of the meeting", coming.meeting_end),
        Stop("next-morning", "To the next morning", coming.morning),
        Stop("weekly-summary", "To the weekly summary", coming.weekly_summary),
    )
