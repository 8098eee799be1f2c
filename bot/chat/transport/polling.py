"""Our own long polling: an update is confirmed only when it has been dealt with.

Telegram hands an update over again until a later offset confirms it (Bot API, getUpdates). The
library's own updater confirms first and works later; a kill in between would lose a tap. Meanwhile
polling goes on, so that nobody waits for somebody else's slow answer.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from random import Random

import structlog
from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError

from bot.chat.transport.in_hand import MOST_AT_ONCE, Apologise, InHand, Take
from bot.chat.transport.token_check import WHILE_RUNNING, ask_again
from bot.chat.transport.waiting import backoff, pause

HOLD = 25
"""Seconds that Telegram holds a getUpdates call open."""
LOOK_AGAIN = 0.3
"""Seconds between two polls while something is in hand: then Telegram answers them at once."""

log = structlog.get_logger()


async def poll(
    bot: Bot,
    take: Take,
    stop: asyncio.Event,
    *,
    allowed: Sequence[str],
    apologise: Apologise,
    rng: Random,
    heard: Callable[[], None] = lambda: None,
    hold: int = HOLD,
    first_pause: float = 1.0,
) -> None:
    """Fetch and deal with updates until `stop` is set; what goes wrong on the line is waited out.

    `take` must not raise. What takes too long is given up, and `apologise` says so; `heard` is
    called whenever a poll has come back. Raises TokenRefused.
    """

    async def refused() -> None:
        await ask_again(bot, stop, times=WHILE_RUNNING, first_pause=first_pause, rng=rng)

    async def fetch(offset: int) -> tuple[Update, ...]:
        updates = await bot.get_updates(
            offset=offset or None, limit=MOST_AT_ONCE, timeout=hold, allowed_updates=allowed
        )
        heard()
        return updates

    in_hand = InHand(take, apologise)
    try:
        failures = 0
        while not stop.is_set():
            offset = in_hand.offset
            try:
                updates = await _unless(stop, fetch(offset))
            except InvalidToken:
                await refused()
                continue
            except Exception as error:  # an update that can't be read is no reason to die
                failures += 1
                log.warning("polling-failed", error=type(error).__name__)
                await pause(stop, backoff(error, failures, first_pause, rng))
                continue
            failures = 0
            in_hand.add(updates, offset)
            await in_hand.settle(LOOK_AGAIN, stop)
            # What people wrote is not kept while the next call is held open.
            del updates
    except asyncio.CancelledError:
        in_hand.drop()
        raise
    finally:
        await in_hand.finish()
    if in_hand.offset:
        await _confirm(bot, in_hand.offset)


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
