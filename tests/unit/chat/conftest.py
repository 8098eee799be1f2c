"""The stage that most tests of the chat begin with."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.chat.stage import Stage, set_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_stage(tmp_path) as stage:
        yield stage
