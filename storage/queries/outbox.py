"""The outbox: messages that wait to be delivered, each once."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func
from sqlalchemy import select as sa_select
from sqlmodel import col, delete, select, update

from storage.cipher import DamagedSecret
from storage.records import Delivery, DeliveryKind, DeliveryState
from storage.store import Unit
from storage.tables import DeliveryRow, MemberRow

_OPEN = (DeliveryState.WAITING.value, DeliveryState.SENDING.value)


@dataclass(frozen=True)
class Head:
    """The first message of a chat's line."""

    id: str
    chat: str
    """The same for a person's messages in all their groups; it does not tell whose it is."""


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


async def heads(unit: Unit, now: datetime, limit: int) -> tuple[Head, ...]:
    """The first message of each chat, if it is due and needs not wait, in order.

    A chat whose first message is being sent, or has to wait, has none: nothing overtakes.
    """
    linked = case((col(DeliveryRow.member_id).is_(None), col(DeliveryRow.group_id)), else_=None)
    sending = case((col(DeliveryRow.state) == DeliveryState.SENDING.value, 0), else_=1)
    position = func.row_number().over(
        partition_by=(col(MemberRow.lookup), linked),
        order_by=(sending, col(DeliveryRow.due_at), col(DeliveryRow.id)),
    )
    lines = (
        sa_select(
            col(DeliveryRow.id),
            col(DeliveryRow.group_id),
            col(DeliveryRow.state),
            col(DeliveryRow.due_at),
            col(DeliveryRow.wait_until),
            col(MemberRow.lookup),
            position.label("position"),
        )
        .join(MemberRow, col(MemberRow.id) == col(DeliveryRow.member_id), isouter=True)
        .where(col(DeliveryRow.state).in_(_OPEN), col(DeliveryRow.due_at) <= now)
        .subquery()
    )
    query = (
        sa_select(lines.c.id, lines.c.lookup, lines.c.group_id)
        .where(lines.c.position == 1, lines.c.state == DeliveryState.WAITING.value)
        .where(lines.c.wait_until.is_(None) | (lines.c.wait_until <= now))
        .order_by(lines.c.due_at, lines.c.id)
        .limit(limit)
    )
    rows = await (await unit.session.connection()).execute(query)
    return tuple(
        Head(delivery_id, group_id if lookup is None else lookup.hex())
        for delivery_id, lookup, group_id in rows
    )


async def find(unit: Unit, delivery_id: str) -> Delivery | None:
    """A delivery by its id."""
    row = await unit.session.get(DeliveryRow, delivery_id)
    return None if row is None else _record(unit, row)


async def find_all(unit: Unit, delivery_ids: Collection[str]) -> dict[str, Delivery]:
    """Deliveries by their ids."""
    rows = await unit.session.exec(select(DeliveryRow).where(col(DeliveryRow.id).in_(delivery_ids)))
    return {row.id: _record(unit, row) for row in rows}


async def take(
    unit: Unit, delivery_ids: Collection[str], lease_until: datetime
) -> tuple[Delivery, ...]:
    """Mark waiting messages as handed to Telegram; those that somebody else took are left out.

    If nothing is noted by the end of their lease, nobody knows what became of them.
    """
    query = select(DeliveryRow).where(
        col(DeliveryRow.id).in_(delivery_ids), DeliveryRow.state == DeliveryState.WAITING.value
    )
    rows = (await unit.session.exec(query)).all()
    for row in rows:
        row.state = DeliveryState.SENDING.value
        row.lease_until = lease_until
        row.attempts += 1
    taken = {row.id: _record(unit, row) for row in rows}
    return tuple(taken[one] for one in delivery_ids if one in taken)


async def put_back(
    unit: Unit,
    delivery_id: str,
    wait_until: datetime | None,
    *,
    doubtful: bool = False,
    step: int | None = None,
    untried: bool = False,
) -> None:
    """Let a message wait again: it did not go out, may have gone out, or has further parts.

    It keeps its place in its chat's line: `due_at` stays what it was. `untried` takes back that it
    was handed over: that it was not, because of a reply to its chat, would say who is there.
    """
    row = await unit.session.get(DeliveryRow, delivery_id)
    if row is None:
        return
    row.state = DeliveryState.WAITING.value
    row.wait_until = wait_until
    row.lease_until = None
    row.doubtful = doubtful
    row.attempts -= untried
    if step is not None:
        row.step = step


