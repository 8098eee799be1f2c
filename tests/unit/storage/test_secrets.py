"""Rotation and checks know every place where a secret stands."""

from sqlalchemy import LargeBinary

from storage.secrets import NOT_SECRETS, SECRETS
from storage.tables import metadata


def test_every_column_of_bytes_is_a_secret_or_said_to_be_none() -> None:
    columns = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }

    assert columns == {(secret.table, secret.column) for secret in SECRETS} | NOT_SECRETS


def test_no_column_is_both() -> None:
    assert {(secret.table, secret.column) for secret in SECRETS}.isdisjoint(NOT_SECRETS)
