"""How often an attacker with a copy of every file names the right person, beside a naive store.

Run it by `python -m bench.snapshots`. The table stands in docs/threat-model.md.
"""

import asyncio
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.anonymity.attacker import Success, attacked, naive_success

GROUPS = {6: 30, 12: 20, 25: 12}
"""How many simulated groups of each size; each has six rounds, and half of them are judged."""
NAIVE_ROUNDS = 2000
HEAD = """| people | rounds judged | chance | best attack | 99% interval | naive store |
|---|---|---|---|---|---|"""


def main() -> None:
    """Print the table."""
    print(HEAD)
    for size, groups in GROUPS.items():
        with TemporaryDirectory() as folder:
            ours, changed = asyncio.run(attacked(Path(folder), size, groups))
        if changed:
            sys.exit(f"rows about members changed when people answered: {set(changed)}")
        print(line(size, ours, naive_success(size, NAIVE_ROUNDS, Random(size))), flush=True)


def line(size: int, ours: Success, naive: Success) -> str:
    """One size's line of the table."""
    low, high = ours.interval
    return (
        f"| {size} | {ours.rounds} | {ours.chance:.3f} | {ours.rate:.3f} "
        f"| {max(low, 0):.3f} to {high:.3f} | {naive.rate:.2f} |"
    )


if __name__ == "__main__":
    main()
