"""Revisions of calendars are dated: a count in the upper bits, and seconds in the lower 33."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_COLUMNS = ("revision", "series_revision")
_SECONDS = 1 << 33


def upgrade() -> None:
    """Make the change. When the revisions that are known were made is not."""
    _hold(sa.BigInteger(), sa.Integer())
    for column in _COLUMNS:
        op.execute(f"UPDATE meeting SET {column} = {column} * {_SECONDS}")  # noqa: S608


def downgrade() -> None:
    """Take it back."""
    for column in _COLUMNS:
        op.execute(f"UPDATE meeting SET {column} = {column} / {_SECONDS}")  # noqa: S608
    _hold(sa.Integer(), sa.BigInteger())


def _hold(wanted: sa.types.TypeEngine[int], before: sa.types.TypeEngine[int]) -> None:
    """SQLite would make the table anew for it, which what refers to it forbids; it needs none."""
    if op.get_bind().dialect.name == "sqlite":
        return
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        for column in _COLUMNS:
            batch_op.alter_column(
                column,
                type_=wanted,
                existing_type=before,
                existing_nullable=False,
                existing_server_default="0",
            )
