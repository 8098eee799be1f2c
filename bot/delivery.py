"""The delivery: drains the outbox within Telegram's limits, each chat in order, all at once."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Protocol

import structlog

from bot.flows.delivering import Delivering, Lost, Outcome, Parcel, Unreadable, Wait
from bot.log import place_of
from storage.records import Delivery

A_SECOND = 25
"""Messages in any second. Telegram allows a bot about 30; the rest is left for replies.
Source: Bot FAQ, "My bot is hitting limits"."""
A_CHAT = 1.05
"""Seconds between two messages to one chat. Source: the same."""
A_GROUP_CHAT = 3.1
"""Seconds between two messages to one group chat: at most 20 a minute. Source: the same."""
AT_ONCE = 32
"""Messages under way at the same time."""
LOOK_AHEAD = 400
IDLE = 0.25
SETTLE_AGAIN = (1.0, 5.0, 20.0)
"""Seconds to wait before noting again what became of a message, if that could not be written."""


class Messenger(Protocol):
    """Whoever hands parcels to Telegram."""

    async def deliver(self, parcel: Parcel) -> Outcome:
        """Hand a parcel over and say what became of it; raises nothing that it can name."""


class Pace:
    """A sliding window over the last second, and the last message of each chat.

    `seconds` is a monotonic clock.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._sent: deque[float] = deque()
        self._chats: dict[str, float] = {}

    def wait(self) -> float:
        """Seconds until the whole bot may send again."""
        now = self._seconds()
        while self._sent and now - self._sent[0] >= 1:
            self._sent.popleft()
        return 0 if len(self._sent) < A_SECOND else 1 - (now - self._sent[0])

    def free(self, chat: str) -> bool:
        """Whether this chat may get a message now."""
        return self._chats.get(chat, 0) <= self._seconds()

    def note(self, chat: str, *, is_group: bool) -> None:
        """A message is about to go to this chat."""
        now = self._seconds()
        self._sent.append(now)
        self._chats[chat] = now + (A_GROUP_CHAT if is_group else A_CHAT)
        if len(self._chats) > 2 * LOOK_AHEAD:
            self._chats = {name: until for name, until in self._chats.items() if until > now}

    def hold(self, chat: str, seconds: float) -> None:
        """Send nothing to this chat for so long."""
        self._chats[chat] = max(self._chats.get(chat, 0), self._seconds() + seconds)


class Outbox:
    """Hands over what is due until it is stopped; one message at a time to each chat.

    `at_once` is how many messages may be under way at the same time.
    """

    def __init__(
        self,
        delivering: Delivering,
        messenger: Messenger,
        seconds: Callable[[], float],
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        self._delivering = delivering
        self._messenger = messenger
        self._pace = Pace(seconds)
        self._hands = asyncio.Semaphore(at_once)
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._log = structlog.get_logger()

    async def run(self, stop: asyncio.Event) -> None:
        """Drain the outbox until `stop` is set; then let what is under way arrive."""
        while not stop.is_set():
            try:
                started = await self._start_what_is_due()
            except Exception as error:
                self._log.error("outbox-failed", **place_of(error))
                started = 0
            if not started:
                await _pause(stop, IDLE)
        await self._all_arrived()

    async def drain(self) -> None:
        """Hand over what is due now and what becomes due meanwhile, and wait until it arrived."""
        while await self._start_what_is_due():
            await self._all_arrived()

    async def _all_arrived(self) -> None:
        await asyncio.gather(*list(self._busy.values()))

    async def _start_what_is_due(self) -> int:
        started = 0
        held = set(self._busy)
        for delivery in await self._delivering.due(LOOK_AHEAD):
            chat = _chat(delivery)
            if chat in held or not self._pace.free(chat):
                held.add(chat)
                continue
            held.add(chat)
            await self._hands.acquire()
            await asyncio.sleep(self._pace.wait())
            self._pace.note(chat, is_group=delivery.member_id is None)
            self._busy[chat] = asyncio.create_task(self._deliver(delivery, chat))
            started += 1
        return started

    async def _deliver(self, delivery: Delivery, chat: str) -> None:
        try:
            parcel = await self._delivering.hand_over(delivery.id)
            if parcel is None:
                return
            outcome = await self._hand_over(parcel)
            if isinstance(outcome, Wait):
                self._pace.hold(chat, outcome.seconds)
            await self._settle(delivery.id, outcome)
        except Unreadable:
            self._log.error("damaged-secret")
        except Exception as error:
            self._log.error("delivery-failed", **place_of(error))
        finally:
            del self._busy[chat]
            self._hands.release()

    async def _settle(self, delivery_id: str, outcome: Outcome) -> None:
        """Until it is noted, a message counts as under way and is neither done nor sent again."""
        for seconds in SETTLE_AGAIN:
            try:
                await self._delivering.settle(delivery_id, outcome)
            except Exception as error:
                self._log.error("settling-failed", **place_of(error))
                await asyncio.sleep(seconds)
            else:
                return
        await self._delivering.settle(delivery_id, outcome)

    async def _hand_over(self, parcel: Parcel) -> Outcome:
        try:
            return await self._messenger.deliver(parcel)
        except Exception as error:
            self._log.error("messenger-failed", **place_of(error))
            return Lost()


def _chat(delivery: Delivery) -> str:
    return delivery.member_id or delivery.group_id


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
