"""What lies in boxes: sealed answers by their slots, opened answers under new ids."""

from collections.abc import Sequence

from sqlmodel import col, delete, select

from storage.cipher import DamagedSecret
from storage.store import Unit
from storage.tables import OpenedAnswerRow, SealedAnswerRow


async def put(unit: Unit, question_id: str, slot: bytes, ciphertext: bytes) -> bool:
    """Put a sealed answer into its slot, in place of an earlier one; whether there was one."""
    row = await unit.session.get(SealedAnswerRow, (question_id, slot))
    if row is None:
        unit.session.add(SealedAnswerRow(question_id=question_id, slot=slot, ciphertext=ciphertext))
        return False
    row.ciphertext = ciphertext
    return True


async def take_out(unit: Unit, question_id: str, slot: bytes) -> bool:
    """Take the answer out of a slot; whether there was one."""
    row = await unit.session.get(SealedAnswerRow, (question_id, slot))
    if row is None:
        return False
    await unit.session.delete(row)
    return True


async def sealed(unit: Unit, question_id: str) -> tuple[tuple[bytes, bytes], ...]:
    """A box's content as (slot, ciphertext), in the order of the slots."""
    query = (
        select(SealedAnswerRow)
        .where(SealedAnswerRow.question_id == question_id)
        .order_by(col(SealedAnswerRow.slot))
    )
    return tuple((row.slot, row.ciphertext) for row in await unit.session.exec(query))


async def empty(unit: Unit, question_id: str) -> None:
    """Delete a box's sealed answers."""
    await unit.session.exec(
        delete(SealedAnswerRow).where(col(SealedAnswerRow.question_id) == question_id)
    )


async def keep_opened(unit: Unit, question_id: str, contents: Sequence[bytes]) -> tuple[str, ...]:
    """Keep opened answers, encrypted, under new random ids and in the order of those."""
    ids = sorted(unit.new_id() for _ in contents)
    for answer_id, content in zip(ids, contents, strict=True):
        secret = unit.cipher.hide("archive", content, bound=answer_id)
        unit.session.add(OpenedAnswerRow(question_id=question_id, id=answer_id, content=secret))
    await unit.session.flush()
    return tuple(ids)


async def opened(unit: Unit, question_id: str) -> tuple[tuple[tuple[str, bytes], ...], int]:
    """A box's opened answers as (id, content) by their ids, and how many are damaged."""
    query = (
        select(OpenedAnswerRow)
        .where(OpenedAnswerRow.question_id == question_id)
        .order_by(col(OpenedAnswerRow.id))
    )
    readable: list[tuple[str, bytes]] = []
    damaged = 0
    for row in await unit.session.exec(query):
        try:
            readable.append((row.id, unit.cipher.reveal("archive", row.content, bound=row.id)))
        except DamagedSecret:
            damaged += 1
    return tuple(readable), damaged
