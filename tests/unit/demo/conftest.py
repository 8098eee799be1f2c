"""A local Bot API server for each test, and a plain HTTP client for the bot's side of it."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.harness.clocks import Seconds
from tests.unit.demo.clients import TOKEN, Clock, Wire


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def server(clock: Clock, seconds: Seconds) -> AsyncIterator[BotApiServer]:
    server = BotApiServer(token=TOKEN, clock=clock, monotonic=seconds, webhook_first_delay=0.01)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=120, trust_env=False) as client:
        yield client


@pytest.fixture
async def wire(server: BotApiServer, client: httpx.AsyncClient) -> Wire:
    return Wire(client, server.url, server.token)


@pytest.fixture
async def ann(server: BotApiServer) -> Phone:
    """A person who has started the bot; the bot has fetched and confirmed that."""
    phone = server.phone("Ann")
    await phone.start()
    server.api.updates.drop_all()
    return phone
