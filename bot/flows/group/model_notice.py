"""Telling: everybody hears once that a language model is used, before it is sent anything.

People have agreed to a text that may have said nothing of it. So each group is told when a model is
switched on, when it moves to another server, or away from this one, and when it is switched off.
"""

from datetime import datetime

from bot.flows.shared.batches import run_each
from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.times import when_free
from bot.flows.shared.tools import Tools
from storage.queries import groups, holidays
from storage.records import Group
from storage.store import Unit


class Telling:
    """How groups hear of the language model."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def tell_of_the_model(self) -> int:
        """Tell each group what has changed, when it is free; how many groups were told."""
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            untold = [
                group
                for group in await groups.every(unit)
                if await self._is_news(unit, group) and await _free(unit, group, now)
            ]
        return await run_each(untold, self._tell)

    async def _tell(self, known: Group) -> bool:
        async with self._tools.store.write() as unit:
            group = await groups.find(unit, known.id)
            if group is None or not await self._is_news(unit, group):
                return False
            words = {"group": group.name}
            text_id = "notice-model-off"
            if self._tools.model is not None:
                server = self._tools.model.server
                text_id = "notice-model-on"
                words |= {"reach": str(server.reach), "host": server.host}
            await tell_everyone(unit, self._tools, group, text_id, words)
            await groups.note_model_told(unit, group.id, self._told, self._tools.clock())
            return True

    @property
    def _told(self) -> str:
        return "" if self._tools.model is None else self._tools.model.server.told

    async def _is_news(self, unit: Unit, group: Group) -> bool:
        told, _ = await groups.model_told(unit, group.id)
        return told != self._told


async def _free(unit: Unit, group: Group, now: datetime) -> bool:
    return when_free(now, group.settings, await holidays.of_group(unit, group.id)) <= now
