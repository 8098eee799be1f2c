"""What Telegram told us to wait outlives a restart, and what is being sent is under a lease."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("house", sa.Column("held_until", sa.DateTime(timezone=True), nullable=True))
    for name in ("wait_until", "lease_until"):
        op.add_column("delivery", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    # Of what arrived, the old version kept how often it was tried, and as its due time the last
    # time that it had to wait: a history of somebody's chat, which is nobody's business.
    op.execute(
        """
        UPDATE delivery SET attempts = 0, doubtful = 0, due_at = (
            SELECT min(one.due_at) FROM delivery AS one
            WHERE one.subject_id = delivery.subject_id AND one.kind = delivery.kind
        ) WHERE kind = 'prompt' AND state IN ('done', 'given-up')
        """
    )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_column("lease_until")
        batch_op.drop_column("wait_until")
    with op.batch_alter_table("house", schema=None) as batch_op:
        batch_op.drop_column("held_until")
