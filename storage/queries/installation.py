"""What is kept about the installation: that this is its master key, and when it was last tended."""

from datetime import datetime

from sqlmodel import select

from storage.cipher import DamagedSecret
from storage.store import Unit
from storage.tables import HouseRow

THE_ROW = "house"
CANARY = b"afterword"
"""What the canary hides; it is no secret, only the key is."""


async def recognise(unit: Unit) -> bool:
    """Whether the master key is the one of this installation; a new one gets its canary here."""
    # By its column alone: this is asked before older tables are brought up to date.
    query = select(HouseRow.canary).where(HouseRow.id == THE_ROW)
    stored = (await unit.session.exec(query)).one_or_none()
    if stored is None:
        canary = unit.cipher.hide("canary", CANARY)
        unit.session.add(HouseRow(id=THE_ROW, canary=canary))
        return True
    try:
        return unit.cipher.reveal("canary", stored) == CANARY
    except DamagedSecret:
        return False


async def tended_at(unit: Unit) -> datetime | None:
    """When what no longer serves was last erased."""
    return (await _row(unit)).tended_at


async def note_tended(unit: Unit, at: datetime) -> None:
    """What no longer serves was erased."""
    (await _row(unit)).tended_at = at


async def copied_at(unit: Unit) -> datetime | None:
    """When this copy was made; None if it is no backup."""
    return (await _row(unit)).copied_at


async def note_in_use(unit: Unit) -> None:
    """This is a copy no longer: it is in use."""
    (await _row(unit)).copied_at = None


async def held_until(unit: Unit) -> datetime | None:
    """Until when the whole bot has to wait; it may be past."""
    return (await _row(unit)).held_until


async def hold(unit: Unit, until: datetime | None) -> None:
    """Let the whole bot wait until then, or no longer."""
    (await _row(unit)).held_until = until


async def log_blocked(unit: Unit) -> bool:
    """Whether a reader has ever kept the write-ahead log from being emptied in time."""
    return (await _row(unit)).log_blocked > 0


async def note_blocked(unit: Unit) -> None:
    """A reader has done so. How often is kept nowhere: it would count who wrote meanwhile."""
    (await _row(unit)).log_blocked = 1


async def _row(unit: Unit) -> HouseRow:
    row = await unit.session.get(HouseRow, THE_ROW)
    if row is None:
        raise LookupError("an installation without its row")
    return row
