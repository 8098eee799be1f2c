"""The age of the support card: admins are told once when it was checked long ago."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.flows.shared.batches import run_each
from bot.flows.shared.notices import tell_admins
from bot.flows.shared.times import when_free, zone_of
from bot.flows.shared.tools import Tools
from bot.rules.care.lines import long_ago, support_lines
from storage.queries import groups, holidays
from storage.records import GroupSettings
from storage.store import Unit


async def warn_of_old_cards(tools: Tools) -> int:
    """Tell the admins of each group whose card is old, when they are free; how many groups."""
    now = tools.clock()
    async with tools.store.read() as unit:
        old = [
            group_id
            for group_id, settings, told in await groups.cards_told(unit)
            if _news(settings, told, now) and await _free(unit, group_id, settings, now)
        ]

    async def warn(group_id: str) -> bool:
        async with tools.store.write() as unit:
            return await _warn(unit, tools, group_id)

    return await run_each(old, warn)


async def _warn(unit: Unit, tools: Tools, group_id: str) -> bool:
    group = await groups.find(unit, group_id)
    if group is None:
        return False
    told = await groups.card_told(unit, group_id)
    news = _news(group.settings, told, tools.clock())
    if not news:
        return False
    for text_id, checked in news:
        words = {"group": group.name, "date": _in_words(checked)}
        await tell_admins(unit, tools, group, text_id, words)
    await groups.note_card_told(unit, group_id, max(checked for _, checked in news))
    return True


def _news(settings: GroupSettings, told: date | None, now: datetime) -> list[tuple[str, date]]:
    """What was checked long ago and not told of yet: the notice's text, and the day."""
    today = now.astimezone(zone_of(settings)).date()
    return [
        (text_id, checked)
        for text_id, checked in _checked(settings)
        if long_ago(checked, today) and (told is None or checked > told)
    ]


def _checked(settings: GroupSettings) -> Iterator[tuple[str, date]]:
    yield "care-stale", min(line.checked for line in support_lines())
    if settings.support and settings.support_checked is not None:
        yield "care-stale-own", settings.support_checked


async def _free(unit: Unit, group_id: str, settings: GroupSettings, now: datetime) -> bool:
    return when_free(now, settings, await holidays.of_group(unit, group_id)) <= now


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
