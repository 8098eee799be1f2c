"""Ruling: admins read the group's rules, and set them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Unpack

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.next_opening import decide_after_change
from bot.flows.shared.rule_notices import tell_of_rules
from bot.flows.shared.times import zone_of
from bot.flows.shared.tools import Tools
from bot.rules.group.changes import Changes
from bot.rules.group.perspectives import BadPerspectives, written_anew
from bot.rules.group.table import RULES, is_zone
from prompts.model import Pack
from storage.queries import feeds, groups, invitations, members, rounds
from storage.records import UNDISCLOSED, Group, GroupSettings, Role
from storage.store import Unit


class BadSetting(ValueError):
    """A rule can't be this; nothing was changed. `packs` are the ids that can be chosen."""

    def __init__(self, name: str, packs: tuple[str, ...]) -> None:
        super().__init__(f"{name}: out of range")
        self.name = name
        self.packs = packs


@dataclass(frozen=True)
class RulesNow:
    """All that a message about the rules says."""

    group: Group
    packs: tuple[Pack, ...]
    """Those that can be chosen."""
    names: int
    """How many names are on the watch list."""
    roles: int

    @property
    def titles(self) -> dict[str, str]:
        """Of the packs, by their ids."""
        return {pack.id: pack.title for pack in self.packs}


class Ruling:
    """How rules change. A round that is open keeps the rules it was opened with."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def read(self, actor: Actor) -> RulesNow:
        """The rules, for an admin."""
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            return await self._now(unit, group)

    async def change(self, actor: Actor, **changes: Unpack[Changes]) -> RulesNow:
        """Change rules of the group.

        Raises BadSetting.
        """
        async with self._tools.store.write() as unit:
            group = await change_rules(unit, self._tools, actor, changes)
            return await self._now(unit, group)

    async def _now(self, unit: Unit, group: Group) -> RulesNow:
        watched = await groups.watched(unit, group.id)
        return RulesNow(group, self._tools.packs, len(watched.names), len(watched.roles))


async def change_rules(unit: Unit, tools: Tools, actor: Actor, changes: Changes) -> Group:
    """Change rules of an admin's group, with all that follows from it; the group as it is now.

    Raises BadSetting.
    """
    member, group = await require_role(unit, actor, Role.ADMIN)
    settings = _changed(tools, group.settings, changes)
    opening = await decide_after_change(unit, group, settings, tools.clock())
    await groups.rule(unit, group.id, settings, next_opening_at=opening)
    await _follow_up(unit, group, settings)
    await tell_of_rules(unit, tools, group, settings, exclude=member.id)
    return replace(group, settings=settings)


def _changed(tools: Tools, before: GroupSettings, changes: Changes) -> GroupSettings:
    packs = tuple(pack.id for pack in tools.packs)
    plain = dict(changes)
    if "perspectives" in changes:
        try:
            listed, highest = written_anew(before, changes["perspectives"])
        except BadPerspectives:
            raise BadSetting("perspectives", packs) from None
        plain |= {"perspectives": listed, "highest_perspective": highest}
    settings = replace(before, **plain)  # type: ignore[arg-type]
    for rule in RULES:
        if plain.keys() & set(rule.fields) and not rule.may_be(settings, packs):
            raise BadSetting(rule.name, packs)
    if "support" in changes:
        settings = replace(settings, support_checked=_today(tools, settings))
    return settings


def _today(tools: Tools, settings: GroupSettings) -> date | None:
    """The day on which the group's own lines are right; None without any."""
    if not settings.support or not is_zone(settings.zone):
        return None
    return tools.clock().astimezone(zone_of(settings)).date()


async def _follow_up(unit: Unit, group: Group, settings: GroupSettings) -> None:
    """What else a changed rule changes."""
    before = group.settings
    if settings.zone != before.zone:  # floating times mean others now
        await feeds.forget_etags(unit, group.id)
    if settings.perspectives != before.perspectives:
        known = [UNDISCLOSED, *(one.id for one in settings.perspectives)]
        await members.undisclose(unit, group.id, known=known)
        await invitations.undisclose(unit, group.id, known=known)
    if settings.retention_months != before.retention_months:
        shorter = min(settings.retention_months, before.retention_months)
        await rounds.keep_no_longer(unit, group.id, shorter)
