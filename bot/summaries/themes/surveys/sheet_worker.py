"""A short-lived process that reads one workbook and tells its cells as JSON lines.

A sheet with a cell far away from the rest asks for more memory than there is, and that ends the
process that reads it: so it is this one. Exit codes 3 and 4 say that the reader is not installed,
and that a password is needed.
"""

import json
import re
import sys
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TextIO

from bot.crashes import leave_no_traces

NOT_INSTALLED, LOCKED, DAMAGED = 3, 4, 5
MOST_MEMORY = 4 * 1024**3
"""In bytes, where the system has a limit for it."""
_UNTOLD = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>|<f\b[^>]*/>\s*(?:<v\s*/>)?\s*</c>")
"""A formula that no program has worked out: its cell holds no value."""
_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
READ_AT_ONCE = 1 << 24


def main(path: str, write: TextIO) -> int:
    """Write a line for each sheet, followed by one for each of its rows; the exit code."""
    _limit_memory()
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum
        from python_calamine import SheetVisibleEnum as Visible
    except ImportError:
        return NOT_INSTALLED
    try:
        book = CalamineWorkbook.from_path(path)
        print(json.dumps({"untold": _untold(path)}), file=write)
        for sheet in book.sheets_metadata:
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                print(json.dumps({"sheet": sheet.name, "chart": True}), file=write)
                continue
            hidden = sheet.visible is not Visible.Visible
            print(json.dumps({"sheet": sheet.name, "hidden": hidden}), file=write)
            cells = book.get_sheet_by_name(sheet.name)
            left = cells.start[1] if cells.start else 0
            above = cells.start[0] if cells.start else 0
            # Rows before the first that is filled are told or left out, as the reader likes.
            rows = cells.to_python(skip_empty_area=True)
            for _ in range(above):
                print("[]", file=write)
            for row in rows:
                print(json.dumps(_told(row, left), ensure_ascii=True), file=write)
    except PasswordError:
        return LOCKED
    except (CalamineError, OSError, ValueError, KeyError, zipfile.BadZipFile):
        return DAMAGED
    return 0


def _told(row: Sequence[object], left: int) -> list[str]:
    cells = [""] * left + [_text(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return str(value)


def _untold(path: str) -> int:
    """How many formulas have no value, in the Excel files that say so."""
    if not zipfile.is_zipfile(path):
        return 0
    count = 0
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if _PART.fullmatch(name):
                with packed.open(name) as part:
                    kept = b""
                    while block := part.read(READ_AT_ONCE):
                        count += len(_UNTOLD.findall(kept + block)) - len(_UNTOLD.findall(kept))
                        kept = (kept + block)[-200:]
    return count


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    leave_no_traces()
    sys.exit(main(sys.argv[1], sys.stdout))
