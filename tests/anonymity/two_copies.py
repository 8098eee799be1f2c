"""What two copies of a sealed box say to somebody who has no key: where its bytes are the same."""

from itertools import pairwise
from statistics import fmean

from tests.anonymity.disk import Copy
from tests.anonymity.judging import Case
from tests.anonymity.stories import Round

CIPHER_BLOCK = 16
"""Bytes: what AES encrypts at a time."""


def by_two_copies(truth: Round) -> tuple[list[Case], list[Case]]:
    """For copies taken one after the other, how alike each box is, and whether anybody wrote to it.

    First those of different quarters of an hour, then those of one.
    """
    apart, near = list[Case](), list[Case]()
    for at, (earlier, later) in enumerate(pairwise(truth.live), start=1):
        same_quarter = truth.quarters[at - 1] == truth.quarters[at]
        before, now = _sealed(earlier), _sealed(later)
        for question_id in (truth.text_id, truth.scale_id):
            alike = _blocks_alike(before[question_id], now[question_id])
            case = Case({"blocks alike": alike}, question_id in truth.written[at])
            (near if same_quarter else apart).append(case)
    return apart, near


def _sealed(copy: Copy) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for row in copy.now.table("box"):
        content = row["sealed"]
        assert isinstance(content, bytes)
        found[str(row["question_id"])] = content
    return found


def _blocks_alike(one: bytes, other: bytes) -> float:
    starts = range(0, len(one), CIPHER_BLOCK)
    return fmean(one[at : at + CIPHER_BLOCK] == other[at : at + CIPHER_BLOCK] for at in starts)
