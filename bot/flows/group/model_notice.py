"""The notice of the language model: everybody hears of it once, before it is sent anything.

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


async def tell_of_the_model(tools: Tools) -> int:
    """Tell each group what has changed, when it is free; how many groups were told."""
    now = tools.clock()
    async with tools.store.read() as unit:
        untold = [
            group
            for group in await groups.every(unit)
            if await _is_news(unit, tools, group) and await _free(unit, group, now)
        ]

    async def tell(known: Group) -> bool:
        async with tools.store.write() as unit:
            return await _tell(unit, tools, known.id)

    return await run_each(untold, tell)


async def _tell(unit: Unit, tools: Tools, group_id: str) -> bool:
    group = await groups.find(unit, group_id)
    if group is None or not await _is_news(unit, tools, group):
        return False
    words = {"group": group.name}
    text_id = "notice-model-off"
    if tools.model is not None:
        server = tools.model.server
        text_id = "notice-model-on"
        words |= {"reach": str(server.reach), "host": server.host}
    await tell_everyone(unit, tools, group, text_id, words)
    await groups.note_model_told(unit, group.id, _to_tell(tools), tools.clock())
    return True


def _to_tell(tools: Tools) -> str:
    return "" if tools.model is None else tools.model.server.told


async def _is_news(unit: Unit, tools: Tools, group: Group) -> bool:
    told, _ = await groups.model_told(unit, group.id)
    return told != _to_tell(tools)


async def _free(unit: Unit, group: Group, now: datetime) -> bool:
    return when_free(now, group.settings, await holidays.of_group(unit, group.id)) <= now
