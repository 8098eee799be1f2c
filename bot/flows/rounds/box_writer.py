"""The writer of boxes: answers that come together share one transaction and one emptied log.

Whoever hands in a change is told what became of it when the transaction is on the disk and the log
is emptied, and not before.
"""

import asyncio
from asyncio import Future
from dataclasses import dataclass
from typing import overload

from bot.flows.rounds.box_changes import (
    AnswerRefused,
    BoxChanges,
    Change,
    Outcome,
    Seal,
    SealedNow,
    Withdraw,
    Withdrawn,
)
from bot.flows.rounds.honouring import BallotRefused
from bot.flows.shared.tools import Tools

GATHER = 0.003
"""Seconds that the first change waits for others. What comes during a batch is the next."""
MOST = 300
"""Changes in a batch: those that come later must not make those that came first wait for ever."""


class NotWritten(Exception):
    """The change is not in its box: the database could not be written. What was there stays."""


@dataclass(frozen=True, repr=False)
class _Waiting:
    """A change that was handed in, and where its outcome is awaited."""

    change: Change
    told: Future[Outcome]


class BoxWriter:
    """Writes changes in the order in which they come."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._queue: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    @overload
    async def write(self, change: Seal) -> SealedNow | BallotRefused | AnswerRefused: ...
    @overload
    async def write(self, change: Withdraw) -> Withdrawn | BallotRefused: ...
    async def write(self, change: Change) -> Outcome:
        """Carry out a change; returns when it is on the disk and the log is emptied.

        Who is cancelled meanwhile is told nothing; what they handed in is carried out all the same.
        Raises NotWritten, or what this very change made fail.
        """
        waiting = _Waiting(change, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await waiting.told

    async def finish(self) -> None:
        """Wait until everything that was handed in is written."""
        while self._writing is not None:
            await asyncio.wait({self._writing})

    async def _write_all(self) -> None:
        batch: list[_Waiting] = []
        try:
            await asyncio.sleep(GATHER)
            while self._queue:
                batch, self._queue = self._queue[:MOST], self._queue[MOST:]
                await self._write(batch)
        finally:
            # Only if this task was cancelled is anybody left, and none of them is told anything.
            self._writing = None
            for one in (*batch, *self._queue):
                one.told.cancel()
            self._queue = []

    async def _write(self, batch: list[_Waiting]) -> None:
        outcomes: list[Outcome | Exception] = []
        try:
            async with self._tools.store.write() as unit:
                changes = BoxChanges(unit, self._tools)
                outcomes = [await _outcome(changes, one.change) for one in batch]
                await changes.keep()
        except Exception as error:
            outcomes = [_not_written(error) for _ in batch]
        for one, outcome in zip(batch, outcomes, strict=True):
            _tell(one.told, outcome)


async def _outcome(changes: BoxChanges, change: Change) -> Outcome | Exception:
    """What becomes of a change; one that fails is no trouble of the others."""
    try:
        return await changes.carry_out(change)
    except Exception as error:
        return error


def _not_written(error: Exception) -> NotWritten:
    made = NotWritten()
    made.__cause__ = error
    return made


def _tell(told: Future[Outcome], outcome: Outcome | Exception) -> None:
    if told.done():
        return
    if isinstance(outcome, Exception):
        told.set_exception(outcome)
    else:
        told.set_result(outcome)
