"""Which revision of a calendar a meeting follows, so that an older file undoes nothing newer."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COLUMNS = ("revision", "series_revision")


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        for column in _COLUMNS:
            batch_op.add_column(sa.Column(column, sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        for column in reversed(_COLUMNS):
            batch_op.drop_column(column)
