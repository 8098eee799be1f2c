"""How often an attacker who copies the disk is right, beside chance and the version before.

Run it by `python -m bench.snapshots`. The table stands in docs/threat-model.md. The last column is
the same attacks on the same stories, with all that planted again which the version before did.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.anonymity import attacks, disk_leaks
from tests.anonymity.attacks import Evidence, evidence_of
from tests.anonymity.judging import Success
from tests.anonymity.stories import EACH, MIXED, SHOWN, Cast, Round, filled, told

GROUPS, ROUNDS = 2, 4
"""Groups of each cast, and the rounds that each lives through; half of them are judged."""
COUNTS = (0, 6, 3, 6, 0, 3, 6, 3, 0, 3, 0, 6)
FILLED = 2
"""Groups in which only the number of answers differs from question to question."""
CASTS = {
    "mixed": Cast(MIXED),
    "one of each": Cast(EACH),
    "shown": Cast(SHOWN, k=5, show=True),
}
HEAD = """| what is guessed | chance | right | 99% interval | judged | the version before |
|---|---|---|---|---|---|"""


@dataclass(frozen=True)
class Seen:
    """All that was copied in one version."""

    lived: dict[str, list[Evidence]]
    filled: list[Round]

    @property
    def all(self) -> list[Evidence]:
        """The rounds of every cast."""
        return [one for lived in self.lived.values() for one in lived]


LINES: tuple[tuple[str, Callable[[Seen], Success]], ...] = (
    (
        "who wrote an answer, by perspective; 5, 2 and 1 bring one, 1 brings none",
        lambda seen: attacks.who_by_perspective(seen.lived["mixed"]),
    ),
    (
        "the same, where everybody has a perspective of their own",
        lambda seen: attacks.who_by_perspective(seen.lived["one of each"]),
    ),
    ("who wrote an answer, by any two orders", lambda seen: attacks.who_by_order(seen.all)),
    (
        "who wrote an answer, by a row that names somebody and was written next",
        lambda seen: attacks.who_by_next_row(seen.all),
    ),
    ("which of two answers came first", lambda seen: attacks.first_of_two(seen.all)),
    (
        "whether a member answered, by all that is kept about them",
        lambda seen: attacks.who_answered(seen.all),
    ),
    (
        "whether nobody or everybody answered, by every number outside the ciphertext",
        lambda seen: attacks.nobody_or_everybody(seen.filled),
    ),
    ("how many answered: none, half or all", lambda seen: attacks.how_many(seen.filled)),
    (
        "whether anybody wrote to a box between two copies, of different quarters of an hour",
        lambda seen: attacks.written_between(seen.all),
    ),
    ("words that were changed or withdrawn", lambda seen: attacks.earlier_words(seen.all)),
    ("answers in copies from before a box was opened", lambda seen: attacks.old_copies(seen.all)),
    ("a vote by a ballot that was passed on", lambda seen: attacks.a_vote_elsewhere(seen.all)),
    (
        "*limit:* which of two came first, for who copies everything after every step",
        lambda seen: attacks.order_all_along(seen.all),
    ),
    (
        "*limit:* whether anybody wrote to a box between two copies, of one quarter of an hour",
        lambda seen: attacks.written_within(seen.all),
    ),
)


def main() -> None:
    """Print the table."""
    now, before = seen(()), seen(disk_leaks.BEFORE, groups=1)
    print(HEAD)
    for what, attack in LINES:
        print(line(what, attack(now), attack(before)))


def seen(faults: Sequence[disk_leaks.Leak], groups: int = GROUPS) -> Seen:
    """What copies give, with these faults planted."""
    with pytest.MonkeyPatch.context() if faults else nullcontext() as patch:
        for fault in faults:
            assert patch is not None
            fault(patch)
        return asyncio.run(_seen(groups))


def line(what: str, now: Success, before: Success) -> str:
    """One attack's line of the table."""
    low, high = now.interval
    return (
        f"| {what} | {now.chance:.2f} | {now.rate:.2f} | {max(low, 0):.2f} to {min(high, 1):.2f} "
        f"| {now.judged} | {before.rate:.2f} |"
    )


async def _seen(groups: int) -> Seen:
    lived: dict[str, list[Evidence]] = {name: [] for name in CASTS}
    counted: list[Round] = []
    with TemporaryDirectory() as folder:
        for place, (name, cast) in enumerate(CASTS.items()):
            for group in range(groups):
                rounds = await told(Path(folder), cast, 100 * place + group, ROUNDS)
                lived[name] += [evidence_of(one) for one in rounds]
        for group in range(min(groups, FILLED)):
            counted += await filled(Path(folder), COUNTS, group)
    return Seen(lived, counted)


if __name__ == "__main__":
    main()
