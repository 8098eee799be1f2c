"""A small endpoint that speaks as a language model's does, and behaves as a test wants it to."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

Material = dict[str, Any]
"""What the model is asked with: {"themes": [{"theme", "name", "answers": [{"id", "text"}]}]}."""
Behaviour = Callable[["Completions", Material], Awaitable[None]]


@dataclass(frozen=True)
class Received:
    """A request, as it came."""

    path: str
    headers: dict[str, str]
    """Names in lower case."""
    body: str


@dataclass
class Endpoint:
    """The endpoint: where it is, how it behaves, and what it was asked."""

    behave: Behaviour
    url: str = ""
    received: list[Received] = field(default_factory=list)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the test ends, so that what stalls ends too."""

    @property
    def material(self) -> Material:
        """What it was asked last."""
        messages = json.loads(self.received[-1].body)["messages"]
        made: Material = json.loads(messages[-1]["content"])
        return made


class Completions(RequestHandler):
    """POST /v1/chat/completions."""

    endpoint: Endpoint

    def initialize(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    async def post(self, path: str) -> None:
        headers = {name.lower(): value for name, value in self.request.headers.get_all()}
        received = Received(f"/{path}", headers, self.request.body.decode())
        self.endpoint.received.append(received)
        await self.endpoint.behave(self, self.endpoint.material)

    async def get(self, path: str) -> None:
        """Where a redirect would lead."""
        await self.post(path)


def saying(make: Callable[[Material], str]) -> Behaviour:
    """Answer as a model does, with these words."""

    async def behave(handler: Completions, material: Material) -> None:
        choice = {"message": {"role": "assistant", "content": make(material)}}
        handler.write({"object": "chat.completion", "choices": [choice]})

    return behave


def saying_too_much(make: Callable[[Material], str]) -> Behaviour:
    """Answer well, and go on with blanks for longer than anybody should listen."""

    async def behave(handler: Completions, material: Material) -> None:
        handler.write({"choices": [{"message": {"content": make(material)}}]})
        handler.write(b" " * 200_000)

    return behave


def writing(body: str | bytes, status: int = 200, **headers: str) -> Behaviour:
    """Answer with these bytes and nothing of a model's form."""

    async def behave(handler: Completions, material: Material) -> None:
        handler.set_status(status)
        for name, value in headers.items():
            handler.set_header(name.replace("_", "-"), value)
        handler.write(body)

    return behave


async def stalling(handler: Completions, material: Material) -> None:
    """Never answer."""
    await handler.endpoint.over.wait()


async def dripping(handler: Completions, material: Material) -> None:
    """Answer byte by byte, and never come to an end."""
    over = handler.endpoint.over
    while not over.is_set():
        handler.write(" ")
        await handler.flush()
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), 0.01)


async def breaking_off(handler: Completions, material: Material) -> None:
    """Close in the middle of the answer."""
    handler.set_header("Content-Length", "1000")
    handler.write('{"choices": [{"mess')
    await handler.flush()
    handler.request.connection.stream.close()  # type: ignore[union-attr]


async def flooding(handler: Completions, material: Material) -> None:
    """Answer with more than anybody asked for."""
    for _ in range(200):
        handler.write(b" " * 10_000)
        await handler.flush()


@asynccontextmanager
async def endpoint(behave: Behaviour) -> AsyncIterator[Endpoint]:
    """An endpoint on this machine that behaves like this."""
    made = Endpoint(behave)
    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(
        Application(
            [(r"/(.*)", Completions, {"endpoint": made})], log_function=lambda handler: None
        )
    )
    server.add_sockets(sockets)
    made.url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/v1"
    try:
        yield made
    finally:
        made.over.set()
        server.stop()
        await server.close_all_connections()
