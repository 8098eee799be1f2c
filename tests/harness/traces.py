"""What may lie nowhere: not in any file of the data folder, and not in anything printed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
CHAT_BYTES = 6
"""What SQLite needs for a whole number of the size of Telegram's ids."""


@dataclass(frozen=True)
class Trace:
    """A secret that lies where it should not: its kind, and in which file."""

    kind: str
    where: str


@dataclass(frozen=True)
class Secrets:
    """What must leave no trace. An answer is known by any one of its telling words."""

    words: tuple[str, ...] = ()
    chats: tuple[int, ...] = ()
    token: str = ""
    names: tuple[str, ...] = ()
    """What people are called on Telegram, and their usernames."""

    def patterns(self) -> Iterator[tuple[str, bytes]]:
        """Each kind of secret with each way in which it could be written."""
        for text in self.words:
            for encoding in ENCODINGS:
                yield "answer", text.encode(encoding)
        for name in self.names:
            for encoding in ENCODINGS:
                yield "name", name.encode(encoding)
        for chat in self.chats:
            for encoding in ENCODINGS:
                yield "chat", str(abs(chat)).encode(encoding)
            yield "chat", chat.to_bytes(CHAT_BYTES, "big", signed=True)
        if self.token:
            secret = self.token.partition(":")[2]
            for encoding in ENCODINGS:
                yield "token", secret.encode(encoding)


def traces_in(contents: Mapping[str, bytes], secrets: Secrets) -> list[Trace]:
    """Every trace in these contents, by their names."""
    return [
        Trace(kind, name)
        for name, data in contents.items()
        for kind, pattern in secrets.patterns()
        if pattern in data
    ]


def files_under(folder: Path) -> dict[str, bytes]:
    """The raw bytes of every file, hidden ones and write-ahead logs too; names count as well."""
    contents = {}
    for path in _files(folder):
        name = str(path.relative_to(folder))
        contents[name] = name.encode() + b"\0" + path.read_bytes()
    return contents


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
