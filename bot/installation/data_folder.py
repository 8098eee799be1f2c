"""The data folder: its files, its master key, and who may use them."""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TextIO

from bot.rules.sealing.ballots import Entropy
from bot.settings import Settings
from storage.cipher import Cipher, MasterKeys, nothing_new
from storage.engine import sqlite_path, sqlite_url
from storage.files import (
    how_to_close,
    make_private_folder,
    mode_open_to_others,
    touch_private,
)
from storage.masterkey import BadMasterKey, KeyFile, make_keys, parse_keys, read_keys

DATABASE = "afterword.db"
KEYS = "keys"
OPENING_SECONDS = 120.0
"""How long a program waits while another one looks at the same folder, or makes what is in it."""
_OPENING_PAUSE = 0.05


class CannotStart(Exception):
    """The app can't be opened; the message says how to fix it."""


def database_url(settings: Settings) -> str:
    """Where the main database is."""
    return settings.database_url or sqlite_url(settings.data / DATABASE)


def keyring_url(settings: Settings) -> str:
    """Where the keyring is: never in the main database or its backups."""
    return settings.keyring_url or sqlite_url(settings.data / KEYS / "keyring.db")


def database_path(settings: Settings) -> Path:
    """The main database's file.

    Raises CannotStart if it has none.
    """
    return _path(database_url(settings), "AFTERWORD_DATABASE_URL")


def keyring_path(settings: Settings) -> Path:
    """The keyring's file.

    Raises CannotStart if it has none.
    """
    return _path(keyring_url(settings), "AFTERWORD_KEYRING_URL")


def master_key_path(settings: Settings) -> Path:
    """Where the master key is kept if no setting gives it."""
    return settings.data / KEYS / "master.key"


def make_folders(settings: Settings) -> None:
    """Make the data folder and the keys' own, for this user only.

    Raises CannotStart if that can't be, or if others may look into the keys' folder.
    """
    for folder in (settings.data, settings.data / KEYS):
        try:
            make_private_folder(folder)
        except OSError as problem:
            raise CannotStart(
                f"AFTERWORD_DATA: {folder} can't be made ({problem.strerror}). "
                "Set it to a folder that this user may write to."
            ) from None
    refuse_open_to_others(settings.data / KEYS)


def refuse_open_to_others(path: Path) -> None:
    """Raises CannotStart if others than its owner may use a file or folder of keys."""
    mode = mode_open_to_others(path)
    if mode is not None:
        raise CannotStart(f"{path} is open to others (mode {mode:04o}). Run: {how_to_close(path)}")


def make_files(settings: Settings) -> None:
    """Make sure that the databases' files are there and the keyring's is its owner's only.

    Raises CannotStart.
    """
    for path in (database_path(settings), keyring_path(settings)):
        try:
            touch_private(path)
        except OSError as problem:
            raise CannotStart(
                f"{path} can't be written ({problem.strerror}). "
                "It has to belong to the user who runs Afterword."
            ) from None
    refuse_open_to_others(keyring_path(settings))


def master_keys(settings: Settings, entropy: Entropy, *, may_make: bool = True) -> MasterKeys:
    """The master keys; a new installation gets its first one here.

    Raises CannotStart.
    """
    make_folders(settings)
    path = master_key_path(settings)
    try:
        if settings.master_key is not None:
            return parse_keys(settings.master_key.get_secret_value())
        if path.exists():
            return read_keys(path)
        if _has_content(database_path(settings)) or not may_make:
            raise BadMasterKey(
                f"{path} is missing, and the database can't be read without it. "
                "Put back the copy that you keep."
            )
        return make_keys(path, entropy)
    except BadMasterKey as problem:
        raise CannotStart(f"AFTERWORD_MASTER_KEY: {problem}") from None


def make_cipher(settings: Settings, entropy: Entropy, *, may_make: bool = True) -> Cipher:
    """The cipher of the installation; it takes up a master key that is added while it is in use.

    Raises CannotStart.
    """
    newest: Callable[[], MasterKeys | None] = nothing_new
    if settings.master_key is None:
        # Looked at before it is read: a rotation in between is noticed later, not missed.
        newest = KeyFile(master_key_path(settings)).newest
    return Cipher(master_keys(settings, entropy, may_make=may_make), entropy, newest)


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """Hold the data folder, so that two bots never send the same prompts.

    Raises CannotStart if another process holds it.
    """
    make_folders(settings)
    with _held(settings.data / "afterword.lock", f"another `afterword run` uses {settings.data}"):
        yield


@asynccontextmanager
async def one_at_a_time(settings: Settings) -> AsyncIterator[None]:
    """Hold the folder while it is opened: of two first starts at once, one finds what one made.

    Raises CannotStart if another process holds it for too long, or if it can't be made.
    """
    make_folders(settings)
    loop = asyncio.get_running_loop()
    until = loop.time() + OPENING_SECONDS
    with _lock_file(settings.data / KEYS / "opening.lock") as file:
        while not _taken(file):
            if loop.time() > until:
                raise CannotStart(
                    f"another Afterword program has been opening {settings.data} for "
                    f"{OPENING_SECONDS:.0f} seconds. Try again when it is done."
                )
            await asyncio.sleep(_OPENING_PAUSE)
        yield


@contextmanager
def only_one_rotation(settings: Settings) -> Iterator[None]:
    """Hold the keys, so that two rotations never meet.

    Raises CannotStart if another process holds them.
    """
    make_folders(settings)
    with _held(settings.data / KEYS / "rotation.lock", "another `afterword keys` is at work"):
        yield


@contextmanager
def _held(lock: Path, actor: str) -> Iterator[None]:
    with _lock_file(lock) as file:
        if not _taken(file):
            raise CannotStart(f"{actor}. Stop it first.")
        yield


def _lock_file(path: Path) -> TextIO:
    try:
        touch_private(path)
        return path.open("w")
    except OSError as problem:
        raise CannotStart(
            f"{path} can't be written ({problem.strerror}). "
            "It has to belong to the user who runs Afterword."
        ) from None


def _taken(file: TextIO) -> bool:
    """Whether a lock is ours now: until the file is closed, or the process ends.

    Raises CannotStart where files can't be locked.
    """
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as problem:
        raise CannotStart(
            f"{file.name} can't be locked ({problem.strerror}). "
            "Keep the data folder on a disk of this machine."
        ) from None
    return True


def _path(url: str, setting: str) -> Path:
    path = sqlite_path(url)
    if path is None:
        raise CannotStart(f"{setting}: give sqlite+aiosqlite:///PATH, or leave it out.")
    return path


def refuse_nothing_there(settings: Settings) -> None:
    """For a command that is about what is there already: it must not make an empty installation.

    Raises CannotStart if there is none. A database elsewhere is asked when it is opened.
    """
    path = sqlite_path(database_url(settings))
    if path is not None and not _has_content(path):
        raise CannotStart(
            f"There is nothing in {settings.data} yet: no {path.name}. Is AFTERWORD_DATA the right "
            "folder? To begin there: `afterword admin-link`."
        )


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
