"""Keeping no longer than it serves: once a night, what is over is erased for good."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.flows.shared.tools import Tools
from bot.rules.instants import months_before, next_morning
from bot.rules.roll import SETTLED_AFTER
from storage.queries import erasing, groups, installation, members, rounds

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
                last = await rounds.newest(unit, group.id)
                if last is not None:
                    nobody_new = min(last.opened_at, now - SETTLED_AFTER)
                    await members.forget_joining(unit, group.id, nobody_new)
            await erasing.erase_opened(unit, over)
            await erasing.erase_spent(unit, now)
            await installation.note_tended(unit, now)
        return len(over)

    async def tidy_up(self) -> int:
        """Empty write-ahead logs that a reader kept from being emptied in time; how many.

        At each tick the files' times are set anew, and those beside the databases are made anew now
        and then, so that they don't tell when somebody answered.
        """
        gates = (self._tools.store.gate, self._tools.keyring.gate)
        emptied = sum([await gate.tidy() for gate in gates if gate.untidy])
        # To count is to write: while the reader is there it would only be one more to count.
        free = not any(gate.untidy for gate in gates)
        blocked = sum(gate.take_blocked() for gate in gates) if free else 0
        if blocked:
            async with self._tools.store.write() as unit:
                await installation.note_blocked(unit)
        for gate in gates:
            await gate.freshen()
            gate.flatten()
        return emptied


def _due(last: datetime | None, now: datetime) -> bool:
    return last is None or next_morning(last, ZoneInfo("UTC"), NIGHT) <= now
