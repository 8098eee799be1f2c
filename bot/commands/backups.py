"""The commands that keep what is stored: backup, restore, keys rotate, keys mend."""

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.command import DONE, FAILED, add, settings_of_the_operator
from bot.commands.progress import Bar

if TYPE_CHECKING:
    from bot.operating.backups import Restoration


def add_safekeeping(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this file."""
    made = add(parts, "backup", _backup, "Copy the database to a file, while the bot runs or not.")
    made.add_argument("file", type=Path, metavar="FILE", help="the backup to write")
    made.add_argument("--force", action="store_true", help="replace FILE if it is there")
    back = add(parts, "restore", _restore, "Put a backup in the place of the database.")
    back.add_argument("file", type=Path, metavar="FILE", help="the backup to go back to")
    keys = add(parts, "keys", None, "Work on the keys.")
    inner = keys.add_subparsers(title="commands", required=True, metavar="COMMAND")
    add(inner, "rotate", _rotate, "Bring everything under a new master key, while the bot runs.")
    reset = add(inner, "mend", _reset, "Start anew with a keyring that is lost or damaged.")
    reset.add_argument("--yes", action="store_true", help="destroy what no key opens any more")


def _backup(arguments: argparse.Namespace) -> int:
    from bot.operating.backups import backup

    settings, bar = settings_of_the_operator(), Bar("Copying")
    try:
        asyncio.run(backup(settings, arguments.file, bar, force=arguments.force))
    finally:
        bar.done()
    print(
        f"{arguments.file} holds a copy of the database. The keys are not in it: keep a copy of "
        "the master key in another place."
    )
    return DONE


def _restore(arguments: argparse.Namespace) -> int:
    from bot.operating.backups import restore

    settings, bar = settings_of_the_operator(), Bar("Copying")
    try:
        restored = asyncio.run(restore(settings, arguments.file, bar))
    finally:
        bar.done()
    for line in what_was_restored(arguments.file, restored):
        print(line)
    return DONE


def what_was_restored(file: Path, restored: "Restoration") -> list[str]:
    """What the operator has to know after a restore."""
    settled = restored.settled
    made = "" if settled.made_at is None else f", made on {settled.made_at:%Y-%m-%d %H:%M} UTC"
    lines = [
        f"The database is now the one of {file}{made}. What happened since is not in it: answers, "
        "people who joined or left, changed rules, published summaries.",
        f"Sealed questions whose key is gone: {settled.destroyed}. Their answers are destroyed "
        "unread; each group's next summary says so.",
        f"Messages that waited and are not sent, because they may have been since: "
        f"{settled.given_up}. Meetings that are over and are not asked about: {settled.unasked}; "
        "an admin can, with /ask.",
        f"Links to join that are no longer valid, because they may have been taken back since: "
        f"{settled.links}. Admins make new ones with /invite.",
        "No box is opened within 24 hours. Everybody in each group is told what to do again "
        "as soon as the bot runs.",
    ]
    if restored.aside is not None:
        lines.append(
            f"The database that was here is kept as {restored.aside}. To go back to it, restore it "
            "before you start the bot. Delete it when you are sure."
        )
    return lines


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
    from bot.operating.keys import mend_keyring

    reset = asyncio.run(mend_keyring(settings_of_the_operator(), sure=arguments.yes))
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
