"""The first start may be two at once: `run` in one terminal, `admin-link` in another."""

from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.bootstrap import open_app
from bot.installation import startup_checks
from bot.settings import Settings
from storage.migrate import unborn


async def test_another_program_may_make_both_databases_between_two_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(_env_file=None, data=tmp_path / "data")
    looks: list[bool] = []

    async def then_comes_another(engine: AsyncEngine) -> bool:
        found = await unborn(engine)
        looks.append(found)
        if len(looks) == 1:
            async with open_app(settings):
                pass
        return found

    monkeypatch.setattr(startup_checks, "unborn", then_comes_another)

    async with open_app(settings) as app:
        assert await app.flows.joining.admin_code()

    assert looks[0], "the first look was not at an empty folder"
