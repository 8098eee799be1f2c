"""Members' answers on their way into a box, and a process that is killed under them."""

import asyncio
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from bot.flows.rounds import box_writer
from bot.flows.rounds.box_changes import SealedNow
from storage.gate import Gate
from tests.faults.instance import Instance
from tests.harness.boxes import Dealt
from tests.harness.killed import die, die_at


def _die_when_emptying(when: str) -> None:
    """Die just before the log is emptied, or when it is and nobody has been told of it."""
    honest = Gate._empty

    async def empty(gate: Gate) -> bool:
        if when == "before":
            die()
        await honest(gate)
        die()
        return True

    pytest.MonkeyPatch().setattr(Gate, "_empty", empty)


async def seal(
    folder: Path,
    now: datetime,
    ballots: Sequence[Dealt],
    told: Path,
    when: str,
    words: str,
    after: float,
) -> None:
    """Let everybody answer at once, in two batches; who is told so is written down at once.

    The second batch dies as `when` and `words` say; with "later" so many seconds after it began.
    """
    instance = Instance(folder)
    instance.now = now
    file = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    async with instance.open() as app:

        async def one(number: int, ballot: Dealt) -> None:
            outcome = await app.flows.answering.seal(*ballot, text=f"answer {number}.")
            assert isinstance(outcome, SealedNow)
            os.write(file, f"answer {number}.\n".encode())

        half = len(ballots) // 2
        await asyncio.gather(*(one(n, ballot) for n, ballot in enumerate(ballots[:half])))
        if words == "emptying":
            _die_when_emptying(when)
        elif when == "later":
            asyncio.get_running_loop().call_later(after + box_writer.GATHER, die)
        else:
            die_at(when, words, instance.database)
        # The first half changes its mind meanwhile; the second answers for the first time.
        await asyncio.gather(
            *(one(100 + n if n < half else n, ballot) for n, ballot in enumerate(ballots))
        )
