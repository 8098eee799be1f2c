"""Reads an existing survey, so that themes can be found in it: CSV and Excel files as exported.

Microsoft Forms, Google Forms, LimeSurvey and Excel write them in several encodings, with several
separators, and with answers of many lines. Every cell is text: no formula is ever worked out.
"""

import codecs
import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bot.summaries.themes.stopwords import words

SEPARATORS = ",;\t|"
LONGEST_CELL = 131_072
LARGEST_FILE = 200 * 1024 * 1024
"""In bytes: far above any survey of people, and below what would fill the memory."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class BadFile(Exception):
    """The file can't be read as a survey; the message says what is wrong, where, and what to do."""


@dataclass(frozen=True)
class Survey:
    """A table of text. Each row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_survey(path: Path) -> Survey:
    """Read a CSV, TSV or .xlsx file.

    Raises BadFile. Rows are counted as a spreadsheet does: the headings are row 1.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadFile(f"{path} is too large: over {LARGEST_FILE // 1024**2} MB.")
        data = path.read_bytes()
    except OSError as problem:
        raise BadFile(f"{path} can't be read: {problem.strerror}.") from None
    if data.startswith(_ZIP):
        from bot.summaries.themes.workbook import read_workbook

        return table(read_workbook(path), str(path))
    if data.startswith(_OLD_EXCEL):
        raise BadFile(f"{path} is an old Excel file. Save it as .xlsx or as CSV UTF-8.")
    text = decoded(data, str(path))
    return table(_records(text, str(path)), str(path))


def table(records: Sequence[Sequence[str]], file: str) -> Survey:
    """Records as a survey: the first that is not blank has the headings.

    Raises BadFile for a row with more cells than headings.
    """
    start = next((at for at, record in enumerate(records) if any(map(str.strip, record))), None)
    if start is None:
        raise BadFile(f"{file} is empty: row 1, column 1 should have a heading.")
    headings = [" ".join(cell.split()) for cell in records[start]]
    while headings and not headings[-1]:
        headings.pop()
    rows: list[tuple[str, ...]] = []
    for at, record in enumerate(records[start + 1 :], start=start + 2):
        if any(map(str.strip, record[len(headings) :])):
            raise BadFile(
                f"{file}, row {at}, column {len(headings) + 1}: there is a cell without a heading "
                f"(there are {len(headings)}). Is a separator missing its quotation marks?"
            )
        cells = [*record[: len(headings)], *[""] * (len(headings) - len(record))]
        rows.append(tuple(cells))
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    return Survey(tuple(headings), tuple(rows))


def column(survey: Survey, wanted: str | None, file: str = "The file") -> int:
    """The column with a heading, or if none is wanted, the one with the longest answers.

    A heading is found whatever its capital letters; a number counts columns from 1.

    Raises BadFile if there is no such column, or more than one.
    """
    if wanted is None:
        return max(range(len(survey.headings)), key=lambda at: (_wordiness(survey, at), -at))
    plain = [heading.casefold() for heading in survey.headings]
    name = " ".join(wanted.split())
    exact = [at for at, heading in enumerate(survey.headings) if heading == name]
    found = exact or [at for at, heading in enumerate(plain) if heading == name.casefold()]
    if not found and wanted.isdecimal() and 1 <= int(wanted) <= len(plain):
        return int(wanted) - 1
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f'"{heading}"' for heading in survey.headings)
    if found:
        numbers = " or ".join(str(at + 1) for at in found)
        raise BadFile(f'{file} has "{wanted}" more than once. Give its number: {numbers}.')
    raise BadFile(f'{file}, row 1: there is no column "{wanted}". There are: {listed}.')


def _wordiness(survey: Survey, at: int) -> float:
    """How many different words a column's filled cells have, on average and to the root."""
    cells = [row[at] for row in survey.rows[:500] if row[at].strip()]
    if not cells:
        return 0.0
    different = len(set(cells)) / len(cells)
    wordy = sum(len(words(cell)) for cell in cells)
    return different * wordy / math.sqrt(len(cells))


def decoded(data: bytes, file: str) -> str:
    """The text of a file: by its mark, or UTF-16 or UTF-8 if it is, or Windows-1252.

    Raises BadFile with the place of the first byte that can't be read.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None) or _guessed(data)
    try:
        return _checked(data.decode(encoding), file)
    except UnicodeDecodeError as problem:
        before = problem.object[: problem.start].decode(encoding, errors="replace")
        if encoding == "utf-8":
            try:
                return _checked(data.decode("cp1252"), file)
            except UnicodeDecodeError as other:
                before = data[: other.start].decode("cp1252")
        raise BadFile(
            f"{_place(before, file)}: there is a byte that is no letter in {encoding}. "
            "Save the file again as CSV UTF-8."
        ) from None


def _guessed(data: bytes) -> str:
    head = data[:2000]
    if head.count(0) * 3 > len(head):
        return "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"
    return "utf-8"


def _checked(text: str, file: str) -> str:
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        place = _place(text[: text.index("\0")], file)
        raise BadFile(f"{place}: there is a zero byte. Is this a CSV file? Save it again as one.")
    return text


def _records(text: str, file: str) -> list[list[str]]:
    separator, text = _separator(text)
    lines = _lines(text)
    reader = csv.reader(iter(lines), delimiter=separator, strict=True)
    records: list[list[str]] = []
    began = 0
    csv.field_size_limit(LONGEST_CELL)
    while True:
        began = reader.line_num
        try:
            records.append(next(reader))
        except StopIteration:
            return records
        except csv.Error:
            whole = "".join(lines[began:])
            cell = _bad_cell(whole, separator)
            raise BadFile(
                f"{file}, row {len(records) + 1}, column {cell} (line {began + 1} of the file): "
                "a quotation mark is not closed, or stands alone inside a quoted cell, or the "
                f"cell is over {LONGEST_CELL} letters long."
            ) from None


def _lines(text: str) -> list[str]:
    """Lines that end where a CSV record may end, and nowhere else (not at U+2028, say)."""
    return list(StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="\n"))


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without a first line that only names it (Excel's "sep=;")."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.rstrip("\r")) == len("sep=") + 1:
        return first[4], rest
    outside = "".join(text[: LONGEST_CELL * 4].split('"')[::2])
    head = next((line for line in outside.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=lambda one: (head.count(one), -SEPARATORS.index(one))), text


def _bad_cell(record: str, separator: str) -> int:
    """Which cell of a record breaks the rules for quotation marks, counted from 1."""
    cell, at = 1, 0
    while at < len(record):
        end = at
        if record[at] == '"':
            end = _closed(record, at + 1)
            if end < 0 or record[end : end + 1] not in {separator, "\n", ""}:
                return cell
        else:
            while end < len(record) and record[end] not in {separator, "\n"}:
                end += 1
        if end - at > LONGEST_CELL or record[end : end + 1] != separator:
            return cell
        cell, at = cell + 1, end + 1
    return cell


def _closed(record: str, at: int) -> int:
    """The place after the mark that closes a quoted cell, or -1."""
    while True:
        at = record.find('"', at) + 1
        if not at or record[at : at + 1] != '"':
            return at or -1
        at += 1


def _place(before: str, file: str) -> str:
    """Where a text that was read so far ends, as row and column."""
    separator, text = _separator(before.removeprefix("\ufeff"))
    records = list(csv.reader(iter(_lines(text)), delimiter=separator)) or [[""]]
    ended = text.endswith("\n")
    row, cell = (len(records) + 1, 1) if ended else (len(records), len(records[-1]))
    return f"{file}, row {row}, column {max(cell, 1)}"
