"""Which transactions a tap or a command takes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from storage.store import Unit
from tests.unit.chat.stage import Stage

Opens = Callable[[], AbstractAsyncContextManager[Unit]]


class Counted:
    """Notes the transactions of a stage, in the order in which they begin."""

    def __init__(self, stage: Stage, patch: pytest.MonkeyPatch) -> None:
        self._seen: list[str] = []
        store = stage.app.store
        patch.setattr(store, "read", self._counting("read", store.read))
        patch.setattr(store, "write", self._counting("write", store.write))

    def new(self) -> list[str]:
        """Those since it was asked last: "read" or "write"."""
        seen, self._seen = self._seen, []
        return seen

    def _counting(self, kind: str, opens: Opens) -> Opens:
        @asynccontextmanager
        async def counted() -> AsyncIterator[Unit]:
            self._seen.append(kind)
            async with opens() as unit:
                yield unit

        return counted


READS, WRITES = ["read", "read"], ["read", "write"]
"""Whose groups it may be about, and what the flow reads or writes."""
