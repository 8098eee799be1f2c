"""Feeding: calendars at addresses that admins gave, looked at every three hours.

An address is fetched outside of any transaction. Admins hear of a trouble once, after it has
lasted for two tries, and not again before the calendar could be read in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.flows.meetings.fetch_results import Fetch, Fetched, Unchanged, Unfetched
from bot.flows.meetings.importing import READ_AHEAD, BadFile, CalendarPreview, read_for
from bot.flows.meetings.left_out import is_mark, left_out_mark, tell_left_out
from bot.flows.meetings.merging import MeetingChanges, apply, compare, gone_from, token_of
from bot.flows.meetings.revisions import note_revisions
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.batches import run_each
from bot.flows.shared.notices import tell_admins
from bot.flows.shared.times import zone_of
from bot.flows.shared.tools import Tools
from bot.ical.model import Reading, Trouble
from storage.queries import feeds, groups, holidays, meetings
from storage.records import Feed, Group, Meeting, MeetingSource, MeetingState, Role
from storage.store import Unit

EVERY = timedelta(hours=3)
READ_WHOLE = timedelta(days=7)
"""A calendar that has not changed is read again after so long: new meetings come into sight."""
TOLD_AFTER = 2
MOST_FEEDS = 3
LONGEST_MATCH = 60


@dataclass(frozen=True)
class FeedTrouble:
    """A calendar can't be used."""

    reason: Unfetched | Trouble


@dataclass(frozen=True)
class FeedAdded:
    """The calendar is looked at from now on, and this is what it changed."""

    feed: Feed
    preview: CalendarPreview


@dataclass(frozen=True)
class TooManyFeeds:
    """The group looks at as many calendars as it can already."""

    most: int = MOST_FEEDS


@dataclass(frozen=True)
class CalendarsOverview:
    """The calendars that a group looks at, and its holidays from today on."""

    group: Group
    feeds: tuple[Feed, ...]
    holidays: tuple[date, ...]


