"""Published summaries; they are kept and never computed again."""

from contextlib import suppress
from datetime import date, datetime

from sqlmodel import col, func, select

from storage.cipher import DamagedSecret
from storage.records import StoredSummary
from storage.store import Unit
from storage.tables import DraftRow, SummaryRow

LEAST = 1 << 16
STEP = 4
"""A stored summary has LEAST bytes before it is encrypted, or STEP times that, and so on."""


async def next_number(unit: Unit, group_id: str) -> int:
    """The number of the group's next summary, from 1."""
    query = select(func.max(SummaryRow.number)).where(SummaryRow.group_id == group_id)
    return ((await unit.session.exec(query)).one() or 0) + 1


async def add(
    unit: Unit,
    *,
    summary_id: str,
    group_id: str,
    number: int,
    week_from: date,
    week_to: date,
    published_at: datetime,
    content: str,
) -> StoredSummary:
    """Keep a summary, encrypted."""
    row = SummaryRow(
        id=summary_id,
        group_id=group_id,
        number=number,
        week_from=week_from.isoformat(),
        week_to=week_to.isoformat(),
        published_at=published_at,
        content=unit.cipher.hide("summary", _padded(content.encode()), bound=summary_id),
    )
    unit.session.add(row)
    await unit.session.flush()
    return _record(unit, row)


async def find(unit: Unit, summary_id: str) -> StoredSummary | None:
    """A summary by its id.

    Raises DamagedSecret.
    """
    row = await unit.session.get(SummaryRow, summary_id)
    return None if row is None else _record(unit, row)


async def of_group(unit: Unit, group_id: str) -> tuple[StoredSummary, ...]:
    """A group's summaries, newest first.

    One that is damaged is left out; `soundness.unreadable` counts it.
    """
    query = (
        select(SummaryRow)
        .where(SummaryRow.group_id == group_id)
        .order_by(col(SummaryRow.number).desc())
    )
    found = []
    for row in await unit.session.exec(query):
        with suppress(DamagedSecret):
            found.append(_record(unit, row))
    return tuple(found)


async def last_opened_at(unit: Unit, group_id: str) -> datetime | None:
    """When a group's boxes were last opened, be the summary published, a draft or damaged."""
    published = select(func.max(SummaryRow.published_at)).where(SummaryRow.group_id == group_id)
    drafted = select(func.max(DraftRow.opened_at)).where(DraftRow.group_id == group_id)
    found = (
        (await unit.session.exec(published)).one_or_none(),
        (await unit.session.exec(drafted)).one_or_none(),
    )
    return max((instant for instant in found if instant is not None), default=None)


async def latest(unit: Unit, group_id: str) -> StoredSummary | None:
    """A group's newest summary.

    Raises DamagedSecret.
    """
    query = (
        select(SummaryRow)
        .where(SummaryRow.group_id == group_id)
        .order_by(col(SummaryRow.number).desc())
        .limit(1)
    )
    row = (await unit.session.exec(query)).one_or_none()
    return None if row is None else _record(unit, row)


async def numbered(unit: Unit, group_id: str, number: int) -> StoredSummary | None:
    """A group's summary of this number.

    Raises DamagedSecret.
    """
    query = select(SummaryRow).where(SummaryRow.group_id == group_id, SummaryRow.number == number)
    row = (await unit.session.exec(query)).one_or_none()
    return None if row is None else _record(unit, row)


def _record(unit: Unit, row: SummaryRow) -> StoredSummary:
    return StoredSummary(
        id=row.id,
        group_id=row.group_id,
        number=row.number,
        week_from=date.fromisoformat(row.week_from),
        week_to=date.fromisoformat(row.week_to),
        published_at=row.published_at,
        content=unit.cipher.reveal("summary", row.content, bound=row.id).decode().rstrip(),
    )


def _padded(content: bytes) -> bytes:
    """Content of one of a few lengths, which tell next to nothing of how many gave an answer."""
    size = LEAST
    while size < len(content):
        size *= STEP
    return content.ljust(size)
