"""Who is new in a group, and how its roll has changed since everybody was told, in numbers.

Whoever is in a group already counts as having been there for long: since when, nobody knows.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "roll",
        sa.Column("group_id", sa.String(length=16), sa.ForeignKey("group.id"), nullable=False),
        sa.Column("joined", sa.Integer(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("new_roles", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("group_id"),
    )
    op.create_index(op.f("ix_roll_due_at"), "roll", ["due_at"])
    op.add_column("member", sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("round", sa.Column("newcomers", sa.Integer(), nullable=True))
    for column, kind in (("people", sa.Integer()), ("guessable", sa.Boolean())):
        op.add_column("round", sa.Column(column, kind, nullable=False, server_default="0"))


def downgrade() -> None:
    """Take it back."""
    for column in ("guessable", "people", "newcomers"):
        op.drop_column("round", column)
    op.drop_column("member", "joined_at")
    op.drop_index(op.f("ix_roll_due_at"), table_name="roll")
    op.drop_table("roll")
