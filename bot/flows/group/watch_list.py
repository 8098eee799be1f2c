"""Watching: which names and roles a group wants marked in previews, and who may see that list."""

from collections.abc import Sequence

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.tools import Tools
from bot.rules.group.changes import MOST_WATCHED, WATCHED_LENGTH
from storage.queries import groups
from storage.records import Group, Role, WatchList
from storage.store import Unit


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
            member, group = await require_role(unit, actor, Role.ADMIN)
            before = await groups.watched(unit, actor.group_id)
            after = WatchList(
                before.names if names is None else _fitting(names),
                before.roles if roles is None else _fitting(roles),
            )
            await groups.watch(unit, actor.group_id, after)
            await self._tell(unit, group, before, after, exclude=member.id)
        return after

    async def _tell(
        self, unit: Unit, group: Group, before: WatchList, after: WatchList, *, exclude: str
    ) -> None:
        """Everybody hears that a list is another, and how long it is; what stands in it, nobody."""
        lists = (
            ("notice-watch-changed", before.names, after.names),
            ("notice-roles-changed", before.roles, after.roles),
        )
        for text_id, old, new in lists:
            if old != new:
                words = {"group": group.name, "before": str(len(old)), "after": str(len(new))}
                await tell_everyone(unit, self._tools, group, text_id, words, exclude=exclude)


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
