"""The attacker with a copy of every file: matches answers to people by everything that is ordered.

Two kinds of attack. *Differencing* looks at what changed about members between two copies in which
an answer appeared. *Ranking* lines answers up by one order and people by another: if answers lie in
the order of their arrival, or of the members, the two lines match. All pairs of orders are tried on
one half of the rounds; the best pair is then judged on the other half, so that luck does not count.
"""

import math
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.anonymity.simulated import Copy, Round, rounds_of

Rows = dict[str, list[tuple[object, ...]]]
CONFIDENCE = 2.576
"""Standard errors to either side of a 99% interval (normal distribution)."""


@dataclass(frozen=True)
class Success:
    """How often an attack named the right person, over many rounds."""

    rate: float
    chance: float
    error: float
    """One standard error of the rate."""
    rounds: int
    attack: str

    @property
    def interval(self) -> tuple[float, float]:
        """The 99% interval of the rate."""
        return self.rate - CONFIDENCE * self.error, self.rate + CONFIDENCE * self.error


@dataclass(frozen=True)
class Evidence:
    """A round as the attacker holds it: orders of answers, and orders of people."""

    answers: Mapping[str, Sequence[str]]
    people: Mapping[str, Sequence[str]]
    truth: Mapping[str, str]
    changed: tuple[str, ...] = ()
    """The tables about people that changed between two copies in which an answer arrived."""


async def attacked(folder: Path, size: int, groups: int) -> tuple[Success, list[str]]:
    """The best attack on simulated groups of one size, and what ever changed about members."""
    rounds = [evidence_of(seen) async for seen in rounds_of(folder, size, groups, Random(size))]
    return best_ranking(rounds), [table for one in rounds for table in one.changed]


def read_rows(copy: Copy) -> Rows:
    """Every row of a copied database, in the order in which it gives them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in copy.items():
            (Path(folder) / name).write_bytes(content)
        connection = sqlite3.connect(Path(folder) / "afterword.db")
        try:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {
                table: connection.execute(f'SELECT * FROM "{table}"').fetchall()
                for (table,) in tables.fetchall()
            }
        finally:
            connection.close()


def evidence_of(seen: Round) -> Evidence:
    """Every order of answers and of people that the copies of one round give."""
    last = read_rows(seen.copies[-1])
    before = [read_rows(copy) for copy in seen.copies[:-1]]
    answers = {"place in their row": seen.opened}
    asked = [row for row in before[0]["delivery"] if seen.question_id in row]
    order = {member: place for place, member in enumerate(_column(asked, seen.members))}
    acted = list(seen.acted)
    everyone = [member for member in seen.members if member in set(acted)]
    rows = [str(row[0]) for row in last["member"]]
    raw = seen.copies[-1]["afterword.db"]
    people = {
        "order of acting, known from outside": acted,
        "chat id": everyone,
        "member id": sorted(everyone),
        "joining": [member for member in rows if member in everyone],
        "delivery": sorted(everyone, key=lambda member: order.get(member, 0)),
        "place in the file": sorted(everyone, key=lambda member: raw.find(member.encode())),
    }
    return Evidence(answers, people, seen.truth, tuple(_changed(before)))


def best_ranking(rounds: Sequence[Evidence]) -> Success:
    """The best pair of orders on the first half of the rounds, judged on the second half."""
    half = len(rounds) // 2
    learnt, judged = rounds[:half], rounds[half:]
    pairs = [(a, p) for a in learnt[0].answers for p in learnt[0].people]
    ways: tuple[Callable[[Sequence[str]], Sequence[str]], ...] = (list, lambda row: row[::-1])
    tried = [(a, p, way) for a, p in pairs for way in ways]
    answer, person, way = max(tried, key=lambda one: _mean([_hits(e, *one) for e in learnt]))
    hits = [_hits(e, answer, person, way) for e in judged]
    backwards = " backwards" if way is ways[1] else ""
    return Success(
        rate=_mean(hits),
        chance=_mean([1 / len(e.truth) for e in judged]),
        error=math.sqrt(_mean([(1 / len(e.truth)) ** 2 for e in judged]) / len(judged)),
        rounds=len(judged),
        attack=f"answers by {answer}, people by {person}{backwards}",
    )


def naive_success(size: int, rounds: int, chance: Random) -> Success:
    """The same differencing against a naive store: a done flag and random ids, copied every hour.

    People answer at random within two days; the attacker guesses among the flags and the answers
    that are new in the same copy.
    """
    rates = []
    for _ in range(rounds):
        hours = [chance.randrange(48) for _ in range(size)]
        right = 0
        for hour in set(hours):
            owners = [person for person, at in enumerate(hours) if at == hour]
            guesses = chance.sample(owners, len(owners))
            right += sum(owner == guess for owner, guess in zip(owners, guesses, strict=True))
        rates.append(right / size)
    spread = _mean([(rate - _mean(rates)) ** 2 for rate in rates])
    error = math.sqrt(spread / len(rates))
    return Success(_mean(rates), 1 / size, error, rounds, "done flags and answers, hour by hour")


def _hits(
    round_: Evidence, answer: str, person: str, way: Callable[[Sequence[str]], Sequence[str]]
) -> float:
    answers, people = round_.answers[answer], way(round_.people[person])
    guessed = zip(answers, people, strict=False)
    return sum(round_.truth[a] == p for a, p in guessed) / len(round_.truth)


def _changed(copies: Sequence[Rows]) -> Iterator[str]:
    for earlier, later in pairwise(copies):
        for table, rows in later.items():
            if table != "box" and rows != earlier[table]:
                yield table


def _column(rows: Sequence[tuple[object, ...]], wanted: Sequence[str]) -> list[str]:
    known = set(wanted)
    return [str(cell) for row in rows for cell in row if cell in known]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
