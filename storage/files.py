"""Files that hold secrets: made for their owner only, replaced whole or not at all, wiped."""

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

OWNER_ONLY, FOLDER_OWNER_ONLY = 0o600, 0o700
OTHERS = 0o077
"""What the owner's group and everybody else may do."""
CHUNK = 1 << 20
QUARTER = 15 * 60
"""Seconds. The times of a flattened file say no more than this of when it was written."""


def keep_from_others() -> None:
    """Whatever this process makes from now on, by any library, is its owner's only."""
    os.umask(OTHERS)


def make_private_folder(path: Path) -> None:
    """Make sure that a folder is there; a new one is its owner's only."""
    path.mkdir(parents=True, exist_ok=True, mode=FOLDER_OWNER_ONLY)


def touch_private(path: Path) -> None:
    """Make sure that a file is there; a new one is its owner's only."""
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, OWNER_ONLY))


def make_private(path: Path) -> int:
    """Make a new file for its owner only, and open it for writing; the descriptor.

    Raises FileExistsError if there is one.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)


def mode_open_to_others(path: Path) -> int | None:
    """The mode of a file or folder that others may use; None if only its owner may.

    Raises OSError.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    return mode if mode & OTHERS else None


def how_to_close(path: Path) -> str:
    """What keeps others from a file or folder, for the operator to run."""
    return f"chmod {FOLDER_OWNER_ONLY if path.is_dir() else OWNER_ONLY:o} {path}"


def flatten_times(*paths: Path) -> None:
    """Let the times of files and their folders tell nothing but the quarter of an hour that it is.

    They say written at its beginning and read at its end: Linux (mount(8), `relatime`) notes the
    moment of a look at a file unless it was read later than it was changed. A folder notes when a
    file in it was made or deleted; one of somebody else's is left alone.
    """
    quarter = time.time() // QUARTER * QUARTER
    for path in (*paths, *{path.parent for path in paths}):
        with suppress(FileNotFoundError, PermissionError):
            os.utime(path, (quarter + QUARTER, quarter))


def replace_file(path: Path, content: bytes, *, wipe: bool = False) -> None:
    """Write a file anew: whatever happens meanwhile, it holds the old content or the new one.

    It stays its owner's, though root writes it: the bot that runs as another user must be able to
    read it. With `wipe` the place of the old content is overwritten afterwards.
    """
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    descriptor = make_private(beside)
    with os.fdopen(descriptor, "wb") as file:
        owner = path.stat()
        if owner.st_uid != os.fstat(descriptor).st_uid:
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with path.open("r+b") as old:
        beside.replace(path)
        sync_folder(path.parent)
        if wipe:
            _overwrite(old.fileno())


def wipe_file(path: Path) -> None:
    """Overwrite a file and delete it; nothing if it is not there."""
    if path.exists():
        with path.open("r+b") as file:
            _overwrite(file.fileno())
        path.unlink()


def sync_folder(folder: Path) -> None:
    """Bring to the disk what was made, renamed and deleted in a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _overwrite(descriptor: int) -> None:
    left = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(descriptor, bytes(min(left, CHUNK)))
    os.fsync(descriptor)
