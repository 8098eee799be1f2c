"""Groups: found, read, rule, and which are due to open their boxes."""

import json
from collections.abc import Collection
from datetime import date, datetime

from pydantic import TypeAdapter
from sqlmodel import col, select

from storage.cipher import DamagedSecret
from storage.records import Group, GroupSettings, WatchList
from storage.store import Unit
from storage.tables import GroupRow

_SETTINGS = TypeAdapter(GroupSettings)
_WATCH = TypeAdapter(WatchList)


def settings_to_json(settings: GroupSettings) -> str:
    """A group's rules as they are stored."""
    return _SETTINGS.dump_json(settings).decode()


def settings_from_json(stored: str) -> GroupSettings:
    """A group's rules out of the store.

    Version 0.1 kept perspectives as names, and members had their places: these are the first ids.
    Raises ValueError.
    """
    raw = json.loads(stored)
    if isinstance(raw, dict) and isinstance(named := raw.get("perspectives"), list):
        raw["perspectives"] = [
            {"id": index, "name": one} if isinstance(one, str) else one
            for index, one in enumerate(named, start=1)
        ]
    return _SETTINGS.validate_python(raw)


async def add(
    unit: Unit, *, name: str, settings: GroupSettings, next_opening_at: datetime
) -> Group:
    """Found a group."""
    row = GroupRow(
        id=unit.new_id(),
        name=name,
        settings=settings_to_json(settings),
        next_opening_at=next_opening_at,
    )
    unit.session.add(row)
    await unit.session.flush()
    return _record(unit, row)


async def find(unit: Unit, group_id: str) -> Group | None:
    """A group by its id."""
    row = await unit.session.get(GroupRow, group_id)
    return None if row is None else _record(unit, row)


async def settings_of(unit: Unit, group_ids: Collection[str]) -> dict[str, GroupSettings]:
    """The rules of these groups, and nothing else of them."""
    query = select(GroupRow.id, GroupRow.settings).where(col(GroupRow.id).in_(group_ids))
    return {one: settings_from_json(stored) for one, stored in await unit.session.exec(query)}


async def every(unit: Unit) -> tuple[Group, ...]:
    """All groups, by name."""
    rows = await unit.session.exec(select(GroupRow).order_by(GroupRow.name))
    return tuple(_record(unit, row) for row in rows)


async def rule(
    unit: Unit, group_id: str, settings: GroupSettings, *, next_opening_at: datetime
) -> None:
    """Change a group's rules, and with them the instant of the next opening."""
    row = await _row(unit, group_id)
    row.settings = settings_to_json(settings)
    row.next_opening_at = next_opening_at


async def link(unit: Unit, group_id: str, chat_id: int | None, *, topic: int | None = None) -> None:
    """Post summaries in this chat from now on, and in this topic of it; or in none."""
    row = await _row(unit, group_id)
    row.linked_topic = topic
    row.linked_chat = None if chat_id is None else unit.cipher.hide_chat(chat_id, bound=group_id)


async def watched(unit: Unit, group_id: str) -> WatchList:
    """What the group looks for; nothing if that can't be read any more, or there is no group."""
    row = await unit.session.get(GroupRow, group_id)
    if row is None or row.watch is None:
        return WatchList()
    try:
        return _WATCH.validate_json(unit.cipher.reveal("watch", row.watch, bound=group_id))
    except DamagedSecret:
        return WatchList()


async def watch(unit: Unit, group_id: str, wanted: WatchList) -> None:
    """Look for these from now on; an empty list leaves nothing behind."""
    row = await _row(unit, group_id)
    row.watch = None
    if wanted != WatchList():
        row.watch = unit.cipher.hide("watch", _WATCH.dump_json(wanted), bound=group_id)


async def cards_told(
    unit: Unit,
) -> tuple[tuple[str, GroupSettings, date | None], ...]:
    """Of every group its id, its rules, and what `card_told` says."""
    query = select(GroupRow.id, GroupRow.settings, GroupRow.card_told).order_by(GroupRow.id)
    return tuple(
        (one, settings_from_json(stored), date.fromisoformat(told) if told else None)
        for one, stored, told in await unit.session.exec(query)
    )


async def card_told(unit: Unit, group_id: str) -> date | None:
    """The newest last-checked day that the group's admins were told is long ago."""
    told = (await _row(unit, group_id)).card_told
    return date.fromisoformat(told) if told else None


async def note_card_told(unit: Unit, group_id: str, checked: date) -> None:
    """The group's admins were told that this day is long ago."""
    (await _row(unit, group_id)).card_told = checked.isoformat()


async def model_told(unit: Unit, group_id: str) -> tuple[str, datetime | None]:
    """Which language model the group was told of, empty for none, and when."""
    row = await _row(unit, group_id)
    return row.model_told, row.model_told_at


async def note_model_told(unit: Unit, group_id: str, model: str, at: datetime) -> None:
    """The group was told of this language model, or that there is none any more."""
    row = await _row(unit, group_id)
    row.model_told, row.model_told_at = model, at


async def pause(unit: Unit, group_id: str, until: datetime | None) -> None:
    """Ask nothing until then."""
    (await _row(unit, group_id)).paused_until = until


async def note_opened_on_request(unit: Unit, group_id: str, at: datetime) -> None:
    """/open was used."""
    (await _row(unit, group_id)).opened_on_request_at = at


async def due_to_open(unit: Unit, now: datetime) -> tuple[Group, ...]:
    """The groups whose weekly time has come."""
    query = select(GroupRow).where(col(GroupRow.next_opening_at) <= now).order_by(GroupRow.id)
    return tuple(_record(unit, row) for row in await unit.session.exec(query))


async def next_opening(unit: Unit, group_id: str) -> datetime:
    """When a group's boxes are opened next."""
    return (await _row(unit, group_id)).next_opening_at


async def schedule_opening(unit: Unit, group_id: str, at: datetime) -> None:
    """Open the group's boxes next then."""
    (await _row(unit, group_id)).next_opening_at = at


async def not_reminded(unit: Unit, before: datetime) -> tuple[tuple[Group, datetime], ...]:
    """The groups that open before an instant and were not reminded of it, with that opening."""
    query = (
        select(GroupRow)
        .where(col(GroupRow.next_opening_at) <= before)
        .where(
            col(GroupRow.reminded_for).is_(None)
            | (col(GroupRow.reminded_for) != col(GroupRow.next_opening_at))
        )
        .order_by(GroupRow.id)
    )
    return tuple(
        (_record(unit, row), row.next_opening_at) for row in await unit.session.exec(query)
    )


async def note_reminded(unit: Unit, group_id: str, opening: datetime) -> None:
    """Everybody was reminded of this opening."""
    (await _row(unit, group_id)).reminded_for = opening


async def _row(unit: Unit, group_id: str) -> GroupRow:
    row = await unit.session.get(GroupRow, group_id)
    if row is None:
        raise LookupError("no such group")
    return row


def _record(unit: Unit, row: GroupRow) -> Group:
    linked, damaged = None, False
    try:
        if row.linked_chat is not None:
            linked = unit.cipher.reveal_chat(row.linked_chat, bound=row.id)
    except DamagedSecret:
        damaged = True
    return Group(
        id=row.id,
        name=row.name,
        settings=settings_from_json(row.settings),
        linked_chat=linked,
        linked_topic=row.linked_topic,
        damaged=damaged,
        paused_until=row.paused_until,
        opened_on_request_at=row.opened_on_request_at,
    )