class Feeding:
    """What is done with calendar feeds."""

    def __init__(self, tools: Tools, fetch: Fetch) -> None:
        self._tools, self._fetch = tools, fetch

    async def add(
        self, actor: Actor, url: str, match: str, *, zone: ZoneInfo
    ) -> FeedAdded | TooManyFeeds | FeedTrouble:
        """Look at a calendar from now on; the same address again changes its match word.

        `zone` is the clock that the group was last seen to live by. If it lives by another one
        when the calendar has been read, it is read once more.
        """
        url, match = url.strip(), " ".join(match.split())[:LONGEST_MATCH]
        found = await self._read(zone, url, match, "")
        if not isinstance(found, tuple):
            return found if isinstance(found, FeedTrouble) else FeedTrouble(Unfetched.REFUSED)
        reading, etag = found
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            before = await feeds.of_group(unit, group.id)
            if len([one for one in before if one.url != url]) >= MOST_FEEDS:
                return TooManyFeeds()
            if zone_of(group.settings) == zone:
                same = [one for one in before if one.url == url]
                return await self._add(unit, group, url, match, reading, etag, same)
        return await self.add(actor, url, match, zone=zone_of(group.settings))

    async def _add(
        self,
        unit: Unit,
        group: Group,
        url: str,
        match: str,
        reading: Reading,
        etag: str,
        before: Sequence[Feed],
    ) -> FeedAdded:
        now = self._tools.clock()
        had: dict[str, Meeting] = {}
        for same in before:
            had |= await meetings.of_feed(unit, same.id)
            await meetings.leave_feed(unit, same.id)
            await feeds.remove(unit, same.id)
        feed = await feeds.add(
            unit,
            group_id=group.id,
            url=url,
            match=match,
            etag=etag,
            next_at=now + EVERY,
            now=now,
            told=left_out_mark(reading),
        )
        changes = await self._changes(unit, group, reading, had)
        await apply(unit, group, changes, MeetingSource.FEED, feed.id)
        await note_revisions(unit, group, reading, changes, MeetingSource.FEED)
        return FeedAdded(feed, CalendarPreview(group, changes, reading))

    async def overview(self, actor: Actor) -> CalendarsOverview:
        """The group's calendars and its holidays."""
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            known = await feeds.of_group(unit, group.id)
            today = self._tools.clock().astimezone(zone_of(group.settings)).date()
            days = await holidays.of_group(unit, group.id)
            to_come = tuple(sorted(day for day in days if day >= today))
            return CalendarsOverview(group, known, to_come)

    async def remove(self, actor: Actor, feed_id: str) -> int | None:
        """Look at a calendar no more: its meetings to come are cancelled, and this says how many.

        None if there is no such calendar.
        """
        now = self._tools.clock()
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            feed = await feeds.find(unit, feed_id)
            if feed is None or feed.group_id != group.id:
                return None
            to_come = [
                one
                for one in (await meetings.of_feed(unit, feed.id)).values()
                if one.ends_at > now and not one.by_hand
            ]
            for one in to_come:
                await meetings.set_state(unit, one.id, MeetingState.CANCELLED)
            await meetings.leave_feed(unit, feed.id)
            await feeds.remove(unit, feed.id)
            return len(to_come)

    async def refresh_due(self) -> int:
        """Look at the calendars that are due, and say how many meetings changed."""
        async with self._tools.store.read() as unit:
            due = await feeds.due(unit, self._tools.clock())
        return await run_each(due, self._refresh)

    async def _refresh(self, feed_id: str) -> int:
        now = self._tools.clock()
        async with self._tools.store.write() as unit:
            feed = await feeds.find(unit, feed_id)
            group = None if feed is None else await groups.find(unit, feed.group_id)
            if feed is None or group is None or feed.next_at > now:
                return 0
            await feeds.schedule(unit, feed.id, now + EVERY)
        fresh = feed.fetched_at is not None and now - feed.fetched_at < READ_WHOLE
        found = await self._read(
            zone_of(group.settings), feed.url, feed.match, feed.etag if fresh else ""
        )
        async with self._tools.store.write() as unit:
            if await feeds.find(unit, feed.id) is None:
                return 0
            if isinstance(found, FeedTrouble):
                await self._trouble(unit, group, feed, found)
                return 0
            if isinstance(found, Unchanged):
                await feeds.note_unchanged(
                    unit, feed.id, told=feed.told if is_mark(feed.told) else ""
                )
                return 0
            reading, etag = found
            had = await meetings.of_feed(unit, feed.id)
            changes = await self._changes(unit, group, reading, had)
            await apply(unit, group, changes, MeetingSource.FEED, feed.id)
            await note_revisions(unit, group, reading, changes, MeetingSource.FEED)
            mark = left_out_mark(reading)
            await feeds.note_read(unit, feed.id, self._tools.clock(), etag, told=mark)
            await self._tell_changes(unit, group, changes)
            if mark and mark != feed.told:
                await tell_left_out(unit, self._tools, group, reading)
            return changes.count

    async def _tell_changes(self, unit: Unit, group: Group, changes: MeetingChanges) -> None:
        """Admins hear of what is moved or cancelled: it may have been emptied by mistake."""
        moved, cancelled = len(changes.moved), len(changes.cancelled)
        if moved or cancelled:
            words = {"group": group.name, "moved": str(moved), "cancelled": str(cancelled)}
            await tell_admins(unit, self._tools, group, "notice-feed-changed", words)

    async def _trouble(self, unit: Unit, group: Group, feed: Feed, found: FeedTrouble) -> None:
        tell = feed.failures + 1 >= TOLD_AFTER and (not feed.told or is_mark(feed.told))
        told = found.reason.value if tell else feed.told
        await feeds.note_trouble(unit, feed.id, told=told)
        if tell:
            await tell_admins(
                unit,
                self._tools,
                group,
                f"notice-feed-{found.reason.value}",
                {"group": group.name},
            )

    async def _read(
        self, zone: ZoneInfo, url: str, match: str, etag: str
    ) -> tuple[Reading, str] | Unchanged | FeedTrouble:
        found = await self._fetch(url, etag)
        if isinstance(found, Unfetched):
            return FeedTrouble(found)
        if not isinstance(found, Fetched):
            return found
        reading = await read_for(zone, found.data, match, self._tools.clock())
        if isinstance(reading, BadFile):
            return FeedTrouble(reading.trouble)
        return reading, found.etag

    async def _changes(
        self, unit: Unit, group: Group, reading: Reading, had: dict[str, Meeting]
    ) -> MeetingChanges:
        now: datetime = self._tools.clock()
        tokens = [token_of(one) for one in reading.events]
        known = await meetings.by_tokens(unit, group.id, tokens)
        gone = gone_from(had, reading, now=now, until=now + READ_AHEAD)
        return compare(reading.events, known, gone, title=group.name, now=now)
