"""Composition root: settings in, an open app out."""

import asyncio
import secrets
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import time as time_of_day
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import structlog
from pydantic import SecretStr

from bot.addresses import reach_of
from bot.clients.calendars import Fetcher
from bot.clients.language_model import Proposer
from bot.flows.meetings.fetch_results import Fetch
from bot.flows.people.facts import RunningFacts
from bot.flows.registry import Flows, make_flows
from bot.flows.shared.language_model import LanguageModel, ModelPlace, Propose
from bot.flows.shared.tools import Theming, Tools
from bot.installation import host_checks
from bot.installation.care_checks import card_checks
from bot.installation.data_folder import (
    KEYS,
    CannotStart,
    database_path,
    database_url,
    keyring_path,
    keyring_url,
    make_cipher,
    make_files,
    master_key_path,
)
from bot.installation.findings import Finding, private, readable, sound, telegram
from bot.installation.startup_checks import look_before_opening
from bot.rules.instants import next_morning
from bot.rules.sealing.ballots import Entropy
from bot.settings import Settings
from prompts.loading import shipped_packs
from storage.engine import make_engine
from storage.keyring import Keyring
from storage.migrate import Database
from storage.store import Store

if TYPE_CHECKING:
    from bot.demo.server import BotApiServer

MORNING = time_of_day(9, 0)
MENUS_FIRST = 0.5
"""Seconds that the outbox waits for the menus to be set, at the most."""
THEMING = Theming()


@dataclass(frozen=True, repr=False)
class App:
    """The open app: its flows, and what they are built on."""

    settings: Settings
    flows: Flows
    store: Store
    keyring: Keyring
    clock: Callable[[], datetime]


