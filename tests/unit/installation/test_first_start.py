"""The first start may be several at once: `run` in one terminal, `admin-link` in another."""

import asyncio
import threading
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
GENEROUS = 60.0


class Looks:
    """Stands for the look whether there is a database, which decides if a master key is made.

    Whoever looks first waits until another has come as far, or for `patience` seconds; whoever
    looks later waits until the first has opened the installation.
    """

    def __init__(self) -> None:
        self.patience = 0.5
        self.opened = threading.Event()
        self._turn = count()
        self._another = threading.Event()

    def __call__(self, path: Path) -> bool:
        if next(self._turn) == 0:
            self._another.wait(self.patience)
        else:
            self._another.set()
            self.opened.wait(GENEROUS)
        return path.exists() and path.stat().st_size > 0


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    looks = Looks()
    monkeypatch.setattr(data_folder, "_has_content", looks)
    return looks


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder in which nothing is yet."""
    return Settings(_env_file=None, data=tmp_path / "data")


async def start(settings: Settings) -> str:
    async with open_app(settings) as app:
        return await app.flows.founding.admin_code()


async def start_and_say(settings: Settings, looks: Looks) -> str:
    try:
        return await start(settings)
    finally:
        looks.opened.set()


async def start_at_once(settings: Settings, looks: Looks) -> list[str | BaseException]:
    """Start several, each with a thread and an event loop of its own."""
    return await asyncio.gather(
        *(asyncio.to_thread(asyncio.run, start_and_say(settings, looks)) for _ in range(AT_ONCE)),
        return_exceptions=True,
    )


async def test_of_several_first_starts_each_works(settings: Settings, looks: Looks) -> None:
    codes = await start_at_once(settings, looks)

    assert len({code for code in codes if isinstance(code, str)}) == AT_ONCE


async def test_without_the_lock_they_get_in_each_others_way(
    settings: Settings, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks.patience = GENEROUS
    monkeypatch.setattr(bootstrap, "one_at_a_time", lambda _settings: nullcontext())

    ends = await start_at_once(settings, looks)

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
