"""What lies on a disk, read as an attacker reads it: files, pages, log frames, left-over bytes.

A `Copy` is what was taken of a data folder at one moment: the bytes of every file and the moment at
which each says that it was written. Nothing here needs a key. The formats are those of SQLite's own
pages "Database File Format" and "WAL-mode File Format".
"""

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

MAIN, KEYRING = "afterword.db", "keys/keyring.db"
DATABASES = (MAIN, KEYRING)
WAL_HEADER, FRAME_HEADER = 32, 24
INTERIOR = (2, 5)
"""Kinds of pages of a tree whose header is four bytes longer."""
LEAVES = (10, 13)
HEADER_NUMBERS = {
    "change counter": 24,
    "pages": 28,
    "free pages": 36,
    "schema cookie": 40,
    "valid for": 92,
}
"""The numbers in a database's header that writing moves, by where they lie."""
LOG_NUMBERS = {"checkpoints": 12, "salt 1": 16, "salt 2": 20}
INDEX_NUMBERS = {"changes": 8, "last frame": 16, "pages": 20}
"""In the -shm file, which is an index of the log."""

Row = tuple[object, ...]
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Version:
    """A database as it was at one moment: its pages, one after the other."""

    image: bytes = field(repr=False)

    @cached_property
    def rows(self) -> Rows:
        """Every row of every table, in the order in which it gives them; none if it can't."""
        if not self.image:
            return {}
        legacy = bytearray(self.image)
        legacy[18:20] = b"\x01\x01"  # else it is not opened without its log
        found: Rows = {}
        with closing(sqlite3.connect(":memory:")) as connection:
            try:
                connection.deserialize(bytes(legacy))
                named = "SELECT name FROM sqlite_master WHERE type = 'table'"
                for (table,) in connection.execute(named).fetchall():
                    found[table] = connection.execute(f'SELECT * FROM "{table}"').fetchall()
                    columns = connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description
                    found[f"{table}."] = [tuple(one[0] for one in columns)]
            except sqlite3.DatabaseError:
                return {}
        return found

    def table(self, name: str) -> list[dict[str, object]]:
        """The rows of a table by their columns' names."""
        names = [str(one) for one in self.rows.get(f"{name}.", [()])[0]]
        return [dict(zip(names, row, strict=True)) for row in self.rows.get(name, [])]

    @property
    def tables(self) -> list[str]:
        """The names of the tables."""
        return [name for name in self.rows if not name.endswith(".")]


@dataclass(frozen=True)
class Copy:
    """What was taken of a data folder."""

    files: dict[str, bytes] = field(repr=False)
    times: dict[str, float]
    """When each file and folder was written, as it says: seconds since 1970."""

    @classmethod
    def of(cls, folder: Path) -> "Copy":
        """All files of a folder as they are now."""
        files, times = dict[str, bytes](), dict[str, float]()
        for path in [folder, *sorted(folder.rglob("*"))]:
            try:
                name = path.relative_to(folder).as_posix()
                times[name] = path.stat().st_mtime
                if path.is_file():
                    files[name] = path.read_bytes()
            except FileNotFoundError:
                continue
        return cls(files, times)

    @classmethod
    def of_backup(cls, path: Path) -> "Copy":
        """A backup: the main database alone, in one file."""
        return cls({MAIN: path.read_bytes()}, {})

    @property
    def versions(self) -> list[Version]:
        """The main database as it was at each commit that can still be seen, the newest last.

        They are made anew each time: those of all copies together would fill the memory.
        """
        return versions_of(self.files, MAIN)

    @cached_property
    def now(self) -> Version:
        """The main database as it was last."""
        return self.versions[-1]

    @property
    def keyring(self) -> list[Version]:
        """The keyring in the same way; none if it was not taken."""
        return versions_of(self.files, KEYRING) if KEYRING in self.files else []

    @cached_property
    def numbers(self) -> dict[str, float]:
        """Every number that can be read without a key."""
        found: dict[str, float] = {"files": len(self.files)}
        for name, content in self.files.items():
            found[f"{name}: bytes"] = len(content)
        for name in DATABASES:
            if name in self.files:
                found |= {f"{name}: {what}": at for what, at in _numbers(self.files, name)}
        for table in self.now.tables:
            rows = self.now.rows[table]
            found[f"{table}: rows"] = len(rows)
            sizes = (len(cell) for row in rows for cell in row if isinstance(cell, (bytes, str)))
            found[f"{table}: size"] = sum(sizes)
            for row in self.now.table(table):
                for column, cell in row.items():
                    if isinstance(cell, int):
                        name = f"{table}.{column}"
                        found[name] = found.get(name, 0) + cell
        return found


