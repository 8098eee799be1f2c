"""A webhook gets every update, with its secret, as often as it takes."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.netutil import bind_sockets

from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import Wire, polling


class Receiver:
    """A bot's web server: notes what comes, and answers with the next planned status, or 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.got: asyncio.Queue[tuple[str | None, str]] = asyncio.Queue()
        sockets = bind_sockets(0, "127.0.0.1")
        self.url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/hook"
        self.server = HTTPServer(self._take)
        self.server.add_sockets(sockets)

    def _take(self, request: HTTPServerRequest) -> None:
        status = self.statuses.pop(0) if self.statuses else 200
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.got.put_nowait((secret, json.loads(request.body)["message"]["text"]))
        assert request.connection is not None
        head = f"HTTP/1.1 {status} Planned\r\nContent-Length: 0\r\n\r\n"
        request.connection.stream.write(head.encode())  # type: ignore[attr-defined]
        request.connection.finish()

    async def next(self) -> tuple[str | None, str]:
        return await asyncio.wait_for(self.got.get(), 60)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.server.stop()
    await receiver.server.close_all_connections()


async def test_updates_are_pushed_with_the_secret(
    wire: Wire, ann: Phone, receiver: Receiver
) -> None:
    await ann.say("before")
    await wire("setWebhook", url=receiver.url, secret_token="s3cret-_")
    await ann.say("after")

    assert await receiver.next() == ("s3cret-_", "before")
    assert await receiver.next() == ("s3cret-_", "after")


async def test_an_update_that_was_not_taken_comes_again(
    wire: Wire, ann: Phone, receiver: Receiver
) -> None:
    receiver.statuses = [500, 404, 200]
    await wire("setWebhook", url=receiver.url)
    await ann.say("one")
    await ann.say("two")

    texts = [(await receiver.next())[1] for _ in range(4)]
    info = (await wire("getWebhookInfo")).result

    assert texts == ["one", "one", "one", "two"]
    assert info["last_error_message"].startswith("Wrong response from the webhook: 404")


async def test_polling_and_a_webhook_exclude_each_other(
    server: BotApiServer, wire: Wire, receiver: Receiver
) -> None:
    poll = await polling(server, wire)

    was_set = await wire("setWebhook", url=receiver.url)
    ended = await poll
    refused = await wire("getUpdates")
    deleted = await wire("deleteWebhook")

    assert was_set.body["description"] == "Webhook was set"
    assert ended.status == 409
    assert refused.description == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert deleted.body["description"] == "Webhook was deleted"
    assert (await wire("getUpdates")).result == []


async def test_what_waits_can_be_dropped(wire: Wire, ann: Phone, receiver: Receiver) -> None:
    await ann.say("old")
    await wire("setWebhook", url=receiver.url, drop_pending_updates=True)
    await ann.say("new")

    assert await receiver.next() == (None, "new")
    await wire("setWebhook", url="")
    await ann.say("waiting")
    await wire("deleteWebhook", drop_pending_updates=True)
    assert (await wire("getUpdates")).result == []


async def test_a_webhook_that_hangs_up_keeps_its_updates(wire: Wire, ann: Phone) -> None:
    tries: asyncio.Queue[None] = asyncio.Queue()

    def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tries.put_nowait(None)
        writer.close()

    listener = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    await wire(
        "setWebhook",
        url=f"http://127.0.0.1:{port}/",
        max_connections=3,
        allowed_updates=["message"],
    )
    await ann.say("one")
    await tries.get()
    await tries.get()

    info = (await wire("getWebhookInfo")).result
    await wire("deleteWebhook")
    listener.close()

    assert info["pending_update_count"] == 1
    assert info["last_error_message"]
    assert (info["max_connections"], info["allowed_updates"]) == (3, ["message"])
    assert len((await wire("getUpdates")).result) == 1


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"url": "ftp://x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "http://127.0.0.1/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
        ({"url": "http://127.0.0.1/", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(
    wire: Wire, parameters: dict[str, object], complaint: str
) -> None:
    reply = await wire("setWebhook", **parameters)

    assert reply.description == f"Bad Request: {complaint}"
    assert (await wire("getWebhookInfo")).result["url"] == ""
