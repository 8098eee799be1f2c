"""The program: reads the command line, opens the app, does one thing, says how it went.

Exit codes: 0 done, 1 it could not be done (the reason is said), 2 the command line is wrong,
3 done, but a check found something to fix.
"""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import log
from bot.commands.backups import add_safekeeping
from bot.commands.command import DONE, FAILED, FOUND, Command, add, settings_of_the_operator
from bot.commands.summary import add_summary
from bot.commands.themes import add_themes
from bot.settings import BadSettings


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    os.umask(0o077)
    arguments = build_parser().parse_args(argv)
    command: Command = arguments.command
    from bot.installation.data_folder import CannotStart
    from bot.web.health import PortTaken
    from storage.cipher import DamagedSecret
    from storage.migrate import TooNew

    try:
        return command(arguments)
    except (BadSettings, CannotStart, PortTaken) as problem:
        print(problem, file=sys.stderr)
    except TooNew:
        print(
            "The database was made by a newer version of Afterword. Install that version.",
            file=sys.stderr,
        )
    except DamagedSecret:
        print("What is stored there is damaged. `afterword check` says more.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return FAILED


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="afterword",
        description="A Telegram bot that gives a steering group back its own words, anonymously.",
    )
    parts = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    demo = add(parts, "demo", _demo, "Try it in the browser: no token, no network.")
    demo.add_argument("--port", type=int, default=8765, help="port of the chat page (8765)")
    demo.add_argument("--data", type=Path, help="keep the demo here; by default it is forgotten")
    demo.add_argument("--no-past", action="store_true", help="start without past weeks")
    add(parts, "run", _run, "Run the bot until it is stopped.")
    check = add(parts, "check", _check, "Look the set-up over and say what to fix.")
    check.add_argument("--json", action="store_true", help="for programs")
    check.add_argument("--health", action="store_true", help="only ask the running bot's /health")
    add(parts, "admin-link", _admin_link, "Make the one-time link for a first admin.")
    add(parts, "migrate", _migrate, "Bring the database to this version; `run` does it too.")
    add(parts, "open", _open, "Open what is due now and queue the summaries; never earlier.")
    add_summary(parts)
    prompts = add(parts, "prompts", None, "Work on packs of prompts.")
    inner = prompts.add_subparsers(title="commands", required=True, metavar="COMMAND")
    checked = add(inner, "check", _prompts_check, "Check a pack and explain what is wrong.")
    checked.add_argument("file", type=Path, metavar="FILE", help="a pack, as TOML")
    add_safekeeping(parts)
    add_themes(parts)
    return parser


def _demo(arguments: argparse.Namespace) -> int:
    from bot.bootstrap import run_demo

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
    from bot import bootstrap
    from bot.installation.data_folder import only_one
    from bot.installation.host_checks import leave_no_core_dumps

    settings = settings_of_the_operator()
    leave_no_core_dumps()

    async def running() -> int:
        stop = asyncio.Event()
        bootstrap.stop_on_signals(stop)
        with only_one(settings):
            async with bootstrap.open_app(settings) as app:
                await bootstrap.run(app, stop)
        return DONE

    return asyncio.run(running())


def _check(arguments: argparse.Namespace) -> int:
    from bot.bootstrap import look_over
    from bot.web.health import healthy

    settings = settings_of_the_operator()
    if arguments.health:
        if settings.listen is None:
            print("AFTERWORD_LISTEN is not set, so there is no /health to ask.", file=sys.stderr)
            return FAILED
        return DONE if healthy(settings.listen) else FAILED
    findings = asyncio.run(look_over(settings))
    if arguments.json:
        print(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        for finding in findings:
            print(finding.line())
    return DONE if all(finding.fine for finding in findings) else FOUND


def _admin_link(_arguments: argparse.Namespace) -> int:
    from bot.bootstrap import admin_link, open_app

    settings = settings_of_the_operator()

    async def linking() -> int:
        async with open_app(settings) as app:
            print(await admin_link(app))
        return DONE

    return asyncio.run(linking())


def _migrate(_arguments: argparse.Namespace) -> int:
    from bot.bootstrap import open_app

    settings = settings_of_the_operator()

    async def migrating() -> int:
        async with open_app(settings):
            print(f"The database in {settings.data} is up to date.")
        return DONE

    return asyncio.run(migrating())


def _open(_arguments: argparse.Namespace) -> int:
    from bot.bootstrap import open_app

    settings = settings_of_the_operator()

    async def opening() -> int:
        async with open_app(settings) as app:
            await app.flows.opening.open_due()
            published = await app.flows.publishing.publish_due()
        print(f"Summaries published: {published}. `afterword run` delivers them.")
        return DONE

    return asyncio.run(opening())


def _prompts_check(arguments: argparse.Namespace) -> int:
    from prompts.loading import check_file

    problems = check_file(arguments.file)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{arguments.file}: this pack is fine.")
    return FAILED if problems else DONE
