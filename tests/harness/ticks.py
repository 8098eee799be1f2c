"""Hears the schedule of a running app at work, so that a test can wait for a whole tick."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.flows.registry import Flows

Step = Callable[[], Awaitable[int]]


class Job:
    """A job of the schedule, from the first of its steps to the last; it never overlaps itself."""

    def __init__(self, first: tuple[object, str], last: tuple[object, str]) -> None:
        self._begun = 0
        self._over = 0
        self._changed = asyncio.Event()
        _wrap(*first, before=self._begins)
        _wrap(*last, after=self._ends)

    async def whole(self) -> None:
        """Wait until the job is done that begins next."""
        target = self._begun + 1
        while self._over < target:
            await self._changed.wait()

    def _begins(self) -> None:
        self._begun += 1

    def _ends(self) -> None:
        self._over = self._begun
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


class Ticks:
    """Everything that the schedule does each second."""

    def __init__(self, flows: Flows) -> None:
        self._jobs = (
            Job((flows.asking, "open_due_rounds"), (flows.keeping, "tidy_up")),
            Job((flows.publishing, "publish_due"), (flows.publishing, "publish_due")),
        )

    async def whole(self) -> None:
        """Wait until everything has been done that is due by now: boxes first, then summaries."""
        for job in self._jobs:
            await job.whole()


def _nothing() -> None:
    """Nobody listens."""


def _wrap(
    flow: object,
    name: str,
    *,
    before: Callable[[], None] = _nothing,
    after: Callable[[], None] = _nothing,
) -> None:
    step: Step = getattr(flow, name)

    async def heard() -> int:
        before()
        try:
            return await step()
        finally:
            after()

    setattr(flow, name, heard)
