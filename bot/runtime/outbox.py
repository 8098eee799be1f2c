"""The delivery: drains the outbox at Telegram's pace, each chat in order, all at once."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog

from bot.flows.delivery.delivering import Delivering, Taken
from bot.flows.delivery.outcomes import Lost, NotYet, Outcome, Sent, Wait
from bot.flows.delivery.parcels import Parcel
from bot.log import place_of
from bot.pacing.pace import FloodSigns, Pace
from bot.pacing.waiting import first_of
from bot.runtime.outcome_log import OutcomeLog
from storage.queries.outbox import Head

AT_ONCE = 48
"""Messages under way at the same time, those among them that wait for an answer for very long."""
HEAD_START = 0.12
"""Seconds before its turn that a message is taken: as long as it takes to note that, and to pack
it. What is taken when the process dies is in doubt, so it should not be much more."""
LOOK_AHEAD = 200
FRESH, FRESHEST, STALEST = 20, 0.02, 0.5
"""While there is more to send, what was read of the outbox is good enough for so many times as long
as reading took, within these seconds: a twentieth of the time, at most, is spent on reading."""
IDLE = 0.25
"""Seconds between two looks if nothing was written: time passes, and in the demo it leaps."""
SHORTEST_REST, LONGEST_REST = 0.005, 0.05
"""Seconds between two looks while messages wait for their turn."""
LEASES_EVERY = 5.0
IN_TROUBLE = 60.0
"""Seconds in which a chat is left alone after a message to it could not even be packed."""
KNOWN_CHATS = 4096


class Messenger(Protocol):
    """Whoever hands parcels to Telegram."""

    async def deliver(self, parcel: Parcel) -> Outcome:
        """Hand a parcel over and say what became of it; raises nothing that it can name."""


@dataclass
class _UnderWay:
    """A message in our hands; `answered` when it only has to be noted."""

    head: Head
    answered: bool = False


class Outbox:
    """Hands over what is due until it is stopped; one message at a time to each chat.

    `at_once` is how many messages may be under way at the same time.
    """

    def __init__(
        self, delivering: Delivering, messenger: Messenger, pace: Pace, *, at_once: int = AT_ONCE
    ) -> None:
        self._delivering = delivering
        self._messenger = messenger
        self._pace = pace
        self._at_once = at_once
        self._heads: Sequence[Head] = ()
        self._next_free = 0.0
        self._fresh_until = 0.0
        self._reclaimed_at = -LEASES_EVERY
        self._busy: dict[str, _UnderWay] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._numbers: dict[str, int] = {}
        self._left_alone: dict[str, float] = {}
        self._floods = FloodSigns(pace.seconds)
        self._outcomes = OutcomeLog(delivering)
        self._log = structlog.get_logger()

    async def run(self, stop: asyncio.Event) -> None:
        """Drain the outbox until `stop` is set; then let what is under way arrive."""
        while not stop.is_set():
            self._delivering.changed.clear()
            try:
                await self._reclaim()
                started = await self._start_what_is_due()
            except Exception as error:
                self._log.error("outbox-failed", **place_of(error))
                started = 0
                await first_of(IDLE, stop)
            if not started:
                await first_of(self._rest(), stop, self._delivering.changed)
        await self._all_arrived()

    async def _all_arrived(self) -> None:
        await asyncio.gather(*self._tasks)

    async def _start_what_is_due(self) -> int:
        room = self._room()
        heads = await self._next(room) if room else []
        if not heads:
            return 0
        taken = await self._take(heads)
        for head in heads:
            parcel = taken.parcels.get(head.id)
            if parcel is not None:
                self._hand_over(head, parcel)
        await asyncio.sleep(0)
        return len(heads)

    def _room(self) -> int:
        """How many more may be taken now: their turn comes within the head start."""
        most, ahead = self._at_once - len(self._busy), self._ahead()
        room = 0
        while room < most and self._pace.wait(ahead + room) <= HEAD_START:
            room += 1
        return room

    def _ahead(self) -> int:
        """How many are in our hands and have not left."""
        in_hand = sum(not one.answered for one in self._busy.values())
        return max(0, in_hand - self._pace.queued_under_way)

    def _rest(self) -> float:
        """Seconds until it is worth looking again."""
        if not self._heads:
            return IDLE
        turn = self._pace.wait(self._ahead()) - HEAD_START
        return min(LONGEST_REST, max(turn, self._next_free, SHORTEST_REST))

    async def _next(self, most: int) -> list[Head]:
        """The next messages whose chats are free."""
        now = asyncio.get_running_loop().time()
        if not self._heads or now >= self._fresh_until:
            self._heads = await self._delivering.heads(LOOK_AHEAD)
            took = asyncio.get_running_loop().time() - now
            self._fresh_until = now + took + min(STALEST, max(FRESHEST, FRESH * took))
        found: list[Head] = []
        left: list[Head] = []
        chats = set(self._busy)
        waits = [IDLE]
        for head in self._heads:
            if head.chat in chats:
                continue
            wait = self._wait_of(head.chat, now) if len(found) < most else 0.0
            if wait > 0 or len(found) == most:
                left.append(head)
                waits.append(wait)
            else:
                chats.add(head.chat)
                found.append(head)
        self._heads, self._next_free = left, min(waits)
        return found

    def _wait_of(self, chat: str, now: float) -> float:
        """Seconds until a chat is free again."""
        number = self._numbers.get(chat)
        paced = 0.0 if number is None else self._pace.queued_wait(number)
        return max(paced, self._left_alone.get(chat, now) - now)

    async def _take(self, heads: Sequence[Head]) -> Taken:
        """Take them all at once; if that fails, one by one, so that one holds up no other."""
        try:
            taken = await self._delivering.take([head.id for head in heads])
        except Exception as error:
            self._log.error("taking-failed", **place_of(error))
            taken = await self._take_one_by_one(heads)
        for _ in range(taken.damaged):
            self._log.error("damaged-secret")
        return taken

    async def _take_one_by_one(self, heads: Iterable[Head]) -> Taken:
        parcels: dict[str, Parcel] = {}
        damaged = 0
        for head in heads:
            try:
                taken = await self._delivering.take([head.id])
            except Exception as error:
                self._log.error("delivery-failed", **place_of(error))
                now = asyncio.get_running_loop().time()
                self._left_alone[head.chat] = now + IN_TROUBLE
            else:
                parcels |= taken.parcels
                damaged += taken.damaged
        return Taken(parcels, damaged)

    def _hand_over(self, head: Head, parcel: Parcel) -> None:
        if len(self._numbers) >= KNOWN_CHATS:
            self._numbers.clear()
        self._numbers[head.chat] = parcel.chat_id
        self._busy[head.chat] = _UnderWay(head)
        task = asyncio.create_task(self._deliver(head, parcel))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, head: Head, parcel: Parcel) -> None:
        try:
            outcome = await self._outcome(parcel)
            self._busy[head.chat].answered = True
            if isinstance(outcome, Wait):
                everybody = self._floods.told_to_wait(head.chat, outcome.seconds)
                if everybody is not None:
                    await self._hold(everybody)
            if isinstance(outcome, Sent):
                self._floods.taken()
            await self._outcomes.note(head.id, outcome)
        except Exception as error:
            self._log.error("delivery-failed", **place_of(error))
        finally:
            del self._busy[head.chat]
            self._delivering.changed.set()

    async def _hold(self, seconds: float) -> None:
        """If this can't be written down, what became of the message still has to be."""
        try:
            await self._delivering.hold(seconds)
        except Exception as error:
            self._log.error("holding-failed", **place_of(error))

    async def _outcome(self, parcel: Parcel) -> Outcome:
        if self._pace.queued_wait(parcel.chat_id) > 0:
            return NotYet()
        try:
            return await self._messenger.deliver(parcel)
        except Exception as error:
            self._log.error("messenger-failed", **place_of(error))
            return Lost()

    async def _reclaim(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._reclaimed_at >= LEASES_EVERY:
            self._reclaimed_at = now
            under_way = {one.head.id for one in self._busy.values()}
            count = await self._delivering.reclaim(under_way)
            if count:
                self._log.warning("leases-ran-out", count=count)
