"""The health page: says that the process answers, and nothing about anybody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.error import URLError
from urllib.request import urlopen

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler


class PortTaken(Exception):
    """The health page can't be served at this address."""


class Health(RequestHandler):
    """GET /health."""

    async def get(self) -> None:
        """Say that we are here."""
        await self.finish({"ok": True})

    def set_default_headers(self) -> None:
        """Tell no more about ourselves than we must."""
        self.clear_header("Server")


@asynccontextmanager
async def serve_health(listen: str | None) -> AsyncIterator[None]:
    """Serve /health at HOST:PORT while the context lasts; nowhere if `listen` is None.

    Raises PortTaken.
    """
    if listen is None:
        yield
        return
    host, _, port = listen.rpartition(":")
    server = HTTPServer(Application([("/health", Health)], log_function=lambda _handler: None))
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
    """Whether a running process answers at HOST:PORT; an address of all hosts is asked locally."""
    host, _, port = listen.rpartition(":")
    host = "127.0.0.1" if host in ("0.0.0.0", "[::]") else host  # noqa: S104 (compared, not bound)
    try:
        with urlopen(f"http://{host}:{port}/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
