"""Renewing: every sealed box is written anew each quarter of an hour, answered meanwhile or not.

Two copies of a box that are the same say that nobody wrote to it in between. So those of different
quarters of an hour never are.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from bot.flows.rounds.box_store import keep_box, stored_box
from bot.flows.shared.tools import Tools
from bot.rules.sealing.ballots import QuestionKey
from storage.queries import boxes, rounds
from storage.store import Unit

EVERY = timedelta(minutes=15)
TOGETHER = 16 << 20
"""Bytes that are written in one transaction: an answer must not wait longer than for these."""


class Renewing:
    """Writes sealed boxes anew, also at the first look after a start."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._done: int | None = None
        """The quarter of an hour, counted from 1970, that they were last written anew in."""

    async def renew_due(self) -> int:
        """Once a quarter of an hour: encrypt every box under a fresh nonce; how many there were.

        What can't be decrypted stays as it is: nobody can write to it either.
        """
        quarter = int(self._tools.clock().timestamp() // EVERY.total_seconds())
        if quarter == self._done:
            return 0
        async with self._tools.store.read() as unit:
            sizes = await boxes.sizes(unit)
        for batch in _batches(sizes):
            await self._renew(batch)
        self._done = quarter
        return len(sizes)

    async def _renew(self, questions: Sequence[str]) -> None:
        async with self._tools.store.write() as unit:
            keys = await self._tools.keyring.readable_question_keys()
            for question_id in questions:
                if question_id in keys:
                    await self._write_anew(unit, question_id, QuestionKey(keys[question_id]))

    async def _write_anew(self, unit: Unit, question_id: str, key: QuestionKey) -> None:
        question = await rounds.question(unit, question_id)
        box = None if question is None else await stored_box(unit, question, key)
        if question is not None and box is not None:
            await keep_box(unit, self._tools, box, question, key)


def _batches(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Questions in an order that says nothing, as many at a time as may be written together."""
    batch: list[str] = []
    for question_id in sorted(sizes):
        if batch and sum(sizes[one] for one in batch) + sizes[question_id] > TOGETHER:
            yield batch
            batch = []
        batch.append(question_id)
    if batch:
        yield batch
