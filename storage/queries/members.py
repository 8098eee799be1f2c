"""Members and founders: who is in a group, found by a keyed hash of their chat."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import col, delete, select, update

from storage.cipher import DamagedSecret
from storage.records import UNDISCLOSED, Member, Role
from storage.store import Unit
from storage.tables import FOUNDER, AdminCodeRow, DeliveryRow, FounderRow, MemberRow

NO_CHAT = 0
"""No chat of Telegram's has this id: it stands for one that can't be read any more."""


async def add(
    unit: Unit,
    *,
    group_id: str,
    chat_id: int,
    roles: frozenset[Role],
    perspective: int = UNDISCLOSED,
    agreed_version: int,
    gets_prompts: bool = True,
    joined_at: datetime | None,
) -> Member:
    """Let somebody into a group."""
    member_id = unit.new_id()
    row = MemberRow(
        id=member_id,
        group_id=group_id,
        lookup=unit.cipher.chat_lookup(chat_id),
        chat=unit.cipher.hide_chat(chat_id, bound=member_id),
        roles=_roles_to_text(roles),
        perspective=perspective,
        gets_prompts=gets_prompts,
        agreed_version=agreed_version,
        language="en",
        joined_at=joined_at,
    )
    unit.session.add(row)
    await unit.session.flush()
    return _record(unit, row)


async def find(unit: Unit, chat_id: int, group_id: str) -> Member | None:
    """Somebody in a group, by their chat."""
    query = select(MemberRow).where(
        MemberRow.group_id == group_id, _is(unit, col(MemberRow.lookup), chat_id)
    )
    row = (await unit.session.exec(query)).one_or_none()
    return None if row is None else _record(unit, row, chat_id)


async def by_id(unit: Unit, member_id: str) -> Member | None:
    """Somebody by their member id."""
    row = await unit.session.get(MemberRow, member_id)
    return None if row is None else _record(unit, row)


async def of_chat(unit: Unit, chat_id: int) -> tuple[Member, ...]:
    """One person's memberships."""
    query = select(MemberRow).where(_is(unit, col(MemberRow.lookup), chat_id))
    rows = await unit.session.exec(query.order_by(MemberRow.id))
    return tuple(_record(unit, row, chat_id) for row in rows)


async def by_ids(unit: Unit, member_ids: Collection[str]) -> dict[str, Member]:
    """Members by their ids."""
    rows = await unit.session.exec(select(MemberRow).where(col(MemberRow.id).in_(member_ids)))
    return {row.id: _record(unit, row) for row in rows}


async def of_group(unit: Unit, group_id: str) -> tuple[Member, ...]:
    """Everybody in a group, in the order of their random ids."""
    query = select(MemberRow).where(MemberRow.group_id == group_id).order_by(MemberRow.id)
    return tuple(_record(unit, row) for row in await unit.session.exec(query))


async def untold(unit: Unit, version: int) -> tuple[Member, ...]:
    """Who was told of no privacy text so new, and can be written to."""
    query = (
        select(MemberRow)
        .where(col(MemberRow.agreed_version) < version, col(MemberRow.blocked).is_(False))
        .order_by(MemberRow.id)
    )
    return tuple(_record(unit, row) for row in await unit.session.exec(query))


async def change(
    unit: Unit,
    member_id: str,
    *,
    roles: frozenset[Role] | None = None,
    perspective: int | None = None,
    gets_prompts: bool | None = None,
    agreed_version: int | None = None,
) -> Member:
    """Change what a member is; what is not given stays."""
    row = await unit.session.get(MemberRow, member_id)
    if row is None:
        raise LookupError("no such member")
    if roles is not None:
        row.roles = _roles_to_text(roles)
    if perspective is not None:
        row.perspective = perspective
    if gets_prompts is not None:
        row.gets_prompts = gets_prompts
    if agreed_version is not None:
        row.agreed_version = agreed_version
    return _record(unit, row)


async def undisclose(unit: Unit, group_id: str, *, known: Collection[int]) -> None:
    """Who brought a perspective that is none of these brings none."""
    await unit.session.exec(
        update(MemberRow)
        .where(col(MemberRow.group_id) == group_id, col(MemberRow.perspective).not_in(known))
        .values(perspective=UNDISCLOSED)
    )


async def pause(unit: Unit, member_id: str, until: datetime | None) -> None:
    """Send a member no prompts until then."""
    await unit.session.exec(
        update(MemberRow).where(col(MemberRow.id) == member_id).values(paused_until=until)
    )


async def forget_joining(unit: Unit, group_id: str, before: datetime) -> None:
    """Forget when the group's people came in, of those who came before an instant."""
    await unit.session.exec(
        update(MemberRow)
        .where(col(MemberRow.group_id) == group_id, col(MemberRow.joined_at) <= before)
        .values(joined_at=None)
    )


async def set_blocked(unit: Unit, chat_id: int, blocked: bool) -> None:
    """Telegram said that a person stopped the bot, or they came back."""
    await unit.session.exec(
        update(MemberRow).where(_is(unit, col(MemberRow.lookup), chat_id)).values(blocked=blocked)
    )


async def erase(unit: Unit, member: Member) -> None:
    """Erase what is stored about a person in a group, and all of it if this was their last one."""
    await unit.session.exec(delete(DeliveryRow).where(col(DeliveryRow.member_id) == member.id))
    await unit.session.exec(delete(MemberRow).where(col(MemberRow.id) == member.id))
    if not await of_chat(unit, member.chat_id):
        chat_id = member.chat_id
        await unit.session.exec(
            delete(FounderRow).where(_is(unit, col(FounderRow.lookup), chat_id))
        )
        await unit.session.exec(
            delete(AdminCodeRow).where(_is(unit, col(AdminCodeRow.used_by), chat_id))
        )


async def add_founder(unit: Unit, chat_id: int) -> None:
    """Let somebody found groups."""
    if not await is_founder(unit, chat_id):
        unit.session.add(
            FounderRow(
                lookup=unit.cipher.chat_lookup(chat_id),
                chat=unit.cipher.hide_chat(chat_id, bound=FOUNDER),
            )
        )


async def is_founder(unit: Unit, chat_id: int) -> bool:
    """Whether somebody may found groups."""
    query = select(FounderRow.lookup).where(_is(unit, col(FounderRow.lookup), chat_id))
    return (await unit.session.exec(query)).first() is not None


def _is(
    unit: Unit, column: Mapped[bytes] | Mapped[bytes | None], chat_id: int
) -> ColumnElement[bool]:
    return column.in_(unit.cipher.chat_lookups(chat_id))


def _roles_to_text(roles: frozenset[Role]) -> str:
    return " ".join(sorted(role.value for role in roles | {Role.MEMBER}))


def _record(unit: Unit, row: MemberRow, chat_id: int | None = None) -> Member:
    """The record; `chat_id` if the row was found by it, and then a damaged secret is repaired."""
    damaged = False
    try:
        chat = unit.cipher.reveal_chat(row.chat, bound=row.id)
    except DamagedSecret:
        damaged = chat_id is None
        chat = NO_CHAT if chat_id is None else chat_id
        if chat_id is not None:
            row.chat = unit.cipher.hide_chat(chat_id, bound=row.id)
    return Member(
        id=row.id,
        group_id=row.group_id,
        chat_id=chat,
        damaged=damaged,
        roles=frozenset(Role(word) for word in row.roles.split()),
        perspective=row.perspective,
        gets_prompts=row.gets_prompts,
        agreed_version=row.agreed_version,
        language=row.language,
        paused_until=row.paused_until,
        blocked=row.blocked,
        joined_at=row.joined_at,
    )
