"""How many answers can be read in good time, and which are taken where that is too many."""

import hashlib
from collections.abc import Iterable, Sequence

from bot.summaries.themes.surveys.clauses import clauses

LARGER = 30
"""Of so many answers on, themes go by whole answers, whose points are then read a second time."""
MOST_READ = 10_000_000
"""Characters, of answers that differ: under ten minutes on two cores (docs/themes.md)."""
LONGEST_READ = 1000
"""Characters of one answer: about where the embeddings stop reading (256 word pieces)."""
MOST_ANSWERS = 60_000
"""Answers that are grouped and named: what the memory of a small machine has room for."""
ROUND_TO = 1000
JUDGED_BY = 2000


def too_many(answers: Sequence[str]) -> int | None:
    """If all of them can't be read in good time, how many can; else None.

    How long they are is judged by an even choice of them.
    """
    step = max(1, len(answers) // JUDGED_BY)
    judged = answers[::step]
    different = len(set(answers)) / max(len(answers), 1)
    read = different * sum(map(_length, judged)) / max(len(judged), 1)
    most = min(MOST_ANSWERS, int(MOST_READ / max(read, 1)))
    return None if len(answers) <= most else max(most // ROUND_TO * ROUND_TO, 1)


def _length(answer: str) -> int:
    """What is read of an answer: all of it, and again point by point if it makes several."""
    length = min(len(answer), LONGEST_READ)
    return length * 2 if len(answer) <= LONGEST_READ and len(clauses(answer)) > 1 else length


def sample(indexes: Iterable[int], size: int) -> list[int]:
    """So many of the indexes, always the same ones, in order; a smaller sample is within it."""
    drawn = sorted(indexes, key=lambda index: hashlib.sha256(b"%d" % index).digest())
    return sorted(drawn[:size])
