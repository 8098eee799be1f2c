"""What the page's tests need: a local server, a scripted bot, and a real headless Chromium."""

import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    async_playwright,
    expect,
)

from bot.demo.server import BotApiServer
from tests.browser.scripted import ScriptedBot, StagedDemo

PATIENT_MS = 60_000
_DEBIANS = "/usr/bin/chromium"
_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _chromium() -> Path:
    """Where Chromium is. Without one these tests are skipped, but never where CI needs them."""
    path = Path(os.environ.get("CHROMIUM") or _DEBIANS)
    if path.exists():
        return path
    missing = (
        f"The chat page's tests need Chromium, and there is none at {path}: "
        "install it (Debian: apt-get install chromium) or set CHROMIUM to where it is."
    )
    if os.environ.get("AFTERWORD_REQUIRE_BROWSER") == "1" or os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """All tests of this folder share an event loop, because they share the browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


class _Watch:
    """Everything that a page must never do, noted while it is open."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("console", self._console)
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            self.faults.append(f"reached out: {request.url}")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests; each has a profile of its own in it."""
    chromium = _chromium()
    expect.set_options(timeout=PATIENT_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def browser_page(browser: Browser) -> AsyncIterator[Page]:
    """An empty page of a wide window. The test fails on any script error or outward request."""
    profile = await browser.new_context(viewport={"width": 1440, "height": 900})
    page = await profile.new_page()
    page.set_default_timeout(PATIENT_MS)
    watch = _Watch(page)
    yield page
    await profile.close()
    assert watch.faults == []


@pytest.fixture
def demo() -> StagedDemo:
    return StagedDemo()


@pytest_asyncio.fixture(loop_scope="session")
async def server(demo: StagedDemo) -> AsyncIterator[BotApiServer]:
    """A local Bot API server on a free port of loopback, with nobody on it yet."""
    server = BotApiServer(controls=demo)
    await server.start()
    yield server
    await server.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(server: BotApiServer) -> AsyncIterator[ScriptedBot]:
    async with httpx.AsyncClient() as http:
        yield ScriptedBot(server, http)
