"""Whoever joined under an older privacy text hears once what has changed."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from sqlmodel import col, select, update

from bot.bootstrap import App, open_app
from bot.flows.people.joining import PRIVACY_VERSION
from bot.settings import Settings
from storage.records import DeliveryKind
from storage.tables import MemberRow
from tests.harness.delivery import due_now, hand_over
from tests.harness.themes import BY_WORDS
from tests.unit.flows.home import Clock, at_home


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    async with at_home(tmp_path):
        pass
    return tmp_path


def started(folder: Path, clock: Clock) -> AbstractAsyncContextManager[App]:
    """The app of a group of six."""
    settings = Settings(_env_file=None, data=folder / "data")
    return open_app(settings, clock=clock, theming=BY_WORDS)


async def set_back(app: App, version: int = 1, **values: object) -> None:
    """As if everybody had joined under an earlier text."""
    values["agreed_version"] = version
    async with app.store.write() as unit:
        await unit.session.exec(update(MemberRow).where(col(MemberRow.id) != "").values(**values))


async def heard(app: App) -> list[str]:
    """The text ids of the notices that wait; then they wait no longer."""
    due = await due_now(app.flows.delivering, 1000)
    for one in due:
        await hand_over(app.flows.delivering, one.id)
    return [one.subject_id for one in due if one.kind is DeliveryKind.NOTICE]


async def test_everybody_hears_once_of_a_new_text(folder: Path) -> None:
    async with started(folder, Clock()) as app:
        assert await app.flows.tell_of_the_privacy_text() == 0
        await set_back(app)

        told = [await app.flows.tell_of_the_privacy_text() for _ in range(2)]

        assert told == [6, 0]
        assert await heard(app) == ["notice-privacy"] * 6
        async with app.store.read() as unit:
            rows = (await unit.session.exec(select(MemberRow.agreed_version))).all()
        assert set(rows) == {PRIVACY_VERSION}


async def test_who_knows_the_second_text_hears_only_what_is_new_since(folder: Path) -> None:
    async with started(folder, Clock()) as app:
        await set_back(app, version=2)

        assert await app.flows.tell_of_the_privacy_text() == 6

        assert await heard(app) == ["notice-privacy-since-2"] * 6


async def test_who_has_blocked_the_bot_is_told_when_they_are_back(folder: Path) -> None:
    async with started(folder, Clock()) as app:
        await set_back(app, blocked=True)
        assert await app.flows.tell_of_the_privacy_text() == 0

        await set_back(app, blocked=False)

        assert await app.flows.tell_of_the_privacy_text() == 6


async def test_nobody_is_woken_by_it(folder: Path) -> None:
    clock = Clock()
    async with started(folder, clock) as app:
        await set_back(app)
        clock.now = clock.now.replace(hour=2)
        assert await app.flows.tell_of_the_privacy_text() == 0

        clock.now = clock.now.replace(hour=12)

        assert await app.flows.tell_of_the_privacy_text() == 6
