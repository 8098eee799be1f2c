"""How long to try again when Telegram does not take a call at once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

Result = TypeVar("Result")


@dataclass(frozen=True)
class Patience:
    """Waits out flood limits and retries broken connections, for a bounded time.

    A call that timed out may have arrived, so only what may happen twice is called this way.
    """

    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    longest: float = 30.0
    """Seconds to wait in all."""
    tries: int = 4
    """How often a broken line is tried."""
    pause: float = 0.5
    """Seconds before the second try; doubled each time."""

    async def call(self, attempt: Callable[[], Awaitable[Result]]) -> Result:
        """Call until it works.

        Raises the last TelegramError when patience has run out, and at once if trying again is
        of no use.
        """
        left, broken = self.longest, 0
        while True:
            try:
                return await attempt()
            except RetryAfter as error:
                wait = seconds_of(error)
                if wait > left:
                    raise
            except BadRequest:
                raise
            except (NetworkError, InvalidToken):  # a good token is refused now and then
                broken += 1
                wait = self.pause * 2.0 ** (broken - 1)
                if broken >= self.tries or wait > left:
                    raise
            left -= wait
            await self.sleep(wait)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait, in seconds."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
