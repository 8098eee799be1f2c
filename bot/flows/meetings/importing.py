"""Importing: a calendar file that an admin sends is shown in words first, and planned when right.

The file itself is not kept: the second step reads it anew.
"""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.flows.meetings.merging import MeetingChanges, apply, compare, gone_from
from bot.flows.meetings.revisions import gone_by, known_of, note_revisions, without_older
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.times import zone_of
from bot.flows.shared.tools import Tools
from bot.ical.model import BadCalendar, Reading, Trouble
from bot.ical.reading import read_calendar, read_days
from storage.queries import holidays, meetings
from storage.records import Group, MeetingSource, Role
from storage.store import Unit

READ_AHEAD = timedelta(days=400)
"""How far ahead a calendar is read."""
READ_BACK = timedelta(days=2)
"""A meeting that was moved to a day that is over is still found."""


@dataclass(frozen=True)
class CalendarPreview:
    """What a calendar would change in a group, and what of it was left out."""

    group: Group
    changes: MeetingChanges
    reading: Reading


@dataclass(frozen=True)
class BadFile:
    """The file can't be read."""

    trouble: Trouble


class Importing:
    """What admins do with calendar files.

    `zone` is the clock that the group was last seen to live by. A file is read by it before the
    transaction begins, since that may take seconds, and again if the group has another one now.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def preview(
        self, actor: Actor, data: bytes, match: str, *, zone: ZoneInfo
    ) -> CalendarPreview | BadFile:
        """What the file would change; nothing is planned."""
        reading = await read_for(zone, data, match, self._tools.clock())
        if isinstance(reading, BadFile):
            return reading
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            if zone_of(group.settings) == zone:
                changes, _ = await self._changes(unit, group, reading)
                return CalendarPreview(group, changes, reading)
        return await self.preview(actor, data, match, zone=zone_of(group.settings))

    async def plan(
        self, actor: Actor, data: bytes, match: str, *, zone: ZoneInfo
    ) -> CalendarPreview | BadFile:
        """Do what the file changes; a second time there is nothing left to do."""
        reading = await read_for(zone, data, match, self._tools.clock())
        if isinstance(reading, BadFile):
            return reading
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            if zone_of(group.settings) == zone:
                changes, newer = await self._changes(unit, group, reading)
                await apply(unit, group, changes, MeetingSource.FILE, None)
                await note_revisions(unit, group, newer, changes, MeetingSource.FILE)
                return CalendarPreview(group, changes, reading)
        return await self.plan(actor, data, match, zone=zone_of(group.settings))

    async def keep_holidays(
        self, actor: Actor, data: bytes, *, zone: ZoneInfo
    ) -> tuple[date, ...] | BadFile:
        """Ask nothing on the days from today on that a file of holidays names."""
        today = self._tools.clock().astimezone(zone).date()
        try:
            days = await asyncio.to_thread(
                read_days, data, zone=zone, since=today, until=today + READ_AHEAD
            )
        except BadCalendar as bad:
            return BadFile(bad.trouble)
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            await holidays.add(unit, group.id, days)
        return tuple(sorted(days))

    async def clear_holidays(self, actor: Actor) -> None:
        """No day is a holiday any more."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            await holidays.clear(unit, group.id)

    async def _changes(
        self, unit: Unit, group: Group, reading: Reading
    ) -> tuple[MeetingChanges, Reading]:
        """A file that holds a series says all of it: what it has no more is cancelled.

        A file about one meeting of a series says nothing of the others, and one that is older
        than what was read already says nothing at all.
        """
        now = self._tools.clock()
        known = await known_of(unit, group)
        reading = without_older(reading, known)
        had = gone_by(reading, await meetings.from_files(unit, group.id))
        gone = gone_from(had, reading, now=now, until=now + READ_AHEAD)
        return compare(reading.events, known, gone, title=group.name, now=now), reading


async def read_for(zone: ZoneInfo, data: bytes, match: str, now: datetime) -> Reading | BadFile:
    """Read a calendar by a group's clock, in a thread: it may take seconds."""
    try:
        return await asyncio.to_thread(
            read_calendar,
            data,
            zone=zone,
            since=now - READ_BACK,
            until=now + READ_AHEAD,
            match=match,
        )
    except BadCalendar as bad:
        return BadFile(bad.trouble)
