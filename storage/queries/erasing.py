"""Erasing what no longer serves; what is erased here is gone from the file when it is tidied."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Executable
from sqlmodel import col, delete, select, update

from storage.queries.groups import settings_from_json
from storage.records import BoxState, DeliveryState
from storage.store import Unit
from storage.tables import (
    AdminCodeRow,
    BoxRow,
    DeliveryRow,
    GroupRow,
    HouseRow,
    InvitationRow,
    MeetingRow,
    MemberRow,
    OpenedBoxRow,
    QuestionRow,
    RoundRow,
)

SAYS_WHY = timedelta(days=30)
"""So long an expired link can still be told from one that never was."""
OUT_OF_REACH = timedelta(days=7)
"""After so long nobody taps the button that planned a meeting again."""


async def kept(unit: Unit, group_id: str) -> tuple[tuple[str, datetime, int], ...]:
    """A group's questions whose opened answers are kept: when they were opened, and for how long.

    The months are those of the round, which can only become fewer. Answers that no summary has
    told of yet are not among them, however long an outage was.
    """
    query = (
        select(QuestionRow.id, QuestionRow.settled_at, RoundRow.settings)
        .join(RoundRow, col(RoundRow.id) == QuestionRow.round_id)
        .where(QuestionRow.group_id == group_id)
        .where(col(QuestionRow.summary_id).is_not(None))
        .where(col(QuestionRow.id).in_(select(OpenedBoxRow.question_id)))
        .order_by(QuestionRow.id)
    )
    return tuple(
        (one, settled_at, settings_from_json(settings).retention_months)
        for one, settled_at, settings in await unit.session.exec(query)
        if settled_at is not None
    )


async def erase_opened(unit: Unit, questions: Collection[str]) -> None:
    """Erase the opened answers of these questions."""
    await unit.session.exec(
        delete(OpenedBoxRow).where(col(OpenedBoxRow.question_id).in_(questions))
    )


async def erase_spent(unit: Unit, now: datetime) -> None:
    """Erase codes, deliveries, tokens and pauses that are over, and what no box holds any more."""
    settled = select(QuestionRow.id).where(QuestionRow.state != BoxState.SEALED.value)
    steps: tuple[Executable, ...] = (
        delete(BoxRow).where(col(BoxRow.question_id).in_(settled)),
        delete(DeliveryRow).where(
            col(DeliveryRow.expires_at) <= now,
            col(DeliveryRow.state).in_((DeliveryState.WAITING.value, DeliveryState.GIVEN_UP.value)),
        ),
        delete(InvitationRow).where(col(InvitationRow.expires_at) <= now - SAYS_WHY),
        delete(AdminCodeRow).where(
            col(AdminCodeRow.expires_at) <= now, col(AdminCodeRow.used_by).is_not(None)
        ),
        delete(AdminCodeRow).where(col(AdminCodeRow.expires_at) <= now - SAYS_WHY),
        update(MeetingRow)
        .where(col(MeetingRow.ends_at) <= now - OUT_OF_REACH)
        .where(col(MeetingRow.token) != col(MeetingRow.id))
        .values(token=col(MeetingRow.id)),
        update(MemberRow).where(col(MemberRow.paused_until) <= now).values(paused_until=None),
        update(GroupRow).where(col(GroupRow.paused_until) <= now).values(paused_until=None),
        update(HouseRow).where(col(HouseRow.held_until) <= now).values(held_until=None),
    )
    connection = await unit.session.connection()
    for step in steps:
        await connection.execute(step)
