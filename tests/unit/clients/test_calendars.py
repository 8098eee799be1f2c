"""A calendar is fetched from the public internet only, with limits on everything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address

import httpx
import pytest

from bot.addresses import Address
from bot.clients.calendars import MOST_BYTES, Fetcher, resolve
from bot.flows.meetings.fetch_results import Fetched, Unchanged, Unfetched

HERE = IPv4Address("127.0.0.1")
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@dataclass
class Site:
    """A web site that gives one answer after the other, and remembers what was asked."""

    answers: list[bytes]
    asked: list[str] = field(default_factory=list)
    port: int = 0
    serving: list[asyncio.Future[None]] = field(default_factory=list)

    def url(self, path: str = "/a.ics", host: str = "calendar.example") -> str:
        return f"http://{host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.serving.append(asyncio.ensure_future(self._serve(reader, writer)))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):  # the other side may have gone
            self.asked.append((await reader.readuntil(b"\r\n\r\n")).decode())
            writer.write(self.answers.pop(0))
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


def answer(status: str, *headers: str, body: bytes = b"") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@asynccontextmanager
async def site(*answers: bytes) -> AsyncIterator[Site]:
    made = Site(list(answers))
    server = await asyncio.start_server(made.serve, str(HERE), 0)
    made.port = server.sockets[0].getsockname()[1]
    async with server:
        yield made
        await asyncio.gather(*made.serving)


async def at_home(host: str, port: int) -> tuple[Address, ...]:
    """Only one name is known."""
    if host == "calendar.example":
        return (HERE,)
    return await resolve(host, port) if host.replace(".", "").isdigit() else ()


FETCHER = Fetcher(resolve=at_home, allowed=lambda address: address == HERE)


async def test_a_calendar_is_fetched_with_its_etag() -> None:
    async with site(answer("200 OK", 'ETag: "7"', body=CALENDAR)) as remote:
        found = await FETCHER.fetch(remote.url(), "")

    assert found == Fetched(CALENDAR, '"7"')
    assert f"Host: calendar.example:{remote.port}" in remote.asked[0]
    assert "If-None-Match" not in remote.asked[0]


async def test_what_has_not_changed_is_not_sent_again() -> None:
    async with site(answer("304 Not Modified")) as remote:
        found = await FETCHER.fetch(remote.url(), '"7"')

    assert found == Unchanged()
    assert 'If-None-Match: "7"' in remote.asked[0]


@pytest.mark.parametrize("etag", ['"caf\u00e9"', "x" * 201], ids=["not ASCII", "too long"])
async def test_an_etag_that_can_not_be_sent_back_is_left_out(etag: str) -> None:
    """Such a one may also be kept from before: it must not end the calendar for ever."""
    given = answer("200 OK", f"ETag: {etag}", body=CALENDAR)
    async with site(given, given) as remote:
        assert await FETCHER.fetch(remote.url(), "") == Fetched(CALENDAR, "")
        assert await FETCHER.fetch(remote.url(), etag) == Fetched(CALENDAR, "")

    assert "If-None-Match" not in remote.asked[1]


async def test_a_name_that_only_looks_international_is_refused() -> None:
    assert await FETCHER.fetch("http://xn--a/a.ics", "") is Unfetched.BAD_URL
    async with site(answer("302 Found", "Location: http://xn--a/b.ics")) as remote:
        assert await FETCHER.fetch(remote.url(), "") is Unfetched.BAD_URL


async def test_redirects_are_followed_three_times_at_most() -> None:
    onward = answer("302 Found", "Location: /b.ics")
    async with site(onward, onward, onward, answer("200 OK", body=CALENDAR)) as remote:
        assert await FETCHER.fetch(remote.url(), "") == Fetched(CALENDAR)
    async with site(onward, onward, onward, onward) as remote:
        assert await FETCHER.fetch(remote.url(), "") is Unfetched.TOO_MANY_REDIRECTS


async def test_a_redirect_to_a_private_address_is_refused() -> None:
    async with site(answer("302 Found", "Location: http://127.0.0.2/b.ics")) as remote:
        assert await FETCHER.fetch(remote.url(), "") is Unfetched.PRIVATE_ADDRESS
    assert len(remote.asked) == 1


class SendsOn(Fetcher):
    """Each address sends on to the same place over a connection that others can read."""

    async def _one(
        self, client: httpx.AsyncClient, at: httpx.URL, etag: str
    ) -> Fetched | Unchanged | Unfetched | httpx.URL:
        return at.copy_with(scheme="http")


async def test_a_redirect_from_a_safe_connection_to_one_that_is_not_is_named() -> None:
    sends_on = SendsOn()

    assert await sends_on.fetch("https://calendar.example/", "") is Unfetched.UNSAFE_REDIRECT
    assert await sends_on.fetch("webcal://calendar.example/", "") is Unfetched.UNSAFE_REDIRECT
    assert await sends_on.fetch("http://calendar.example/", "") is Unfetched.TOO_MANY_REDIRECTS


@pytest.mark.parametrize("location", ["file:///etc/hostname", "ftp://calendar.example/"])
async def test_a_redirect_to_something_else_than_a_page_is_refused(location: str) -> None:
    async with site(answer("302 Found", f"Location: {location}")) as remote:
        assert await FETCHER.fetch(remote.url(), "") is Unfetched.BAD_URL


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (answer("200 OK", body=b"x" * (MOST_BYTES + 1)), Unfetched.TOO_BIG),
        (answer("404 Not Found"), Unfetched.REFUSED),
        (answer("401 Unauthorized"), Unfetched.REFUSED),
        (answer("200 OK", "Content-Encoding: gzip", body=CALENDAR), Unfetched.REFUSED),
        (answer("304 Not Modified"), Unfetched.REFUSED),  # it was not asked for
        (b"nonsense\r\n\r\n", Unfetched.NO_CONNECTION),
    ],
)
async def test_a_bad_answer_has_its_own_reason(given: bytes, why: Unfetched) -> None:
    async with site(given) as remote:
        assert await FETCHER.fetch(remote.url(), "") is why


async def test_what_never_ends_is_not_waited_for() -> None:
    async def never(host: str, port: int) -> tuple[Address, ...]:
        await asyncio.Event().wait()
        return ()

    hasty = Fetcher(resolve=never, patience=0.01)

    assert await hasty.fetch("https://calendar.example/", "") is Unfetched.TOO_SLOW


async def test_a_name_with_one_private_address_is_refused() -> None:
    async def both(host: str, port: int) -> tuple[Address, ...]:
        return IPv4Address("93.184.215.14"), HERE

    found = await Fetcher(resolve=both).fetch("http://calendar.example/", "")

    assert found is Unfetched.PRIVATE_ADDRESS


async def test_a_name_that_means_another_address_a_moment_later_is_looked_at_again() -> None:
    """DNS rebinding: each connection goes to an address that was looked at just before."""
    answers = iter([(HERE,), (IPv4Address("127.0.0.2"),)])

    async def rebinding(host: str, port: int) -> tuple[Address, ...]:
        return next(answers)

    fetcher = Fetcher(resolve=rebinding, allowed=lambda address: address == HERE)
    async with site(answer("302 Found", "Location: /b.ics")) as remote:
        found = await fetcher.fetch(remote.url(), "")

    assert found is Unfetched.PRIVATE_ADDRESS
    assert len(remote.asked) == 1


async def test_a_site_that_sends_byte_after_byte_for_ever_is_left() -> None:
    endless = asyncio.Event()

    async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            await writer.drain()
            await endless.wait()
        writer.close()

    server = await asyncio.start_server(trickle, str(HERE), 0)
    port = server.sockets[0].getsockname()[1]
    hasty = Fetcher(resolve=at_home, allowed=lambda address: True, patience=0.2)
    async with server:
        found = await hasty.fetch(f"http://calendar.example:{port}/", "")
        endless.set()

    assert found is Unfetched.TOO_SLOW


async def test_a_name_that_does_not_exist_is_said() -> None:
    assert await FETCHER.fetch("https://nowhere.example/", "") is Unfetched.NO_SUCH_PLACE


@pytest.mark.parametrize(
    "url",
    [
        *("", "calendar", "ftp://calendar.example/a.ics", "file:///a.ics", "http://", "https:///a"),
        *(
            "http://me:secret@calendar.example/",
            "http://[::1",
            "https://calendar.example/" + "a" * 999,
        ),
    ],
)
async def test_what_is_no_address_of_a_calendar_is_refused(url: str) -> None:
    assert await FETCHER.fetch(url, "") is Unfetched.BAD_URL


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "10.0.0.1", "[::1]", "169.254.169.254"),
        *("0x7f.1", "2130706433", "127.1", "[::ffff:127.0.0.1]", "0"),
    ],
)
async def test_this_machine_and_its_network_are_never_asked(host: str) -> None:
    assert await Fetcher().fetch(f"webcal://{host}/a.ics", "") is Unfetched.PRIVATE_ADDRESS
