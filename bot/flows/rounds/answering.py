"""Answering: from a ballot to a sealed answer, and back out of its box while it is sealed.

Nothing here knows who answers. The only thing stored about a person is the reminder that they
asked for.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from bot.flows.rounds.box_store import keep_box, stored_box
from bot.flows.rounds.honouring import BallotRefused, OpenQuestion, honour
from bot.flows.shared.times import zone_of
from bot.flows.shared.tools import Tools
from bot.rules import instants
from bot.rules.sealing.boxes import TEXT_UNITS, Put, TooLong, utf16_units
from bot.rules.sealing.spots import hide_spot
from bot.rules.tidying import tidy
from prompts.model import Kind
from storage.queries import groups, members, outbox
from storage.records import UNDISCLOSED, Answer, DeliveryKind, Question, Share

Later = Literal["evening", "morning", "day-before"]
EVENING = time(18, 0)
MORNING = time(9, 0)
SCALE = range(1, 6)
SNOOZE_LASTS = timedelta(hours=12)
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class SealedNow:
    """The answer is in its box; `changed` if it replaced another one."""

    asking: OpenQuestion
    changed: bool


@dataclass(frozen=True)
class AnswerRefused:
    """The ballot holds, but the answer can't be taken."""

    reason: Literal["too-long", "empty", "not-an-option"]


@dataclass(frozen=True)
class Withdrawn:
    """The ballot's answer is out of its box; `was_there` if there was one."""

    asking: OpenQuestion
    was_there: bool


@dataclass(frozen=True)
class Snoozed:
    """A reminder of the question comes then (UTC)."""

    asking: OpenQuestion
    at: datetime


class Answering:
    """What a member does with a ballot."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def question(self, chat_id: int, ballot_code: str) -> OpenQuestion | BallotRefused:
        """The question of a ballot, with what to mark in a preview of its answer."""
        async with self._tools.store.read() as unit:
            asking = await honour(unit, self._tools, ballot_code, chat_id)
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
        """Seal an answer, in place of an earlier one by the same ballot."""
        async with self._tools.store.write() as unit:
            asking = await honour(unit, self._tools, ballot_code, chat_id)
            if isinstance(asking, BallotRefused):
                return asking
            wrong = _wrong(asking.question, value, text)
            if wrong is not None:
                return wrong
            box = await stored_box(unit, asking.question, asking.key)
            if box is None:
                return BallotRefused("destroyed")
            answer = Answer(value, _alike(text), share, _perspective(asking))
            try:
                put = box.put(asking.ballot.slot(asking.key), answer)
            except TooLong:
                return AnswerRefused("too-long")
            await keep_box(unit, self._tools, box, asking.question, asking.key)
            return SealedNow(asking, put is Put.CHANGED)

    async def withdraw(self, chat_id: int, ballot_code: str) -> Withdrawn | BallotRefused:
        """Take the ballot's answer out of its box."""
        async with self._tools.store.write() as unit:
            asking = await honour(unit, self._tools, ballot_code, chat_id)
            if isinstance(asking, BallotRefused):
                return asking
            box = await stored_box(unit, asking.question, asking.key)
            if box is None:
                return BallotRefused("destroyed")
            was_there = box.take_out(asking.ballot.slot(asking.key))
            await keep_box(unit, self._tools, box, asking.question, asking.key)
            return Withdrawn(asking, was_there)

    async def snooze(
        self, chat_id: int, ballot_code: str, message_id: int, later: Later
    ) -> Snoozed | BallotRefused:
        """Remind this chat of the question later; it is stored because the member asked for it."""
        async with self._tools.store.write() as unit:
            asking = await honour(unit, self._tools, ballot_code, chat_id)
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


def _alike(text: str | None) -> str | None:
    """Words without habits of writing that sign them; their preview has shown them so already."""
    tidied = tidy(text or "")
    return tidied if tidied and utf16_units(tidied) <= TEXT_UNITS else text


def _perspective(asking: OpenQuestion) -> int:
    """What the ballot carries; those from before perspectives were held back carry too much."""
    return UNDISCLOSED if asking.question.unbound_ballots else asking.ballot.perspective


def _wrong(question: Question, value: int | None, text: str | None) -> AnswerRefused | None:
    if question.kind is Kind.TEXT:
        return (
            None if text is not None and text.strip() and value is None else AnswerRefused("empty")
        )
    allowed = SCALE if question.kind is Kind.SCALE else range(len(question.options))
    return None if value in allowed and text is None else AnswerRefused("not-an-option")
