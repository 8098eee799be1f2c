"""Whether Telegram knows the token: it has answered 401 and 404 to good ones, for a while."""

import asyncio
from random import Random

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.chat.transport.waiting import backoff, pause

AT_THE_START = 3
WHILE_RUNNING = 6
"""How often a running bot asks again, with pauses that double: about half a minute in all."""

log = structlog.get_logger()


class TokenRefused(Exception):
    """Telegram does not know the token; waiting does not help."""


async def ask_again(
    bot: Bot, stop: asyncio.Event, *, times: int, first_pause: float, rng: Random
) -> None:
    """Return as soon as Telegram knows the token, or `stop` is set.

    Raises TokenRefused if it says so often enough that it does not. What goes wrong on the line
    says nothing about the token.
    """
    for failures in range(1, times + 1):
        log.warning("token-refused", count=failures)
        await pause(stop, backoff(None, failures, first_pause, rng))
        if stop.is_set():
            return
        try:
            await bot.get_me()
        except InvalidToken:
            continue
        except TelegramError:
            return
        else:
            return
    raise TokenRefused
