"""What lies in boxes: sealed, one row a question; opened, one row a question under the archive key.

A row's content is all of a box, so there is nothing here to count.
"""

from collections.abc import Collection

from sqlalchemy import func
from sqlmodel import col, delete, select, update

from storage.store import Unit
from storage.tables import BoxRow, OpenedBoxRow

ARCHIVE = "archive"


async def add(unit: Unit, question_id: str, sealed: bytes) -> None:
    """Keep a new box."""
    unit.session.add(BoxRow(question_id=question_id, sealed=sealed))
    await unit.session.flush()


async def find(unit: Unit, question_id: str) -> bytes | None:
    """A box as it is sealed; None if it is gone."""
    query = select(BoxRow.sealed).where(BoxRow.question_id == question_id)
    return (await unit.session.exec(query)).one_or_none()


async def sizes(unit: Unit) -> dict[str, int]:
    """How many bytes each sealed box has, by its question's id."""
    query = select(BoxRow.question_id, func.length(BoxRow.sealed))
    return dict((await unit.session.exec(query)).all())


async def replace(unit: Unit, question_id: str, sealed: bytes) -> None:
    """Keep what a box holds now. It is as long as before, so that it takes the same place."""
    this = col(BoxRow.question_id) == question_id
    await unit.session.exec(update(BoxRow).where(this).values(sealed=sealed))


async def drop(unit: Unit, questions: Collection[str]) -> None:
    """Delete boxes."""
    await unit.session.exec(delete(BoxRow).where(col(BoxRow.question_id).in_(questions)))


async def keep_opened(unit: Unit, question_id: str, content: bytes) -> None:
    """Keep what came out of a box, encrypted."""
    secret = unit.cipher.hide(ARCHIVE, content, bound=question_id)
    unit.session.add(OpenedBoxRow(question_id=question_id, content=secret))
    await unit.session.flush()


async def opened(unit: Unit, question_id: str) -> bytes | None:
    """What came out of a box; None if it is not kept (any more).

    Raises DamagedSecret.
    """
    query = select(OpenedBoxRow.content).where(OpenedBoxRow.question_id == question_id)
    secret = (await unit.session.exec(query)).one_or_none()
    return None if secret is None else unit.cipher.reveal(ARCHIVE, secret, bound=question_id)
