"""The keyring: the keys of sealed boxes, in a small database apart from the main one.

It is never part of a backup. A key that is deleted here is gone: what was sealed with it can't be
read by anybody, in no old copy.
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    LargeBinary,
    MetaData,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.cipher import Cipher, DamagedSecret
from storage.engine import WRITE
from storage.gate import Gate

metadata = MetaData()


def _keys(name: str, of: str) -> Table:
    return Table(
        name,
        metadata,
        Column(of, String(16), primary_key=True),
        Column("secret", LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


question_keys = _keys("question_key", "question_id")
dealing_keys = _keys("dealing_key", "round_id")
closing_keys = _keys("closing_key", "closing_id")
PURPOSES = (
    (question_keys, "question key"),
    (dealing_keys, "dealing key"),
    (closing_keys, "closing key"),
)


@dataclass(frozen=True)
class Held:
    """What the keys are of that are in the keyring, also those that can't be read."""

    questions: frozenset[str]
    rounds: frozenset[str]
    closings: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.all)

    @property
    def all(self) -> frozenset[str]:
        """The ids of all of them."""
        return self.questions | self.rounds | self.closings


class Keyring:
    """The keys that open boxes and deal ballots, each wrapped under the master key."""

    def __init__(self, engine: AsyncEngine, cipher: Cipher) -> None:
        self.engine = engine
        self.gate = Gate(engine)
        self._cipher = cipher

    async def add_round(self, round_id: str, dealing_key: bytes, keys: Mapping[str, bytes]) -> None:
        """Keep a round's dealing key and its questions' keys, before anything else is written."""
        writer = self.engine.execution_options(**{WRITE: True})
        async with self.gate.writing(), writer.begin() as connection:
            self._cipher.refresh()
            secret = self._cipher.hide("dealing key", dealing_key, bound=round_id)
            await connection.execute(insert(dealing_keys).values(round_id=round_id, secret=secret))
            for question_id, key in sorted(keys.items()):
                secret = self._cipher.hide("question key", key, bound=question_id)
                await connection.execute(
                    insert(question_keys).values(question_id=question_id, secret=secret)
                )

    async def question_key(self, question_id: str) -> bytes | None:
        """A question's key, or None if it is gone.

        Raises DamagedSecret.
        """
        async with self.gate.reading(), self.engine.connect() as connection:
            query = select(question_keys.c.secret).where(question_keys.c.question_id == question_id)
            secret = (await connection.execute(query)).scalar_one_or_none()
        if secret is None:
            return None
        return self._cipher.reveal("question key", secret, bound=question_id)

    async def readable_question_keys(self) -> dict[str, bytes]:
        """Every question's key that can be read, by the question's id."""
        readable: dict[str, bytes] = {}
        async with self.gate.reading(), self.engine.connect() as connection:
            rows = (await connection.execute(select(question_keys))).all()
        for question_id, secret in rows:
            with suppress(DamagedSecret):
                readable[question_id] = self._cipher.reveal(
                    "question key", secret, bound=question_id
                )
        return readable

    async def dealing_key(self, round_id: str) -> bytes | None:
        """A round's dealing key, or None if it is gone.

        Raises DamagedSecret.
        """
        async with self.gate.reading(), self.engine.connect() as connection:
            query = select(dealing_keys.c.secret).where(dealing_keys.c.round_id == round_id)
            secret = (await connection.execute(query)).scalar_one_or_none()
        if secret is None:
            return None
        return self._cipher.reveal("dealing key", secret, bound=round_id)

    async def add_closing(self, closing_id: str, key: bytes) -> None:
        """Keep the key of where messages stand whose buttons are to go."""
        writer = self.engine.execution_options(**{WRITE: True})
        async with self.gate.writing(), writer.begin() as connection:
            self._cipher.refresh()
            secret = self._cipher.hide("closing key", key, bound=closing_id)
            await connection.execute(
                insert(closing_keys).values(closing_id=closing_id, secret=secret)
            )

    async def closing_key(self, closing_id: str) -> bytes | None:
        """A closing key, or None if it is gone.

        Raises DamagedSecret.
        """
        async with self.gate.reading(), self.engine.connect() as connection:
            query = select(closing_keys.c.secret).where(closing_keys.c.closing_id == closing_id)
            secret = (await connection.execute(query)).scalar_one_or_none()
        if secret is None:
            return None
        return self._cipher.reveal("closing key", secret, bound=closing_id)

    async def held(self) -> Held:
        """Whose keys are here."""
        async with self.gate.reading(), self.engine.connect() as connection:
            ids = [
                frozenset(
                    (await connection.execute(select(table.primary_key.columns[0]))).scalars()
                )
                for table, _ in PURPOSES
            ]
        return Held(*ids)

    async def destroy(
        self,
        *,
        questions: Collection[str] = (),
        rounds: Collection[str] = (),
        closings: Collection[str] = (),
    ) -> None:
        """Delete keys for ever, and leave no trace of them in the file or its log."""
        if not questions and not rounds and not closings:
            return
        writer = self.engine.execution_options(**{WRITE: True})
        async with self.gate.writing(), writer.begin() as connection:
            await connection.execute(
                delete(question_keys).where(question_keys.c.question_id.in_(questions))
            )
            await connection.execute(
                delete(dealing_keys).where(dealing_keys.c.round_id.in_(rounds))
            )
            await connection.execute(
                delete(closing_keys).where(closing_keys.c.closing_id.in_(closings))
            )

    async def reencrypt(self) -> int:
        """Wrap every key under the current master key; how many can't be read and stay."""
        damaged = 0
        writer = self.engine.execution_options(**{WRITE: True})
        async with self.gate.writing(), writer.begin() as connection:
            self._cipher.refresh()
            for table, purpose in PURPOSES:
                id_column = table.primary_key.columns[0]
                older = func.substr(table.c.secret, 1, 1) != bytes([self._cipher.current])
                rows = await connection.execute(select(id_column, table.c.secret).where(older))
                for bound, secret in rows.all():
                    try:
                        clear = self._cipher.reveal(purpose, secret, bound=bound)
                    except DamagedSecret:
                        damaged += 1
                        continue
                    new = self._cipher.hide(purpose, clear, bound=bound)
                    await connection.execute(
                        update(table).where(id_column == bound).values(secret=new)
                    )
        return damaged

    async def unreadable(self) -> frozenset[str]:
        """Whose keys are here and can't be read: the ids of questions, rounds and closings."""
        damaged: set[str] = set()
        async with self.gate.reading(), self.engine.connect() as connection:
            for table, purpose in PURPOSES:
                id_column = table.primary_key.columns[0]
                rows = (await connection.execute(select(id_column, table.c.secret))).all()
                for bound, secret in rows:
                    try:
                        self._cipher.reveal(purpose, secret, bound=bound)
                    except DamagedSecret:
                        damaged.add(bound)
        return frozenset(damaged)

    async def tidy(self) -> bool:
        """Empty the write-ahead log; False if a reader was in the way."""
        return await self.gate.tidy()

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()
