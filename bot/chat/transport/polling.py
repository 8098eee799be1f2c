"""Our own long polling: an update is confirmed only when it has been dealt with.

Telegram hands an update over again until a later offset confirms it (Bot API, getUpdates). The
library's own updater confirms first and works later; a kill in between would lose a tap. Meanwhile
polling goes on, so that nobody waits for somebody else's slow answer.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from random import Random

import structlog
from telegram import Bot, Update
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.chat.transport.in_hand import MOST_AT_ONCE, Apologise, InHand, Take
from bot.chat.transport.retrying import seconds_of

HOLD = 25
"""Seconds that Telegram holds a getUpdates call open."""
LOOK_AGAIN = 0.3
"""Seconds between two polls while something is in hand: then Telegram answers them at once."""
LONGEST_PAUSE = 60.0

log = structlog.get_logger()


class TokenRefused(Exception):
    """Telegram does not know the token; waiting does not help."""


async def poll(
    bot: Bot,
    take: Take,
    stop: asyncio.Event,
    *,
    allowed: Sequence[str],
    apologise: Apologise,
    rng: Random,
    hold: int = HOLD,
    first_pause: float = 1.0,
) -> None:
    """Fetch and deal with updates until `stop` is set; what goes wrong on the line is waited out.

    `take` must not raise. What takes too long is given up, and `apologise` says so. Raises
    TokenRefused.
    """
    in_hand = InHand(take, apologise)
    try:
        await _fetch(bot, in_hand, stop, allowed=allowed, rng=rng, hold=hold, first=first_pause)
    except asyncio.CancelledError:
        in_hand.drop()
        raise
    finally:
        await in_hand.finish()
    if in_hand.offset:
        await _confirm(bot, in_hand.offset)


async def _fetch(
    bot: Bot,
    in_hand: InHand,
    stop: asyncio.Event,
    *,
    allowed: Sequence[str],
    rng: Random,
    hold: int,
    first: float,
) -> None:
    failures = 0
    while not stop.is_set():
        offset = in_hand.offset
        try:
            fetching = bot.get_updates(
                offset=offset or None, limit=MOST_AT_ONCE, timeout=hold, allowed_updates=allowed
            )
            updates = await _unless(stop, fetching)
        except InvalidToken:
            raise TokenRefused from None
        except Exception as error:  # an update that the library can't read is no reason to die
            failures += 1
            log.warning("polling-failed", error=type(error).__name__)
            await pause(stop, backoff(error, failures, first, rng))
            continue
        failures = 0
        in_hand.add(updates, offset)
        await in_hand.settle(LOOK_AGAIN, stop)


async def _confirm(bot: Bot, offset: int) -> None:
    """At the end, spare the next start what has been dealt with. It may fail: no harm."""
    try:
        await bot.get_updates(offset=offset, limit=1, timeout=0)
    except TelegramError as error:
        log.info("last-offset-not-confirmed", error=type(error).__name__)


async def _unless(
    stop: asyncio.Event, fetching: Awaitable[tuple[Update, ...]]
) -> tuple[Update, ...]:
    """What is fetched, or nothing as soon as `stop` is set."""
    fetch, stopped = asyncio.ensure_future(fetching), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({fetch, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return fetch.result() if fetch.done() else ()
    finally:
        for task in (fetch, stopped):
            task.cancel()
        await asyncio.gather(fetch, stopped, return_exceptions=True)


def backoff(error: Exception, failures: int, first_pause: float, rng: Random) -> float:
    wait = min(LONGEST_PAUSE, first_pause * 2.0 ** min(failures - 1, 10)) * rng.uniform(0.5, 1.0)
    return max(wait, seconds_of(error)) if isinstance(error, RetryAfter) else wait


async def pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
