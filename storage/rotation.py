"""Re-encrypting everything under a new master key while the bot runs.

Any part of it may be done again: what is under the current key already is left alone.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.engine import RowMapping
from sqlmodel import col, select

from storage.cipher import DamagedSecret
from storage.secrets import SECRETS, Secret
from storage.store import Store, Unit
from storage.tables import FOUNDER, AdminCodeRow, FounderRow

BATCH = 100
"""Rows in one transaction: the bot's own writing waits no longer than that takes."""
LOOKUP_BYTES = 32


@dataclass(frozen=True)
class Reencrypted:
    """What a pass over the main database did."""

    done: int
    damaged: int


async def reencrypt(store: Store, progress: Callable[[int, int], None]) -> Reencrypted:
    """Bring every secret and every lookup under the current master key."""
    async with store.read() as unit:
        current = unit.cipher.current
        total = sum([len(await secret.rows(unit, but_under=current)) for secret in SECRETS])
    done, damaged = 0, 0
    await _move_admin_codes(store)
    for secret in SECRETS:
        async with store.read() as unit:
            rows = await secret.rows(unit, but_under=current)
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            async with store.write() as unit:
                for row in batch:
                    damaged += not await _move(unit, secret, row)
            done += len(batch)
            progress(done, max(total, done))
    return Reencrypted(done - damaged, damaged)


async def left_over(store: Store) -> int:
    """How many secrets can be read and are not under the current master key."""
    async with store.read() as unit:
        return sum(
            [
                secret.reveal(unit, row) is not None
                for secret in SECRETS
                for row in await secret.rows(unit, but_under=unit.cipher.current)
            ]
        )


async def _move(unit: Unit, secret: Secret, row: RowMapping) -> bool:
    """Re-encrypt one secret, unless it was changed meanwhile; False if it is damaged."""
    clear = secret.reveal(unit, row)
    if clear is None:
        return False
    changed: dict[str, bytes] = {
        secret.column: unit.cipher.hide(secret.purpose, clear, bound=secret.bound_to(row))
    }
    if secret.chat:
        changed["lookup"] = unit.cipher.chat_lookup(int(clear))
    table = secret.of
    this = [key == row[key.name] for key in table.primary_key.columns]
    connection = await unit.session.connection()
    await connection.execute(
        update(table).where(*this, table.c[secret.column] == row["secret"]).values(changed)
    )
    return True


async def _move_admin_codes(store: Store) -> None:
    """Say anew who used a code. Whoever did is a founder; for anybody else it is only used."""
    async with store.write() as unit:
        renewed: dict[bytes, bytes] = {}
        for founder in await unit.session.exec(select(FounderRow)):
            with suppress(DamagedSecret):
                chat_id = unit.cipher.reveal_chat(founder.chat, bound=FOUNDER)
                new = unit.cipher.chat_lookup(chat_id)
                renewed |= dict.fromkeys(unit.cipher.chat_lookups(chat_id), new)
        used = select(AdminCodeRow).where(col(AdminCodeRow.used_by).is_not(None))
        for code in await unit.session.exec(used):
            code.used_by = renewed.get(code.used_by or b"") or unit.entropy(LOOKUP_BYTES)
