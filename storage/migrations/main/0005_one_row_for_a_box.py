"""A box is one row, and so is what came out of it; old ballots are known as such.

What is in boxes is encrypted under keys that this package does not hold: `reseal`, among the
attributes of Alembic's configuration, writes it anew (see storage/migrate.py).
"""

from typing import Any

import sqlalchemy as sa
from alembic import context, op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SEALED = """
    SELECT question.id, question.kind, round.roster FROM question
    JOIN round ON round.id = question.round_id
    WHERE question.state = 'sealed' ORDER BY question.id
"""
OPENED = """
    SELECT question.id, question.kind, round.roster FROM question
    JOIN round ON round.id = question.round_id
    WHERE question.id IN (SELECT question_id FROM opened_answer) ORDER BY question.id
"""


def upgrade() -> None:
    """Make the change."""
    box = _table("box", "sealed")
    opened_box = _table("opened_box", "content")
    _add_columns()
    connection, reseal = op.get_bind(), context.config.attributes["reseal"]
    for question_id, kind, dealt in connection.execute(sa.text(SEALED)).all():
        sealed = reseal.sealed(question_id, kind, dealt, _of(question_id, "slot", "ciphertext"))
        if sealed is not None:
            connection.execute(sa.insert(box).values(question_id=question_id, sealed=sealed))
    connection.execute(sa.text("UPDATE question SET unbound_ballots = (state = 'sealed')"))
    for question_id, kind, dealt in connection.execute(sa.text(OPENED)).all():
        content = reseal.opened(question_id, kind, dealt, _of(question_id, "id", "content"))
        connection.execute(sa.insert(opened_box).values(question_id=question_id, content=content))
    op.drop_table("sealed_answer")
    op.drop_table("opened_answer")


def downgrade() -> None:
    """Take it back, as long as nothing is in a box: a row for each answer tells too much."""
    for table in ("box", "opened_box"):
        if op.get_bind().execute(sa.text(f"SELECT 1 FROM {table} LIMIT 1")).first():  # noqa: S608
            raise RuntimeError("answers are not put back into tables that tell their order")
    op.create_table(
        "opened_answer",
        _question(),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("question_id", "id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_answer",
        _question(),
        sa.Column("slot", sa.LargeBinary(), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("question_id", "slot"),
        sqlite_with_rowid=False,
    )
    op.drop_column("house", "log_blocked")
    op.drop_column("round", "travelling")
    op.drop_column("question", "unbound_ballots")
    op.drop_table("opened_box")
    op.drop_table("box")


def _table(name: str, content: str) -> sa.Table:
    return op.create_table(
        name,
        _question(),
        sa.Column(content, sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("question_id"),
    )


def _question() -> sa.Column[str]:
    return sa.Column(
        "question_id", sa.String(length=16), sa.ForeignKey("question.id"), nullable=False
    )


def _add_columns() -> None:
    _add("question", "unbound_ballots", sa.Boolean(), "0")
    _add("round", "travelling", sa.String(length=100), "")
    _add("house", "log_blocked", sa.Integer(), "0")


def _add(table: str, column: str, of: sa.types.TypeEngine[Any], default: str) -> None:
    op.add_column(table, sa.Column(column, of, nullable=False, server_default=default))


def _of(question_id: str, name: str, content: str) -> list[tuple[object, bytes]]:
    """The earlier rows of a question, in the order of their random names."""
    table = "sealed_answer" if name == "slot" else "opened_answer"
    query = f"SELECT {name}, {content} FROM {table} WHERE question_id = :q ORDER BY {name}"  # noqa: S608
    return [(row[0], row[1]) for row in op.get_bind().execute(sa.text(query), {"q": question_id})]
