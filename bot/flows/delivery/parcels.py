"""Parcels: what waits in the outbox, with all that is needed to put it into words."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self, TypeVar

from bot.flows.shared.next_opening import opens_at
from bot.flows.shared.roll import ROLL_CHANGED, RollNews, news_in
from bot.flows.shared.rule_notices import RULE_CHANGED, RuleChange, change_in
from bot.flows.shared.times import zone_of
from bot.flows.shared.tools import Tools
from bot.rules.sealing.ballots import Ballot, QuestionKey, deal
from bot.rules.sealing.perspectives import carried
from bot.rules.sealing.spots import show_spot, show_spots
from storage.cipher import DamagedSecret
from storage.queries import groups, members, rounds, summaries
from storage.records import (
    BoxState,
    Delivery,
    DeliveryKind,
    Group,
    Member,
    Question,
    Round,
    StoredSummary,
)
from storage.store import Unit

Found = TypeVar("Found")


@dataclass(frozen=True)
class PromptParcel:
    """A prompt with its ballot; `position` is (3, 3) for the last of three questions."""

    chat_id: int
    group_name: str
    question: Question
    round: Round
    ballot: Ballot
    position: tuple[int, int]
    doubtful: bool


@dataclass(frozen=True)
class ReminderParcel:
    """A reminder of a round, or, if a question is given, the one that somebody asked for."""

    chat_id: int
    group_name: str
    opens_at: datetime
    zone: str
    packed_at: datetime
    reply_to: int | None
    question: Question | None = None


@dataclass(frozen=True)
class SummaryParcel:
    """One part of a summary: `step` 0 is its first message."""

    chat_id: int
    stored: StoredSummary
    step: int
    doubtful: bool
    topic: int | None = None
    """Of a linked chat that is a forum."""


@dataclass(frozen=True)
class NoticeParcel:
    """A short message by its text's id."""

    chat_id: int
    text_id: str
    words: dict[str, str]
    change: RuleChange | None = None
    """If it tells that a rule has changed."""
    roll: RollNews | None = None
    """If it tells who joined and left, in numbers."""


@dataclass(frozen=True)
class ClosingParcel:
    """The buttons go from these messages, one a `step`, from 0 on."""

    chat_id: int
    messages: tuple[int, ...]
    step: int


Parcel = PromptParcel | ReminderParcel | SummaryParcel | NoticeParcel | ClosingParcel


