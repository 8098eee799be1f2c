"""What a restored copy must not do again, and what it can't do any more."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, delete, select, update

from storage.records import BoxState, DeliveryKind, DeliveryState
from storage.store import Unit
from storage.tables import (
    AdminCodeRow,
    BoxRow,
    DeliveryRow,
    GroupRow,
    InvitationRow,
    QuestionRow,
    RoundRow,
)


async def give_up_all(unit: Unit) -> int:
    """Send nothing that still waits: it may have been sent since. How many were given up."""
    under_way = col(DeliveryRow.state).in_(
        (DeliveryState.WAITING.value, DeliveryState.SENDING.value)
    )
    count = len((await unit.session.exec(select(DeliveryRow.id).where(under_way))).all())
    await unit.session.exec(
        update(DeliveryRow)
        .where(under_way, col(DeliveryRow.kind) == DeliveryKind.PROMPT.value)
        .values(
            state=DeliveryState.GIVEN_UP.value,
            attempts=0,
            doubtful=False,
            wait_until=None,
            lease_until=None,
        )
    )
    await unit.session.exec(delete(DeliveryRow).where(under_way))
    return count


async def end_all_dealing(unit: Unit) -> None:
    """Deal no more ballots of any round."""
    await unit.session.exec(update(RoundRow).values(dealing=False))


async def take_back_links(unit: Unit) -> int:
    """Let nobody in by a link that may have been taken back since; how many are taken back."""
    valid = col(InvitationRow.revoked).is_(False)
    count = len((await unit.session.exec(select(InvitationRow.id).where(valid))).all())
    await unit.session.exec(update(InvitationRow).where(valid).values(revoked=True))
    await unit.session.exec(delete(AdminCodeRow).where(col(AdminCodeRow.used_by).is_(None)))
    return count


async def destroy_unread(unit: Unit, keys: Collection[str]) -> tuple[str, ...]:
    """Empty each sealed box that has no key among these; the questions, which stay to be told."""
    query = (
        select(QuestionRow.id)
        .where(QuestionRow.state == BoxState.SEALED.value, col(QuestionRow.id).not_in(keys))
        .order_by(QuestionRow.id)
    )
    gone = tuple(await unit.session.exec(query))
    await unit.session.exec(delete(BoxRow).where(col(BoxRow.question_id).in_(gone)))
    await unit.session.exec(delete(DeliveryRow).where(col(DeliveryRow.subject_id).in_(gone)))
    return gone


async def open_no_sooner(unit: Unit, group_id: str, at: datetime, now: datetime) -> None:
    """Open the group's boxes then, and none on request for a day."""
    await unit.session.exec(
        update(GroupRow)
        .where(col(GroupRow.id) == group_id)
        .values(next_opening_at=at, opened_on_request_at=now)
    )
