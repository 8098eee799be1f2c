"""Where secrets under the master key stand in the main database, so that none is forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, LargeBinary, Table, func, select
from sqlalchemy.engine import RowMapping

from storage.cipher import DamagedSecret
from storage.store import Unit
from storage.tables import FOUNDER, metadata


@dataclass(frozen=True)
class Secret:
    """One column of secrets; `bound` is the fixed place they belong to, or None for the row's own.

    `chat` says that the row is found by the lookup of what the secret hides.
    """

    table: str
    column: str
    purpose: str
    bound: str | None = None
    chat: bool = False

    @property
    def of(self) -> Table:
        """The table."""
        return metadata.tables[self.table]

    def keys(self) -> list[ColumnElement[object]]:
        """The columns that name a row."""
        return list(self.of.primary_key.columns)

    async def rows(self, unit: Unit, *, but_under: int | None = None) -> Sequence[RowMapping]:
        """The rows that hold a secret, or only those that are not under this master key."""
        column = self.of.c[self.column]
        query = select(*self.keys(), column.label("secret")).where(column.is_not(None))
        if but_under is not None:
            query = query.where(func.substr(column, 1, 1, type_=LargeBinary) != bytes([but_under]))
        connection = await unit.session.connection()
        return (await connection.execute(query.order_by(*self.keys()))).mappings().all()

    def reveal(self, unit: Unit, row: RowMapping) -> bytes | None:
        """What a row hides; None if it is damaged."""
        try:
            return unit.cipher.reveal(self.purpose, row["secret"], bound=self.bound_to(row))
        except DamagedSecret:
            return None

    def bound_to(self, row: RowMapping) -> str:
        """What the secret is bound to."""
        [first, *_] = self.of.primary_key.columns
        return str(row[first.name]) if self.bound is None else self.bound


SECRETS = (
    Secret("house", "canary", "canary", bound=""),
    Secret("group", "linked_chat", "chat"),
    Secret("group", "watch", "watch"),
    Secret("founder", "chat", "chat", bound=FOUNDER, chat=True),
    Secret("member", "chat", "chat", chat=True),
    Secret("delivery", "words", "words"),
    Secret("feed", "url", "feed"),
    Secret("summary", "content", "summary"),
    Secret("opened_box", "content", "archive"),
)
NOT_SECRETS = frozenset(
    {
        ("admin_code", "code_hash"),
        ("admin_code", "used_by"),
        ("founder", "lookup"),
        ("invitation", "code_hash"),
        ("member", "lookup"),
        ("delivery", "spot"),
        ("box", "sealed"),
    }
)
"""Bytes that are hashes, or under a question's own key."""
