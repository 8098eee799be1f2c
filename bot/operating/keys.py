"""What the operator does with keys: a new master key for everything, and a keyring that is lost."""

import asyncio
import secrets
from dataclasses import dataclass

from bot.bootstrap import open_app
from bot.installation.data_folder import (
    CannotStart,
    database_path,
    database_url,
    keyring_path,
    keyring_url,
    make_cipher,
    make_files,
    master_key_path,
    master_keys,
    only_one,
    only_one_rotation,
)
from bot.installation.startup_checks import migrate_main, recognise
from bot.operating.progress import Progress
from bot.rules.sealing.ballots import Entropy
from bot.settings import Settings
from storage.copying import wipe_database
from storage.engine import make_engine
from storage.files import touch_private
from storage.keyring import Keyring
from storage.masterkey import add_key, keep_current
from storage.migrate import Database, migrate, unborn
from storage.queries import restoring, rounds
from storage.queries.soundness import damage
from storage.rotation import left_over, reencrypt
from storage.store import Store

PASSES = 5
PATIENCE = 50
PAUSE = 0.1
"""Seconds between two tries to empty a log that somebody reads."""


@dataclass(frozen=True)
class Rotation:
    """Everything is under the key of this number; `damaged` secrets could not be read before."""

    number: int
    damaged: int
    kept_in_file: bool


@dataclass(frozen=True)
class KeyringReset:
    """How many sealed questions no key opens; `done` if they were destroyed unread."""

    questions: int
    done: bool


async def rotate(
    settings: Settings,
    progress: Progress,
    *,
    entropy: Entropy = secrets.token_bytes,
) -> Rotation:
    """Bring everything under a new master key, while the bot runs or not.

    The new key is in the file before anything is written under it, and the old one leaves it after
    the last thing was. So it may be cut off at any point, and is finished by doing it again.
    Raises CannotStart.
    """
    with only_one_rotation(settings):
        keys = master_keys(settings, entropy, may_make=False)
        in_file = settings.master_key is None
        if len(keys.keys) == 1:
            if not in_file:
                raise CannotStart(
                    "AFTERWORD_MASTER_KEY holds the key, and only you can change that. Add a "
                    'second one after it, as in "1:OLD 2:NEW" (32 random bytes as Base64: '
                    "`openssl rand -base64 32`), restart the bot, and run this again."
                )
            async with open_app(settings, entropy=entropy):
                pass  # Nothing is begun on an installation that does not open.
            keys = add_key(master_key_path(settings), keys, entropy)
        async with open_app(settings, entropy=entropy) as app:
            damaged = await _reencrypt_all(app.store, app.keyring, progress)
        if in_file:
            keep_current(master_key_path(settings), keys)
        return Rotation(keys.current, damaged, in_file)


async def _reencrypt_all(store: Store, keyring: Keyring, progress: Progress) -> int:
    for _ in range(PASSES):
        in_main = await reencrypt(store, progress)
        in_keyring = await keyring.reencrypt()
        if await left_over(store):
            continue
        for kept in (store, keyring):
            await _empty_log(kept)
        return in_main.damaged + in_keyring
    raise CannotStart(
        "Something keeps writing under the old key. Run `afterword keys rotate` again."
    )


async def _empty_log(kept: Store | Keyring) -> None:
    for _ in range(PATIENCE):
        if await kept.tidy():
            return
        await asyncio.sleep(PAUSE)
    raise CannotStart(
        "The database is being read all the time, so old pages can't be erased. "
        "Run `afterword keys rotate` again."
    )


async def reset_keyring(
    settings: Settings, *, sure: bool, entropy: Entropy = secrets.token_bytes
) -> KeyringReset:
    """Let go of what no key opens any more: a damaged, lost or foreign keyring starts anew.

    Without `sure` it only counts. Raises CannotStart.
    """
    with only_one(settings):
        cipher = make_cipher(settings, entropy, may_make=False)
        make_files(settings)
        store = Store(make_engine(database_url(settings)), cipher, entropy)
        keyring = Keyring(make_engine(keyring_url(settings)), cipher)
        try:
            said = await damage(store.engine)
            if said is not None or await unborn(store.engine):
                raise CannotStart(
                    f"{database_path(settings)} has to be whole first: `afterword restore FILE`."
                )
            await recognise(settings, store)
            whole = await damage(keyring.engine) is None
            if not whole and sure:
                await keyring.close()
                wipe_database(keyring_path(settings))
                touch_private(keyring_path(settings))
            if whole or sure:
                await migrate(keyring.engine, Database.KEYRING)
                await migrate_main(store, keyring)
            return await _let_go(store, keyring, readable=whole or sure, sure=sure)
        finally:
            await store.close()
            await keyring.close()


async def _let_go(store: Store, keyring: Keyring, *, readable: bool, sure: bool) -> KeyringReset:
    held: frozenset[str] = frozenset()
    if readable:
        keys = await keyring.held()
        damaged = await keyring.unreadable()
        held = keys.questions - damaged
        if sure:
            await keyring.destroy(
                questions=keys.questions & damaged,
                rounds=keys.rounds & damaged,
                closings=keys.closings & damaged,
            )
    async with store.read() as unit:
        sealed = await rounds.sealed_everywhere(unit)
    if sure:
        async with store.write() as unit:
            await restoring.destroy_unread(unit, held)
    return KeyringReset(len(sealed - held), sure)
