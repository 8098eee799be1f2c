"""Feeds: calendars that are looked at every few hours, under addresses that are secrets."""

from datetime import datetime

from sqlmodel import col, select, update

from storage.records import Feed
from storage.store import Unit
from storage.tables import FeedRow

_PURPOSE = "feed"


async def add(
    unit: Unit,
    *,
    group_id: str,
    url: str,
    match: str,
    etag: str,
    next_at: datetime,
    now: datetime,
    told: str = "",
) -> Feed:
    """Look at a calendar from now on; it has just been read."""
    feed_id = unit.new_id()
    row = FeedRow(
        id=feed_id,
        group_id=group_id,
        url=unit.cipher.hide(_PURPOSE, url.encode(), bound=feed_id),
        match=match,
        etag=etag,
        next_at=next_at,
        fetched_at=now,
        failures=0,
        told=told,
    )
    unit.session.add(row)
    await unit.session.flush()
    return _record(unit, row)


async def of_group(unit: Unit, group_id: str) -> tuple[Feed, ...]:
    """A group's feeds."""
    query = select(FeedRow).where(FeedRow.group_id == group_id).order_by(FeedRow.id)
    return tuple(_record(unit, row) for row in await unit.session.exec(query))


async def find(unit: Unit, feed_id: str) -> Feed | None:
    """A feed by its id."""
    row = await unit.session.get(FeedRow, feed_id)
    return None if row is None else _record(unit, row)


async def due(unit: Unit, now: datetime) -> tuple[str, ...]:
    """The ids of the feeds to look at now, longest due first."""
    query = select(FeedRow.id).where(col(FeedRow.next_at) <= now)
    return tuple(await unit.session.exec(query.order_by(col(FeedRow.next_at), FeedRow.id)))


async def schedule(unit: Unit, feed_id: str, next_at: datetime) -> None:
    """Look at it next then."""
    (await _row(unit, feed_id)).next_at = next_at


async def note_read(unit: Unit, feed_id: str, at: datetime, etag: str, *, told: str) -> None:
    """It was read; `told` is what of it can't be used, as admins know."""
    row = await _row(unit, feed_id)
    row.fetched_at, row.etag, row.failures, row.told = at, etag, 0, told


async def note_unchanged(unit: Unit, feed_id: str, *, told: str) -> None:
    """It can be read, and is the same as before; `told` is what admins know of."""
    row = await _row(unit, feed_id)
    row.failures, row.told = 0, told


async def note_trouble(unit: Unit, feed_id: str, *, told: str) -> None:
    """It could not be read; `told` is the trouble that admins know of."""
    row = await _row(unit, feed_id)
    row.failures += 1
    row.told = told


async def forget_etags(unit: Unit, group_id: str) -> None:
    """Read all of a group's feeds anew: what they mean has changed."""
    await unit.session.exec(
        update(FeedRow).where(col(FeedRow.group_id) == group_id).values(etag="")
    )


async def remove(unit: Unit, feed_id: str) -> None:
    """Look at it no more."""
    await unit.session.delete(await _row(unit, feed_id))


async def _row(unit: Unit, feed_id: str) -> FeedRow:
    row = await unit.session.get(FeedRow, feed_id)
    if row is None:
        raise LookupError("no such feed")
    return row


def _record(unit: Unit, row: FeedRow) -> Feed:
    return Feed(
        id=row.id,
        group_id=row.group_id,
        url=unit.cipher.reveal(_PURPOSE, row.url, bound=row.id).decode(),
        match=row.match,
        etag=row.etag,
        next_at=row.next_at,
        fetched_at=row.fetched_at,
        failures=row.failures,
        told=row.told,
    )
