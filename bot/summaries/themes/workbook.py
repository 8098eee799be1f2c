"""Reads the first sheet of an Excel workbook as text."""

import warnings
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

MOST_UNPACKED = 500 * 1024 * 1024
"""In bytes. A workbook that unpacks to more is a mistake or an attack."""
MOST_COLUMNS = 1000


def read_workbook(path: Path) -> list[list[str]]:
    """Every row of the first sheet.

    A formula is read as what it last gave, or where the file doesn't say, as its own text.

    Raises BadFile.
    """
    from bot.summaries.themes.survey import BadFile

    try:
        from openpyxl import load_workbook
    except ImportError:
        raise BadFile(
            f"{path} is an Excel file. Save it as CSV UTF-8, or install the extra: "
            'pip install "afterword[themes]".'
        ) from None
    rows: list[list[str]] = []
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise BadFile(f"{path} unpacks to more than {MOST_UNPACKED // 1024**2} MB.")
        with warnings.catch_warnings(), path.open("rb") as file, path.open("rb") as again:
            warnings.simplefilter("ignore")
            values = load_workbook(file, read_only=True, data_only=True).worksheets[0]
            formulas = load_workbook(again, read_only=True).worksheets[0]
            for known, told in zip(
                values.iter_rows(max_col=MOST_COLUMNS, values_only=True),
                formulas.iter_rows(max_col=MOST_COLUMNS, values_only=True),
                strict=False,
            ):
                pairs = zip(known, told, strict=False)
                rows.append([_text(told if value is None else value) for value, told in pairs])
    except (KeyError, ValueError, TypeError, IndexError, OSError, ParseError, BadZipFile):
        raise BadFile(
            f"{path}, row {len(rows) + 1}, column 1: this Excel file is damaged from here. "
            "Open it, and save it again or as CSV UTF-8."
        ) from None
    return rows


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date() | time():
            return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
