"""Ruling: admins set the group's rules, link its chat and pause it; members pause themselves."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.next_opening import decide_after_change
from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.times import zone_of
from bot.flows.shared.tools import Tools
from bot.rules.group.perspectives import BadPerspectives, Renamed, written_anew
from storage.queries import feeds, groups, invitations, members
from storage.records import UNDISCLOSED, Group, GroupSettings, Member, Role
from storage.store import Unit

CONTACT_LENGTH = 200
SUPPORT_LENGTH = 600
_ZONE = re.compile(r"[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+)*")


class BadSetting(ValueError):
    """A rule can't be this; nothing was changed."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class Changes(TypedDict, total=False):
    """The rules that may be changed; see GroupSettings for what each means."""

    zone: str
    k: int
    delay_minutes: int
    quiet_from: time
    quiet_to: time
    weekly_day: int
    weekly_time: time
    pack: str
    rotation: tuple[str, ...]
    prompts_per_round: int
    no_repeat_rounds: int
    box_weeks: int
    show_perspectives: bool
    perspectives: tuple[str | Renamed, ...]
    """Names in the order wanted; what is not among them goes."""
    human_contact: str
    support: str
    retention_months: int


class Ruling:
    """How rules change. A round that is open keeps the rules it was opened with."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def change(self, actor: Actor, **changes: Unpack[Changes]) -> Group:
        """Change rules of the group.

        Raises BadSetting.
        """
        async with self._tools.store.write() as unit:
            member, group = await require_role(unit, actor, Role.ADMIN)
            settings = _changed(group.settings, changes)
            if "support" in changes:
                settings = replace(settings, support_checked=self._today(settings))
            self._check(settings)
            opening = await decide_after_change(unit, group, settings, self._tools.clock())
            await groups.rule(unit, group.id, settings, next_opening_at=opening)
            if group.settings.perspectives != settings.perspectives:
                await self._undisclose(unit, group.id, settings)
            if settings.zone != group.settings.zone:  # floating times mean others now
                await feeds.forget_etags(unit, group.id)
            await self._tell_what_matters(unit, group, settings, exclude=member.id)
            return replace(group, settings=settings)

    async def link(self, chat_id: int, group_id: str, group_chat_id: int) -> Group:
        """Post summaries in this Telegram group from now on."""
        async with self._tools.store.write() as unit:
            member, group = await require_role(unit, Actor(chat_id, group_id), Role.ADMIN)
            await groups.link(unit, group.id, group_chat_id)
            if group.linked_chat != group_chat_id:
                words = {"group": group.name}
                await tell_everyone(
                    unit, self._tools, group, "notice-chat-linked", words, exclude=member.id
                )
            return replace(group, linked_chat=group_chat_id)

    async def unlink(self, actor: Actor) -> Group:
        """Post summaries in no Telegram group."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            await groups.link(unit, group.id, None)
            return replace(group, linked_chat=None)

    async def pause_group(self, actor: Actor, until: datetime | None) -> Group:
        """Ask the group nothing until then; None ends the pause."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            await groups.pause(unit, group.id, until)
            return replace(group, paused_until=until)

    async def pause_member(self, actor: Actor, until: datetime | None) -> Member:
        """Send this member no prompts until then; None ends the pause."""
        async with self._tools.store.write() as unit:
            member, _ = await require_role(unit, actor)
            await members.pause(unit, member.id, until)
            return replace(member, paused_until=until)

    async def _undisclose(self, unit: Unit, group_id: str, settings: GroupSettings) -> None:
        """Nobody brings a perspective that is not in the list any more."""
        known = [UNDISCLOSED, *(one.id for one in settings.perspectives)]
        await members.undisclose(unit, group_id, known=known)
        await invitations.undisclose(unit, group_id, known=known)

    async def _tell_what_matters(
        self, unit: Unit, group: Group, settings: GroupSettings, *, exclude: str
    ) -> None:
        """What changes how well people are hidden is never changed in silence."""
        tell, words = [], {"group": group.name, "k": str(settings.k)}
        if settings.k != group.settings.k:
            tell.append("notice-k-changed")
        if settings.show_perspectives and not group.settings.show_perspectives:
            tell.append("notice-perspectives-shown")
        for text_id in tell:
            await tell_everyone(unit, self._tools, group, text_id, words, exclude=exclude)

    def _today(self, settings: GroupSettings) -> date | None:
        """The day on which the group's own lines are right; None without any."""
        if not settings.support or not _known_zone(settings.zone):
            return None
        return self._tools.clock().astimezone(zone_of(settings)).date()

    def _check(self, settings: GroupSettings) -> None:
        for name, fits in self._rules().items():
            if not fits(settings):
                raise BadSetting(name, "out-of-range")

    def _rules(self) -> Mapping[str, Callable[[GroupSettings], bool]]:
        """What each rule may be: the limits of the design, and what fits a chat message."""
        packs = {pack.id for pack in self._tools.packs}
        return {
            "zone": lambda s: _known_zone(s.zone),
            "k": lambda s: 3 <= s.k <= 10,
            "delay_minutes": lambda s: 0 <= s.delay_minutes <= 24 * 60,
            "weekly_day": lambda s: 0 <= s.weekly_day <= 6,
            "pack": lambda s: s.pack in packs,
            "rotation": lambda s: (
                len(s.rotation) != 1
                and set(s.rotation) <= packs
                and len(set(s.rotation)) == len(s.rotation)
            ),
            "prompts_per_round": lambda s: 1 <= s.prompts_per_round <= 3,
            "no_repeat_rounds": lambda s: 0 <= s.no_repeat_rounds <= 20,
            "box_weeks": lambda s: 1 <= s.box_weeks <= 8,
            "retention_months": lambda s: 1 <= s.retention_months <= 60,
            "human_contact": lambda s: len(s.human_contact) <= CONTACT_LENGTH,
            "support": lambda s: len(s.support) <= SUPPORT_LENGTH,
        }


def _changed(settings: GroupSettings, changes: Changes) -> GroupSettings:
    plain = dict(changes)
    if "perspectives" in changes:
        try:
            listed, highest = written_anew(settings, changes["perspectives"])
        except BadPerspectives:
            raise BadSetting("perspectives", "out-of-range") from None
        plain |= {"perspectives": listed, "highest_perspective": highest}
    return replace(settings, **plain)  # type: ignore[arg-type]


def _known_zone(name: str) -> bool:
    if not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
