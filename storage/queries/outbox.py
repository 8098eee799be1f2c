"""The outbox: messages that wait to be delivered, each once."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import col, delete, select, update

from storage.cipher import DamagedSecret
from storage.records import Delivery, DeliveryKind, DeliveryState
from storage.store import Unit
from storage.tables import DeliveryRow


async def queue(
    unit: Unit,
    kind: DeliveryKind,
    *,
    group_id: str,
    member_id: str | None,
    subject_id: str,
    due_at: datetime,
    expires_at: datetime,
    token: str = "",
    spot: bytes | None = None,
    words: dict[str, str] | None = None,
) -> None:
    """Queue a message, unless the same one (kind, member, subject, token) is queued already."""
    unique = ":".join((kind.value, member_id or group_id, subject_id, token))
    query = select(DeliveryRow.id).where(DeliveryRow.token == unique)
    if (await unit.session.exec(query)).one_or_none() is not None:
        return
    delivery_id = unit.new_id()
    packed = None if words is None else json.dumps(words).encode()
    unit.session.add(
        DeliveryRow(
            id=delivery_id,
            token=unique,
            kind=kind.value,
            group_id=group_id,
            member_id=member_id,
            subject_id=subject_id,
            due_at=due_at,
            expires_at=expires_at,
            state=DeliveryState.WAITING.value,
            spot=spot,
            words=None if packed is None else unit.cipher.hide("words", packed, bound=delivery_id),
        )
    )


async def due(unit: Unit, now: datetime, limit: int) -> tuple[Delivery, ...]:
    """What waits and is due, in the order it should go out."""
    query = (
        select(DeliveryRow)
        .where(DeliveryRow.state == DeliveryState.WAITING.value, col(DeliveryRow.due_at) <= now)
        .order_by(col(DeliveryRow.due_at), DeliveryRow.id)
        .limit(limit)
    )
    return tuple(_record(unit, row) for row in await unit.session.exec(query))


async def next_due(unit: Unit) -> datetime | None:
    """When the next waiting message is due."""
    query = (
        select(DeliveryRow.due_at)
        .where(DeliveryRow.state == DeliveryState.WAITING.value)
        .order_by(col(DeliveryRow.due_at))
        .limit(1)
    )
    return (await unit.session.exec(query)).one_or_none()


async def find(unit: Unit, delivery_id: str) -> Delivery | None:
    """A delivery by its id."""
    row = await unit.session.get(DeliveryRow, delivery_id)
    return None if row is None else _record(unit, row)


async def take(unit: Unit, delivery_id: str) -> Delivery | None:
    """Mark a waiting message as handed to Telegram; None if somebody else took it."""
    row = await unit.session.get(DeliveryRow, delivery_id)
    if row is None or row.state != DeliveryState.WAITING.value:
        return None
    row.state = DeliveryState.SENDING.value
    row.attempts += 1
    return _record(unit, row)


async def put_back(
    unit: Unit,
    delivery_id: str,
    due_at: datetime,
    *,
    doubtful: bool = False,
    step: int | None = None,
) -> None:
    """Let a message wait again: it did not go out, may have gone out, or has further parts."""
    row = await unit.session.get(DeliveryRow, delivery_id)
    if row is None:
        return
    row.state = DeliveryState.WAITING.value
    row.due_at = due_at
    row.doubtful = doubtful
    if step is not None:
        row.step = step


async def put_back_interrupted(unit: Unit, due_at: datetime) -> None:
    """After a crash: what was being sent may have arrived."""
    await unit.session.exec(
        update(DeliveryRow)
        .where(col(DeliveryRow.state) == DeliveryState.SENDING.value)
        .values(state=DeliveryState.WAITING.value, doubtful=True, due_at=due_at)
    )


async def finish(
    unit: Unit, delivery_id: str, state: DeliveryState, *, spot: bytes | None = None
) -> None:
    """A message arrived, or never will."""
    row = await unit.session.get(DeliveryRow, delivery_id)
    if row is None:
        return
    if row.kind != DeliveryKind.PROMPT.value:
        await unit.session.delete(row)
        return
    row.state = state.value
    row.spot = spot


async def unsettled_prompts(unit: Unit, questions: Collection[str]) -> int:
    """How many prompts of these questions have neither arrived nor been given up."""
    query = select(DeliveryRow.id).where(
        col(DeliveryRow.subject_id).in_(questions),
        DeliveryRow.kind == DeliveryKind.PROMPT.value,
        col(DeliveryRow.state).in_((DeliveryState.WAITING.value, DeliveryState.SENDING.value)),
    )
    return len((await unit.session.exec(query)).all())


async def give_up_prompts(unit: Unit, questions: Collection[str]) -> None:
    """Send these questions to nobody any more."""
    await unit.session.exec(
        update(DeliveryRow)
        .where(col(DeliveryRow.subject_id).in_(questions))
        .where(col(DeliveryRow.kind) == DeliveryKind.PROMPT.value)
        .where(col(DeliveryRow.state) == DeliveryState.WAITING.value)
        .values(state=DeliveryState.GIVEN_UP.value)
    )


async def arrived_prompts(unit: Unit, question_id: str) -> tuple[Delivery, ...]:
    """A question's prompts that arrived, by the members' random ids."""
    query = (
        select(DeliveryRow)
        .where(
            DeliveryRow.subject_id == question_id,
            DeliveryRow.kind == DeliveryKind.PROMPT.value,
            DeliveryRow.state == DeliveryState.DONE.value,
        )
        .order_by(col(DeliveryRow.member_id))
    )
    return tuple(_record(unit, row) for row in await unit.session.exec(query))


async def of_member(unit: Unit, member_id: str) -> tuple[Delivery, ...]:
    """What is kept of messages to a member, soonest first."""
    query = select(DeliveryRow).where(DeliveryRow.member_id == member_id)
    rows = await unit.session.exec(query.order_by(col(DeliveryRow.due_at), DeliveryRow.id))
    return tuple(_record(unit, row) for row in rows)


async def drop(unit: Unit, subjects: Sequence[str]) -> None:
    """Forget every delivery about these questions or rounds."""
    await unit.session.exec(delete(DeliveryRow).where(col(DeliveryRow.subject_id).in_(subjects)))


def _record(unit: Unit, row: DeliveryRow) -> Delivery:
    words: dict[str, str] = {}
    damaged = False
    try:
        if row.words is not None:
            words = json.loads(unit.cipher.reveal("words", row.words, bound=row.id))
    except DamagedSecret:
        damaged = True
    return Delivery(
        id=row.id,
        kind=DeliveryKind(row.kind),
        group_id=row.group_id,
        member_id=row.member_id,
        subject_id=row.subject_id,
        due_at=row.due_at,
        expires_at=row.expires_at,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        doubtful=row.doubtful,
        step=row.step,
        spot=row.spot,
        words=words,
        damaged=damaged,
    )
