"""Codes to join by and codes to found by; only their hashes are kept."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select, update

from storage.records import UNDISCLOSED, Invitation, Role
from storage.store import Unit
from storage.tables import AdminCodeRow, InvitationRow


async def add(
    unit: Unit, code: str, *, group_id: str, perspective: int, role: Role, expires_at: datetime
) -> Invitation:
    """Keep a new invitation."""
    row = InvitationRow(
        id=unit.new_id(),
        group_id=group_id,
        code_hash=_hash(code),
        perspective=perspective,
        role=role.value,
        expires_at=expires_at,
    )
    unit.session.add(row)
    await unit.session.flush()
    return _record(row)


async def find(unit: Unit, code: str) -> Invitation | None:
    """The invitation of a code, valid or not."""
    query = select(InvitationRow).where(InvitationRow.code_hash == _hash(code))
    row = (await unit.session.exec(query)).one_or_none()
    return None if row is None else _record(row)


async def active(unit: Unit, group_id: str, now: datetime) -> tuple[Invitation, ...]:
    """The invitations by which somebody may still join, soonest to expire first."""
    query = (
        select(InvitationRow)
        .where(InvitationRow.group_id == group_id, col(InvitationRow.expires_at) > now)
        .where(col(InvitationRow.revoked).is_(False))
        .order_by(col(InvitationRow.expires_at), InvitationRow.id)
    )
    return tuple(_record(row) for row in await unit.session.exec(query))


async def undisclose(unit: Unit, group_id: str, *, known: Collection[int]) -> None:
    """Links for a perspective that is none of these let people choose."""
    await unit.session.exec(
        update(InvitationRow)
        .where(col(InvitationRow.group_id) == group_id)
        .where(col(InvitationRow.perspective).not_in(known))
        .values(perspective=UNDISCLOSED)
    )


async def revoke(unit: Unit, group_id: str, invitation_id: str) -> bool:
    """Take an invitation back; False if this group has none of that id."""
    row = await unit.session.get(InvitationRow, invitation_id)
    if row is None or row.group_id != group_id:
        return False
    row.revoked = True
    return True


async def add_admin_code(unit: Unit, code: str, expires_at: datetime) -> None:
    """Keep a one-time code for a founder."""
    unit.session.add(AdminCodeRow(code_hash=_hash(code), expires_at=expires_at))


async def admin_code(unit: Unit, code: str) -> tuple[datetime, bytes | None] | None:
    """When a founder's code expires and a keyed hash of the chat that used it."""
    row = await unit.session.get(AdminCodeRow, _hash(code))
    return None if row is None else (row.expires_at, row.used_by)


async def use_admin_code(unit: Unit, code: str, chat_id: int) -> None:
    """Note whose a founder's code is now."""
    row = await unit.session.get(AdminCodeRow, _hash(code))
    if row is not None:
        row.used_by = unit.cipher.chat_lookup(chat_id)


def _hash(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()


def _record(row: InvitationRow) -> Invitation:
    return Invitation(
        id=row.id,
        group_id=row.group_id,
        perspective=row.perspective,
        role=Role(row.role),
        expires_at=row.expires_at,
        revoked=row.revoked,
    )
