"""Answering: from a ballot to a sealed answer, and back out of its box while it is sealed.

Nothing here knows who answers. The only thing stored about a person is the reminder that they
asked for.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from bot.flows.shared.next_opening import opens_at
from bot.flows.shared.times import zone_of
from bot.flows.shared.tools import Tools
from bot.rules import instants
from bot.rules.sealing import boxes
from bot.rules.sealing.ballots import BadBallot, Ballot, QuestionKey, check_ballot, read_ballot
from bot.rules.sealing.spots import hide_spot
from prompts.model import Kind
from storage.cipher import DamagedSecret
from storage.queries import boxes as stored_boxes
from storage.queries import groups, members, outbox, rounds
from storage.records import Answer, BoxState, DeliveryKind, Question, Round, Share
from storage.store import Unit

Later = Literal["evening", "morning", "day-before"]
EVENING = time(18, 0)
MORNING = time(9, 0)
SCALE = range(1, 6)
SNOOZE_LASTS = timedelta(hours=12)
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class OpenQuestion:
    """A ballot that holds, and the question it is for; `opens_at` is when its box is due."""

    question: Question
    ballot: Ballot
    key: QuestionKey
    round: Round
    opens_at: datetime


@dataclass(frozen=True)
class BallotRefused:
    """The ballot gives no answer: it never did, or its box is settled."""

    reason: Literal["forged", "unknown", "opened", "destroyed"]


@dataclass(frozen=True)
class SealedNow:
    """The answer is in its box; `changed` if it replaced an earlier one. `opens_at` as above."""

    question: Question
    changed: bool
    opens_at: datetime


@dataclass(frozen=True)
class AnswerRefused:
    """The ballot holds, but the answer can't be taken."""

    reason: Literal["too-long", "empty", "not-an-option"]


@dataclass(frozen=True)
class Withdrawn:
    """The ballot's answer is out of its box; `was_there` if there was one."""

    question: Question
    was_there: bool


@dataclass(frozen=True)
class Snoozed:
    """A reminder of the question comes then (UTC)."""

    at: datetime


class Answering:
    """What a member does with a ballot."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def question(self, ballot_code: str) -> OpenQuestion | BallotRefused:
        """The question of a ballot."""
        async with self._tools.store.read() as unit:
            return await self._honour(unit, ballot_code)

    async def seal(
        self,
        ballot_code: str,
        *,
        value: int | None = None,
        text: str | None = None,
        share: Share = Share.WORDS,
    ) -> SealedNow | BallotRefused | AnswerRefused:
        """Seal an answer, in place of an earlier one by the same ballot."""
        async with self._tools.store.write() as unit:
            asking = await self._honour(unit, ballot_code)
            if isinstance(asking, BallotRefused):
                return asking
            question, ballot, key = asking.question, asking.ballot, asking.key
            wrong = _wrong(question, value, text)
            if wrong is not None:
                return wrong
            answer = Answer(value, text, share, ballot.perspective)
            try:
                sealed = boxes.seal(
                    answer, ballot, key, kind=question.kind, entropy=self._tools.entropy
                )
            except boxes.TooLong:
                return AnswerRefused("too-long")
            changed = await stored_boxes.put(unit, question.id, sealed.slot, sealed.ciphertext)
            return SealedNow(question, changed, asking.opens_at)

    async def withdraw(self, ballot_code: str) -> Withdrawn | BallotRefused:
        """Take the ballot's answer out of its box."""
        async with self._tools.store.write() as unit:
            asking = await self._honour(unit, ballot_code)
            if isinstance(asking, BallotRefused):
                return asking
            slot = asking.ballot.slot(asking.key)
            was_there = await stored_boxes.take_out(unit, asking.question.id, slot)
            return Withdrawn(asking.question, was_there)

    async def snooze(
        self, chat_id: int, ballot_code: str, message_id: int, later: Later
    ) -> Snoozed | BallotRefused:
        """Remind this chat of the question later; it is stored because the member asked for it."""
        async with self._tools.store.write() as unit:
            asking = await self._honour(unit, ballot_code)
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
            return Snoozed(at)

    def _later(self, asking: OpenQuestion, later: Later) -> datetime:
        settings, now = asking.round.settings, self._tools.clock()
        zone = zone_of(settings)
        if later == "evening":
            at = instants.next_morning(now, zone, EVENING)
        elif later == "morning":
            at = instants.next_morning(now, zone, MORNING)
        else:
            at = max(asking.opens_at - timedelta(days=1), _flattened(now + timedelta(hours=1)))
        return instants.after_quiet_hours(at, settings.quiet_from, settings.quiet_to, zone)

    async def _honour(self, unit: Unit, ballot_code: str) -> OpenQuestion | BallotRefused:
        try:
            ballot = read_ballot(ballot_code)
        except BadBallot:
            return BallotRefused("forged")
        question = await rounds.question(unit, ballot.question_id)
        if question is None:
            return BallotRefused("unknown")
        if question.state is BoxState.OPENED:
            return BallotRefused("opened")
        try:
            secret = await self._tools.keyring.question_key(question.id)
        except DamagedSecret:
            secret = None
        if question.state is BoxState.DESTROYED or secret is None:
            return BallotRefused("destroyed")
        key = QuestionKey(secret)
        try:
            check_ballot(key, ballot)
        except BadBallot:
            return BallotRefused("forged")
        opened = await rounds.find(unit, question.round_id)
        if opened is None:
            return BallotRefused("unknown")
        group = await groups.find(unit, question.group_id)
        if group is None:
            return BallotRefused("unknown")
        at = await opens_at(unit, group, self._tools.clock())
        return OpenQuestion(question, ballot, key, opened, at)


def _flattened(instant: datetime) -> datetime:
    """The next quarter of an hour: when exactly somebody tapped is nobody's business."""
    return instant + (datetime.min.replace(tzinfo=UTC) - instant) % QUARTER


def _wrong(question: Question, value: int | None, text: str | None) -> AnswerRefused | None:
    if question.kind is Kind.TEXT:
        return (
            None if text is not None and text.strip() and value is None else AnswerRefused("empty")
        )
    allowed = SCALE if question.kind is Kind.SCALE else range(len(question.options))
    return None if value in allowed and text is None else AnswerRefused("not-an-option")
