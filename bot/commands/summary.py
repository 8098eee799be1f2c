"""The command that shows a published summary: on the terminal, or as a file of one of its forms."""

import argparse
import asyncio
import json
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.command import DONE, FAILED, add, settings_of_the_operator

if TYPE_CHECKING:
    from bot.flows.summaries.reading import NotFound
    from storage.records import StoredSummary

FORMATS = ("text", "markdown", "html", "pdf", "json")
NO_PDF = (
    "There is no PDF: either the extra is not installed (pip install 'afterword[pdf]'), or this "
    "summary can't be set. --format html has the same."
)
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)


def add_summary(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command of this file."""
    part = add(parts, "summary", _summary, "Print a group's published summary, or write its file.")
    part.add_argument("--group", help="the group's name; not needed if there is one only")
    which = part.add_mutually_exclusive_group()
    which.add_argument("--number", type=int, help="which summary; the newest by default")
    which.add_argument(
        "--week",
        type=week,
        metavar="WEEK",
        help="the summary published in a week (2026-W23), or that covers a day (2026-06-03)",
    )
    form = part.add_mutually_exclusive_group()
    form.add_argument("--format", choices=FORMATS, default="text", help="text by default")
    form.add_argument(
        "--json", action="store_const", const="json", dest="format", help="like --format json"
    )
    part.add_argument("--output", type=Path, metavar="FILE", help="write it there; mode 0600")
    part.add_argument("--force", action="store_true", help="replace FILE if it is there")


def week(typed: str) -> tuple[date, date]:
    """The first and last day that is meant: those of an ISO week, or one day twice.

    Raises ArgumentTypeError.
    """
    try:
        if found := _WEEK.fullmatch(typed.strip()):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + timedelta(days=6)
        day = date.fromisoformat(typed.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{typed}' is no week: write 2026-W23, or a day as 2026-06-03"
        ) from None
    return day, day


def picked(
    stored: "Sequence[StoredSummary]", number: int | None, days: tuple[date, date] | None
) -> "StoredSummary | None":
    """The newest summary that fits, of those given newest first.

    A week is that in which it was published, which is its last day; a single day is one that it
    covers. The day on which one was published is meant as that one's last, and not as the first
    of the next.
    """
    fitting = [one for one in stored if number in (None, one.number)]
    if days is None:
        return next(iter(fitting), None)
    first, last = days
    published = [one for one in fitting if first <= one.week_to <= last]
    covering = [one for one in fitting if first == last and one.week_from <= first <= one.week_to]
    return next(iter(published or covering), None)


def _summary(arguments: argparse.Namespace) -> int:
    from bot.bootstrap import open_app
    from bot.flows.summaries.reading import NotFound
    from bot.summaries.model import BadSummary

    settings = settings_of_the_operator()

    async def reading() -> "tuple[StoredSummary, ...] | NotFound":
        async with open_app(settings) as app:
            return await app.flows.reading.published(arguments.group)

    stored = asyncio.run(reading())
    if isinstance(stored, NotFound):
        print(_no_group(stored), file=sys.stderr)
        return FAILED
    found = picked(stored, arguments.number, arguments.week)
    if found is None:
        print("\n".join(_no_summary(stored)), file=sys.stderr)
        return FAILED
    try:
        made = _made(found, arguments.format)
    except BadSummary:
        print("What is stored there is damaged. `afterword check` says more.", file=sys.stderr)
        return FAILED
    if made is None:
        print(NO_PDF, file=sys.stderr)
        return FAILED
    if arguments.output is not None:
        return _written(made, arguments.output, force=arguments.force)
    return _printed(made, pdf=arguments.format == "pdf")


def _made(stored: "StoredSummary", form: str) -> bytes | None:
    """The summary in a form; None if there is no PDF. Raises BadSummary."""
    from bot.summaries.model import from_json
    from bot.texts.speech import Speech

    if form == "json":
        # In ASCII: a terminal would obey some of the characters that an answer can hold.
        return _utf8(json.dumps(json.loads(stored.content), separators=(",", ":")) + "\n")
    summary, speech = from_json(stored.content), Speech()
    if form == "html":
        from bot.summaries.forms.page import page

        return _utf8(page(summary, speech))
    if form == "pdf":
        from bot.summaries.forms.pdf import pdf

        return pdf(summary, speech)
    if form == "markdown":
        from bot.summaries.forms.markdown import markdown

        return _utf8(markdown(summary, speech))
    from bot.summaries.forms.plain import as_plain_text

    return _utf8(as_plain_text(summary, speech) + "\n")


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _printed(made: bytes, *, pdf: bool) -> int:
    if pdf and sys.stdout.isatty():
        print("A PDF is not for a terminal. Say where to write it: --output FILE.", file=sys.stderr)
        return FAILED
    sys.stdout.flush()
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return DONE


def _written(made: bytes, target: Path, *, force: bool) -> int:
    """Write the file whole or not at all, under its own name only when it is on the disk."""
    if target.exists() and not force:
        print(f"{target} exists. Choose another name, or replace it with --force.", file=sys.stderr)
        return FAILED
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(target)
        finally:
            Path(draft).unlink(missing_ok=True)
    except OSError as problem:
        print(f"{target} could not be written: {problem.strerror}.", file=sys.stderr)
        return FAILED
    print(f"{target} has the summary. Only you can read it.", file=sys.stderr)
    return DONE


def _no_group(nothing: "NotFound") -> str:
    names = ", ".join(f'"{name}"' for name in nothing.groups) or "none yet"
    if nothing.reason == "no-group":
        return f"There is no such group. Groups: {names}."
    return f"Say which group: --group NAME. Groups: {names}."


def _no_summary(stored: "Sequence[StoredSummary]") -> list[str]:
    if not stored:
        return ["This group has no summary yet."]
    lines = ["There is no such summary. These are there:"]
    for one in stored:
        year, number, _ = one.week_to.isocalendar()
        week = f"{year}-W{number:02}"
        lines.append(f"  --number {one.number}: {one.week_from} to {one.week_to}, in {week}")
    return lines