def versions_of(files: dict[str, bytes], name: str) -> list[Version]:
    """A database at each commit in its log, from what is in the file to the newest.

    What is left in the log of an earlier round, which is in the file by now, comes before these.
    """
    log = files.get(f"{name}-wal", b"")
    earlier = _applied(files[name], frames_of(log, earlier=True))
    return [*earlier, Version(files[name]), *_applied(files[name], frames_of(log))]


def _applied(file: bytes, frames: Iterable[tuple[int, bool, bytes]]) -> Iterator[Version]:
    image = bytearray(file)
    for number, commits, page in frames:
        size = len(page)
        if len(image) < number * size:
            image.extend(bytes(number * size - len(image)))
        image[(number - 1) * size : number * size] = page
        if commits:
            yield Version(bytes(image))


def frames_of(log: bytes, *, earlier: bool = False) -> Iterator[tuple[int, bool, bytes]]:
    """The frames of a log: page number, if it commits, the page.

    With `earlier` those that are left of an earlier round of the log, which no longer count.
    """
    if len(log) < WAL_HEADER:
        return
    size = struct.unpack(">I", log[8:12])[0]
    salts, step = log[16:24], FRAME_HEADER + size
    for start in range(WAL_HEADER, len(log) - step + 1, step):
        if (log[start + 8 : start + 16] != salts) is earlier:
            number, pages = struct.unpack(">II", log[start : start + 8])
            yield number, pages > 0, log[start + FRAME_HEADER : start + step]


def left_over(database: bytes) -> bytes:
    """What lies in free pages, and in the parts of pages that no row uses."""
    left = bytearray()
    size = struct.unpack(">H", database[16:18])[0] or 65536
    pages = [database[at : at + size] for at in range(0, len(database), size)]
    trunk, free = struct.unpack(">I", database[32:36])[0], set[int]()
    while 0 < trunk <= len(pages) and trunk not in free:
        free.add(trunk)
        page = pages[trunk - 1]
        trunk, count = struct.unpack(">II", page[:8])
        leaves = struct.unpack(f">{count}I", page[8 : 8 + 4 * count])
        free |= set(leaves)
        left += page[8 + 4 * count :]
        left += b"".join(pages[leaf - 1] for leaf in leaves)
    used = _tree_pages(pages, database)
    for number in used - free:
        left += _gaps(pages[number - 1], 100 if number == 1 else 0)
    return bytes(left)


def _tree_pages(pages: list[bytes], database: bytes) -> set[int]:
    """The pages of trees, from the root of each table and index down."""
    roots = [1]
    with closing(sqlite3.connect(":memory:")) as connection:
        legacy = bytearray(database)
        legacy[18:20] = b"\x01\x01"
        connection.deserialize(bytes(legacy))
        named = connection.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")
        roots += [number for (number,) in named.fetchall()]
    found = set[int]()
    while roots:
        number = roots.pop()
        found.add(number)
        page, start = pages[number - 1], 100 if number == 1 else 0
        if page[start] in INTERIOR:
            roots.append(struct.unpack(">I", page[start + 8 : start + 12])[0])
            for cell in _cells(page, start):
                roots.append(struct.unpack(">I", page[cell : cell + 4])[0])
    return found


def _cells(page: bytes, start: int) -> list[int]:
    head = start + (12 if page[start] in INTERIOR else 8)
    count = struct.unpack(">H", page[start + 3 : start + 5])[0]
    return list(struct.unpack(f">{count}H", page[head : head + 2 * count]))


def _gaps(page: bytes, start: int) -> bytes:
    """What lies between the cells' list and the cells, and in freed blocks among the cells."""
    head = start + (12 if page[start] in INTERIOR else 8)
    first, count, content = struct.unpack(">HHH", page[start + 1 : start + 7])
    gaps = page[head + 2 * count : content or 65536]
    while first:
        following, length = struct.unpack(">HH", page[first : first + 4])
        gaps += page[first + 4 : first + length]
        first = following
    return gaps


def _numbers(files: dict[str, bytes], name: str) -> Iterator[tuple[str, float]]:
    database = files[name]
    for what, at in HEADER_NUMBERS.items():
        yield what, struct.unpack(">I", database[at : at + 4])[0]
    log, index = files.get(f"{name}-wal", b""), files.get(f"{name}-shm", b"")
    for what, at in LOG_NUMBERS.items():
        yield f"log, {what}", struct.unpack(">I", log[at : at + 4])[0] if len(log) > at else 0
    yield "log, frames", sum(1 for both in (False, True) for _ in frames_of(log, earlier=both))
    for what, at in INDEX_NUMBERS.items():
        yield f"index, {what}", struct.unpack("<I", index[at : at + 4])[0] if len(index) > at else 0
    yield "left over", len(left_over(database).replace(b"\0", b""))
