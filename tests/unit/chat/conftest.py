"""The stage that most tests of the chat begin with, and what holds for all of them."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.unit.chat.stage import Stage, set_stage
from tests.unit.chat.transactions import OfUpdates


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_stage(tmp_path) as stage:
        yield stage


@pytest.fixture(autouse=True)
def one_transaction_an_update(monkeypatch: pytest.MonkeyPatch) -> Iterator[OfUpdates]:
    """Each tap, command and message is one flow and one transaction, besides that of routing."""
    counted = OfUpdates(monkeypatch)
    yield counted
    assert counted.too_many == []
