"""Answering: from a ballot to a sealed answer, and back out of its box while it is sealed.

Nothing here knows who answers. The only thing stored about a person is the reminder that they
asked for.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from bot.flows.rounds.box_changes import AnswerRefused, Seal, SealedNow, Withdraw, Withdrawn
from bot.flows.rounds.box_writer import BoxWriter
from bot.flows.rounds.honouring import BallotRefused, Honouring, OpenQuestion
from bot.flows.shared.times import zone_of
from bot.flows.shared.tools import Tools
from bot.rules import instants
from bot.rules.sealing.spots import hide_spot
from storage.queries import groups, members, outbox
from storage.records import DeliveryKind, Share

Later = Literal["evening", "morning", "day-before"]
EVENING = time(18, 0)
MORNING = time(9, 0)
SNOOZE_LASTS = timedelta(hours=12)
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Snoozed:
    """A reminder of the question comes then (UTC)."""

    asking: OpenQuestion
    at: datetime


class Answering:
    """What a member does with a ballot."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._writer = BoxWriter(tools)

    async def question(self, chat_id: int, ballot_code: str) -> OpenQuestion | BallotRefused:
        """The question of a ballot, with what to mark in a preview of its answer."""
        async with self._tools.store.read() as unit:
            asking = await Honouring(unit, self._tools).honour(chat_id, ballot_code)
            if isinstance(asking, BallotRefused):
                return asking
            return replace(asking, watch=await groups.watched(unit, asking.group.id))

    async def seal(
        self,
        chat_id: int,
        ballot_code: str,
        *,
        value: int | None = None,
        text: str | None = None,
        share: Share = Share.WORDS,
    ) -> SealedNow | BallotRefused | AnswerRefused:
        """Seal an answer, in place of an earlier one by the same ballot.

        Raises NotWritten.
        """
        return await self._writer.write(Seal(chat_id, ballot_code, value, text, share))

    async def withdraw(self, chat_id: int, ballot_code: str) -> Withdrawn | BallotRefused:
        """Take the ballot's answer out of its box.

        Raises NotWritten.
        """
        return await self._writer.write(Withdraw(chat_id, ballot_code))

    async def finish(self) -> None:
        """Wait until every answer that was handed in is written."""
        await self._writer.finish()

    async def snooze(
        self, chat_id: int, ballot_code: str, message_id: int, later: Later
    ) -> Snoozed | BallotRefused:
        """Remind this chat of the question later; it is stored because the member asked for it."""
        async with self._tools.store.write() as unit:
            asking = await Honouring(unit, self._tools).honour(chat_id, ballot_code)
            if isinstance(asking, BallotRefused):
                return asking
            question = asking.question
            member = await members.find(unit, chat_id, question.group_id)
            if member is None:
                return BallotRefused("unknown")
            at = self._later(asking, later)
            await outbox.queue(
                unit,
                DeliveryKind.SNOOZE,
                group_id=question.group_id,
                member_id=member.id,
                subject_id=question.id,
                due_at=at,
                expires_at=at + SNOOZE_LASTS,
                token=at.isoformat(),
                spot=hide_spot(
                    message_id,
                    asking.key,
                    question_id=question.id,
                    entropy=self._tools.entropy,
                ),
            )
            return Snoozed(asking, at)

    def _later(self, asking: OpenQuestion, later: Later) -> datetime:
        settings, now = asking.round.settings, self._tools.clock()
        zone = zone_of(settings)
        if later == "evening":
            at = instants.next_morning(now, zone, EVENING)
        elif later == "morning":
            at = instants.next_morning(now, zone, MORNING)
        else:
            at = max(asking.opens_at - timedelta(days=1), now + timedelta(hours=1))
        free = instants.after_quiet_hours(at, settings.quiet_from, settings.quiet_to, zone)
        return _flattened(free)


def _flattened(instant: datetime) -> datetime:
    """The next quarter of an hour: when exactly somebody tapped is nobody's business."""
    return instant + (datetime.min.replace(tzinfo=UTC) - instant) % QUARTER
