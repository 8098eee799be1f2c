"""The local Bot API server: one strict stand-in for Telegram, for the demo and for tests.

A bot finds its methods under /bot<token>/ and files under /file/bot<token>/; people are played on
the chat page at /, or by scripted phones. It keeps everything in memory, and outlives the bot.
Run by itself: python -m bot.demo.server --port N --token T
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler, StaticFileHandler

from bot.demo.api import Api
from bot.demo.bots_side import FileHandler, MethodHandler, UnknownHandler
from bot.demo.callbacks import Callbacks
from bot.demo.calls import Call, Calls
from bot.demo.commands import Menus
from bot.demo.controls import DemoControls
from bot.demo.faults import Faults
from bot.demo.feed import Feed
from bot.demo.files import DOCUMENT_BYTES, FileStore
from bot.demo.groups import make_group
from bot.demo.limits import UNLIMITED, Limits, Rates
from bot.demo.messages import Chat, Person
from bot.demo.peoples_side import (
    ClockHandler,
    DeedHandler,
    DocumentHandler,
    EventsHandler,
    InvitesHandler,
    PeoplesFileHandler,
    StateHandler,
)
from bot.demo.phone import Phone
from bot.demo.updates import UpdateQueue
from bot.demo.webhook import Webhook
from bot.demo.world import World

CALLBACK_SECONDS = 15.0
_PAGE = Path(__file__).parent / "page"
_BODY_BYTES = DOCUMENT_BYTES + 2 * 1024 * 1024
_DEFAULT_TOKEN = "700000001:local-bot-api-server-token"  # noqa: S105 - opens nothing elsewhere


def utc_now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


class BotApiServer:
    """One bot's Telegram.

    clock dates messages, so that a demo can move it, and must give aware UTC times. Holds, rates
    and callback time-outs run on monotonic, in real seconds.
    """

    def __init__(
        self,
        *,
        token: str = _DEFAULT_TOKEN,
        username: str = "afterword_bot",
        first_name: str = "Afterword",
        clock: Callable[[], datetime] = utc_now,
        monotonic: Callable[[], float] = time.monotonic,
        limits: Rates = UNLIMITED,
        callback_seconds: float = CALLBACK_SECONDS,
        webhook_first_delay: float = 0.5,
        controls: DemoControls | None = None,
    ) -> None:
        self.token = token
        self.controls = controls
        self.faults = Faults()
        self.limits = Limits(limits, monotonic)
        updates = UpdateQueue()
        self.world = World(
            Person(_bot_id(token), first_name, username, is_bot=True),
            clock=clock,
            feed=Feed(),
            updates=updates,
            callbacks=Callbacks(seconds=callback_seconds, monotonic=monotonic),
        )
        self.webhook = Webhook(updates, clock=clock, first_delay=webhook_first_delay)
        self.api = Api(self.world, updates, self.webhook, Menus(), self.limits)
        self.taking = Calls(self.api, faults=self.faults, monotonic=monotonic)
        self._http: HTTPServer | None = None
        self._url = ""

    @property
    def calls(self) -> list[Call]:
        """Every call that has ended, in the order of their ends."""
        return self.taking.log

    @property
    def files(self) -> FileStore:
        return self.world.files

    @property
    def url(self) -> str:
        """The base address, without a slash at its end; empty until started."""
        return self._url

    def phone(self, person: Person | str) -> Phone:
        """A scripted phone for a person, or for a new one of this name."""
        owner = self.world.add(person) if isinstance(person, str) else person
        return Phone(self.world, owner, rest=lambda: self.taking.rest)

    def group(
        self,
        title: str,
        *members: Person,
        kind: Literal["group", "supergroup"] = "group",
    ) -> Chat:
        """A group with these members and the bot."""
        return make_group(self.world, title, [member.id for member in members], kind)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen, and return the url; port 0 takes a free one. Raises OSError if it is taken."""
        sockets = bind_sockets(port, host)
        self._http = HTTPServer(
            self._application(), max_buffer_size=_BODY_BYTES, max_body_size=_BODY_BYTES
        )
        self._http.add_sockets(sockets)
        self._url = f"http://{host}:{sockets[0].getsockname()[1]}"
        return self._url

    async def stop(self) -> None:
        """Stop listening and close every connection; what was said is kept."""
        self.api.updates.end_poll()
        await self.webhook.stop()
        if self._http is not None:
            self._http.stop()
            await self._http.close_all_connections()
            self._http = None

    def _application(self) -> Application:
        side = {"side": self}
        index = {"path": str(_PAGE), "default_filename": "index.html"}
        return Application(
            [
                (r"/bot([^/]+)/([A-Za-z]+)/?", MethodHandler, side),
                (r"/file/bot([^/]+)/(.+)", FileHandler, side),
                (r"/people/state", StateHandler, side),
                (r"/people/events", EventsHandler, side),
                (r"/people/document", DocumentHandler, side),
                (r"/people/file/([A-Za-z0-9_-]+)", PeoplesFileHandler, side),
                (r"/people/([a-z]+)", DeedHandler, side),
                (r"/demo/clock", ClockHandler, side),
                (r"/demo/invites", InvitesHandler, side),
                (r"/static/(.*)", StaticFileHandler, {"path": str(_PAGE)}),
                (r"/()", StaticFileHandler, index),
            ],
            default_handler_class=UnknownHandler,
            default_handler_args=side,
            log_function=_say_nothing,
        )


def _say_nothing(handler: RequestHandler) -> None:
    """Requests are not logged: their addresses carry the token."""


def _bot_id(token: str) -> int:
    digits = token.partition(":")[0]
    if not digits.isascii() or not digits.isdigit():
        raise ValueError("A bot's token begins with its id and a colon.")
    return int(digits)


async def _serve(host: str, port: int, token: str, limits: Rates) -> None:
    server = BotApiServer(token=token, limits=limits)
    url = await server.start(host, port)
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()
    try:
        await asyncio.Event().wait()
    finally:
        await server.stop()


def main(argv: Sequence[str] | None = None) -> int:
    """Run just the server until it is interrupted; its first line of output is its address."""
    parser = argparse.ArgumentParser(prog="python -m bot.demo.server", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=_DEFAULT_TOKEN)
    parser.add_argument("--no-limits", action="store_true", help="let the bot send at any rate")
    given = parser.parse_args(argv)
    limits = UNLIMITED if given.no_limits else Rates()
    try:
        asyncio.run(_serve(given.host, given.port, given.token, limits))
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
