"""A plain client of the Bot API, and clocks that stand still, for the tests of the local server."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from bot.demo.server import BotApiServer

TOKEN = "700000001:a-token-for-tests"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 3, 15, 31, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by


@dataclass
class Reply:
    """What the server answered to one call."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def description(self) -> str:
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        return str(self.body["description"])


class Wire:
    """Calls methods as any program in any language would: JSON over HTTP."""

    def __init__(self, client: httpx.AsyncClient, url: str, token: str) -> None:
        self.client = client
        self.url = url
        self.token = token

    async def __call__(self, method: str, /, **parameters: object) -> Reply:
        address = f"{self.url}/bot{self.token}/{method}"
        response = await self.client.post(address, json=parameters)
        return Reply(response.status_code, response.json())

    async def say(self, chat_id: int, text: str, /, **parameters: object) -> Reply:
        return await self("sendMessage", chat_id=chat_id, text=text, **parameters)


async def polling(server: BotApiServer, wire: Wire) -> asyncio.Task[Reply]:
    """A poll that the server is holding by now; no update may be waiting."""
    poll = asyncio.create_task(wire("getUpdates", timeout=30))
    await server.api.updates.holding.wait()
    return poll
