"""The topic of a linked chat that is a forum."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("group", schema=None) as batch_op:
        batch_op.add_column(sa.Column("linked_topic", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take it back. SQLite would make the table anew in a batch, which its members forbid."""
    op.drop_column("group", "linked_topic")