def utc_now() -> datetime:
    """The system's clock, aware and in UTC."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    entropy: Entropy = secrets.token_bytes,
    fetch: Fetch | None = None,
    theming: Theming = THEMING,
    propose: Propose | None = None,
) -> AsyncIterator[App]:
    """Open the database and the keyring, brought to their newest tables, and make the flows.

    Calendars are fetched by `fetch`, or from the public internet; themes are found by `theming`.
    The language model of the settings, if there is one, is asked by `propose`, or over HTTP.

    Raises CannotStart, or TooNew if the database belongs to a newer version.
    """
    cipher = make_cipher(settings, entropy)
    make_files(settings)
    store = Store(make_engine(database_url(settings)), cipher, entropy)
    keyring = Keyring(make_engine(keyring_url(settings)), cipher)
    try:
        await look_before_opening(settings, store, keyring)
        model = _language_model(settings, propose)
        tools = Tools(store, keyring, clock, entropy, shipped_packs(), theming, model)
        place = None if model is None else model.place
        running = RunningFacts(store.engine.dialect.name, settings.log, place)
        flows = make_flows(tools, running, fetch or Fetcher().fetch)
        yield App(settings, flows, store, keyring, clock)
    finally:
        await store.close()
        await keyring.close()


def _language_model(settings: Settings, propose: Propose | None) -> LanguageModel | None:
    if settings.llm_url is None:
        return None
    host = urlsplit(settings.llm_url).hostname or ""
    proposer = Proposer(settings.llm_url, settings.llm_model, settings.llm_key)
    return LanguageModel(ModelPlace(reach_of(host), host), propose or proposer.propose)


async def run(
    app: App, stop: asyncio.Event, *, seconds: Callable[[], float] = time.monotonic
) -> None:
    """Run the bot until `stop` is set; `seconds` is the clock that messages are paced by.

    Raises CannotStart if Telegram does not know the token, and PortTaken.
    """
    # Loaded here: the library takes half a second that no other command should wait for.
    from bot.chat.dispatch.menus import set_menus
    from bot.chat.front import open_front
    from bot.chat.outgoing.messenger import TelegramMessenger
    from bot.chat.routing import ALLOWED_UPDATES
    from bot.chat.transport.client import introduce, make_bot
    from bot.chat.transport.polling import TokenRefused, poll
    from bot.pacing.gate import Gate
    from bot.pacing.pace import Pace
    from bot.runtime.outbox import Outbox
    from bot.runtime.schedule import Schedule
    from bot.web.health import serve_health

    log = structlog.get_logger()
    flows, rng = app.flows, SystemRandom()
    token, api = bot_token(app.settings), app.settings.telegram_api
    pace = Pace(seconds)
    gate = Gate(pace)
    bot, postbox = make_bot(token, api, gate=gate), make_bot(token, api, gate=gate, letters=True)
    async with serve_health(app.settings.listen):
        try:
            if not await introduce(bot, stop, rng=rng):
                return
            await flows.asking.drop_stray_keys()
            await flows.delivering.recover()
            damaged = await app.keyring.unreadable()
            if damaged:
                log.warning("damaged-secret", count=len(damaged))
            outbox = Outbox(flows.delivering, TelegramMessenger(postbox), pace)
            front = open_front(bot, flows, app.clock)
            schedule = Schedule(flows)
            schedule.start()
            log.info("started")
            menus = asyncio.create_task(set_menus(bot))
            # The menus' calls also show how long the line to Telegram is, before it is filled.
            await asyncio.wait({menus}, timeout=MENUS_FIRST)
            delivering = asyncio.create_task(outbox.run(stop))
            try:
                await poll(bot, front.take, stop, allowed=ALLOWED_UPDATES, rng=rng)
            finally:
                stop.set()
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
    from bot.chat.transport.client import NotReached, make_bot, name_of

    bot = make_bot(bot_token(app.settings), app.settings.telegram_api)
    try:
        name = await name_of(bot)
    except NotReached:
        raise CannotStart(
            "Telegram can't be asked for the bot's name. Run `afterword check`, which says why."
        ) from None
    return f"https://t.me/{name}?start={await app.flows.joining.admin_code()}"


async def look_over(settings: Settings) -> list[Finding]:
    """Look the set-up over.

    Raises CannotStart if the master key is of no use.
    """
    async with open_app(settings) as app:
        findings = await sound(app.store, Database.MAIN)
        findings += await sound(app.keyring, Database.KEYRING)
        findings += await readable(app.store, app.keyring)
        findings += _closed_to_others(settings)
    findings += host_checks.env_file()
    keys, near = keyring_path(settings).parent, database_path(settings).parent
    findings += host_checks.keys_apart(keys, near)
    findings += [host_checks.place(folder) for folder in dict.fromkeys((settings.data, near))]
    findings += [host_checks.log_level(settings.log), *host_checks.debug_flags()]
    findings += [host_checks.swap(), host_checks.core_dumps()]
    findings.append(host_checks.language_model(settings.llm_url))
    token = bot_token(settings)
    findings += card_checks(utc_now().date())
    findings.append(await asyncio.to_thread(telegram, settings.telegram_api, token))
    return findings


def _closed_to_others(settings: Settings) -> list[Finding]:
    paths = [settings.data, settings.data / KEYS, database_path(settings), keyring_path(settings)]
    if settings.master_key is None:
        paths.append(master_key_path(settings))
    return [private(path) for path in paths]


async def run_demo(port: int, *, data: Path | None, past: bool, say: Callable[[str], None]) -> None:
    """Run the demo until it is stopped: the real bot behind the local Bot API server.

    Raises CannotStart if the port is taken.
    """
    from bot.demo.clockwork import DemoClock, MovableClock, Next
    from bot.demo.server import BotApiServer
    from bot.demo.story import Story

    stop = asyncio.Event()
    stop_on_signals(stop)
    clock = MovableClock(Story.first_moment(utc_now()) if past else utc_now())
    server = BotApiServer(clock=clock.now)
    try:
        url = await server.start(port=port)
    except OSError:
        raise CannotStart(f"Port {port} is in use. Choose another: --port N") from None
    with TemporaryDirectory(prefix="afterword-demo-") as folder:
        settings = Settings(
            bot_token=SecretStr(server.token),
            telegram_api=url,
            data=data or Path(folder),
            database_url=None,
            keyring_url=None,
            master_key=None,
            listen=None,
            llm_url=None,
        )
        async with open_app(settings, clock=clock.now) as app:
            flows = app.flows

            async def coming() -> Next:
                found = await flows.knowing.coming()
                zone = ZoneInfo(found.zone)
                morning = next_morning(clock.now(), zone, MORNING)
                return Next(found.zone, found.prompts_at, morning, found.opens_at)

            story = Story(server, clock, coming, flows.joining.admin_code)
            server.controls = DemoClock(clock, coming, story.invites)
            running = asyncio.create_task(run(app, stop, seconds=clock.seconds))
            say(f"The sample group comes together at {url}/ …")
            telling = asyncio.create_task(story.tell(past=past))
            telling.add_done_callback(lambda done: say(_ready(done, server)))
            await running
            telling.cancel()
    await server.stop()


def _ready(telling: "asyncio.Task[None]", server: "BotApiServer") -> str:
    """Past weeks were played faster than Telegram allows; from now on its limits hold."""
    from bot.demo.limits import Rates

    server.limits.rates = Rates()
    problem = None if telling.cancelled() else telling.exception()
    trouble = f"The sample group is not complete: {problem}\n" if problem else ""
    return f"{trouble}Open {server.url}/ in a browser. Ctrl+C ends the demo."


def bot_token(settings: Settings) -> str:
    """The token that was set.

    Raises CannotStart.
    """
    if settings.bot_token is None:
        raise CannotStart(
            "AFTERWORD_BOT_TOKEN is not set. Ask BotFather in Telegram for a bot and set it to "
            "the token you get, or try `afterword demo`, which needs none."
        )
    return settings.bot_token.get_secret_value()


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set `stop` on SIGINT and SIGTERM."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
