"""When the bot is at rest: it has dealt with every update, and no call of it is open."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.demo.updates import UpdateQueue


class Rest:
    """Counts the bot's open calls; a poll, which only waits, is not one of them."""

    def __init__(self, updates: UpdateQueue) -> None:
        self._updates = updates
        self._open = 0
        self._changed = asyncio.Event()
        updates.on_dealt_with(self._tell)

    @property
    def now(self) -> bool:
        """Whether the bot is at rest."""
        return not self._open and not len(self._updates)

    @contextmanager
    def call(self) -> Iterator[None]:
        """A call is open meanwhile."""
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1
            self._tell()

    async def wait(self) -> None:
        """Return as soon as the bot is at rest."""
        while not self.now:
            await self._changed.wait()

    def _tell(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
