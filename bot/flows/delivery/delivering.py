"""Delivering: what waits in the outbox is packed and handed over, and what became of it is noted.

A message is marked as handed over before it goes out, under a lease. If the process dies in
between, or the lease runs out, nobody can know whether it arrived: then it is not repeated, but a
prompt or a summary is announced so that its reader can ask for it.
"""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.delivery.outcomes import (
    Blocked,
    ChatGone,
    Lost,
    Migrated,
    NotYet,
    Outcome,
    Refused,
    Sent,
    Wait,
)
from bot.flows.delivery.parcels import Packing, Parcel
from bot.flows.shared.notices import tell_admins
from bot.flows.shared.tools import Tools
from bot.rules.sealing.ballots import QuestionKey
from bot.rules.sealing.spots import hide_spot
from storage.cipher import DamagedSecret
from storage.queries import groups, installation, members, outbox
from storage.queries.outbox import Head
from storage.records import Delivery, DeliveryKind, DeliveryState
from storage.store import Unit

REPEATABLE = frozenset({DeliveryKind.PROMPT, DeliveryKind.SUMMARY, DeliveryKind.CLOSING})
"""What has words for "this may have arrived already", or does no harm twice; the others are dropped
instead."""
LEASE = timedelta(minutes=5)
"""Longer than the longest call: its turn at the gate, two tries of a picture, and noting it."""
DOUBT_WAIT = timedelta(seconds=5)
"""After a message was lost; it doubles while what comes instead is lost too."""
LONGEST_DOUBT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(days=1)
SHORTEST_WAIT = timedelta(seconds=0.1)


@dataclass(frozen=True)
class Taken:
    """Deliveries that were marked as handed over, by id; how many were given up as damaged."""

    parcels: dict[str, Parcel]
    damaged: int


