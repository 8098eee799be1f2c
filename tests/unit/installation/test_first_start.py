"""The first start may be several at once: `run` in one terminal, `admin-link` in another."""

import asyncio
import time
from contextlib import nullcontext
from itertools import count
from pathlib import Path

import pytest

from bot import bootstrap
from bot.bootstrap import open_app
from bot.installation import data_folder
from bot.installation.data_folder import CannotStart
from bot.settings import Settings

AT_ONCE = 3


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A folder in which nothing is yet; whoever looks into it lets the others go on."""
    waits = count()

    def slowly(path: Path) -> bool:
        time.sleep(0.5 * next(waits))
        return bool(path.exists() and path.stat().st_size > 0)

    monkeypatch.setattr(data_folder, "_has_content", slowly)
    return Settings(_env_file=None, data=tmp_path / "data")


async def start(settings: Settings) -> str:
    async with open_app(settings) as app:
        return await app.flows.founding.admin_code()


async def start_at_once(settings: Settings) -> list[str | BaseException]:
    """Start several, each with a thread and an event loop of its own."""
    return await asyncio.gather(
        *(asyncio.to_thread(asyncio.run, start(settings)) for _ in range(AT_ONCE)),
        return_exceptions=True,
    )


async def test_of_several_first_starts_each_works(settings: Settings) -> None:
    codes = await start_at_once(settings)

    assert len({code for code in codes if isinstance(code, str)}) == AT_ONCE


async def test_without_the_lock_they_get_in_each_others_way(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "one_at_a_time", lambda _settings: nullcontext())

    ends = await start_at_once(settings)

    assert any(isinstance(end, BaseException) for end in ends)


async def test_a_program_that_never_gets_its_turn_says_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_folder, "OPENING_SECONDS", 0.2)

    async with data_folder.one_at_a_time(settings):
        with pytest.raises(CannotStart, match="another Afterword program has been opening"):
            await start(settings)

    assert await start(settings)


async def test_a_lock_that_cannot_be_made_is_said(settings: Settings) -> None:
    (settings.data / data_folder.KEYS / "opening.lock").mkdir(parents=True, mode=0o700)
    settings.data.chmod(0o700)
    (settings.data / data_folder.KEYS).chmod(0o700)

    with pytest.raises(CannotStart, match="can't be written"):
        await start(settings)
