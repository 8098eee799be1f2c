"""Who is asked when a round opens, and their prompts in the outbox."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.flows.shared.times import paused
from storage.queries import outbox
from storage.records import DeliveryKind, Member, Question
from storage.store import Unit

DEALING_LASTS = timedelta(hours=1)
"""The longest that a dealing key may live; what was not delivered by then is given up."""


def roster(everyone: Sequence[Member], now: datetime) -> list[Member]:
    """Everybody who is asked now: who wants prompts, can be written to and is on no break."""
    return [
        m for m in everyone if m.gets_prompts and not m.blocked and not paused(m.paused_until, now)
    ]


async def queue_prompts(
    unit: Unit, asked: Sequence[Member], questions: Sequence[Question], now: datetime
) -> None:
    """Send each question to each of them, in order, for as long as the dealing lasts."""
    for question in questions:
        for member in asked:
            await outbox.queue(
                unit,
                DeliveryKind.PROMPT,
                group_id=member.group_id,
                member_id=member.id,
                subject_id=question.id,
                due_at=now + timedelta(milliseconds=question.position),
                expires_at=now + DEALING_LASTS,
            )