class Delivering:
    """The outbox, as the delivery uses it."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    @property
    def changed(self) -> asyncio.Event:
        """Set whenever something was written: there may be something to send."""
        return self._tools.store.changed

    async def recover(self) -> None:
        """After a start: what was being sent when the process ended may have arrived."""
        async with self._tools.store.write() as unit:
            await outbox.put_back_interrupted(unit)

    async def reclaim(self, under_way: Collection[str]) -> int:
        """What was handed over and never noted may have arrived; how much came back.

        What is under way in this process is left alone: a clock can be moved on by hours.
        """
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            if not await outbox.run_out(unit, now, exclude=under_way):
                return 0
        async with self._tools.store.write() as unit:
            lost = await outbox.run_out(unit, now, exclude=under_way)
            for delivery_id in lost:
                await outbox.put_back(unit, delivery_id, None, doubtful=True)
        return len(lost)

    async def heads(self, limit: int) -> tuple[Head, ...]:
        """The first message of each chat, if it is due; none while the whole bot has to wait."""
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            held = await installation.held_until(unit)
            if held is not None and held > now:
                return ()
            return await outbox.heads(unit, now, limit)

    async def hold(self, seconds: float) -> None:
        """Send nothing to anybody for so long, also after a restart."""
        until = self._tools.clock() + _bounded(seconds)
        async with self._tools.store.write() as unit:
            held = await installation.held_until(unit)
            await installation.hold(unit, until if held is None else max(held, until))

    async def take(self, delivery_ids: Sequence[str]) -> Taken:
        """Take several deliveries that are about to go out, and pack them.

        What is no longer wanted is given up and not among them.
        """
        now, damaged = self._tools.clock(), 0
        parcels: dict[str, Parcel] = {}
        unwanted: list[tuple[Delivery, bytes | None]] = []
        async with self._tools.store.write() as unit:
            deliveries = await outbox.take(unit, delivery_ids, now + LEASE)
            packing = await Packing.of(self._tools, unit, deliveries)
            for delivery in deliveries:
                parcel = None
                try:
                    if _is_wanted(delivery, now):
                        parcel = await packing.pack(delivery)
                except DamagedSecret:
                    damaged += 1
                if parcel is None:
                    unwanted.append((delivery, None))
                else:
                    parcels[delivery.id] = parcel
            await outbox.finish(unit, DeliveryState.GIVEN_UP, unwanted)
        return Taken(parcels, damaged)

    async def settle_all(self, notes: Sequence[tuple[str, Outcome]]) -> None:
        """Note what became of several deliveries at once."""
        async with self._tools.store.write() as unit:
            found = await outbox.find_all(unit, [delivery_id for delivery_id, _ in notes])
            known = [(found[one], outcome) for one, outcome in notes if one in found]
            spots = Spots(self._tools)
            arrived = [
                (delivery, await spots.of(delivery, outcome.message_id))
                for delivery, outcome in known
                if isinstance(outcome, Sent) and not outcome.more
            ]
            await outbox.finish(unit, DeliveryState.DONE, arrived)
            for delivery, outcome in known:
                if not isinstance(outcome, Sent) or outcome.more:
                    await self._note(unit, delivery, outcome)

    async def _note(self, unit: Unit, delivery: Delivery, outcome: Outcome) -> None:
        """Note what became of a message that has not arrived as a whole."""
        now, doubtful = self._tools.clock(), delivery.doubtful
        match outcome:
            case Sent() | Refused(more=True):
                await outbox.put_back(unit, delivery.id, None, step=delivery.step + 1)
            case Wait(seconds):
                until = now + _bounded(seconds)
                await outbox.put_back(unit, delivery.id, until, doubtful=doubtful)
            case NotYet():
                await outbox.put_back(unit, delivery.id, None, doubtful=doubtful, untried=True)
            case Lost():
                until = now + _doubt_wait(delivery)
                await outbox.put_back(unit, delivery.id, until, doubtful=True)
            case Migrated(chat_id):
                await groups.link(unit, delivery.group_id, chat_id)
                await outbox.put_back(unit, delivery.id, None, doubtful=doubtful)
            case Blocked() | ChatGone() | Refused():
                await self._give_up(unit, delivery, outcome)

    async def _give_up(
        self, unit: Unit, delivery: Delivery, outcome: Blocked | ChatGone | Refused
    ) -> None:
        await outbox.finish(unit, DeliveryState.GIVEN_UP, [(delivery, None)])
        if isinstance(outcome, Refused):
            return
        if delivery.member_id is None:
            await self._unlink(unit, delivery.group_id)
            return
        member = await members.by_id(unit, delivery.member_id)
        if member is not None:
            await members.set_blocked(unit, member.chat_id, True)

    async def _unlink(self, unit: Unit, group_id: str) -> None:
        """The bot can't write in the linked chat any more: only admins can put that right."""
        group = await groups.find(unit, group_id)
        if group is None or group.linked_chat is None:
            return
        await groups.link(unit, group_id, None)
        await tell_admins(unit, self._tools, group, "notice-chat-gone", {"group": group.name})


class Spots:
    """Where prompts stand in their chats, for their reminders; nothing of others."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._keys: dict[str, QuestionKey | None] = {}

    async def of(self, delivery: Delivery, message_id: int) -> bytes | None:
        """The place of a message that arrived, secret under its question's key."""
        if delivery.kind is not DeliveryKind.PROMPT:
            return None
        question_id, entropy = delivery.subject_id, self._tools.entropy
        if question_id not in self._keys:
            self._keys[question_id] = await self._key(question_id)
        key = self._keys[question_id]
        if key is None:
            return None
        return hide_spot(message_id, key, question_id=question_id, entropy=entropy)

    async def _key(self, question_id: str) -> QuestionKey | None:
        try:
            secret = await self._tools.keyring.question_key(question_id)
        except DamagedSecret:
            return None
        return None if secret is None else QuestionKey(secret)


def _is_wanted(delivery: Delivery, now: datetime) -> bool:
    repeatable = delivery.kind in REPEATABLE
    return delivery.expires_at > now and (repeatable or not delivery.doubtful)


def _bounded(seconds: float) -> timedelta:
    return min(max(timedelta(seconds=seconds), SHORTEST_WAIT), LONGEST_WAIT)


def _doubt_wait(delivery: Delivery) -> timedelta:
    """Each time the same words may arrive again: a bad line must not fill somebody's chat."""
    doublings = min(delivery.attempts, 10) if delivery.doubtful else 0
    return min(DOUBT_WAIT * (1 << doublings), LONGEST_DOUBT)
