"""The group that most tests of flows begin with."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.flows.home import Home, at_home


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(tmp_path) as home:
        yield home
