"""Meetings: planned, and those that have ended and were not asked about."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select, update

from storage.records import (
    Asks,
    AsksByRule,
    AsksPack,
    AsksPrompts,
    Meeting,
    MeetingSource,
    MeetingState,
)
from storage.store import Unit
from storage.tables import MeetingRow

_TO_COME = (MeetingState.PLANNED.value, MeetingState.SKIPPED.value)

_PACK, _PROMPTS = "pack:", "prompts:"


async def add(
    unit: Unit,
    *,
    group_id: str,
    token: str,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    source: MeetingSource = MeetingSource.TYPED,
    series_id: str | None = None,
    feed_id: str | None = None,
    state: MeetingState = MeetingState.PLANNED,
) -> Meeting:
    """Plan a meeting, or note one that is called off before it was ever planned."""
    row = MeetingRow(
        id=unit.new_id(),
        group_id=group_id,
        token=token,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        state=state.value,
        source=source.value,
        series_id=series_id,
        feed_id=feed_id,
        by_hand=False,
        asks="",
    )
    unit.session.add(row)
    await unit.session.flush()
    return _record(row)


async def by_token(unit: Unit, group_id: str, token: str) -> Meeting | None:
    """The meeting that a button planned already."""
    query = select(MeetingRow).where(MeetingRow.group_id == group_id, MeetingRow.token == token)
    row = (await unit.session.exec(query)).one_or_none()
    return None if row is None else _record(row)


async def by_tokens(unit: Unit, group_id: str, tokens: Collection[str]) -> dict[str, Meeting]:
    """The meetings that these tokens stand for, by token."""
    query = select(MeetingRow).where(
        MeetingRow.group_id == group_id, col(MeetingRow.token).in_(tokens)
    )
    return {row.token: _record(row) for row in await unit.session.exec(query)}


async def from_files(unit: Unit, group_id: str) -> dict[str, Meeting]:
    """The planned or skipped meetings that came from files, by token."""
    query = select(MeetingRow).where(
        MeetingRow.group_id == group_id,
        MeetingRow.source == MeetingSource.FILE.value,
        col(MeetingRow.state).in_(_TO_COME),
    )
    return {row.token: _record(row) for row in await unit.session.exec(query)}


async def of_calendars(unit: Unit, group_id: str, start: str) -> dict[str, Meeting]:
    """The meetings whose tokens begin with `start`, whatever became of them, by token."""
    query = select(MeetingRow).where(
        MeetingRow.group_id == group_id, col(MeetingRow.token).startswith(start, autoescape=True)
    )
    return {row.token: _record(row) for row in await unit.session.exec(query)}


async def note_revision(unit: Unit, meeting_id: str, revision: int, series_revision: int) -> None:
    """It is as these revisions of its calendar say."""
    row = await _row(unit, meeting_id)
    row.revision, row.series_revision = revision, series_revision


async def find(unit: Unit, group_id: str, meeting_id: str) -> Meeting | None:
    """A group's meeting by its id."""
    row = await unit.session.get(MeetingRow, meeting_id)
    return None if row is None or row.group_id != group_id else _record(row)


async def planned(unit: Unit, group_id: str) -> tuple[Meeting, ...]:
    """A group's planned meetings, soonest first."""
    query = (
        select(MeetingRow)
        .where(MeetingRow.group_id == group_id, MeetingRow.state == MeetingState.PLANNED.value)
        .order_by(col(MeetingRow.starts_at), MeetingRow.id)
    )
    return tuple(_record(row) for row in await unit.session.exec(query))


async def skipped(unit: Unit, group_id: str, now: datetime) -> tuple[Meeting, ...]:
    """A group's meetings without prompts that have not ended, soonest first."""
    query = (
        select(MeetingRow)
        .where(MeetingRow.group_id == group_id, MeetingRow.state == MeetingState.SKIPPED.value)
        .where(col(MeetingRow.ends_at) > now)
        .order_by(col(MeetingRow.starts_at), MeetingRow.id)
    )
    return tuple(_record(row) for row in await unit.session.exec(query))


async def ended(unit: Unit, now: datetime) -> tuple[Meeting, ...]:
    """Every group's planned meetings that have ended, earliest end first."""
    query = (
        select(MeetingRow)
        .where(MeetingRow.state == MeetingState.PLANNED.value, col(MeetingRow.ends_at) <= now)
        .order_by(col(MeetingRow.ends_at), MeetingRow.id)
    )
    return tuple(_record(row) for row in await unit.session.exec(query))


