"""Writes down what became of the messages that were handed over, several in one transaction."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from bot.flows.delivery.delivering import Delivering
from bot.flows.delivery.outcomes import Outcome
from bot.log import place_of

SETTLE_AGAIN = (1.0, 5.0, 20.0)
"""Seconds to wait before noting again what became of a message, if that could not be written."""


class NotNoted(Exception):
    """What became of a message could not be written down: its lease will run out."""


@dataclass(frozen=True)
class _Note:
    delivery_id: str
    outcome: Outcome
    noted: asyncio.Future[None]


class OutcomeLog:
    """Writes down what became of messages: those that come together in one transaction.

    Until that is done, a message counts as under way and is neither done nor sent again.
    """

    def __init__(self, delivering: Delivering) -> None:
        self._delivering = delivering
        self._waiting: list[_Note] = []
        self._writing = asyncio.Lock()
        self._log = structlog.get_logger()

    async def note(self, delivery_id: str, outcome: Outcome) -> None:
        """Return when it is noted. Raises if that could not be done, however often it was tried."""
        note = _Note(delivery_id, outcome, asyncio.get_running_loop().create_future())
        self._waiting.append(note)
        async with self._writing:
            together, self._waiting = self._waiting, []
            failed = bool(together) and not await self._write(together)
        if failed:
            await asyncio.gather(*(self._write_alone(one) for one in together))
        await note.noted

    async def _write(self, together: Sequence[_Note]) -> bool:
        try:
            await self._delivering.settle_all([(one.delivery_id, one.outcome) for one in together])
        except Exception as error:
            self._log.error("settling-failed", **place_of(error))
            return False
        for one in together:
            one.noted.set_result(None)
        return True

    async def _write_alone(self, one: _Note) -> None:
        for seconds in SETTLE_AGAIN:
            if await self._write([one]):
                return
            await asyncio.sleep(seconds)
        if not await self._write([one]):
            one.noted.set_exception(NotNoted())
