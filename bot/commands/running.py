"""The commands that run the bot and make it ready: demo, run, admin-link, migrate, open."""

import argparse
import asyncio
from pathlib import Path

from bot import log
from bot.commands.command import DONE, add, settings_of_the_operator

LAST_PORT = 65535


def add_running(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this file."""
    demo = add(parts, "demo", _demo, "Try it in the browser: no token, no network.")
    demo.add_argument("--port", type=_port, default=8765, help="port of the chat page (8765)")
    demo.add_argument("--data", type=Path, help="keep the demo here; by default it is forgotten")
    demo.add_argument("--no-past", action="store_true", help="start without past weeks")
    add(parts, "run", _run, "Run the bot until it is stopped.")
    add(parts, "admin-link", _admin_link, "Make the one-time link for a first admin.")
    add(parts, "migrate", _migrate, "Bring the database to this version; `run` does it too.")
    add(parts, "open", _open, "Open what is due now and queue the summaries; never earlier.")


def _port(typed: str) -> int:
    if not typed.isdecimal() or not 0 <= int(typed) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{typed} is no port: give a number from 0 to {LAST_PORT}")
    return int(typed)


def _demo(arguments: argparse.Namespace) -> int:
    from bot.runtime.demo import run_demo

    log.set_up("warning")
    telling = run_demo(
        arguments.port,
        data=arguments.data,
        past=not arguments.no_past,
        say=lambda line: print(line, flush=True),
    )
    asyncio.run(telling)
    return DONE


def _run(_arguments: argparse.Namespace) -> int:
    from bot.bootstrap import open_app
    from bot.installation.data_folder import only_one
    from bot.runtime.running import run, stop_on_signals

    settings = settings_of_the_operator()

    async def running() -> int:
        stop = asyncio.Event()
        stop_on_signals(stop)
        with only_one(settings):
            async with open_app(settings) as app:
                await run(app, stop)
        return DONE

    return asyncio.run(running())


def _admin_link(_arguments: argparse.Namespace) -> int:
    from bot.bootstrap import open_app
    from bot.runtime.running import admin_link

    settings = settings_of_the_operator()

    async def linking() -> int:
        async with open_app(settings) as app:
            print(await admin_link(app))
        return DONE

    return asyncio.run(linking())


def _migrate(_arguments: argparse.Namespace) -> int:
    from bot.bootstrap import open_app
    from bot.installation.data_folder import refuse_nothing_there

    settings = settings_of_the_operator()
    refuse_nothing_there(settings)

    async def migrating() -> int:
        async with open_app(settings):
            print(f"The database in {settings.data} is up to date.")
        return DONE

    return asyncio.run(migrating())


def _open(_arguments: argparse.Namespace) -> int:
    from bot.bootstrap import open_app
    from bot.installation.data_folder import refuse_nothing_there

    settings = settings_of_the_operator()
    refuse_nothing_there(settings)

    async def opening() -> int:
        async with open_app(settings) as app:
            await app.flows.opening.open_due()
            published = await app.flows.publishing.publish_due()
        print(f"Summaries published: {published}. `afterword run` delivers them.")
        return DONE

    return asyncio.run(opening())
