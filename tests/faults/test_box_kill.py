"""Killed in the middle of a batch: who was told is in the box, once, and nobody else's is lost."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.instance import Instance
from tests.harness.boxes import sealed_answers
from tests.harness.killed import KILLED, end_of
from tests.harness.killed_sealing import seal

PEOPLE = 8
HALF = PEOPLE // 2
BEFORE_COMMIT = [
    ("before", "BEGIN IMMEDIATE", 0.0),
    ("after", "UPDATE box", 0.0),
    ("commit", "UPDATE box", 0.0),
]
AFTER_COMMIT = [("before", "emptying", 0.0), ("after", "emptying", 0.0)]
SOMEWHERE = [("later", "", after) for after in (0.002, 0.006, 0.012)]
FIRST = [f"answer {number}." for number in range(HALF)]
ALL_ANEW = sorted(f"answer {100 + n if n < HALF else n}." for n in range(PEOPLE))


@pytest.mark.parametrize(("when", "words", "after"), [*BEFORE_COMMIT, *AFTER_COMMIT, *SOMEWHERE])
async def test_who_was_told_is_in_the_box_once(
    tmp_path: Path, when: str, words: str, after: float
) -> None:
    instance, told = Instance(tmp_path), tmp_path / "told"
    async with instance.open() as app:
        await instance.found(app, PEOPLE)
        ballots = await instance.ask(app)

    end = await asyncio.to_thread(
        end_of, seal, tmp_path, instance.now, ballots, told, when, words, after
    )

    assert end == KILLED
    heard = told.read_text(encoding="utf-8").splitlines()
    async with instance.open() as app:
        held = sorted(one.text or "" for one in await sealed_answers(app.store, app.keyring))
        await app.flows.keeping.tidy_up()
        log = instance.database.with_name("afterword.db-wal")
        left = log.stat().st_size if log.exists() else 0
        # A batch is in the box as a whole or not at all, and it is told only when it is.
        assert held in (FIRST, ALL_ANEW)
        if (when, words, after) not in SOMEWHERE:
            assert held == (ALL_ANEW if (when, words, after) in AFTER_COMMIT else FIRST)
            assert heard == FIRST
        assert set(heard[HALF:]) <= set(held)
        # Whoever was not told answers again, and is in the box once.
        for number, ballot in enumerate(ballots):
            await app.flows.answering.seal(*ballot, text=f"again {number}.")
        anew = sorted(one.text or "" for one in await sealed_answers(app.store, app.keyring))
    assert anew == [f"again {number}." for number in range(PEOPLE)]
    assert left == 0
