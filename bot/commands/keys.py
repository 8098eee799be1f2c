"""The commands that work on the keys: keys rotate, keys mend."""

import argparse
import asyncio

from bot.commands.command import DONE, FAILED, add, settings_of_the_operator
from bot.commands.progress import Bar


def add_keys(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this file."""
    keys = add(parts, "keys", None, "Work on the keys.")
    inner = keys.add_subparsers(title="commands", required=True, metavar="COMMAND")
    add(inner, "rotate", _rotate, "Bring everything under a new master key, while the bot runs.")
    reset = add(inner, "mend", _reset, "Start anew with a keyring that is lost or damaged.")
    reset.add_argument("--yes", action="store_true", help="destroy what no key opens any more")


def _rotate(_arguments: argparse.Namespace) -> int:
    from bot.operating.keys import rotate

    settings, bar = settings_of_the_operator(), Bar("Re-encrypting")
    try:
        rotation = asyncio.run(rotate(settings, bar))
    finally:
        bar.done()
    print(f"Everything is under master key {rotation.number} now.")
    if rotation.damaged:
        print(f"Secrets that could not be read, before either: {rotation.damaged}.")
    if rotation.kept_in_file:
        print(
            "The old key is out of the file. Replace the copy that you keep by the new one; keep "
            "the old one, apart, as long as you keep backups from before."
        )
    else:
        print("Take the old key out of AFTERWORD_MASTER_KEY and restart the bot.")
    return DONE


def _reset(arguments: argparse.Namespace) -> int:
    from bot.operating.keys import reset_keyring

    reset = asyncio.run(reset_keyring(settings_of_the_operator(), sure=arguments.yes))
    if reset.done:
        print(
            f"The keyring can be used. Sealed questions destroyed unread: {reset.questions}; "
            "each group's next summary says so."
        )
        return DONE
    print(
        f"Sealed questions that no key opens any more: {reset.questions}. "
        "To destroy their answers unread and go on: `afterword keys mend --yes`."
    )
    return FAILED if reset.questions else DONE
