"""Reading published summaries; everybody in the group reads the same ones."""

from dataclasses import dataclass
from typing import Literal

from bot.flows.tools import Tools
from bot.flows.who import Who, standing
from storage.queries import groups, summaries
from storage.records import StoredSummary


@dataclass(frozen=True)
class NotFound:
    """No such summary; `groups` are the names to choose from."""

    reason: Literal["no-group", "which-group", "no-summary"]
    groups: tuple[str, ...]


class Reading:
    """What was published in a group."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def latest(self, who: Who) -> StoredSummary | None:
        """The newest summary."""
        async with self._tools.store.read() as unit:
            await standing(unit, who)
            return await summaries.latest(unit, who.group_id)

    async def all(self, who: Who) -> tuple[StoredSummary, ...]:
        """Every summary, newest first."""
        async with self._tools.store.read() as unit:
            await standing(unit, who)
            return await summaries.of_group(unit, who.group_id)

    async def one(self, who: Who, summary_id: str) -> StoredSummary | None:
        """One of the group's summaries; None if it is another group's or unknown."""
        async with self._tools.store.read() as unit:
            await standing(unit, who)
            found = await summaries.find(unit, summary_id)
        return found if found is not None and found.group_id == who.group_id else None

    async def published(
        self, group_name: str | None, number: int | None
    ) -> StoredSummary | NotFound:
        """For the operator: a published summary, the newest if no number is given."""
        async with self._tools.store.read() as unit:
            every = await groups.every(unit)
            names = tuple(group.name for group in every)
            fitting = [group for group in every if group_name in (None, group.name)]
            if len(fitting) != 1:
                return NotFound("which-group" if fitting else "no-group", names)
            for stored in await summaries.of_group(unit, fitting[0].id):
                if number in (None, stored.number):
                    return stored
        return NotFound("no-summary", names)
