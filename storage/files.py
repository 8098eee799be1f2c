"""Files that hold secrets: made for their owner only, replaced whole or not at all, wiped."""

import os
from pathlib import Path

OWNER_ONLY = 0o600
CHUNK = 1 << 20


def touch_private(path: Path) -> None:
    """Make sure that a file is there; a new one is its owner's only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, OWNER_ONLY))


def replace_file(path: Path, content: bytes, *, wipe: bool = False) -> None:
    """Write a file anew: whatever happens meanwhile, it holds the old content or the new one.

    It stays its owner's, though root writes it: the bot that runs as another user must be able to
    read it. With `wipe` the place of the old content is overwritten afterwards.
    """
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
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
