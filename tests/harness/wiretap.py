"""A wiretap between the bot and the server: keeps every byte that the bot sends, as requests."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl, urlsplit

CHUNK = 65536
BLANK = b"\r\n\r\n"


@dataclass(frozen=True)
class Request:
    """One request as it went over the wire."""

    verb: str
    path: str
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def method(self) -> str:
        """The Bot API method."""
        return urlsplit(self.path).path.rpartition("/")[2]

    @property
    def parameters(self) -> dict[str, str]:
        """What was given, in whichever shape; a file as its name."""
        given = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        kind = self.headers.get("content-type", "").partition(";")[0]
        if kind == "application/x-www-form-urlencoded":
            given |= dict(parse_qsl(self.body.decode(), keep_blank_values=True))
        elif kind == "application/json":
            given |= {name: json.dumps(value) for name, value in json.loads(self.body).items()}
        elif kind == "multipart/form-data":
            given |= dict(self._parts())
        else:
            assert not self.body, kind
        return given

    def _parts(self) -> Iterator[tuple[str, str]]:
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        for part in BytesParser(policy=HTTP).parsebytes(head + self.body).iter_parts():
            name = part.get_param("name", header="content-disposition")
            file = part.get_filename()
            content = part.get_payload(decode=True)
            assert isinstance(name, str)
            assert isinstance(content, bytes)
            yield name, file if file is not None else content.decode()


class Wiretap:
    """Passes everything on unchanged, in both directions."""

    def __init__(self) -> None:
        self.url = ""
        self._said: list[bytearray] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []
        self._server: asyncio.Server | None = None
        self._port = 0

    async def open(self, target: str) -> None:
        """Listen, for the server at this base URL."""
        self._port = urlsplit(target).port or 0
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        for writer in self._writers:
            writer.close()
        await asyncio.gather(*self._tasks)

    @property
    def requests(self) -> list[Request]:
        """Every whole request so far, connection by connection."""
        return [request for said in self._said for request in _requests_in(bytes(said))]

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        said = bytearray()
        self._said.append(said)
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writers += [writer, far_writer]
        await asyncio.gather(
            _pass_on(reader, far_writer, said), _pass_on(far_reader, writer, bytearray())
        )
        self._tasks.discard(task)


@asynccontextmanager
async def wiretap(target: str) -> AsyncIterator[Wiretap]:
    """A wiretap before the server at this base URL."""
    tap = Wiretap()
    await tap.open(target)
    try:
        yield tap
    finally:
        await tap.close()


async def _pass_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, said: bytearray
) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(CHUNK):
            said += data
            writer.write(data)
            await writer.drain()
    writer.close()


def _requests_in(said: bytes) -> Iterator[Request]:
    while BLANK in said:
        head, _, rest = said.partition(BLANK)
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)
        }
        length = int(headers.get("content-length", "0"))
        if len(rest) < length:
            return
        verb, path, _ = first.split(" ")
        yield Request(verb, path, headers, rest[:length])
        said = rest[length:]
