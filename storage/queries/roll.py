"""The roll: what has changed in each group since everybody was told, and when it is told."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from storage.store import Unit
from storage.tables import RollRow


@dataclass(frozen=True)
class RollChange:
    """How a group's roll has changed since everybody was told of it, in numbers."""

    joined: int = 0
    left: int = 0
    new_roles: int = 0
    """People who were in the group already and may do more now."""
    due_at: datetime | None = None
    """When it is told; None while there is nothing to tell."""
    told_at: datetime | None = None
    """When it was told last."""

    @property
    def is_news(self) -> bool:
        """Whether anything has changed."""
        return bool(self.joined or self.left or self.new_roles)


async def of_group(unit: Unit, group_id: str) -> RollChange:
    """How a group's roll has changed since everybody was told."""
    row = await unit.session.get(RollRow, group_id)
    if row is None:
        return RollChange()
    return RollChange(row.joined, row.left, row.new_roles, row.due_at, row.told_at)


async def keep(unit: Unit, group_id: str, change: RollChange) -> None:
    """Keep how a group's roll has changed."""
    row = await unit.session.get(RollRow, group_id)
    if row is None:
        row = RollRow(group_id=group_id)
        unit.session.add(row)
    row.joined, row.left, row.new_roles = change.joined, change.left, change.new_roles
    row.due_at, row.told_at = change.due_at, change.told_at


async def due(unit: Unit, now: datetime) -> tuple[str, ...]:
    """The groups that are to be told by now, by their ids."""
    query = select(RollRow.group_id).where(col(RollRow.due_at) <= now)
    return tuple(await unit.session.exec(query.order_by(RollRow.group_id)))
