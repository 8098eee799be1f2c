"""Caring: admins are told once when what stands on the support card was checked long ago."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.flows.apart import one_by_one
from bot.flows.notices import tell_admins
from bot.flows.times import when_free, zone_of
from bot.flows.tools import Tools
from bot.rules.care import long_ago, support_lines
from storage.queries import groups, holidays
from storage.records import Group
from storage.store import Unit


class Caring:
    """How the support card stays right."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def warn_of_old_cards(self) -> int:
        """Tell the admins of each group whose card is old, when they are free; how many groups."""
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            old = [
                group
                for group in await groups.every(unit)
                if await _news(unit, group, now) and await _free(unit, group, now)
            ]
        return await one_by_one(old, self._warn)

    async def _warn(self, known: Group) -> bool:
        async with self._tools.store.write() as unit:
            group = await groups.find(unit, known.id)
            news = [] if group is None else await _news(unit, group, self._tools.clock())
            if group is None or not news:
                return False
            for text_id, checked in news:
                words = {"group": group.name, "date": _in_words(checked)}
                await tell_admins(unit, self._tools, group, text_id, words)
            await groups.note_card_told(unit, group.id, max(checked for _, checked in news))
            return True


async def _news(unit: Unit, group: Group, now: datetime) -> list[tuple[str, date]]:
    """What was checked long ago and not told of yet: the notice's text, and the day."""
    told = await groups.card_told(unit, group.id)
    today = now.astimezone(zone_of(group.settings)).date()
    return [
        (text_id, checked)
        for text_id, checked in _checked(group)
        if long_ago(checked, today) and (told is None or checked > told)
    ]


def _checked(group: Group) -> Iterator[tuple[str, date]]:
    yield "care-stale", min(line.checked for line in support_lines())
    if group.settings.support and group.settings.support_checked is not None:
        yield "care-stale-own", group.settings.support_checked


async def _free(unit: Unit, group: Group, now: datetime) -> bool:
    return when_free(now, group.settings, await holidays.of_group(unit, group.id)) <= now


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
