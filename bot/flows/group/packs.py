"""The group's pack: an admin looks through all packs, and chooses the one that is asked from."""

from dataclasses import dataclass

from bot.flows.group.settings import change_rules
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.tools import Tools
from prompts.model import Pack
from storage.records import Group, Role


@dataclass(frozen=True)
class PackShown:
    """A pack to look at, and those that there are."""

    group: Group
    pack: Pack
    packs: tuple[Pack, ...]


@dataclass(frozen=True)
class PackChosen:
    """The pack from which the group's questions come from now on."""

    group: Group
    pack: Pack


@dataclass(frozen=True)
class PackGone:
    """There is no such pack, or none any more."""


class PackChoice:
    """How admins choose the pack."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def look(self, actor: Actor, wanted: str = "") -> PackShown | PackGone:
        """The pack of this id or title, in any letter case; without one, the group's own."""
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
        pack = self._called(wanted) if wanted else self._tools.pack_of(group)
        return PackGone() if pack is None else PackShown(group, pack, self._tools.packs)

    async def choose(self, actor: Actor, pack_id: str) -> PackChosen | PackGone:
        """Ask from this pack, from the next round on."""
        pack = next((one for one in self._tools.packs if one.id == pack_id), None)
        async with self._tools.store.write() as unit:
            if pack is None:
                await require_role(unit, actor, Role.ADMIN)
                return PackGone()
            group = await change_rules(unit, self._tools, actor, {"pack": pack.id})
        return PackChosen(group, pack)

    def _called(self, wanted: str) -> Pack | None:
        name = wanted.casefold()
        named = (one for one in self._tools.packs if name in (one.id, one.title.casefold()))
        return next(named, None)
