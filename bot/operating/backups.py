"""What the operator does to keep what is stored: back it up while the bot runs, and restore it."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.clock import utc_now
from bot.flows.shared.tools import Tools
from bot.flows.upkeep.restoring import Settled, settle_copy
from bot.installation.data_folder import (
    CannotStart,
    database_path,
    keyring_path,
    keyring_url,
    make_cipher,
    master_key_path,
    only_one,
)
from bot.installation.startup_checks import migrate_main, recognise, refuse_damaged_keyring
from bot.operating.progress import Progress
from bot.rules.sealing.ballots import Entropy
from bot.settings import Settings
from prompts.loading import shipped_packs
from storage.cipher import Cipher
from storage.copying import (
    SIDE_FILES,
    BadCopy,
    copy_database,
    put_in_place,
    set_aside,
    wipe_database,
)
from storage.engine import make_engine, sqlite_url
from storage.files import touch_private
from storage.keyring import Keyring
from storage.migrate import Database, migrate, unborn
from storage.queries.soundness import damaged_rules
from storage.store import Store

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Restoration:
    """A backup is in its place; `aside` is where the database that it replaced is kept."""

    settled: Settled
    aside: Path | None


async def backup(
    settings: Settings, target: Path, progress: Progress, *, force: bool, clock: Clock = utc_now
) -> None:
    """Copy the main database, while the bot runs or not; neither keyring nor master key.

    Raises CannotStart.
    """
    source = database_path(settings)
    _refuse_target(settings, target, force=force)
    try:
        await asyncio.to_thread(copy_database, source, target, progress, stamp=clock())
    except BadCopy as problem:
        raise CannotStart(
            f"{source} is damaged ({problem}), so no backup was made. "
            "Keep the backups that you have, and restore one: `afterword restore FILE`."
        ) from None
    except OSError as problem:
        raise CannotStart(f"{target} can't be written ({problem.strerror}).") from None


def _refuse_target(settings: Settings, target: Path, *, force: bool) -> None:
    source = database_path(settings)
    if not source.exists():
        raise CannotStart(f"{source}: there is no database yet, so there is nothing to back up.")
    folder = target.resolve().parent
    keys = {path.resolve().parent for path in (keyring_path(settings), master_key_path(settings))}
    if any(folder == one or one in folder.parents for one in keys):
        raise CannotStart(
            f"{target} would lie with the keys. Who gets hold of a backup must not get the keys "
            "with it: choose a folder elsewhere."
        )
    database = source.resolve()
    ours = {database, *(database.with_name(database.name + suffix) for suffix in SIDE_FILES)}
    if target.resolve() in ours or target.name == "afterword.lock":
        raise CannotStart(f"{target} is in use by this installation itself. Choose another name.")
    if not folder.is_dir() or target.is_dir():
        raise CannotStart(f"{target}: give the name of a file in a folder that exists.")
    if target.exists() and not force:
        raise CannotStart(f"{target} exists. Choose another name, or replace it with --force.")


async def restore(
    settings: Settings,
    file: Path,
    progress: Progress,
    *,
    clock: Clock = utc_now,
    entropy: Entropy = secrets.token_bytes,
) -> Restoration:
    """Put a backup in the place of the main database, and make it fit to go on from.

    Everything is done to a copy beside the database first: whatever goes wrong, the installation is
    as it was. Raises CannotStart, or TooNew.
    """
    with only_one(settings):
        cipher = make_cipher(settings, entropy, may_make=False)
        database = database_path(settings)
        _refuse_file(file, database)
        touch_private(keyring_path(settings))
        ready = database.with_name(f".{database.name}.restoring")
        try:
            await _copy_to(ready, file, progress)
            settled = await _settle(settings, file, ready, cipher, clock, entropy)
            aside = _name_aside(database, clock())
            kept = await asyncio.to_thread(set_aside, database, aside)
            await asyncio.to_thread(put_in_place, ready, database)
        finally:
            await asyncio.to_thread(wipe_database, ready)
    return Restoration(settled, aside if kept else None)


def _refuse_file(file: Path, database: Path) -> None:
    if not file.is_file():
        raise CannotStart(f"{file}: there is no such file.")
    if file.resolve() == database.resolve():
        raise CannotStart(f"{file} is the database in use. Give a backup.")


async def _copy_to(ready: Path, file: Path, progress: Progress) -> None:
    try:
        await asyncio.to_thread(copy_database, file, ready, progress, stamp=None)
    except BadCopy as problem:
        raise CannotStart(
            f"{file} is not a whole database ({problem}). Use another backup."
        ) from None


async def _settle(
    settings: Settings, file: Path, ready: Path, cipher: Cipher, clock: Clock, entropy: Entropy
) -> Settled:
    store = Store(make_engine(sqlite_url(ready)), cipher, entropy)
    keyring = Keyring(make_engine(keyring_url(settings)), cipher)
    try:
        if await unborn(store.engine):
            raise CannotStart(f"{file} is a database, but not one of Afterword's.")
        await refuse_damaged_keyring(settings, keyring)
        await migrate(keyring.engine, Database.KEYRING)
        await _refuse_foreign(settings, file, store)
        await migrate_main(store, keyring)
        await _refuse_unreadable(file, store)
        return await settle_copy(Tools(store, keyring, clock, entropy, shipped_packs()))
    finally:
        await store.close()
        await keyring.close()


async def _refuse_foreign(settings: Settings, file: Path, store: Store) -> None:
    try:
        await recognise(settings, store)
    except CannotStart:
        raise CannotStart(
            f"{file} can't be read with this master key. If the key was rotated since, put the "
            f"old line from your copy above the one in {master_key_path(settings)}, restore "
            "again, and then run `afterword keys rotate`."
        ) from None


async def _refuse_unreadable(file: Path, store: Store) -> None:
    async with store.read() as unit:
        damaged = await damaged_rules(unit)
    if damaged:
        names = ", ".join(f'"{name}"' for name in damaged)
        raise CannotStart(f"{file}: what is stored about {names} can't be read. Use another one.")


def _name_aside(database: Path, now: datetime) -> Path:
    stem = f"{database.stem}-replaced-{now:%Y%m%d-%H%M%S}"
    names = (f"{stem}{f'-{number}' if number else ''}{database.suffix}" for number in range(1000))
    return next(path for name in names if not (path := database.with_name(name)).exists())
