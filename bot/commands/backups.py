"""The commands that copy the database and put a copy back: backup, restore."""

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.command import DONE, add, settings_of_the_operator
from bot.commands.progress import Bar

if TYPE_CHECKING:
    from bot.operating.backups import Restoration


def add_backups(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this file."""
    made = add(parts, "backup", _backup, "Copy the database to a file, while the bot runs or not.")
    made.add_argument("file", type=Path, metavar="FILE", help="the backup to write")
    made.add_argument("--force", action="store_true", help="replace FILE if it is there")
    back = add(parts, "restore", _restore, "Put a backup in the place of the database.")
    back.add_argument("file", type=Path, metavar="FILE", help="the backup to go back to")


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
