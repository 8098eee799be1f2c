"""What a group was told of the language model, and when."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("group", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("model_told", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("model_told_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("group", schema=None) as batch_op:
        batch_op.drop_column("model_told_at")
        batch_op.drop_column("model_told")
