"""How messages reach people, measured against a strict Telegram: `python -m bench.delivery`.

The bot runs in a process of its own, over real HTTP, against our local Bot API server, which lets
through 30 messages in any second, and not one more. docs/performance.md keeps the tables.

    python -m bench.delivery              all four parts: about 6 minutes
    python -m bench.delivery broadcast    one part: broadcast, storm, kills or tick
    python -m bench.delivery --quick      all parts, small: about two minutes
"""

import argparse
import asyncio
import os
import platform
from collections.abc import Awaitable, Callable, Sequence

from bench import _broadcast, _kills, _storms, _tick

SEED = 2026


async def broadcast(quick: bool, _seed: int) -> None:
    """Part 1."""
    chats = 90 if quick else 300
    bound = (chats - _broadcast.LIMIT) / _broadcast.LIMIT
    print(f"{chats} chats, one message each; the limit's own: {bound:.1f} s\n")
    print("\n".join([_broadcast.HEAD, *(run.row() for run in await _broadcast.table(chats))]))


async def storm(quick: bool, seed: int) -> None:
    """Part 2."""
    chats = 200 if quick else 2000
    print(f"{chats} chats, 2% 429, 2% 5xx, 1% time-out after delivery, 1% drop; seed {seed}\n")
    print("\n".join([_storms.HEAD, *(await _storms.storm(chats, seed)).rows()]))


async def kills(quick: bool, seed: int) -> None:
    """Part 3."""
    chats, wanted = (60, 6) if quick else (300, 50)
    print(f"{chats} chats, {wanted} kills at random points; seed {seed}\n")
    print("\n".join([_storms.HEAD, *(await _kills.kills(chats, wanted, seed)).rows()]))


async def tick(quick: bool, seed: int) -> None:
    """Part 4."""
    groups, meetings = (100, 500) if quick else (1000, 5000)
    print(f"{groups} groups, {meetings} planned meetings; seed {seed}\n")
    print("\n".join([_storms.HEAD, *(await _tick.tick(groups, meetings, seed)).rows()]))


PARTS: dict[str, Callable[[bool, int], Awaitable[None]]] = {
    "broadcast": broadcast,
    "storm": storm,
    "kills": kills,
    "tick": tick,
}


def main(words: Sequence[str] = ()) -> None:
    """Run the parts that are asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench.delivery", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="PART")
    parser.add_argument("--quick", action="store_true", help="small numbers")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(words)
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    for name in given.parts or PARTS:
        print(f"\n### {name}\n")
        asyncio.run(PARTS[name](given.quick, given.seed))


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
