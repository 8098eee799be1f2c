"""Snapshots: an attacker with a copy of every file after every step is no better than chance.

They also know every chat id, the schedule, the final master key and keyring, and even, from
outside, in which order people acted.
"""

from pathlib import Path
from random import Random

import pytest

from bot.rules.sealing.boxes import Box, Put
from storage.records import Answer
from tests.anonymity.attacker import Evidence, attacked, best_ranking, naive_success

SIZES = {6: 8, 12: 5, 25: 3}
"""How many simulated groups of each size; each has six rounds."""
NAIVE_ROUNDS = 400


@pytest.mark.parametrize(("size", "groups"), SIZES.items())
async def test_no_ranking_names_people_better_than_chance(
    tmp_path: Path, size: int, groups: int
) -> None:
    ours, changed = await attacked(tmp_path, size, groups)

    low, high = ours.interval
    assert low <= ours.chance <= high
    assert changed == []


@pytest.mark.parametrize("size", SIZES)
def test_the_same_attacker_reads_a_naive_store(size: int) -> None:
    naive = naive_success(size, NAIVE_ROUNDS, Random(size))

    assert naive.rate > 0.75
    assert naive.interval[0] > 3 / size


def opened_in_order_of_arrival(monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted leak: answers are numbered as they come, and kept in that order."""
    arrived: list[str] = []
    put, answers = Box.put, Box.answers

    def put_numbered(self: Box, slot: bytes, answer: Answer) -> Put:
        if str(answer.text) in arrived:  # the same words in an earlier round
            arrived.remove(str(answer.text))
        arrived.append(str(answer.text))
        return put(self, slot, answer)

    def in_order(self: Box) -> tuple[tuple[Answer, ...], int]:
        found, damaged = answers(self)
        return tuple(sorted(found, key=lambda one: arrived.index(str(one.text)))), damaged

    monkeypatch.setattr(Box, "put", put_numbered)
    monkeypatch.setattr(Box, "answers", in_order)
    monkeypatch.setattr(Random, "shuffle", lambda self, row: None)


async def test_a_planted_order_of_arrival_is_found_by_ranking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_in_order_of_arrival(monkeypatch)

    ours, _ = await attacked(tmp_path, 6, 3)

    assert ours.rate > 0.9


def evidence(count: int) -> Evidence:
    """Evidence in which one order of answers is that of the people."""
    people = [f"member {number}" for number in range(count)]
    answers = [f"answer {number}" for number in range(count)]
    return Evidence({"id": answers}, {"joining": people}, dict(zip(answers, people, strict=True)))


def test_ranking_finds_an_order_that_gives_people_away() -> None:
    assert best_ranking([evidence(6), evidence(6)]).rate == 1
