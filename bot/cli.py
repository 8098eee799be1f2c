"""The program: reads the command line, opens the app, does one thing, says how it went.

Exit codes: 0 done, 1 it could not be done (the reason is said), 2 the command line is wrong,
3 done, but a check found something to fix.
"""

import argparse
import sys
from collections.abc import Sequence

from bot.commands.backups import add_backups
from bot.commands.checking import add_check
from bot.commands.command import FAILED, Command
from bot.commands.keys import add_keys
from bot.commands.prompts import add_prompts
from bot.commands.running import add_running
from bot.commands.summary import add_summary
from bot.commands.themes import add_themes
from bot.crashes import leave_no_traces, without_words
from bot.settings import BadSettings
from storage.files import keep_from_others


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    keep_from_others()
    leave_no_traces()
    arguments = build_parser().parse_args(argv)
    command: Command = arguments.command
    from bot.installation.data_folder import CannotStart
    from bot.web.health import PortTaken
    from storage.cipher import DamagedSecret
    from storage.migrate import NoRoom, TooNew

    try:
        return command(arguments)
    except (BadSettings, CannotStart, PortTaken) as problem:
        print(problem, file=sys.stderr)
    except TooNew:
        print(
            "The database was made by a newer version of Afterword. Install that version.",
            file=sys.stderr,
        )
    except NoRoom:
        print(
            "The database can't be written: the disk is full, or another program holds it. "
            "Nothing is lost. Make room, and start again.",
            file=sys.stderr,
        )
    except DamagedSecret:
        print("What is stored there is damaged. `afterword check` says more.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    except Exception as error:
        print(without_words(error), file=sys.stderr)
        print("That should not have happened. Please report these lines.", file=sys.stderr)
    return FAILED


class _Version(argparse.Action):
    """Says the version that is installed; looked up only if somebody asks."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str = "") -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it and end."""
        from importlib.metadata import version

        print(f"afterword {version('afterword')}")
        parser.exit(0)


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="afterword",
        description="A Telegram bot that gives a steering group back its own words, anonymously.",
    )
    parser.add_argument("--version", action=_Version, help="say which version this is")
    parts = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    add_running(parts)
    add_check(parts)
    add_summary(parts)
    add_prompts(parts)
    add_backups(parts)
    add_keys(parts)
    add_themes(parts)
    return parser
