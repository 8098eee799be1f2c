"""The notice of a new privacy text: who joined under an older one hears once what has changed."""

from bot.flows.people.joining import PRIVACY_VERSION
from bot.flows.shared.batches import run_each
from bot.flows.shared.notices import tell_some
from bot.flows.shared.times import when_free
from bot.flows.shared.tools import Tools
from storage.queries import groups, holidays, members
from storage.records import Member
from storage.store import Unit

SINCE = {2: "notice-privacy-since-2"}
"""What is new to those who know this version; who knows an older one hears all of it."""


async def tell_of_the_privacy_text(tools: Tools) -> int:
    """Tell members what the text says anew, when their group is free; how many were told.

    Who has blocked the bot is told when they are back.
    """
    async with tools.store.read() as unit:
        untold = await members.untold(unit, PRIVACY_VERSION)

    async def tell(group_id: str) -> int:
        async with tools.store.write() as unit:
            return await _tell(unit, tools, group_id)

    return await run_each(sorted({one.group_id for one in untold}), tell)


async def _tell(unit: Unit, tools: Tools, group_id: str) -> int:
    group, now = await groups.find(unit, group_id), tools.clock()
    if group is None:
        return 0
    if when_free(now, group.settings, await holidays.of_group(unit, group.id)) > now:
        return 0
    untold: list[Member] = [
        one for one in await members.untold(unit, PRIVACY_VERSION) if one.group_id == group_id
    ]
    words = {"group": group.name, "version": str(PRIVACY_VERSION)}
    for known in sorted({one.agreed_version for one in untold}):
        receivers = [one for one in untold if one.agreed_version == known]
        await tell_some(unit, tools, receivers, SINCE.get(known, "notice-privacy"), words)
    for one in untold:
        await members.change(unit, one.id, agreed_version=PRIVACY_VERSION)
    return len(untold)
