"""What happens on the people's side, in order, for those who watch: the chat page and phones."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.messages import Message
from bot.demo.wire import JsonObject


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; the body is what the chat page gets."""

    seq: int
    kind: str
    body: JsonObject
    message: Message | None = None


class Feed:
    """Every event since the start. Waiting on it costs nothing until something happens."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._changed = asyncio.Event()

    @property
    def seq(self) -> int:
        """The number of the newest event; 0 before the first."""
        return len(self.events)

    def post(self, kind: str, body: JsonObject, message: Message | None = None) -> Event:
        """Add an event, with the message that it is about, and wake everyone who waits."""
        event = Event(self.seq + 1, kind, {"type": kind, **body}, message)
        self.events.append(event)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        return event

    def after(self, seq: int) -> list[Event]:
        """The events that are newer than the given one."""
        return self.events[max(seq, 0) :]

    async def wait(self, seq: int, timeout: float) -> list[Event]:
        """The events newer than the given one, as soon as there is one; none after the timeout.

        A number from before a restart of the server is newer than all: that returns at once.
        """
        if self.seq == seq:
            try:
                await asyncio.wait_for(self._changed.wait(), timeout)
            except TimeoutError:
                return []
        return self.after(seq)

    async def first(
        self, seq: int, wanted: Callable[[Event], bool], timeout: float
    ) -> Event | None:
        """The first event after the given one that is wanted; None when the time is over."""
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout
        while True:
            for event in self.after(seq):
                if wanted(event):
                    return event
            seq = self.seq
            left = until - loop.time()
            if left <= 0 or not await self.wait(seq, left):
                return None