async def put_back_interrupted(unit: Unit) -> None:
    """After a crash: what was being sent may have arrived."""
    await unit.session.exec(
        update(DeliveryRow)
        .where(col(DeliveryRow.state) == DeliveryState.SENDING.value)
        .values(state=DeliveryState.WAITING.value, doubtful=True, wait_until=None, lease_until=None)
    )


async def run_out(unit: Unit, now: datetime, *, exclude: Collection[str]) -> tuple[str, ...]:
    """The messages whose lease has run out, except some."""
    query = select(DeliveryRow.id).where(
        DeliveryRow.state == DeliveryState.SENDING.value, col(DeliveryRow.lease_until) <= now
    )
    return tuple(one for one in await unit.session.exec(query) if one not in exclude)


async def finish(
    unit: Unit, state: DeliveryState, ended: Sequence[tuple[Delivery, bytes | None]]
) -> None:
    """Messages arrived, or never will; those that arrived with where they stand, if that is kept.

    How they got there is forgotten: it would be a history.
    """
    prompts = [
        {
            "id": one.id,
            "state": state.value,
            "spot": spot,
            "attempts": 0,
            "doubtful": False,
            "wait_until": None,
            "lease_until": None,
        }
        for one, spot in ended
        if one.kind is DeliveryKind.PROMPT
    ]
    others = [one.id for one, _ in ended if one.kind is not DeliveryKind.PROMPT]
    if prompts:
        await unit.session.flush()
        await unit.session.exec(update(DeliveryRow), params=prompts)
    if others:
        await unit.session.flush()
        await unit.session.exec(delete(DeliveryRow).where(col(DeliveryRow.id).in_(others)))


async def unsettled_prompts(unit: Unit, questions: Collection[str]) -> int:
    """How many prompts of these questions have neither arrived nor been given up."""
    query = select(func.count(col(DeliveryRow.id))).where(
        col(DeliveryRow.subject_id).in_(questions),
        DeliveryRow.kind == DeliveryKind.PROMPT.value,
        col(DeliveryRow.state).in_(_OPEN),
    )
    return (await unit.session.exec(query)).one()


async def give_up_prompts(unit: Unit, questions: Collection[str]) -> None:
    """Send these questions to nobody any more."""
    await unit.session.exec(
        update(DeliveryRow)
        .where(col(DeliveryRow.subject_id).in_(questions))
        .where(col(DeliveryRow.kind) == DeliveryKind.PROMPT.value)
        .where(col(DeliveryRow.state) == DeliveryState.WAITING.value)
        .values(state=DeliveryState.GIVEN_UP.value, attempts=0, doubtful=False, wait_until=None)
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


async def arrived_at(unit: Unit, member_id: str) -> tuple[Delivery, ...]:
    """The prompts that arrived in a member's chat, as far as they are kept."""
    query = select(DeliveryRow).where(
        DeliveryRow.member_id == member_id,
        DeliveryRow.kind == DeliveryKind.PROMPT.value,
        DeliveryRow.state == DeliveryState.DONE.value,
    )
    return tuple(_record(unit, row) for row in await unit.session.exec(query))


async def closing(unit: Unit) -> frozenset[str]:
    """The closings that are under way."""
    query = select(DeliveryRow.subject_id).where(DeliveryRow.kind == DeliveryKind.CLOSING.value)
    return frozenset(await unit.session.exec(query))


async def of_member(unit: Unit, member_id: str) -> tuple[Delivery, ...]:
    """What is kept of messages to a member, soonest first."""
    query = select(DeliveryRow).where(DeliveryRow.member_id == member_id)
    rows = await unit.session.exec(query.order_by(col(DeliveryRow.due_at), DeliveryRow.id))
    return tuple(_record(unit, row) for row in rows)


async def drop(unit: Unit, subjects: Sequence[str]) -> None:
    """Forget every delivery about these questions or rounds."""
    await unit.session.exec(delete(DeliveryRow).where(col(DeliveryRow.subject_id).in_(subjects)))


def _free(now: datetime) -> ColumnElement[bool]:
    return col(DeliveryRow.wait_until).is_(None) | (col(DeliveryRow.wait_until) <= now)


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
        wait_until=row.wait_until,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        doubtful=row.doubtful,
        step=row.step,
        spot=row.spot,
        words=words,
        damaged=damaged,
    )
