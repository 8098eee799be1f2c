"""Runs the bot until it is stopped, and makes the link for its first admin."""

import asyncio
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from random import SystemRandom

import structlog

from bot.bootstrap import App
from bot.chat.dispatch.menus import set_menus
from bot.chat.front import open_front
from bot.chat.outgoing.messenger import TelegramMessenger
from bot.chat.routing import ALLOWED_UPDATES
from bot.chat.transport.client import NotReached, has_webhook, introduce, make_bot, name_of
from bot.chat.transport.polling import poll
from bot.chat.transport.token_check import TokenRefused
from bot.installation.data_folder import CannotStart
from bot.installation.findings import no_webhook
from bot.installation.startup_checks import bot_token
from bot.pacing.gate import Gate
from bot.pacing.pace import Pace
from bot.runtime.outbox import Outbox
from bot.runtime.schedule import Schedule
from bot.web.health import Heartbeat, serve_health

MENUS_FIRST = 0.5
"""Seconds that the outbox waits for the menus to be set, at the most."""


async def run(
    app: App, stop: asyncio.Event, *, seconds: Callable[[], float] = time.monotonic
) -> None:
    """Run the bot until `stop` is set; `seconds` is the clock that messages are paced by.

    Raises CannotStart if Telegram does not know the token or a webhook stands on it, and PortTaken.
    """
    log = structlog.get_logger()
    flows, rng = app.flows, SystemRandom()
    token, api = bot_token(app.settings), app.settings.telegram_api
    pace = Pace(seconds)
    gate = Gate(pace)
    bot, postbox = make_bot(token, api, gate=gate), make_bot(token, api, gate=gate, queued=True)
    heartbeat = Heartbeat()
    async with serve_health(app.settings.listen, heartbeat):
        try:
            if not await introduce(bot, stop, rng=rng):
                return
            if await has_webhook(bot):
                fix = no_webhook(api)
                raise CannotStart(f"AFTERWORD_BOT_TOKEN: a webhook stands on this token. {fix}")
            await flows.asking.drop_stray_keys()
            await flows.delivering.recover()
            damaged = await app.keyring.unreadable()
            if damaged:
                log.warning("damaged-secret", count=len(damaged))
            outbox = Outbox(flows.delivering, TelegramMessenger(postbox), pace)
            front = open_front(bot, flows, app.clock, gate.met)

            def sweep() -> None:
                front.conversations.sweep(app.clock())

            schedule = Schedule(flows, app.clock, sweep=sweep)
            schedule.start()
            log.info("started")
            menus = asyncio.create_task(set_menus(bot))
            # The menus' calls also show how long the line to Telegram is, before it is filled.
            await asyncio.wait({menus}, timeout=MENUS_FIRST)
            delivering = asyncio.create_task(outbox.run(stop))
            try:
                await poll(
                    bot,
                    front.take,
                    stop,
                    allowed=ALLOWED_UPDATES,
                    apologise=front.apologise,
                    heard=heartbeat.beat,
                    rng=rng,
                )
            finally:
                stop.set()
                await front.apologies.close()
                await schedule.stop()
                await delivering
                menus.cancel()
            log.info("stopped")
        except TokenRefused:
            raise CannotStart(
                "AFTERWORD_BOT_TOKEN: Telegram does not know this token. "
                "Copy it again from BotFather."
            ) from None
        finally:
            with suppress(Exception):
                await postbox.request.shutdown()
            with suppress(Exception):
                await bot.shutdown()


async def admin_link(app: App) -> str:
    """Make the one-time link for a first admin.

    Raises CannotStart if Telegram can't be asked for the bot's name.
    """
    bot = make_bot(bot_token(app.settings), app.settings.telegram_api)
    try:
        name = await name_of(bot)
    except NotReached:
        raise CannotStart(
            "Telegram can't be asked for the bot's name. Run `afterword check`, which says why."
        ) from None
    return f"https://t.me/{name}?start={await app.flows.founding.admin_code()}"


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set `stop` on SIGINT and SIGTERM."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
