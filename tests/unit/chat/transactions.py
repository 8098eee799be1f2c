"""Which transactions a tap or a command takes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from typing import Literal

import pytest
from telegram import Update

from bot.chat.routing import Dispatcher
from storage.store import Store, Unit
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


class OfUpdates:
    """Counts the transactions that each update takes, whatever else goes on beside it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.too_many: list[str] = []
        """The updates that took more than that of routing and one of a flow."""
        self._now: ContextVar[list[str] | None] = ContextVar("transactions", default=None)
        take = Dispatcher.take

        async def counted(dispatcher: Dispatcher, update: Update) -> None:
            taken: list[str] = []
            before = self._now.set(taken)
            try:
                await take(dispatcher, update)
            finally:
                self._now.reset(before)
            if len(taken) > _most(update):
                self.too_many.append(f"{_named(update)}: {' '.join(taken)}")

        patch.setattr(Dispatcher, "take", counted)
        for kind in ("read", "write"):
            self._count(patch, kind)

    def _count(self, patch: pytest.MonkeyPatch, kind: Literal["read", "write"]) -> None:
        opens = getattr(Store, kind)

        def noted(store: Store) -> AbstractAsyncContextManager[Unit]:
            taken = self._now.get()
            if taken is not None:
                taken.append(kind)
            opened: AbstractAsyncContextManager[Unit] = opens(store)
            return opened

        patch.setattr(Store, kind, noted)


def _most(update: Update) -> int:
    """A link is only read, so that strangers write nothing; one for a first admin is used then."""
    message = update.message
    return 3 if message and (message.text or "").startswith("/start ") else 2


def _named(update: Update) -> str:
    if update.callback_query is not None:
        return f"the tap {(update.callback_query.data or '')[:2]}"
    return (update.message.text or "?")[:20] if update.message else "?"
