"""Holidays: the days on which a group is asked nothing."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import col, delete, select

from storage.store import Unit
from storage.tables import HolidayRow


async def of_group(unit: Unit, group_id: str) -> frozenset[date]:
    """A group's holidays."""
    query = select(HolidayRow.day).where(HolidayRow.group_id == group_id)
    return frozenset(date.fromisoformat(day) for day in await unit.session.exec(query))


async def add(unit: Unit, group_id: str, days: Iterable[date]) -> None:
    """Ask nothing on these days either."""
    known = await of_group(unit, group_id)
    for day in sorted(frozenset(days) - known):
        unit.session.add(HolidayRow(group_id=group_id, day=day.isoformat()))
    await unit.session.flush()


async def clear(unit: Unit, group_id: str) -> None:
    """No day is a holiday any more."""
    await unit.session.exec(delete(HolidayRow).where(col(HolidayRow.group_id) == group_id))
