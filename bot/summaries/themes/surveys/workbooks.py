"""Reads a workbook in a process of its own, and picks the sheet with the answers."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

from bot.summaries.themes.surveys.cells import Kind, kind
from bot.summaries.themes.surveys.columns import judge
from bot.summaries.themes.surveys.formats import UNLOCK_IT
from bot.summaries.themes.surveys.headings import survey_in
from bot.summaries.themes.surveys.model import BadSurvey, Record, Sheet, Survey
from bot.summaries.themes.surveys.sheet_worker import LOCKED, NOT_INSTALLED

WORKER = "bot.summaries.themes.surveys.sheet_worker"
TIMEOUT = 300.0
"""Seconds. A million rows take about half a minute."""
_HOME = Path(__file__).parents[4]
_ANSWERS = re.compile(
    r"respon|answer|form\d|form1|data|raw|result|export|antwort|odpowied|ymateb|réponse|respuesta|ergebnis",
    re.I,
)
_BESIDE = re.compile(
    r"cover|read ?me|instruct|note|summar|list|code ?book|dictionar|lookup|about|content|info|pivot"
    r"|chart|help|legend|guide|title|deckblatt|option|setting|metadata|label",
    re.I,
)


@dataclass
class Cells:
    """One sheet of a workbook."""

    name: str
    hidden: bool = False
    chart: bool = False
    records: list[Record] = field(default_factory=list)

    @property
    def filled(self) -> int:
        """How many rows are not blank."""
        return sum(any(map(str.strip, record)) for record in self.records)


@dataclass(frozen=True)
class Book:
    """All sheets, and how many formulas have no value."""

    sheets: tuple[Cells, ...]
    untold: int


def read_workbook(path: Path) -> Book:
    """Every sheet of the workbook.

    Raises BadSurvey.
    """
    process = _started(path)
    timer = Timer(TIMEOUT, process.kill)
    timer.daemon = True
    sheets: list[Cells] = []
    untold = 0
    with process:
        timer.start()
        try:
            for line in process.stdout or ():
                match json.loads(line):
                    case list(cells):
                        sheets[-1].records.append(cells)
                    case {"sheet": str(name), **more}:
                        sheets.append(
                            Cells(name, bool(more.get("hidden")), bool(more.get("chart")))
                        )
                    case {"untold": int(untold)}:
                        pass
        except ValueError:
            process.kill()
        except BaseException:
            process.kill()
            raise
        finally:
            timer.cancel()
    if process.returncode:
        raise BadSurvey(_failed(path, process.returncode, sheets))
    return Book(tuple(sheets), untold)


def _failed(path: Path, code: int, sheets: list[Cells]) -> str:
    if code == NOT_INSTALLED:
        return (
            f"{path} is a workbook. Save it as CSV UTF-8, or install the extra: "
            'pip install "afterword[themes]".'
        )
    if code == LOCKED:
        return f"{path} is locked with a password. {UNLOCK_IT}"
    if code > 0:
        where = f', sheet "{sheets[-1].name}"' if sheets else ""
        return (
            f"{path}{where}: this workbook is damaged, or no program for sheets wrote it. "
            "Open it, and save it again or as CSV UTF-8."
        )
    where = f' of "{sheets[-1].name}"' if sheets else ""
    return (
        f"{path}: the cells{where} could not all be read. The file is damaged, or one cell stands "
        "very far from the others. Delete what is not needed, or save the sheet as CSV UTF-8."
    )


def _started(path: Path) -> "subprocess.Popen[str]":
    try:
        return subprocess.Popen(  # noqa: S603 (our own program, no shell)
            # -P: what lies in the folder where somebody reads a survey is not ours to import.
            [sys.executable, "-P", "-m", WORKER, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            text=True,
            encoding="utf-8",
        )
    except OSError:
        raise BadSurvey(f"{path} can't be read: no process can be started for it.") from None


def _environment() -> dict[str, str]:
    """This process's, without our own settings, which the worker has no use for."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AFTERWORD_")}
    return kept | {"PYTHONPATH": str(_HOME), "PYTHONDONTWRITEBYTECODE": "1"}


def survey_of(book: Book, file: str, wanted: str | None = None) -> Survey:
    """The survey on the sheet that is wanted, or on the visible one that reads most like one.

    Raises BadSurvey.
    """
    chosen = _wanted(book, file, wanted) if wanted is not None else _likeliest(book, file)
    said = []
    if chosen.hidden or len(book.sheets) > 1:
        said.append(f'The sheet that was read is "{chosen.name}"{_left(book, chosen)}')
    if book.untold:
        said.append(
            f"Cells with a formula that was never worked out: {book.untold:,}. They are read as "
            "blank. Open the file in Excel and save it to have them."
        )
    return survey_in(Sheet(chosen.records, tuple(said)), file)


def _left(book: Book, chosen: Cells) -> str:
    """What was not read, for the end of a sentence."""
    left = [_told(one) for one in book.sheets if one is not chosen]
    if not left:
        return "."
    more = f" and {len(left) - 12} more" if len(left) > 12 else ""
    return f"; not read: {', '.join(left[:12])}{more}. Another one can be read with --sheet."


def _told(sheet: Cells) -> str:
    if sheet.chart:
        return f'"{sheet.name}" (a chart)'
    size = (
        "empty" if not sheet.filled else f"{sheet.filled:,} rows" if sheet.filled > 1 else "1 row"
    )
    return f'"{sheet.name}" ({"hidden, " if sheet.hidden else ""}{size})'


def _wanted(book: Book, file: str, wanted: str) -> Cells:
    named = [one for one in book.sheets if one.name.casefold() == wanted.strip().casefold()]
    if not named and wanted.isdecimal() and 1 <= int(wanted) <= len(book.sheets):
        named = [book.sheets[int(wanted) - 1]]
    if not named:
        raise BadSurvey(f'{file} has no sheet "{wanted}". There are: {_names(book)}.')
    return named[0]


def _names(book: Book) -> str:
    return ", ".join(map(_told, book.sheets[:20]))


def _likeliest(book: Book, file: str) -> Cells:
    visible = [one for one in book.sheets if one.filled and not one.hidden]
    if not visible:
        hidden = [one for one in book.sheets if one.filled]
        if not hidden:
            raise BadSurvey(f"{file} is empty: row 1, column 1 should have a heading.")
        raise BadSurvey(
            f"{file}: only hidden sheets have rows: {_names(book)}. Say with --sheet which to read."
        )
    if len(visible) == 1:
        return visible[0]
    return max(visible, key=lambda one: _worth(one, file))


def _worth(sheet: Cells, file: str) -> tuple[int, float]:
    """How much a sheet reads like the answers to a survey.

    What it is called counts before what stands in it: a list of questions has long sentences too.
    """
    try:
        survey = survey_in(Sheet(sheet.records), file)
    except BadSurvey:
        return -9, 0.0
    worth = max(judge(survey, at).worth for at in range(len(survey.headings)))
    if not worth:
        return -9, len(survey.rows)
    timed = any(_times(survey, at) for at in range(min(len(survey.headings), 12)))
    rank = bool(_ANSWERS.search(sheet.name)) - bool(_BESIDE.search(sheet.name)) + timed
    return rank, worth * min(len(survey.rows), 100) ** 0.5


def _times(survey: Survey, at: int) -> bool:
    """Whether a column says when each answer came."""
    cells = [row[at] for row in survey.rows[:50] if row[at].strip()]
    return len(cells) * 2 > len(survey.rows[:50]) and all(kind(one) is Kind.TIME for one in cells)
