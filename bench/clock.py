"""The system's clock leaps ahead under a running bot: how long until all is done, in what memory.

Each leap runs in a process of its own: a group of six with a weekly meeting, and five answers in a
box that is due. With no leap the same group has nothing to do: so much is the measuring itself.
"""

import argparse
import asyncio
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.harness.jumps import jumping_clock
from tests.harness.stage import PATIENT, opened_stage

LEAPS = (0, 7, 60, 400)
WORDS_PROMPT = "worked-together/what-gave-power"
WEEKLY = "every Tuesday 14:00 for 90 minutes Board"
_MIB = 1024
"""Of KiB, in which Linux counts."""


async def leap(days: int) -> tuple[float, float, float]:
    """Seconds on the clock and of the processor until all is done, and MiB more at the peak."""
    with TemporaryDirectory() as folder:
        async with opened_stage(Path(folder), may_fail=True) as stage:
            await stage.admin.say(f"/meeting {WEEKLY}")
            await stage.admin.expect("I understood this")
            await stage.admin.tap("Yes, plan it")
            await stage.admin.expect("The meetings are planned")
            await stage.ask(WORDS_PROMPT)
            await stage.questions(stage.people)
            await stage.answer_all_in_words([f"Answer of person {one}" for one in range(5)])
            await stage.quiet()
            before, began, spent = _peak(), time.perf_counter(), time.process_time()
            with jumping_clock(stage) as jumps:
                jumps.by(days=days)
                for phone in stage.people if days else ():
                    await phone.expect("Summary 1 of", timeout=PATIENT)
                await stage.quiet()
                took = time.perf_counter() - began
            return took, time.process_time() - spent, _peak() - before


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB


def main() -> None:
    """Print a line of the table for each leap."""
    parser = argparse.ArgumentParser(prog="python -m bench.clock", description=__doc__)
    parser.add_argument("--days", type=int, help="one leap, in this process")
    days = parser.parse_known_args()[0].days
    if days is not None:
        took, spent, more = asyncio.run(leap(days))
        print(f"| {days} | {took:.1f} s | {spent:.1f} s | {more:.0f} MiB |")
        return
    print("| days | until all is done | processor | memory, at the peak |\n|---:|---:|---:|---:|")
    for one in LEAPS:
        command = [sys.executable, "-m", "bench.clock", "--days", str(one)]
        done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=True)
        print(done.stdout.splitlines()[-1], flush=True)


if __name__ == "__main__":
    main()
