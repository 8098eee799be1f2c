"""The command that looks the set-up over: check."""

import argparse
import asyncio
import json
import sys

from bot.commands.command import DONE, FAILED, FOUND, add, settings_of_the_operator


def add_check(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command of this file."""
    check = add(parts, "check", _check, "Look the set-up over and say what to fix.")
    check.add_argument("--json", action="store_true", help="for programs")
    check.add_argument("--health", action="store_true", help="only ask the running bot's /health")


def _check(arguments: argparse.Namespace) -> int:
    from bot.operating.checkup import look_over
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
