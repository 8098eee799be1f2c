"""The group that most tests of flows begin with."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.gate import Gate
from tests.unit.flows.home import Home, at_home


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(tmp_path) as home:
        yield home


@pytest.fixture
def emptied(monkeypatch: pytest.MonkeyPatch) -> list[Gate]:
    """The gates whose logs were emptied, each time."""
    gates: list[Gate] = []
    honest = Gate._empty

    async def empty(gate: Gate) -> bool:
        gates.append(gate)
        return await honest(gate)

    monkeypatch.setattr(Gate, "_empty", empty)
    return gates
