"""Delivering: what waits in the outbox becomes a parcel, and what became of it is noted.

A message is marked as handed over before it goes out. If the process dies in between, nobody can
know whether it arrived: then it is not repeated, but a prompt or a summary is announced so that
its reader can ask for it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.times import zone_of
from bot.flows.tools import Tools
from bot.rules.ballots import Ballot, QuestionKey, deal
from bot.rules.spots import hide_spot, show_spot
from storage.cipher import DamagedSecret
from storage.queries import groups, members, outbox, rounds, summaries
from storage.records import (
    UNDISCLOSED,
    BoxState,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Member,
    Question,
    Round,
    StoredSummary,
)
from storage.store import Unit

REPEATABLE = frozenset({DeliveryKind.PROMPT, DeliveryKind.SUMMARY})
"""What has words for "this may have arrived already"; the others are dropped instead."""
DOUBT_WAIT = timedelta(seconds=5)
"""After a message was lost; it doubles while what comes instead is lost too."""
LONGEST_WAIT = timedelta(minutes=5)


@dataclass(frozen=True)
class PromptParcel:
    """A prompt with its ballot; `place` is (3, 3) for the last of three questions."""

    chat_id: int
    group_name: str
    question: Question
    round: Round
    ballot: Ballot
    place: tuple[int, int]
    doubtful: bool


@dataclass(frozen=True)
class ReminderParcel:
    """A reminder of a round, or, if a question is given, the one that somebody asked for."""

    chat_id: int
    group_name: str
    opens_at: datetime
    zone: str
    reply_to: int | None
    question: Question | None = None


@dataclass(frozen=True)
class SummaryParcel:
    """One part of a summary: `step` 0 is its first message."""

    chat_id: int
    stored: StoredSummary
    step: int
    doubtful: bool


@dataclass(frozen=True)
class NoticeParcel:
    """A short message by its text's id."""

    chat_id: int
    text_id: str
    words: dict[str, str]


Parcel = PromptParcel | ReminderParcel | SummaryParcel | NoticeParcel


@dataclass(frozen=True)
class Sent:
    """It arrived; `more` if further parts of it wait."""

    message_id: int
    more: bool = False


@dataclass(frozen=True)
class Blocked:
    """The person stopped the bot."""


@dataclass(frozen=True)
class ChatGone:
    """There is no such chat, or the bot was put out of it."""


@dataclass(frozen=True)
class Migrated:
    """The group chat has a new id."""

    chat_id: int


@dataclass(frozen=True)
class Wait:
    """Telegram wants us to wait this many seconds; it did not arrive."""

    seconds: float


@dataclass(frozen=True)
class Lost:
    """The line broke or the time ran out: it may have arrived."""


@dataclass(frozen=True)
class Refused:
    """Telegram won't take it, however often we try."""

    code: int


class Unreadable(Exception):
    """A delivery was given up: a secret that it needs is damaged."""


Outcome = Sent | Blocked | ChatGone | Migrated | Wait | Lost | Refused


