"""How surely phrases for a meeting are read, beside two libraries: `python -m bench.when [FILE]`.

Each phrase is right, asked about without need, or wrong without a word. The reader was worked on
with every second phrase (the first half); the others were kept apart. A library answers with a day
and a time at most: only that is compared, and where a question is right it must find nothing.
"""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path

from tests.harness.phrase_cases import OWN, Case, Verdict, read_cases, verdict

HALVES = ("first half", "second half")
_Reader = Callable[[Case, datetime], Verdict]


def _dateparser(case: Case, now: datetime) -> Verdict:
    settings = {
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "future",
    }
    search = import_module("dateparser.search").search_dates
    found = search(case.phrase, languages=["en"], settings=settings) or []
    return _start_only(case, found[0][1].replace(tzinfo=None) if found else None)


def _parsedatetime(case: Case, now: datetime) -> Verdict:
    library = import_module("parsedatetime")
    calendar = library.Calendar(library.Constants("en_GB", usePyICU=False))
    moment, kind = calendar.parseDT(case.phrase, now.replace(tzinfo=None))
    return _start_only(case, moment if kind else None)


def _start_only(case: Case, start: datetime | None) -> Verdict:
    if start is None:
        return Verdict.RIGHT if case.ask else Verdict.ASKED
    return Verdict.RIGHT if start.replace(second=0, microsecond=0) == case.start else Verdict.WRONG


LIBRARIES: dict[str, _Reader] = {"dateparser": _dateparser, "parsedatetime": _parsedatetime}


def table(path: Path = OWN) -> str:
    """The figures as a Markdown table, one row a reader and half."""
    read = read_cases(path)
    rows = ["| read by | phrases | right | asked | wrong |", "|---|---:|---:|---:|---:|"]
    readers = {"**Afterword**": verdict}
    for name, reader in LIBRARIES.items():
        if find_spec(name):
            readers[f"{name} {metadata.version(name)}"] = reader
    for name, reader in readers.items():
        for half, words in enumerate(HALVES):
            rows.append(_row(f"{name}, {words}", read.half(half), read.now, reader))
    missing = [name for name in LIBRARIES if not find_spec(name)]
    if missing:
        rows += ["", f"Not installed, so not measured: {', '.join(missing)}."]
    return "\n".join(rows)


def _row(title: str, cases: Sequence[Case], now: datetime, reader: _Reader) -> str:
    counts = Counter(reader(case, now) for case in cases)
    figures = " | ".join(str(counts[kind]) for kind in Verdict)
    return f"| {title} | {len(cases)} | {figures} |"


def main() -> None:
    """Print the table, and what is not right in the first half."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else OWN
    print(table(path))
    read = read_cases(path)
    print("\nFirst half, not right:")
    for case in read.half(0):
        if (found := verdict(case, read.now)) is not Verdict.RIGHT:
            print(f"  {found}: {case.phrase}")


if __name__ == "__main__":
    main()
