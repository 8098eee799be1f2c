"""Holidays: the days on which a group is asked nothing."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import col, delete, select

from storage.store import Unit
from storage.tables import HolidayRow


async def of_group(unit: Unit, group_id: str) -> frozenset[date]:
    """A group's holidays."""
    query = select(HolidayRow.day).where(HolidayRow.group_id == group_id)
    return frozenset(date.fromisoformat(day) for day in await unit.session.exec(query))


async def of_groups(unit: Unit, group_ids: Collection[str]) -> dict[str, frozenset[date]]:
    """The holidays of each of these groups."""
    query = select(HolidayRow.group_id, HolidayRow.day).where(
        col(HolidayRow.group_id).in_(group_ids)
    )
    found: dict[str, set[date]] = {one: set() for one in group_ids}
    for group_id, day in await unit.session.exec(query):
        found[group_id].add(date.fromisoformat(day))
    return {group_id: frozenset(days) for group_id, days in found.items()}


async def add(unit: Unit, group_id: str, days: Iterable[date]) -> None:
    """Ask nothing on these days either."""
    known = await of_group(unit, group_id)
    for day in sorted(frozenset(days) - known):
        unit.session.add(HolidayRow(group_id=group_id, day=day.isoformat()))
    await unit.session.flush()


async def clear(unit: Unit, group_id: str) -> None:
    """No day is a holiday any more."""
    await unit.session.exec(delete(HolidayRow).where(col(HolidayRow.group_id) == group_id))
