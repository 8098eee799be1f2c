"""Startup checks: refuses to start and says how to fix it."""

from bot.flows.upkeep.resealing import Resealing
from bot.installation.data_folder import CannotStart, database_path, keyring_path
from bot.settings import Settings
from storage.keyring import Keyring
from storage.migrate import Database, migrate, unborn
from storage.queries import installation, rounds
from storage.queries.soundness import damage, damaged_rules
from storage.store import Store

RESTORE = "Restore a backup: `afterword restore FILE`."


async def look_before_opening(settings: Settings, store: Store, keyring: Keyring) -> None:
    """Bring both databases to their newest tables, once it is sure that they are ours and whole.

    Raises CannotStart, or TooNew.
    """
    database, keys = database_path(settings), keyring_path(settings)
    said = await damage(store.engine)
    if said is not None:
        raise CannotStart(f"{database} is damaged ({said}). {RESTORE}")
    await refuse_damaged_keyring(settings, keyring)
    # The keyring first: whoever makes both makes it last, and may be doing so at this moment.
    without_keys = await unborn(keyring.engine)
    new = await unborn(store.engine)
    if new and not without_keys:
        raise CannotStart(
            f"{database} is missing or empty, but its keyring is there. {RESTORE} "
            f"To begin anew instead, move {keys} away."
        )
    if new:
        await migrate(store.engine, Database.MAIN)
    await recognise(settings, store)
    async with store.read() as unit:
        sealed = await rounds.sealed_everywhere(unit)
    if without_keys and sealed:
        raise CannotStart(
            f"{keys} is missing, and {len(sealed)} sealed questions can't be opened without it. "
            "Put it back. If it is lost for good: `afterword keys mend`."
        )
    # The migration reads what is sealed: all keys have to be there before it begins.
    await migrate(keyring.engine, Database.KEYRING)
    await _refuse_foreign_keyring(settings, keyring)
    await migrate_main(store, keyring)
    async with store.read() as unit:
        damaged = await damaged_rules(unit)
    if damaged:
        names = ", ".join(f'"{name}"' for name in damaged)
        raise CannotStart(f"{database}: what is stored about {names} can't be read. {RESTORE}")


async def migrate_main(store: Store, keyring: Keyring) -> None:
    """Bring the main database to its newest tables, with the keys that its boxes need for it.

    Raises TooNew.
    """
    reseal = await Resealing.with_keys_of(keyring, store.cipher, store.entropy)
    await migrate(store.engine, Database.MAIN, reseal)


async def _refuse_foreign_keyring(settings: Settings, keyring: Keyring) -> None:
    held = await keyring.held()
    if held and held.all == await keyring.unreadable():
        raise CannotStart(
            f"{keyring_path(settings)} can't be read with this master key: it belongs to another "
            "installation. Put back the right one. If it is lost for good: `afterword keys mend`."
        )


async def recognise(settings: Settings, store: Store) -> None:
    """Raises CannotStart unless the master key is the one that the database was written with."""
    async with store.write() as unit:
        ours = await installation.recognise(unit)
    if not ours:
        raise CannotStart(
            "AFTERWORD_MASTER_KEY: this is a master key, but not the one that "
            f"{database_path(settings)} was written with. Put back the copy that you keep."
        )


async def refuse_damaged_keyring(settings: Settings, keyring: Keyring) -> None:
    """Raises CannotStart if the keyring's file is damaged."""
    said = await damage(keyring.engine)
    if said is not None:
        raise CannotStart(
            f"{keyring_path(settings)} is damaged ({said}). Put back a whole one if you can. "
            "If it is lost for good: `afterword keys mend`."
        )


def bot_token(settings: Settings) -> str:
    """The token that was set.

    Raises CannotStart.
    """
    if settings.bot_token is None:
        raise CannotStart(
            "AFTERWORD_BOT_TOKEN is not set. Ask BotFather in Telegram for a bot and set it to "
            "the token you get, or try `afterword demo`, which needs none."
        )
    return settings.bot_token.get_secret_value()
