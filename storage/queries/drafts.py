"""Drafts: what was opened and waits for its summary; it is gone when that is published."""

import json
from dataclasses import asdict

from sqlmodel import col, select

from storage.records import Draft
from storage.store import Unit
from storage.tables import DraftRow

BOXES = ("opened", "damaged", "sealed", "destroyed")


async def add(unit: Unit, draft: Draft) -> None:
    """Keep a draft."""
    boxes = {name: value for name, value in asdict(draft).items() if name in BOXES}
    row = DraftRow(
        id=draft.id,
        group_id=draft.group_id,
        since=draft.since,
        opened_at=draft.opened_at,
        boxes=json.dumps(boxes),
    )
    unit.session.add(row)
    await unit.session.flush()


async def waiting(unit: Unit) -> tuple[str, ...]:
    """The id of every draft, the one that was opened first first."""
    query = select(DraftRow.id).order_by(col(DraftRow.opened_at), col(DraftRow.id))
    return tuple(await unit.session.exec(query))


async def find(unit: Unit, draft_id: str) -> Draft | None:
    """A draft by its id.

    Raises ValueError, TypeError or AttributeError if it is damaged.
    """
    row = await unit.session.get(DraftRow, draft_id)
    return None if row is None else _record(row)


async def take(unit: Unit, draft_id: str) -> bool:
    """Forget a draft, since its summary is about to be published; False if it is gone already."""
    row = await unit.session.get(DraftRow, draft_id)
    if row is None:
        return False
    await unit.session.delete(row)
    return True


def _record(row: DraftRow) -> Draft:
    boxes = {name: tuple(ids) for name, ids in json.loads(row.boxes).items()}
    return Draft(row.id, row.group_id, row.since, row.opened_at, **boxes)
