"""The line to Telegram: a Bot with explicit time limits, and a first call that never gives up."""

import asyncio
import os
from random import Random

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.chat.transport.lenient_request import LenientRequest
from bot.chat.transport.paced_request import PacedRequest
from bot.chat.transport.token_check import AT_THE_START, ask_again
from bot.chat.transport.waiting import backoff, pause
from bot.pacing.gate import Gate

log = structlog.get_logger()


def make_bot(
    token: str,
    api: str,
    *,
    patience: float = 20.0,
    gate: Gate | None = None,
    queued: bool = False,
) -> Bot:
    """A bot on the Bot API server at this base URL.

    An answer is waited for `patience` seconds. Updates are waited for 10 s longer than Telegram
    is asked to hold the call. What it sends passes the gate if there is one, as what was
    queued or as replies.
    """
    # Without it the library warns each time it reads how long a flood wait is.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    base = api.rstrip("/")
    sending = PacedRequest(
        gate,
        queued=queued,
        connection_pool_size=64,
        connect_timeout=5,
        read_timeout=patience,
        write_timeout=patience,
        pool_timeout=10,
        media_write_timeout=60,
    )
    fetching = LenientRequest(
        connection_pool_size=1,
        connect_timeout=5,
        read_timeout=10,
        write_timeout=10,
        pool_timeout=10,
    )
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=sending,
        get_updates_request=fetching,
    )


async def introduce(
    bot: Bot, stop: asyncio.Event, *, rng: Random, first_pause: float = 1.0
) -> bool:
    """Ask Telegram who this bot is, until it answers or `stop` is set; True if it answered.

    Raises TokenRefused.
    """
    failures = 0
    while not stop.is_set():
        try:
            await bot.initialize()
        except InvalidToken:
            await ask_again(bot, stop, times=AT_THE_START, first_pause=first_pause, rng=rng)
        except TelegramError as error:
            failures += 1
            log.warning("telegram-not-reached", error=type(error).__name__)
            await pause(stop, backoff(error, failures, first_pause, rng))
        else:
            return True
    return False


async def has_webhook(bot: Bot) -> bool:
    """Whether a webhook stands on the token: then no poll is answered. False if nobody says."""
    try:
        return bool((await bot.get_webhook_info()).url)
    except TelegramError as error:
        log.info("webhook-not-asked", error=type(error).__name__)
        return False


class NotReached(Exception):
    """Telegram did not answer, or does not know the token."""


async def name_of(bot: Bot) -> str:
    """The bot's username, without the @.

    Raises NotReached.
    """
    try:
        return (await bot.get_me()).username or ""
    except TelegramError:
        raise NotReached from None
