"""Planning meetings: understood, confirmed, listed, moved, cancelled or skipped."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.batches import run_each
from bot.flows.shared.times import prompts_at, round_opens_at, zone_of
from bot.flows.shared.tools import Tools
from bot.rules.repeating import Repeat, occurrences, read_repeat
from bot.rules.when.meeting import understand_meeting
from bot.rules.when.model import LONGEST, USUAL_LENGTH, Unclear, Understood
from storage.queries import holidays, meetings, series
from storage.queries.series import Series
from storage.records import Group, Meeting, MeetingState, Role
from storage.store import Unit

SEEN_AHEAD = timedelta(days=366)
"""How far ahead meetings that repeat are planned."""
EXTENDED_BY = timedelta(days=28)
"""They are planned on when so much of it has come."""
_MINUTE = timedelta(minutes=1)
_TO_COME = (MeetingState.PLANNED, MeetingState.SKIPPED)


@dataclass(frozen=True)
class Proposed:
    """A meeting as it was understood, not planned yet; its prompts would go out at `opens_at`."""

    group: Group
    meant: Understood
    opens_at: datetime


@dataclass(frozen=True)
class InThePast:
    """The meeting would be over already."""


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting of the group to come, and when its prompts go out."""

    group: Group
    meeting: Meeting
    opens_at: datetime


@dataclass(frozen=True)
class Planned:
    """The meetings are planned that are in sight, the first of them among them."""

    first: PlannedMeeting
    count: int = 1
    before: bool = False
    """The same button was tapped before."""


TOKEN_BYTES = 5


