"""How a command is added to the command line, and what it gives back."""

import argparse
from collections.abc import Callable

from bot import log
from bot.settings import Settings, read_settings

DONE, FAILED, FOUND = 0, 1, 3

Command = Callable[[argparse.Namespace], int]


def add(
    parts: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command | None,
    about: str,
) -> argparse.ArgumentParser:
    """Add a command; `about` is what --help says of it."""
    part = parts.add_parser(name, help=about, description=about)
    if command is not None:
        part.set_defaults(command=command)
    return part


def settings_of_the_operator() -> Settings:
    """The settings, with logging set up as they say.

    Raises BadSettings.
    """
    settings = read_settings()
    log.set_up(settings.log)
    return settings
