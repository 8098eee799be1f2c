"""Says sorry, one apology a chat at a time, and holds up nobody while Telegram makes it wait."""

import asyncio
from collections.abc import Callable, Coroutine

LONGEST = 3600.0
"""Seconds after which an apology would only puzzle people; a chat may be told to wait for long."""


class Apologies:
    """Those that are under way. They are in memory only: a restart forgets them."""

    def __init__(self) -> None:
        self._under_way: dict[int, asyncio.Task[None]] = {}

    async def say(self, chat_id: int, saying: Callable[[], Coroutine[None, None, None]]) -> None:
        """Say it, unless the chat is being told already. Whoever stops waiting doesn't stop it."""
        if chat_id in self._under_way:
            return
        task = asyncio.create_task(saying())
        self._under_way[chat_id] = task
        task.add_done_callback(lambda _: self._under_way.pop(chat_id, None))
        await asyncio.wait({task})

    async def close(self) -> None:
        """Say nothing more."""
        left = list(self._under_way.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
