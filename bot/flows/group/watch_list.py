"""Watching: which names and roles a group wants marked in previews, and who may see that list."""

from collections.abc import Sequence

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.tools import Tools
from storage.queries import groups
from storage.records import Question, Role, WatchList

MOST_WATCHED = 60
"""Names, and roles: a group of 25 with nicknames. All of them fit one message of 4096."""
WATCHED_LENGTH = 40


class BadWatch(ValueError):
    """The list is too long, or one of its words is; nothing was changed."""


class Watching:
    """The watch list: set and seen by admins alone; what it finds is marked for everybody."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def watched(self, actor: Actor) -> WatchList:
        """The group's list, for its admins."""
        async with self._tools.store.read() as unit:
            await require_role(unit, actor, Role.ADMIN)
            return await groups.watched(unit, actor.group_id)

    async def watch(
        self,
        actor: Actor,
        *,
        names: Sequence[str] | None = None,
        roles: Sequence[str] | None = None,
    ) -> WatchList:
        """Look for these names or roles from now on; what is None stays as it is.

        Raises BadWatch.
        """
        async with self._tools.store.write() as unit:
            await require_role(unit, actor, Role.ADMIN)
            before = await groups.watched(unit, actor.group_id)
            after = WatchList(
                before.names if names is None else _fitting(names),
                before.roles if roles is None else _fitting(roles),
            )
            await groups.watch(unit, actor.group_id, after)
        await self._tools.store.tidy()
        return after

    async def for_question(self, question: Question) -> WatchList:
        """What to look for in answers to this question: used where they are typed, never shown."""
        async with self._tools.store.read() as unit:
            return await groups.watched(unit, question.group_id)


def _fitting(words: Sequence[str]) -> tuple[str, ...]:
    """Each once, in order, with single spaces."""
    once: dict[str, str] = {}
    for one in words:
        flat = " ".join(one.split())
        if flat:
            once.setdefault(flat.casefold(), flat)
    if len(once) > MOST_WATCHED or any(len(one) > WATCHED_LENGTH for one in once.values()):
        raise BadWatch
    return tuple(once.values())
