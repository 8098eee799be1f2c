"""What one answer costs, from *Send* to "sealed": `python -m bench.box`, less than a minute.

An answer rewrites its whole box, brings it to the disk and empties the log before it is told. It is
measured alone, and with 300 that come at the same moment, for groups of several sizes. Beside it
stands what SQLite alone needs in the same folder for a row of the same size: written, brought to
the disk, log emptied. The last column is what happens each quarter of an hour, whoever answers:
the box is written anew (for text, that of the scale too). docs/performance.md keeps the table.

    python -m bench.box            groups of 12, 25, 100 and 300
    python -m bench.box 12 25      only these
    python -m bench.box --times 5  fewer rounds of each
"""

import argparse
import asyncio
import os
import platform
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from pydantic import SecretStr

from bench._seating import found_in
from bot.bootstrap import App, open_app
from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import PromptParcel
from bot.flows.rounds.asking import Asked
from bot.flows.rounds.box_changes import SealedNow
from bot.flows.shared.access import Actor
from bot.rules.sealing.ballots import SLOT_BYTES
from bot.rules.sealing.boxes import size_of
from bot.settings import Settings
from prompts.loading import shipped_packs
from prompts.model import Kind, prompt_ref
from storage.engine import PRAGMAS

SIZES = (12, 25, 100, 300)
TOGETHER = 300
TIMES = 15
KINDS = (Kind.SCALE, Kind.TEXT)
FIRST_CHAT = 5_000_000_000
QUARTER = timedelta(minutes=15)
HEAD = """\
| answers | people | row | SQLite alone | an answer alone | | each of 300 together | | anew |
|---|---:|---:|---:|---:|---:|---:|---:|---:|"""


@dataclass(frozen=True)
class Figures:
    """Milliseconds, each a median."""

    kind: Kind
    people: int
    row: int
    """Bytes."""
    bare: float
    alone: float
    together: float
    anew: float

    def line(self) -> str:
        """A row of the table, with what each is of SQLite alone."""
        return (
            f"| {self.kind.value} | {self.people} | {self.row / 1024:,.0f} KiB "
            f"| {self.bare:.1f} ms | {self.alone:.1f} ms | {self.alone / self.bare:.1f} x "
            f"| {self.together:.2f} ms | {self.together / self.bare:.2f} x | {self.anew:.1f} ms |"
        )


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time that it shows."""
        return self.now


class Bare:
    """SQLite alone: one row, rewritten as the store writes, by one connection that stays open."""

    def __init__(self, path: Path, row: int) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self._connection.execute(pragma)
        self._connection.execute("CREATE TABLE box (id TEXT PRIMARY KEY, sealed BLOB)")
        self._connection.execute("INSERT INTO box VALUES ('q', ?)", (os.urandom(row),))
        self._row = row

    def close(self) -> None:
        """Close it."""
        self._connection.close()

    def write(self) -> float:
        """Read and rewrite the row and empty the log; seconds that it took."""
        sealed = os.urandom(self._row)
        began = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("SELECT sealed FROM box WHERE id = 'q'").fetchone()
        self._connection.execute("UPDATE box SET sealed = ? WHERE id = 'q'", (sealed,))
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return time.perf_counter() - began


async def dealt(app: App, clock: Clock, actor: Actor, kind: Kind) -> list[tuple[int, str]]:
    """Ask a question of this kind; everybody's chat and ballot."""
    prompt = next(
        prompt_ref(pack, prompt)
        for pack in shipped_packs()
        for prompt in pack.prompts
        if prompt.kind is kind
    )
    asked = await app.flows.asking.ask_now(actor, prompt)
    assert isinstance(asked, Asked), asked
    clock.now += timedelta(minutes=2)
    ballots: list[tuple[int, str]] = []
    delivering = app.flows.delivering
    while heads := await delivering.heads(1000):
        taken = await delivering.take([head.id for head in heads])
        ballots += [
            (parcel.chat_id, parcel.ballot.code)
            for parcel in taken.parcels.values()
            if isinstance(parcel, PromptParcel)
        ]
        await delivering.settle_all([(one, Sent(1)) for one in taken.parcels])
    await app.flows.asking.end_dealing()
    return ballots


async def sealed(app: App, kind: Kind, ballots: Sequence[tuple[int, str]]) -> float:
    """Let these answer at the same moment; seconds until the last one is told."""
    value, text = (3, None) if kind is Kind.SCALE else (None, "We heard each other out. " * 8)
    began = time.perf_counter()
    outcomes = await asyncio.gather(
        *(app.flows.answering.seal(*one, value=value, text=text) for one in ballots)
    )
    took = time.perf_counter() - began
    assert all(isinstance(one, SealedNow) for one in outcomes)
    return took


async def written_anew(app: App, clock: Clock) -> float:
    """Let a quarter of an hour pass; seconds that writing every box anew took."""
    clock.now += QUARTER
    began = time.perf_counter()
    assert await app.flows.renewing.renew_due()
    return time.perf_counter() - began


async def measured(folder: Path, people: int, times: int) -> list[Figures]:
    """The figures of a group of this size."""
    clock = Clock()
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr("700000001:a-token-for-a-benchmark"),
        telegram_api="http://127.0.0.1:9",
        data=folder / "data",
    )
    found = []
    async with open_app(settings, clock=clock) as app:
        actor = await found_in(app, "Benchmark", range(FIRST_CHAT, FIRST_CHAT + people))
        for kind in KINDS:
            ballots = await dealt(app, clock, actor, kind)
            assert len(ballots) == people
            row = people * (SLOT_BYTES + size_of(kind))
            with closing(Bare(folder / f"{kind.value}.db", row)) as bare:
                found.append(await _compared(app, clock, kind, ballots, bare, row, times))
    return found


async def _compared(
    app: App,
    clock: Clock,
    kind: Kind,
    ballots: list[tuple[int, str]],
    bare: Bare,
    row: int,
    times: int,
) -> Figures:
    """In turns, so that whatever else the machine does meets all of them alike."""
    many = [ballots[number % len(ballots)] for number in range(TOGETHER)]
    without, alone, together, anew = [], [], [], []
    for number in range(times):
        without.append(bare.write())
        alone.append(await sealed(app, kind, [ballots[number % len(ballots)]]))
        together.append(await sealed(app, kind, many) / TOGETHER)
        anew.append(await written_anew(app, clock))
    return Figures(
        kind, len(ballots), row, *(1000 * median(one) for one in (without, alone, together, anew))
    )


async def table(sizes: Sequence[int], times: int) -> list[Figures]:
    """The figures of all sizes."""
    found = []
    for people in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found += await measured(Path(folder), people, times)
    return found


def main(words: Sequence[str] = ()) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.box", description=__doc__)
    parser.add_argument("people", nargs="*", type=int, default=list(SIZES), metavar="PEOPLE")
    parser.add_argument("--times", type=int, default=TIMES)
    given = parser.parse_args(words)
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}\n")
    found = asyncio.run(table(given.people, given.times))
    print("\n".join([HEAD, *(one.line() for one in sorted(found, key=lambda f: f.kind.value))]))


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
