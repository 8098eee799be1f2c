"""Reads text with separators (CSV, TSV): the separator is the one that makes the rows even."""

import csv
import re
from collections import Counter
from io import StringIO

from bot.summaries.themes.surveys.model import BadSurvey, Record, Sheet

SEPARATORS = ",;\t|"
NONE = "\x1f"
"""Stands for no separator at all: each line has one cell."""
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LONGEST_CELL = 131_072
LOOKED_AT = 400_000
"""Characters that the separator is found by."""
ROWS_LOOKED_AT = 500
EVEN_ENOUGH = 0.5
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.I)
"""Their semicolons part nothing."""
PROSE = 0.8
"""If so many of the separators have a space behind them, they may be the commas of sentences."""


def read_separated(text: str, file: str) -> Sheet:
    """Every record of the text.

    Raises BadSurvey with the row and the column where quotation marks don't fit.
    """
    separator, text = _named(text)
    lines = _lines(text)
    return Sheet(_records(lines, separator or found_separator(text), file), ragged=True)


def found_separator(text: str) -> str:
    """The separator that makes most rows as wide as each other, or NONE.

    Of two that do so equally, the one that makes them wider.
    """
    lines = _lines(_ENTITY.sub("&", text[:LOOKED_AT]))
    if len(text) > LOOKED_AT:
        lines = lines[:-1] or lines
    tried = [(*_evenness(lines, one), one) for one in SEPARATORS]
    even, wide, _, best = max(tried, key=lambda one: (round(one[0], 2), one[1], one[2]))
    return best if even >= EVEN_ENOUGH and wide > 1 else NONE


def _evenness(lines: list[str], separator: str) -> tuple[float, int, int]:
    """The share of rows that have as many cells as most, how many these are, and its rank."""
    rank = -SEPARATORS.index(separator)
    csv.field_size_limit(LONGEST_CELL * 8)
    rows: list[Record] = []
    try:
        for row in csv.reader(iter(lines), delimiter=separator):
            if any(map(str.strip, row)):
                rows.append(row)
            if len(rows) == ROWS_LOOKED_AT:
                break
    except csv.Error:
        return 0.0, 0, rank
    widths = Counter(map(len, rows))
    wide, often = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    first = len(rows[0]) if rows else 0
    if 1 < first == max(widths) and not _is_prose(rows[:1]):
        return max(often / len(rows) if wide == first else 0, EVEN_ENOUGH), first, rank
    if wide < 2 or (first < 2 and _is_prose(rows)):
        return 0.0, 0, rank
    # A title above the headings, or ends of rows that were left out, are no fault.
    fitting = often + sum(count for width, count in widths.items() if 1 < width < wide) / 2
    return fitting / len(rows), wide, rank


def _is_prose(rows: list[Record]) -> bool:
    """Whether nearly every cell after a separator begins with a space, as after a comma."""
    following = [cell for row in rows for cell in row[1:]]
    spaced = sum(cell.startswith(" ") for cell in following)
    return spaced >= PROSE * len(following)


def _records(lines: list[str], separator: str, file: str) -> list[Record]:
    reader = csv.reader(iter(lines), delimiter=separator, strict=True)
    records: list[Record] = []
    csv.field_size_limit(LONGEST_CELL)
    while True:
        began = reader.line_num
        try:
            records.append(next(reader))
        except StopIteration:
            return records
        except csv.Error:
            cell = _bad_cell("".join(lines[began:]), separator)
            raise BadSurvey(
                f"{file}, row {len(records) + 1}, column {cell} (line {began + 1} of the file): "
                "a quotation mark is not closed, or stands alone inside a quoted cell, or the "
                f"cell is over {LONGEST_CELL:,} characters long."
            ) from None


def _lines(text: str) -> list[str]:
    """Lines that end where a CSV record may end, and nowhere else (not at U+2028, say)."""
    return list(StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="\n"))


def _named(text: str) -> tuple[str | None, str]:
    """The separator that a first line names (Excel's "sep=;"), and the text without that line."""
    first, _, rest = text.partition("\n")
    said = first.rstrip("\r").strip('"').lower()
    if said.startswith("sep=") and len(said) == len("sep=") + 1:
        return said[4], rest
    return None, text


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
    """The index after the mark that closes a quoted cell, or -1."""
    while True:
        at = record.find('"', at) + 1
        if not at or record[at : at + 1] != '"':
            return at or -1
        at += 1
