"""Here the migrations themselves are tested: each of them runs each time."""

import pytest
from alembic import command


@pytest.fixture(autouse=True)
def real_migrations(tables_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.migrate.command", command)