class Planning:
    """What admins do with meetings."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def new_token(self) -> str:
        """A name for what is about to be planned: what bears it is planned once.

        It is drawn by chance. The number of a message would do, but stay in the database: two of
        them tell how many messages the bot has sent in between, and so how many people answered.
        """
        return self._tools.entropy(TOKEN_BYTES).hex()

    async def understand(self, actor: Actor, text: str, *, moving: str = "") -> Proposed | Unclear:
        """Read a meeting out of what an admin typed, in the group's zone.

        `moving` is the id of a meeting that is to be moved: it keeps its length if none is typed.
        """
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            moved = await meetings.find(unit, group.id, moving) if moving else None
            days = await holidays.of_group(unit, group.id)
        usual = USUAL_LENGTH if moved is None else min(moved.ends_at - moved.starts_at, LONGEST)
        zone = zone_of(group.settings)
        meant = understand_meeting(text, now=self._tools.clock(), zone=zone, usual=usual)
        return meant if isinstance(meant, Unclear) else _propose(group, meant, days)

    async def propose(self, actor: Actor, meant: Understood) -> Proposed:
        """What is said before a meeting is planned that was chosen of several."""
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            return _propose(group, meant, await holidays.of_group(unit, group.id))

    async def plan(
        self, actor: Actor, starts_at: datetime, ends_at: datetime, title: str, token: str
    ) -> Planned | InThePast:
        """Plan a meeting; the same token twice is one meeting."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            days = await holidays.of_group(unit, group.id)
            known = await meetings.by_token(unit, group.id, token)
            if known is not None:
                return Planned(_with_opening(group, known, days), before=True)
            if self._is_over(starts_at, ends_at):
                return InThePast()
            meeting = await meetings.add(
                unit,
                group_id=group.id,
                token=token,
                title=title or group.name,
                starts_at=starts_at,
                ends_at=ends_at,
            )
            return Planned(_with_opening(group, meeting, days))

    async def plan_series(
        self,
        actor: Actor,
        starts_at: datetime,
        ends_at: datetime,
        title: str,
        repeat: Repeat,
        token: str,
    ) -> Planned | InThePast:
        """Plan meetings that repeat, from the first one on, in the group's zone as it is now."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            days = await holidays.of_group(unit, group.id)
            known = await series.by_token(unit, group.id, token)
            if known is not None:
                first = await meetings.by_token(unit, group.id, _token(known, known.first_at))
                if first is not None:
                    return Planned(_with_opening(group, first, days), before=True)
            first_day = starts_at.astimezone(zone_of(group.settings)).date()
            ends_first = repeat.until is not None and repeat.until < first_day
            if known is not None or ends_first or self._is_over(starts_at, ends_at):
                return InThePast()
            begun = await series.add(
                unit,
                group_id=group.id,
                token=token,
                title=title or group.name,
                first_at=starts_at,
                minutes=int((ends_at - starts_at) / _MINUTE),
                zone=group.settings.zone,
                repeat=repeat.code,
            )
            planned = await _plan_on(unit, begun, self._tools.clock())
            return Planned(_with_opening(group, planned[0], days), len(planned))

    async def extend_series(self) -> int:
        """Plan what comes into sight of the meetings that repeat; how many were planned."""
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            due = await series.to_extend(unit, now + SEEN_AHEAD - EXTENDED_BY)

        async def extend(one: Series) -> int:
            async with self._tools.store.write() as unit:
                known = await series.find(unit, one.group_id, one.id)
                if known is None or known.planned_to is None:
                    return 0
                return len(await _plan_on(unit, known, now))

        return await run_each(due, extend)

    async def meetings(self, actor: Actor) -> tuple[PlannedMeeting, ...]:
        """The meetings to come."""
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            days = await holidays.of_group(unit, group.id)
            return tuple(
                _with_opening(group, one, days) for one in await meetings.planned(unit, group.id)
            )

    async def listed(self, actor: Actor) -> tuple[PlannedMeeting, ...]:
        """The meetings to come, also those without prompts, soonest first."""
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            days = await holidays.of_group(unit, group.id)
            found = [
                *await meetings.planned(unit, group.id),
                *await meetings.skipped(unit, group.id, self._tools.clock()),
            ]
            found.sort(key=lambda one: (one.starts_at, one.id))
            return tuple(_with_opening(group, one, days) for one in found)

    async def move(
        self, actor: Actor, meeting_id: str, starts_at: datetime, ends_at: datetime
    ) -> PlannedMeeting | InThePast | None:
        """The meeting takes place at another time; None if it is too late or unknown."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            meeting = await meetings.find(unit, group.id, meeting_id)
            if meeting is None or meeting.state is not MeetingState.PLANNED:
                return None
            if self._is_over(starts_at, ends_at):
                return InThePast()
            await meetings.move(unit, meeting.id, starts_at, ends_at, by_hand=True)
            moved = replace(meeting, starts_at=starts_at, ends_at=ends_at, by_hand=True)
            days = await holidays.of_group(unit, group.id)
            return _with_opening(group, moved, days)

    async def cancel(self, actor: Actor, meeting_id: str) -> Meeting | None:
        """The meeting won't take place; None if it is too late or unknown."""
        return await self._set(actor, meeting_id, MeetingState.CANCELLED)

    async def cancel_series(self, actor: Actor, series_id: str) -> tuple[Meeting, ...]:
        """None of the meetings to come of a series will take place."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            if await series.find(unit, group.id, series_id) is None:
                return ()
            now = self._tools.clock()
            to_come = [
                one for one in await meetings.of_series(unit, series_id) if one.ends_at > now
            ]
            for one in to_come:
                await meetings.set_state(unit, one.id, MeetingState.CANCELLED, by_hand=True)
            await series.note_planned(unit, series_id, None)
            return tuple(to_come)

    async def skip(self, actor: Actor, meeting_id: str) -> Meeting | None:
        """The meeting takes place, but no prompts follow; None if it is too late or unknown."""
        return await self._set(actor, meeting_id, MeetingState.SKIPPED)

    async def ask_after_all(self, actor: Actor, meeting_id: str) -> PlannedMeeting | None:
        """Prompts follow a meeting that was skipped; None if it is over, or unknown."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            meeting = await meetings.find(unit, group.id, meeting_id)
            if meeting is None or meeting.state not in _TO_COME:
                return None
            if meeting.state is MeetingState.SKIPPED:
                if meeting.ends_at <= self._tools.clock():
                    return None
                await meetings.set_state(unit, meeting.id, MeetingState.PLANNED)
            days = await holidays.of_group(unit, group.id)
            return _with_opening(group, meeting, days)

    async def _set(self, actor: Actor, meeting_id: str, state: MeetingState) -> Meeting | None:
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            meeting = await meetings.find(unit, group.id, meeting_id)
            if meeting is None or meeting.state not in (*_TO_COME, state):
                return None
            await meetings.set_state(unit, meeting.id, state, by_hand=True)
            return meeting

    def _is_over(self, starts_at: datetime, ends_at: datetime) -> bool:
        return ends_at <= self._tools.clock() - _MINUTE or ends_at <= starts_at


def _propose(group: Group, meant: Understood, days: Collection[date]) -> Proposed:
    return Proposed(group, meant, prompts_at(meant.ends_at, group.settings, days))


def _with_opening(group: Group, meeting: Meeting, days: Collection[date]) -> PlannedMeeting:
    return PlannedMeeting(group, meeting, round_opens_at(meeting, group.settings, days))


async def _plan_on(unit: Unit, known: Series, now: datetime) -> list[Meeting]:
    """Plan a series up to what is seen ahead; its first meeting at least."""
    repeat = read_repeat(known.repeat)
    if repeat is None:
        raise ValueError("a series that repeats in a way that is not known")
    seen = max(now + SEEN_AHEAD, known.first_at)
    length = known.minutes * _MINUTE
    planned, ends = [], True
    for starts_at in occurrences(known.first_at, repeat, ZoneInfo(known.zone)):
        if starts_at > seen:
            ends = False
            break
        fresh = known.planned_to is None or starts_at > known.planned_to
        if fresh and (starts_at + length > now or starts_at == known.first_at):
            planned.append(
                await meetings.add(
                    unit,
                    group_id=known.group_id,
                    token=_token(known, starts_at),
                    title=known.title,
                    starts_at=starts_at,
                    ends_at=starts_at + length,
                    series_id=known.id,
                )
            )
    await series.note_planned(unit, known.id, None if ends else seen)
    return planned


def _token(known: Series, starts_at: datetime) -> str:
    return f"{known.id}-{int(starts_at.timestamp()) // 60}"
