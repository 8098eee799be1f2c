"""The store: units of work on the main database, each one transaction."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.cipher import Cipher
from storage.engine import WRITE
from storage.gate import Gate
from storage.tables import HouseRow

ID_BYTES = 8


@dataclass(frozen=True, repr=False)
class Unit:
    """What a query needs: the session, the cipher and the random source."""

    session: AsyncSession
    cipher: Cipher
    entropy: Callable[[int], bytes]

    def new_id(self) -> str:
        """A new random id: 16 hexadecimal digits."""
        return self.entropy(ID_BYTES).hex()


class Store:
    """The main database."""

    def __init__(
        self, engine: AsyncEngine, cipher: Cipher, entropy: Callable[[int], bytes]
    ) -> None:
        self.engine = engine
        self.gate = Gate(engine)
        self.changed = asyncio.Event()
        """Set after each transaction that wrote; cleared by whoever waits for it."""
        self.cipher = cipher
        self.entropy = entropy

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Unit]:
        """A unit that reads; what it changed by mistake is rolled back.

        Its state is fixed before the master keys are looked at: no rotation comes in between.
        """
        async with (
            self.gate.reading(),
            AsyncSession(self.engine, expire_on_commit=False) as session,
        ):
            await session.exec(select(HouseRow.id))
            self.cipher.refresh()
            yield Unit(session, self.cipher, self.entropy)
            await session.rollback()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Unit]:
        """A unit that writes: all of it is kept, or nothing if it raises. Then its log is emptied.

        The lock is taken before the master keys are looked at: what is written while another
        process rotates them is under the new one.
        """
        writer = self.engine.execution_options(**{WRITE: True})
        async with self.gate.writing(), AsyncSession(writer, expire_on_commit=False) as session:
            _ = await session.connection()
            self.cipher.refresh()
            yield Unit(session, self.cipher, self.entropy)
            await session.commit()
        self.changed.set()

    async def tidy(self) -> bool:
        """Empty the write-ahead log; False if a reader was in the way."""
        return await self.gate.tidy()

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()
