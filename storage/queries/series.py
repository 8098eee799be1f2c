"""Series: meetings that repeat, and how far ahead they are planned."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from storage.store import Unit
from storage.tables import SeriesRow


@dataclass(frozen=True)
class Series:
    """Meetings that repeat; they are planned some months ahead, and the rest as time goes on."""

    id: str
    group_id: str
    title: str
    first_at: datetime
    minutes: int
    zone: str
    """The zone that it was planned in: it keeps its wall time there."""
    repeat: str
    """As bot.rules.repeating writes it."""
    planned_to: datetime | None
    """Meetings up to here are planned; None when all are."""


async def add(
    unit: Unit,
    *,
    group_id: str,
    token: str,
    title: str,
    first_at: datetime,
    minutes: int,
    zone: str,
    repeat: str,
) -> Series:
    """Begin a series; nothing of it is planned yet."""
    row = SeriesRow(
        id=unit.new_id(),
        group_id=group_id,
        token=token,
        title=title,
        first_at=first_at,
        minutes=minutes,
        zone=zone,
        repeat=repeat,
        planned_to=None,
    )
    unit.session.add(row)
    await unit.session.flush()
    return _record(row)


async def by_token(unit: Unit, group_id: str, token: str) -> Series | None:
    """The series that a button began already."""
    query = select(SeriesRow).where(SeriesRow.group_id == group_id, SeriesRow.token == token)
    row = (await unit.session.exec(query)).one_or_none()
    return None if row is None else _record(row)


async def find(unit: Unit, group_id: str, series_id: str) -> Series | None:
    """A group's series by its id."""
    row = await unit.session.get(SeriesRow, series_id)
    return None if row is None or row.group_id != group_id else _record(row)


async def to_extend(unit: Unit, before: datetime) -> tuple[Series, ...]:
    """Those that go on, and are planned to less than this."""
    query = (
        select(SeriesRow)
        .where(col(SeriesRow.planned_to).is_not(None), col(SeriesRow.planned_to) < before)
        .order_by(SeriesRow.id)
    )
    return tuple(_record(row) for row in await unit.session.exec(query))


async def note_planned(unit: Unit, series_id: str, to: datetime | None) -> None:
    """Meetings up to here are planned; None if all are, or no more shall be."""
    row = await unit.session.get(SeriesRow, series_id)
    if row is None:
        raise LookupError("no such series")
    row.planned_to = to


def _record(row: SeriesRow) -> Series:
    return Series(
        id=row.id,
        group_id=row.group_id,
        title=row.title,
        first_at=row.first_at,
        minutes=row.minutes,
        zone=row.zone,
        repeat=row.repeat,
        planned_to=row.planned_to,
    )
