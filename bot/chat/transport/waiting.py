"""How long to wait before Telegram is tried once more, and the waiting itself."""

import asyncio
from random import Random

from telegram.error import RetryAfter

from bot.chat.transport.retrying import seconds_of

LONGEST_PAUSE = 60.0


def backoff(error: Exception | None, failures: int, first_pause: float, rng: Random) -> float:
    """Seconds: doubled with each failure, up to a minute; as long as a flood wait asks for."""
    wait = min(LONGEST_PAUSE, first_pause * 2.0 ** min(failures - 1, 10)) * rng.uniform(0.5, 1.0)
    return max(wait, seconds_of(error)) if isinstance(error, RetryAfter) else wait


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait for so many seconds, or until `stop` is set."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