@dataclass(frozen=True)
class Packing:
    """Packs the deliveries of one transaction; what several of them need is looked up once."""

    tools: Tools
    unit: Unit
    _known: dict[tuple[str, str], object] = field(default_factory=dict)

    @classmethod
    async def of(cls, tools: Tools, unit: Unit, deliveries: Iterable[Delivery]) -> Self:
        """For these deliveries, with all their members looked up at once."""
        ids = {one.member_id for one in deliveries if one.member_id is not None}
        found = await members.by_ids(unit, ids) if ids else {}
        return cls(tools, unit, {("member", one): found.get(one) for one in ids})

    async def pack(self, delivery: Delivery) -> Parcel | None:
        """What to send; None if it is no longer wanted.

        Raises DamagedSecret.
        """
        if delivery.damaged:
            raise DamagedSecret
        chat_id = await self._chat(delivery)
        if chat_id is None:
            return None
        match delivery.kind:
            case DeliveryKind.PROMPT:
                return await self._prompt(delivery, chat_id)
            case DeliveryKind.SNOOZE | DeliveryKind.REMINDER:
                return await self._reminder(delivery, chat_id)
            case DeliveryKind.SUMMARY:
                return await self._summary(delivery, chat_id)
            case DeliveryKind.CLOSING:
                return await self._closing(delivery, chat_id)
            case DeliveryKind.NOTICE:
                return self._notice(delivery, chat_id)

    async def _chat(self, delivery: Delivery) -> int | None:
        if delivery.member_id is None:
            group = await self._group(delivery.group_id)
            if group is not None and group.damaged:
                raise DamagedSecret
            return None if group is None else group.linked_chat
        member = await self._member(delivery.member_id)
        if member is not None and member.damaged:
            raise DamagedSecret
        return None if member is None or member.blocked else member.chat_id

    async def _prompt(self, delivery: Delivery, chat_id: int) -> PromptParcel | None:
        question = await self._question(delivery.subject_id)
        if question is None or question.state is not BoxState.SEALED:
            return None
        asked_in = await self._round(question.round_id)
        member = await self._member(delivery.member_id or "")
        group = await self._group(question.group_id)
        key = await self._key(question.id)
        dealing_key = await self._dealing_key(question.round_id)
        if not (asked_in and member and group and key and dealing_key):
            return None
        ballot = deal(
            key,
            dealing_key,
            question_id=question.id,
            member_id=member.id,
            chat_id=chat_id,
            perspective=carried(member.perspective, asked_in, question),
        )
        return PromptParcel(
            chat_id,
            group.name,
            question,
            asked_in,
            ballot,
            (question.position, await self._number(question.round_id)),
            delivery.doubtful,
        )

    async def _reminder(self, delivery: Delivery, chat_id: int) -> ReminderParcel | None:
        group = await self._group(delivery.group_id)
        question = await self._question(delivery.subject_id)
        if group is None or question is None or question.state is not BoxState.SEALED:
            return None
        key, now = await self._key(question.id), self.tools.clock()
        return ReminderParcel(
            chat_id=chat_id,
            group_name=group.name,
            opens_at=await opens_at(self.unit, group, now),
            zone=zone_of(group.settings).key,
            packed_at=now,
            reply_to=(
                show_spot(delivery.spot, key, question_id=question.id)
                if delivery.spot and key
                else None
            ),
            question=question if delivery.kind is DeliveryKind.SNOOZE else None,
        )

    async def _closing(self, delivery: Delivery, chat_id: int) -> ClosingParcel | None:
        closing_id, keyring = delivery.subject_id, self.tools.keyring
        key = await self._once("closing", closing_id, lambda: keyring.closing_key(closing_id))
        if key is None or delivery.spot is None:
            return None
        messages = show_spots(delivery.spot, key, closing_id=closing_id)
        if delivery.step >= len(messages):
            return None
        return ClosingParcel(chat_id, messages, delivery.step)

    async def _group(self, group_id: str) -> Group | None:
        return await self._once("group", group_id, lambda: groups.find(self.unit, group_id))

    async def _member(self, member_id: str) -> Member | None:
        return await self._once("member", member_id, lambda: members.by_id(self.unit, member_id))

    async def _question(self, question_id: str) -> Question | None:
        return await self._once(
            "question", question_id, lambda: rounds.question(self.unit, question_id)
        )

    async def _round(self, round_id: str) -> Round | None:
        return await self._once("round", round_id, lambda: rounds.find(self.unit, round_id))

    async def _number(self, round_id: str) -> int:
        asked = await self._once("asked", round_id, lambda: rounds.questions(self.unit, round_id))
        return len(asked)

    async def _summary(self, delivery: Delivery, chat_id: int) -> SummaryParcel | None:
        summary_id, topic = delivery.subject_id, None
        stored = await self._once(
            "summary", summary_id, lambda: summaries.find(self.unit, summary_id)
        )
        if stored is None:
            return None
        if delivery.member_id is None:
            group = await self._group(delivery.group_id)
            topic = None if group is None else group.linked_topic
        return SummaryParcel(chat_id, stored, delivery.step, delivery.doubtful, topic)

    def _notice(self, delivery: Delivery, chat_id: int) -> NoticeParcel:
        text_id, words, change = delivery.subject_id, delivery.words, None
        if text_id == RULE_CHANGED:
            change = change_in(words, self.tools.packs)
        roll = news_in(words) if text_id == ROLL_CHANGED else None
        return NoticeParcel(chat_id, text_id, words, change, roll)

    async def _key(self, question_id: str) -> QuestionKey | None:
        keyring = self.tools.keyring
        secret = await self._once("key", question_id, lambda: keyring.question_key(question_id))
        return None if secret is None else QuestionKey(secret)

    async def _dealing_key(self, round_id: str) -> bytes | None:
        keyring = self.tools.keyring
        return await self._once("dealing", round_id, lambda: keyring.dealing_key(round_id))

    async def _once(self, what: str, which: str, look_up: Callable[[], Awaitable[Found]]) -> Found:
        key = (what, which)
        if key not in self._known:
            self._known[key] = await look_up()
        return self._known[key]  # type: ignore[return-value]
