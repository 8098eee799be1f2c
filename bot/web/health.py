"""The health page: whether the bot hears Telegram, and nothing about anybody."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.error import URLError
from urllib.request import urlopen

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler


class PortTaken(Exception):
    """The health page can't be served at this address."""


LONGEST_SILENCE = 120.0
"""Seconds without a word of Telegram's after which something is wrong: a poll takes 25."""
_UNAVAILABLE = 503


class Heartbeat:
    """When Telegram was last heard, by a monotonic clock."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._last = seconds()

    def beat(self) -> None:
        """Telegram was heard now."""
        self._last = self._seconds()

    @property
    def ok(self) -> bool:
        """Whether Telegram was heard in the last two minutes."""
        return self._seconds() - self._last <= LONGEST_SILENCE


class Health(RequestHandler):
    """GET /health."""

    def initialize(self, heartbeat: Heartbeat) -> None:
        """Take the heartbeat that is asked about."""
        self._heartbeat = heartbeat

    async def get(self) -> None:
        """Say whether all is well: 200, or 503 if no poll came back for too long."""
        if not self._heartbeat.ok:
            self.set_status(_UNAVAILABLE)
        await self.finish({"ok": self._heartbeat.ok})

    def set_default_headers(self) -> None:
        """Tell no more about ourselves than we must."""
        self.clear_header("Server")


@asynccontextmanager
async def serve_health(listen: str | None, heartbeat: Heartbeat) -> AsyncIterator[None]:
    """Serve /health at HOST:PORT while the context lasts; nowhere if `listen` is None.

    Raises PortTaken.
    """
    if listen is None:
        yield
        return
    host, _, port = listen.rpartition(":")
    pages = [("/health", Health, {"heartbeat": heartbeat})]
    server = HTTPServer(Application(pages, log_function=lambda _handler: None))
    try:
        server.listen(int(port), address=host.strip("[]"))
    except OSError as problem:
        raise PortTaken(
            f"AFTERWORD_LISTEN: {listen} can't be used ({problem.strerror}). Choose another port."
        ) from None
    try:
        yield
    finally:
        server.stop()
        await server.close_all_connections()


def healthy(listen: str) -> bool:
    """Whether a running process says at HOST:PORT that all is well.

    An address of all hosts is asked locally.
    """
    host, _, port = listen.rpartition(":")
    host = "127.0.0.1" if host in ("0.0.0.0", "[::]") else host  # noqa: S104 (compared, not bound)
    try:
        with urlopen(f"http://{host}:{port}/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
