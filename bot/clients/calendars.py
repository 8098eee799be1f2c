"""Fetching calendars from addresses that admins gave: never from this machine or its network.

A name is resolved once, each of its addresses is looked at, and the connection is made to the one
that was looked at, so that a name can't mean another address a moment later (DNS rebinding).
Redirects are followed by hand, and each of them is looked at in the same way.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

from bot.addresses import Address, is_public
from bot.flows.meetings.fetch_results import Fetched, Unchanged, Unfetched

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 2_000_000
MOST_REDIRECTS = 3
LONGEST_URL = 1000
LONGEST_ETAG = 200
PATIENCE = 30.0
"""Seconds for all of it; the parts have less."""
_NOT_MODIFIED, _OK = 304, 200
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Resolve = Callable[[str, int], Awaitable[tuple[Address, ...]]]


async def resolve(host: str, port: int) -> tuple[Address, ...]:
    """Every address of a name; none if there is no such name."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(ip_address(str(one[4][0]).partition("%")[0]) for one in found))


@dataclass(frozen=True)
class Fetcher:
    """Fetches calendars. What is resolved, and what is allowed, are others in tests."""

    resolve: Resolve = resolve
    allowed: Callable[[Address], bool] = is_public
    patience: float = PATIENCE

    async def fetch(self, url: str, etag: str) -> Fetched | Unchanged | Unfetched:
        """Fetch a calendar over http, https or webcal (which is https)."""
        import httpx  # slow to load, and not every command fetches

        try:
            async with asyncio.timeout(self.patience):
                return await self._follow(url, etag)
        except (TimeoutError, httpx.TimeoutException):
            return Unfetched.TOO_SLOW
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError):
            return Unfetched.NO_CONNECTION
        except UnicodeError:  # a name that only looks like an international one
            return Unfetched.BAD_URL

    async def _follow(self, url: str, etag: str) -> Fetched | Unchanged | Unfetched:
        import httpx

        at = _location(url)
        limits = httpx.Timeout(10.0, connect=5.0)
        async with httpx.AsyncClient(timeout=limits, trust_env=False) as client:
            for _ in range(MOST_REDIRECTS + 1):
                if at is None:
                    return Unfetched.BAD_URL
                found = await self._one(client, at, etag)
                if not isinstance(found, httpx.URL):
                    return found
                if at.scheme == "https" and found.scheme == "http":
                    return Unfetched.UNSAFE_REDIRECT
                at = _location(str(found))
        return Unfetched.TOO_MANY_REDIRECTS

    async def _one(
        self, client: "httpx.AsyncClient", at: "httpx.URL", etag: str
    ) -> "Fetched | Unchanged | Unfetched | httpx.URL":
        """One request; a URL is where it is redirected to."""
        port = at.port or (443 if at.scheme == "https" else 80)
        addresses = await self.resolve(at.host, port)
        if not addresses:
            return Unfetched.NO_SUCH_PLACE
        if not all(self.allowed(one) for one in addresses):
            return Unfetched.PRIVATE_ADDRESS
        headers = {
            "Host": at.netloc.decode("ascii"),
            "Accept": "text/calendar, */*;q=0.1",
            "Accept-Encoding": "identity",
            "User-Agent": "afterword",
        }
        if etag := _sendable(etag):
            headers["If-None-Match"] = etag
        pinned = at.copy_with(host=str(addresses[0]))
        sni = {"sni_hostname": at.raw_host.decode("ascii")}
        async with client.stream("GET", pinned, headers=headers, extensions=sni) as response:
            if response.status_code == _NOT_MODIFIED and etag:
                return Unchanged()
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return at.join(response.headers["location"])
            if response.status_code != _OK:
                return Unfetched.REFUSED
            return await _body(response)


async def _body(response: "httpx.Response") -> Fetched | Unfetched:
    """What was asked for is not compressed, so that nothing grows when it is unpacked."""
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        return Unfetched.REFUSED
    data = bytearray()
    async for chunk in response.aiter_raw():
        data += chunk
        if len(data) > MOST_BYTES:
            return Unfetched.TOO_BIG
    return Fetched(bytes(data), _sendable(response.headers.get("etag", "")))


def _sendable(etag: str) -> str:
    """An ETag as it can be sent back; none if it can't, and then the whole is sent each time."""
    return etag if etag.isascii() and len(etag) <= LONGEST_ETAG else ""


def _location(url: str) -> "httpx.URL | None":
    """Where it points to; None if it is no address that we fetch from."""
    import httpx

    try:
        at = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError, UnicodeError):
        return None
    if at.scheme in ("webcal", "webcals"):
        at = at.copy_with(scheme="https")
    known = at.scheme in ("http", "https") and at.host and not at.userinfo
    return at if known and len(url) <= LONGEST_URL else None
