"""The gate that every message passes on its way to Telegram: replies first, then what was queued.

A reply answers somebody who waits with the phone in hand. What was queued comes out of the outbox,
and takes what the replies leave of Telegram's limits.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from bot.pacing.pace import Pace, Trip

LOOK_AGAIN = 0.05
"""Seconds: the pace's clock may run faster than the loop's, as in the demo."""


class Gate:
    """One gate for a whole bot."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._replies: deque[_Waiting] = deque()
        self._queued: deque[_Waiting] = deque()
        self._timer: asyncio.TimerHandle | None = None

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
        while line := self._replies or self._queued:
            turn, chat_id, queued = line[0]
            wait = 0.0 if turn.done() else self._pace.wait()
            if wait > 0:
                self._look_again(wait)
                return
            line.popleft()
            if not turn.done():
                turn.set_result(self._pace.leave(chat_id, queued=queued))

    def _look_again(self, wait: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(min(wait, LOOK_AGAIN), self._let_through)


_Waiting = tuple["asyncio.Future[Trip]", int, bool]
