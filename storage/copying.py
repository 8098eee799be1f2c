"""Copies of a SQLite database: made whole while the bot runs, and put in the place of another.

Everything here blocks: run it on a thread of its own.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from storage.files import make_private, sync_folder, wipe_file
from storage.sqlite_errors import kind_of

PAGES = 256
"""Pages in one step: small enough that a progress bar moves."""
SIDE_FILES = ("-wal", "-shm", "-journal")
BUSY_SECONDS = 10.0


class BadCopy(Exception):
    """The file is not a whole SQLite database; the message is what SQLite says."""


def copy_database(
    source: Path, target: Path, progress: Callable[[int, int], None], *, stamp: datetime | None
) -> None:
    """Copy a database as it stands at this moment into one file that only its owner may read.

    The copy grows under a name of its own beside the target and is renamed when it is whole and on
    the disk, so that there is never half a copy under the target's name. `stamp` is noted in it as
    the moment at which it was made.

    Raises BadCopy, and OSError.
    """
    part = target.with_name(f".{target.name}.part")
    wipe_database(part)
    os.close(make_private(part))
    try:
        _copy_pages(source, part, progress)
        _finish(part, stamp)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except sqlite3.DatabaseError as problem:
        raise BadCopy(kind_of(problem)) from None
    finally:
        wipe_database(part)


def set_aside(database: Path, aside: Path) -> bool:
    """Keep a database under another name, its write-ahead log too; False if there is none.

    The database stays in its place as well, until it is replaced.
    """
    if not database.exists():
        return False
    with suppress(sqlite3.DatabaseError), closing(_connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.link(database, aside)
    for suffix in SIDE_FILES:
        side = database.with_name(database.name + suffix)
        if side.exists():
            side.replace(aside.with_name(aside.name + suffix))
    return True


def put_in_place(ready: Path, database: Path) -> None:
    """Let a database that nobody uses take the place of another, at one stroke.

    Raises BadCopy.
    """
    try:
        with closing(_connect(ready)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as problem:
        raise BadCopy(kind_of(problem)) from None
    with ready.open("rb") as file:
        os.fsync(file.fileno())
    ready.replace(database)
    sync_folder(database.parent)


def wipe_database(path: Path) -> None:
    """Overwrite and delete a database with the files beside it; nothing if there is none."""
    for suffix in ("", *SIDE_FILES):
        wipe_file(path.with_name(path.name + suffix))


def _copy_pages(source: Path, part: Path, progress: Callable[[int, int], None]) -> None:
    uri = f"{source.resolve().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)) as reading,
        closing(sqlite3.connect(part, isolation_level=None)) as writing,
    ):
        writing.execute("PRAGMA journal_mode=OFF")
        # A reader that stays open sees one state, however much is written meanwhile; without it
        # the copy would start anew with every change.
        reading.isolation_level = None
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(
            writing,
            pages=PAGES,
            progress=lambda _, left, total: progress(total - left, total),
            sleep=0,
        )


def _finish(part: Path, stamp: datetime | None) -> None:
    """Check the copy, note when it was made, and let it be one file without a log."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("PRAGMA secure_delete=ON")
        said = connection.execute("PRAGMA quick_check(1)").fetchone()
        if said != ("ok",):
            raise BadCopy(str(said[0]))
        if stamp is not None:
            when = stamp.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
            connection.execute("UPDATE house SET copied_at = ?", (when,))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
