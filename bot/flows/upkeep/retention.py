"""Keeping no longer than it serves: once a night, what is over is erased for good."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.flows.shared.tools import Tools
from bot.rules.instants import months_before, next_morning
from storage.queries import erasing, groups, installation

NIGHT = time(3, 0)
"""When it is done, in UTC; if nothing ran then, as soon as something does."""


class Keeping:
    """What is erased, and when."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def tend(self) -> int:
        """Once a night: erase what no longer serves. How many questions lost their answers.

        Answers are kept as long as was agreed when they were asked for, or as the group says now,
        whichever is shorter.
        """
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            if not _due(await installation.tended_at(unit), now):
                return 0
        async with self._tools.store.write() as unit:
            if not _due(await installation.tended_at(unit), now):
                return 0
            over: list[str] = []
            for group in await groups.every(unit):
                most = group.settings.retention_months
                over += [
                    question
                    for question, opened_at, agreed in await erasing.kept(unit, group.id)
                    if opened_at <= months_before(now, min(agreed, most))
                ]
            await erasing.erase_opened(unit, over)
            await erasing.erase_spent(unit, now)
            await installation.note_tended(unit, now)
        await self._tools.store.tidy()
        await self._tools.keyring.tidy()
        return len(over)

    async def tidy_up(self) -> int:
        """Empty write-ahead logs that a reader was using when something was deleted; how many."""
        untidy = [kept for kept in (self._tools.store, self._tools.keyring) if kept.untidy]
        return sum([await kept.tidy() for kept in untidy])


def _due(last: datetime | None, now: datetime) -> bool:
    return last is None or next_morning(last, ZoneInfo("UTC"), NIGHT) <= now
