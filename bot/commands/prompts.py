"""The command that checks a pack of prompts: prompts check."""

import argparse
from pathlib import Path

from bot.commands.command import DONE, FAILED, add


def add_prompts(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command of this file."""
    prompts = add(parts, "prompts", None, "Work on packs of prompts.")
    inner = prompts.add_subparsers(title="commands", required=True, metavar="COMMAND")
    checked = add(inner, "check", _prompts_check, "Check a pack and explain what is wrong.")
    checked.add_argument("file", type=Path, metavar="FILE", help="a pack, as TOML")


def _prompts_check(arguments: argparse.Namespace) -> int:
    from prompts.loading import check_file

    problems = check_file(arguments.file)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{arguments.file}: this pack is fine.")
    return FAILED if problems else DONE
