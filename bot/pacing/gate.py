"""The gate that every message passes on its way to Telegram: replies first, then what was queued.

A reply answers somebody who waits with the phone in hand. What was queued comes out of the outbox,
and takes what the replies leave of Telegram's limits. They always leave a third, or a few dozen
people who write once a second would keep every question back, and dealing keys with them. No chat
gets more replies than Telegram lets one have, and none while a message that was queued for it has
waited for some seconds; and strangers together get a third.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from bot.pacing.pace import Pace, Trip, Window

LOOK_AGAIN = 0.05
"""Seconds: the pace's clock may run faster than the loop's, as in the demo."""
REPLIES_FOR_ONE = 2
"""While both wait, so many replies go for one queued message."""
REPLIES_TO_A_CHAT = (5, 5.0)
"""Messages in seconds: one a second, and a few at once. Source: Bot FAQ, as in pace.py."""
REPLIES_TO_STRANGERS = (10, 1.0)
"""Messages in seconds to all of them together."""
REMEMBERED = 4096
"""Chats, at the most: strangers, and those that got a reply a moment ago."""


class Gate:
    """One gate for a whole bot."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._replies: deque[_Waiting] = deque()
        self._queued: deque[_Waiting] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._replies_in_a_row = 0
        self._chats: dict[int, Window] = {}
        self._together = Window(*REPLIES_TO_STRANGERS)
        self._strangers: OrderedDict[int, None] = OrderedDict()

    def met(self, chat_id: int, stranger: bool) -> None:
        """Somebody wrote: a stranger if they are in no group."""
        self._strangers.pop(chat_id, None)
        if stranger:
            self._strangers[chat_id] = None
            if len(self._strangers) > REMEMBERED:
                self._strangers.popitem(last=False)

    @asynccontextmanager
    async def passed(self, chat_id: int, *, queued: bool) -> AsyncIterator[None]:
        """Wait for one's turn; on leaving, the answer is back."""
        trip = await self._turn(chat_id, queued=queued)
        try:
            yield
        finally:
            self._pace.back(trip)
            self._let_through()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """A call that sends nothing needs no turn; it shows how fast the line is."""
        trip = self._pace.call()
        try:
            yield
        finally:
            self._pace.back(trip)

    async def _turn(self, chat_id: int, *, queued: bool) -> Trip:
        turn: asyncio.Future[Trip] = asyncio.get_running_loop().create_future()
        (self._queued if queued else self._replies).append((turn, chat_id, queued))
        self._let_through()
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._pace.back(turn.result())
            raise

    def _let_through(self) -> None:
        while self._replies or self._queued:
            wait = self._pace.wait()
            line = None if wait > 0 else self._next_line()
            if line is None:
                self._look_again(max(wait, 0.0) or LOOK_AGAIN)
                return
            turn, chat_id, queued = line.popleft()
            if turn.done():
                continue
            trip = self._pace.leave(chat_id, queued=queued)
            self._count(trip, chat_id)
            turn.set_result(trip)

    def _next_line(self) -> "deque[_Waiting] | None":
        """The line whose first may go: of replies, the first whose chat may get one comes first."""
        queue_waits = bool(self._queued)
        if not (queue_waits and self._replies_in_a_row >= REPLIES_FOR_ONE) and self._bring_first():
            self._replies_in_a_row += queue_waits
            return self._replies
        self._replies_in_a_row = 0
        return self._queued if queue_waits else None

    def _bring_first(self) -> bool:
        """Bring the first reply that may go to the front; False if there is none."""
        full: set[int] = set()
        for place, waiting in enumerate(self._replies):
            turn, chat_id, _ = waiting
            if turn.done() or (chat_id not in full and self._may_get(chat_id)):
                del self._replies[place]
                self._replies.appendleft(waiting)
                return True
            full.add(chat_id)
        return False

    def _may_get(self, chat_id: int) -> bool:
        if self._pace.gives_way(chat_id):
            return False
        now = self._pace.seconds()
        windows = [self._chats.get(chat_id), self._together if self._is_stranger(chat_id) else None]
        return all(one is None or one.free_at(now, 0.0) <= now for one in windows)

    def _is_stranger(self, chat_id: int) -> bool:
        return chat_id in self._strangers

    def _count(self, trip: Trip, chat_id: int) -> None:
        if trip.queued:
            return
        now = self._pace.seconds()
        if len(self._chats) >= REMEMBERED:
            self._chats = {one: kept for one, kept in self._chats.items() if not kept.forget(now)}
        window = self._chats.setdefault(chat_id, Window(*REPLIES_TO_A_CHAT))
        for each in (window, *([self._together] if self._is_stranger(chat_id) else [])):
            each.forget(now)
            each.add(trip)

    def _look_again(self, wait: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(min(wait, LOOK_AGAIN), self._let_through)


_Waiting = tuple["asyncio.Future[Trip]", int, bool]
