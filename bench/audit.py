"""Publishes made-up weeks by the real flow, and works each summary out again from the store.

`python -m bench.audit [NUMBER]` does a thousand if no number is given, in about a minute: ten weeks
each of as many groups as that takes, with hostile words, damaged answers and all kinds of rules.
The auditor (`tests/faithful/auditor.py`) has arithmetic of its own. The suite does two hundred.
"""

import asyncio
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faithful.test_weeks import WEEKS, Audited, all_weeks
from tests.harness.themes import BY_WORDS

MOST = 1000
IN_ONE_APP = 10
"""Groups."""


def main() -> None:
    """Audit so many weeks, and say what they held and what was found untrue."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else MOST
    held: Counter[str] = Counter()
    untrue: list[str] = []
    for first in range(0, most // WEEKS, IN_ONE_APP):
        groups = range(first, min(first + IN_ONE_APP, most // WEEKS))
        for week in asyncio.run(_weeks(groups)):
            held += _held(week)
            untrue += week.faults()
    print("| weeks | " + " | ".join(name for name in held if name != "weeks") + " | untrue |")
    print("|" + "---:|" * (len(held) + 1))
    counts = " | ".join(f"{count:,}" for name, count in held.items() if name != "weeks")
    print(f"| {held['weeks']:,} | {counts} | {len(untrue)} |")
    for fault in sorted(set(untrue)):
        print(f"- {fault}")


async def _weeks(groups: range) -> list[Audited]:
    with TemporaryDirectory(prefix="afterword-audit-") as folder:
        return await all_weeks(Path(folder), groups, BY_WORDS)


def _held(week: Audited) -> Counter[str]:
    sections = week.summary["sections"]
    return Counter(
        {
            "weeks": 1,
            "questions": len(sections),
            "sentences about figures": sum(bool(one["said"]) for one in sections),
            "with shares": sum(bool(one["figures"]) for one in sections),
            "split by perspective": sum(bool(one["splits"]) for one in sections),
            "themes": sum(len(one["themes"]) for one in sections),
            "quotes and voices": sum(
                len(one["other_voices"]) + sum(len(theme["quotes"]) for theme in one["themes"])
                for one in sections
            ),
        }
    )


if __name__ == "__main__":
    main()