async def between(unit: Unit, group_id: str, start: datetime, end: datetime) -> tuple[Meeting, ...]:
    """A group's meetings that took place in a span, earliest first."""
    query = (
        select(MeetingRow)
        .where(MeetingRow.group_id == group_id)
        .where(col(MeetingRow.ends_at) > start, col(MeetingRow.ends_at) <= end)
        .where(col(MeetingRow.state) != MeetingState.CANCELLED.value)
        .order_by(col(MeetingRow.starts_at), MeetingRow.id)
    )
    return tuple(_record(row) for row in await unit.session.exec(query))


async def of_series(unit: Unit, series_id: str) -> tuple[Meeting, ...]:
    """The planned or skipped meetings of a series, soonest first."""
    query = (
        select(MeetingRow)
        .where(MeetingRow.series_id == series_id, col(MeetingRow.state).in_(_TO_COME))
        .order_by(col(MeetingRow.starts_at), MeetingRow.id)
    )
    return tuple(_record(row) for row in await unit.session.exec(query))


async def of_feed(unit: Unit, feed_id: str) -> dict[str, Meeting]:
    """The meetings of a feed that are planned or skipped, by token."""
    query = select(MeetingRow).where(
        MeetingRow.feed_id == feed_id, col(MeetingRow.state).in_(_TO_COME)
    )
    return {row.token: _record(row) for row in await unit.session.exec(query)}


async def set_state(
    unit: Unit, meeting_id: str, state: MeetingState, *, by_hand: bool | None = None
) -> None:
    """Say what became of a meeting, and if given, whether an admin said so here."""
    row = await _row(unit, meeting_id)
    row.state = state.value
    if by_hand is not None:
        row.by_hand = by_hand


async def move(
    unit: Unit,
    meeting_id: str,
    starts_at: datetime,
    ends_at: datetime,
    *,
    title: str | None = None,
    by_hand: bool | None = None,
) -> None:
    """It takes place at another time, or is called something else."""
    row = await _row(unit, meeting_id)
    row.starts_at, row.ends_at = starts_at, ends_at
    if title is not None:
        row.title = title
    if by_hand is not None:
        row.by_hand = by_hand


async def note_asks(unit: Unit, meeting_id: str, asks: Asks) -> None:
    """Ask this after it."""
    (await _row(unit, meeting_id)).asks = stored_asks(asks)


async def take_over(unit: Unit, meeting_id: str, feed_id: str | None) -> None:
    """It is this feed's from now on, or no feed's."""
    row = await _row(unit, meeting_id)
    row.feed_id = feed_id
    row.source = MeetingSource.FILE.value if feed_id is None else MeetingSource.FEED.value


async def leave_feed(unit: Unit, feed_id: str) -> None:
    """No meeting is this feed's any more."""
    await unit.session.exec(
        update(MeetingRow).where(col(MeetingRow.feed_id) == feed_id).values(feed_id=None)
    )


async def _row(unit: Unit, meeting_id: str) -> MeetingRow:
    row = await unit.session.get(MeetingRow, meeting_id)
    if row is None:
        raise LookupError("no such meeting")
    return row


def stored_asks(asks: Asks) -> str:
    """What is asked after a meeting, as its row keeps it."""
    match asks:
        case AsksByRule():
            return ""
        case AsksPack(pack_id=pack_id):
            return f"{_PACK}{pack_id}"
        case AsksPrompts(refs=refs):
            return _PROMPTS + ",".join(refs)


def read_asks(stored: str) -> Asks:
    """What `stored_asks` wrote."""
    if not stored:
        return AsksByRule()
    if stored.startswith(_PROMPTS):
        return AsksPrompts(tuple(ref for ref in stored.removeprefix(_PROMPTS).split(",") if ref))
    return AsksPack(stored.removeprefix(_PACK))


def _record(row: MeetingRow) -> Meeting:
    return Meeting(
        id=row.id,
        group_id=row.group_id,
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=MeetingState(row.state),
        source=MeetingSource(row.source),
        series_id=row.series_id,
        feed_id=row.feed_id,
        by_hand=row.by_hand,
        asks=read_asks(row.asks),
        revision=row.revision,
        series_revision=row.series_revision,
    )