class Delivering:
    """The outbox, as the delivery uses it."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def recover(self) -> None:
        """After a start: what was being sent when the process ended may have arrived."""
        async with self._tools.store.write() as unit:
            await outbox.put_back_interrupted(unit, self._tools.clock())

    async def due(self, limit: int) -> tuple[Delivery, ...]:
        """What is due now, in the order it should go out."""
        async with self._tools.store.read() as unit:
            return await outbox.due(unit, self._tools.clock(), limit)

    async def hand_over(self, delivery_id: str) -> Parcel | None:
        """Take a delivery and say what to send; None if it is no longer wanted.

        Raises Unreadable if it is given up because a secret that it needs is damaged.
        """
        damaged = False
        async with self._tools.store.write() as unit:
            delivery = await outbox.take(unit, delivery_id)
            if delivery is None:
                return None
            unwanted = delivery.expires_at <= self._tools.clock() or (
                delivery.doubtful and delivery.kind not in REPEATABLE
            )
            parcel = None
            try:
                parcel = None if unwanted else await self._parcel(unit, delivery)
            except DamagedSecret:
                damaged = True
            if parcel is None:
                await outbox.finish(unit, delivery_id, DeliveryState.GIVEN_UP)
        if damaged:
            raise Unreadable
        return parcel

    async def settle(self, delivery_id: str, outcome: Outcome) -> None:
        """Note what became of a delivery."""
        now = self._tools.clock()
        async with self._tools.store.write() as unit:
            delivery = await outbox.find(unit, delivery_id)
            if delivery is None:
                return
            match outcome:
                case Sent(more=True):
                    await outbox.put_back(unit, delivery_id, now, step=delivery.step + 1)
                case Sent(message_id):
                    spot = await self._spot(delivery, message_id)
                    await outbox.finish(unit, delivery_id, DeliveryState.DONE, spot=spot)
                case Wait(seconds):
                    wait = min(timedelta(seconds=max(seconds, 0.1)), LONGEST_WAIT)
                    await outbox.put_back(unit, delivery_id, now + wait, doubtful=delivery.doubtful)
                case Lost():
                    wait = _doubt_wait(delivery)
                    await outbox.put_back(unit, delivery_id, now + wait, doubtful=True)
                case Migrated(chat_id):
                    await groups.link(unit, delivery.group_id, chat_id)
                    await outbox.put_back(unit, delivery_id, now, doubtful=delivery.doubtful)
                case Blocked() | ChatGone() | Refused():
                    await self._give_up(unit, delivery, outcome)

    async def _give_up(
        self, unit: Unit, delivery: Delivery, outcome: Blocked | ChatGone | Refused
    ) -> None:
        await outbox.finish(unit, delivery.id, DeliveryState.GIVEN_UP)
        if isinstance(outcome, Refused):
            return
        if delivery.member_id is None:
            await groups.link(unit, delivery.group_id, None)
            return
        member = await members.by_id(unit, delivery.member_id)
        if member is not None:
            await members.set_blocked(unit, member.chat_id, True)

    async def _parcel(self, unit: Unit, delivery: Delivery) -> Parcel | None:
        if delivery.damaged:
            raise DamagedSecret
        chat_id = await self._chat(unit, delivery)
        if chat_id is None:
            return None
        match delivery.kind:
            case DeliveryKind.PROMPT:
                return await self._prompt(unit, delivery, chat_id)
            case DeliveryKind.SNOOZE | DeliveryKind.REMINDER:
                return await self._reminder(unit, delivery, chat_id)
            case DeliveryKind.SUMMARY:
                stored = await summaries.find(unit, delivery.subject_id)
                if stored is None:
                    return None
                return SummaryParcel(chat_id, stored, delivery.step, delivery.doubtful)
            case DeliveryKind.NOTICE:
                return NoticeParcel(chat_id, delivery.subject_id, delivery.words)

    async def _chat(self, unit: Unit, delivery: Delivery) -> int | None:
        if delivery.member_id is None:
            group = await groups.find(unit, delivery.group_id)
            if group is not None and group.damaged:
                raise DamagedSecret
            return None if group is None else group.linked_chat
        member = await members.by_id(unit, delivery.member_id)
        if member is not None and member.damaged:
            raise DamagedSecret
        return None if member is None or member.blocked else member.chat_id

    async def _prompt(self, unit: Unit, delivery: Delivery, chat_id: int) -> PromptParcel | None:
        question = await rounds.question(unit, delivery.subject_id)
        if question is None or question.state is not BoxState.SEALED:
            return None
        asked_in = await rounds.find(unit, question.round_id)
        member = await members.by_id(unit, delivery.member_id or "")
        group = await groups.find(unit, question.group_id)
        key = await self._key(question.id)
        dealing_key = await self._tools.keyring.dealing_key(question.round_id)
        if not (asked_in and member and group and key and dealing_key):
            return None
        ballot = deal(
            key,
            dealing_key,
            question_id=question.id,
            member_id=member.id,
            perspective=_frozen_perspective(member, asked_in),
        )
        asked = await rounds.questions(unit, question.round_id)
        return PromptParcel(
            chat_id,
            group.name,
            question,
            asked_in,
            ballot,
            (question.position, len(asked)),
            delivery.doubtful,
        )

    async def _reminder(
        self, unit: Unit, delivery: Delivery, chat_id: int
    ) -> ReminderParcel | None:
        group = await groups.find(unit, delivery.group_id)
        question = await rounds.question(unit, delivery.subject_id)
        if group is None or question is None or question.state is not BoxState.SEALED:
            return None
        key = await self._key(question.id)
        return ReminderParcel(
            chat_id=chat_id,
            group_name=group.name,
            opens_at=await groups.next_opening(unit, group.id),
            zone=zone_of(group.settings).key,
            reply_to=(
                show_spot(delivery.spot, key, question_id=question.id)
                if delivery.spot and key
                else None
            ),
            question=question if delivery.kind is DeliveryKind.SNOOZE else None,
        )

    async def _spot(self, delivery: Delivery, message_id: int) -> bytes | None:
        """Where a prompt stands, for its reminders; nothing is kept of other messages."""
        if delivery.kind is not DeliveryKind.PROMPT:
            return None
        question_id = delivery.subject_id
        try:
            key = await self._key(question_id)
        except DamagedSecret:
            key = None
        if key is None:
            return None
        return hide_spot(message_id, key, question_id=question_id, entropy=self._tools.entropy)

    async def _key(self, question_id: str) -> QuestionKey | None:
        secret = await self._tools.keyring.question_key(question_id)
        return None if secret is None else QuestionKey(secret)


def _doubt_wait(delivery: Delivery) -> timedelta:
    """Each time the same words may arrive again: a bad line must not fill somebody's chat."""
    doublings = min(delivery.attempts, 10) if delivery.doubtful else 0
    return min(DOUBT_WAIT * (1 << doublings), LONGEST_WAIT)


def _frozen_perspective(member: Member, asked_in: Round) -> int:
    """What the member brings, if the round's own list had it already when it was frozen."""
    known = member.perspective <= len(asked_in.settings.perspectives)
    return member.perspective if known else UNDISCLOSED
