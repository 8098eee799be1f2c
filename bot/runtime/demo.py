"""Runs the demo: the real bot, behind a Bot API server of its own."""

import asyncio
from collections.abc import Callable
from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.bootstrap import open_app
from bot.clock import utc_now
from bot.demo.clockwork import DemoClock, MovableClock, Next
from bot.demo.limits import Rates
from bot.demo.server import BotApiServer
from bot.demo.story import Story
from bot.installation.data_folder import CannotStart
from bot.rules.instants import next_morning
from bot.runtime.running import run, stop_on_signals
from bot.settings import Settings

MORNING = time(9, 0)


async def run_demo(port: int, *, data: Path | None, past: bool, say: Callable[[str], None]) -> None:
    """Run the demo until it is stopped: the real bot behind the local Bot API server.

    Raises CannotStart if the port is taken.
    """
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

            story = Story(server, clock, coming, flows.founding.admin_code)
            server.controls = DemoClock(clock, coming, story.invites)
            running = asyncio.create_task(run(app, stop, seconds=clock.seconds))
            say(f"The sample group comes together at {url}/ …")
            telling = asyncio.create_task(story.tell(past=past))
            telling.add_done_callback(lambda done: say(_ready(done, server)))
            await running
            telling.cancel()
    await server.stop()


def _ready(telling: asyncio.Task[None], server: BotApiServer) -> str:
    """Past weeks were played faster than Telegram allows; from now on its limits hold."""
    server.limits.rates = Rates()
    problem = None if telling.cancelled() else telling.exception()
    trouble = f"The sample group is not complete: {problem}\n" if problem else ""
    return f"{trouble}Open {server.url}/ in a browser. Ctrl+C ends the demo."
