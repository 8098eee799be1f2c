"""Finds the headings of a sheet: below a title, and in one, two or three rows."""

import re
from collections.abc import Sequence

from bot.summaries.themes.surveys.cells import Kind, kind
from bot.summaries.themes.surveys.cleaning import clean
from bot.summaries.themes.surveys.model import BadSurvey, Record, Sheet, Survey
from bot.summaries.themes.surveys.phrases import phrases

LOOKED_AT = 30
"""Rows in which the headings must be."""
TITLE_FILLS = 0.5
"""A row that fills less than this share of what the fullest one does is above the headings."""
MOST_HEADING_ROWS = 3
_IMPORT_ID = re.compile(r'\s*\{\s*"ImportId"\s*:', re.I)
_KIND_OF_ANSWER = phrases(
    """
    open-ended response|response|open ended response|other (please specify)|offene antwort|antwort
    réponse ouverte|réponse|respuesta abierta|respuesta|risposta aperta|risposta|resposta aberta
    resposta|odpowiedź otwarta|odpowiedź|open antwoord|antwoord|ymateb|ymateb penagored|comment
    free text|free text response|comments
    """
)
"""What stands under a question that people answer in words (SurveyMonkey, SmartSurvey)."""
_OPEN = frozenset(one for one in _KIND_OF_ANSWER if " " in one or "-" in one)
_CODE = re.compile(r"[A-Za-z_.#]{0,24}[\w.:\[\]-]{0,24}")


def survey_in(sheet: Sheet, file: str) -> Survey:
    """The sheet as headings and rows.

    Raises BadSurvey if there are no headings, no rows below them, or in a CSV file a row with a
    cell that no heading stands above.
    """
    records = sheet.records
    start = _first_heading(records)
    if start is None:
        raise BadSurvey(f"{file} is empty: row 1, column 1 should have a heading.")
    width = _width(records, start, sheet.ragged)
    extent = _heading_rows(records, start, width)
    headings, codes = _headings(records[start : start + extent], width)
    said = list(sheet.said) + _said(records, start, extent, headings)
    rows: list[tuple[str, ...]] = []
    again = 0
    first = [cell.strip() for cell in records[start]]
    for at, record in enumerate(records[start + extent :], start=start + extent + 1):
        if any(map(str.strip, record[width:])):
            raise BadSurvey(
                f"{file}, row {at}, column {width + 1}: there is a cell without a heading "
                f"(there are {width}). Is a separator missing its quotation marks?"
            )
        repeated = len(first) > 1 and [cell.strip() for cell in record] == first
        again += repeated
        kept = [] if repeated else record[:width]
        rows.append((*kept, *[""] * (width - len(kept))))
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    if not rows:
        where = f'"{headings[0]}"' if len(headings) == 1 else "it"
        raise BadSurvey(
            f"{file} has headings and no rows below them: there are no answers in {where}."
        )
    if again:
        said.append(f"The headings stand in {again:,} more rows, which were left out.")
    return Survey(headings, tuple(rows), start + extent + 1, codes, tuple(said))


def _first_heading(records: Sequence[Record]) -> int | None:
    """The row with the headings, below what may stand above them as a title."""
    filled = [_filled(record) for record in records]
    start = next((at for at, count in enumerate(filled) if count), None)
    if start is None:
        return None
    near = filled[start : start + LOOKED_AT]
    if max(near) == 1:
        return _below_title(records, start)
    for at, count in enumerate(near, start):
        below = records[at + 1] if at + 1 < len(records) else []
        filling = sum(bool(a.strip() or b.strip()) for a, b in _pairs(records[at], below))
        as_two = filling if count > 1 and _names_answers(below) else count
        if max(count, as_two) >= max(2, TITLE_FILLS * max(near)):
            return at if not _is_answer(records[at]) else _before(filled, at, start)
    return start


def _is_answer(record: Record) -> bool:
    """Whether a row holds what headings don't: numbers, dates, addresses."""
    return any(kind(cell) in (Kind.NUMBER, Kind.TIME, Kind.ADDRESS) for cell in record if cell)


def _before(filled: Sequence[int], at: int, start: int) -> int:
    """The last row above one that is not blank: the headings, though some are missing."""
    return max((row for row in range(start, at) if filled[row]), default=at)


def _below_title(records: Sequence[Record], start: int) -> int:
    """In a sheet of one column: a title with a blank row below it, and then a question."""
    after = records[start + 1 : start + 3]
    if len(after) == 2 and not _filled(after[0]):
        title, question = _only(records[start]), _only(after[1])
        if question.endswith(("?", ":")) and not title.endswith(("?", ":")):
            return start + 2
    return start


def _only(record: Record) -> str:
    return next((cell.strip() for cell in record if cell.strip()), "")


def _filled(record: Record) -> int:
    return sum(bool(cell.strip()) for cell in record)


def _pairs(one: Record, other: Record) -> list[tuple[str, str]]:
    wide = max(len(one), len(other))
    return list(
        zip(one + [""] * (wide - len(one)), other + [""] * (wide - len(other)), strict=True)
    )


def _width(records: Sequence[Record], start: int, ragged: bool) -> int:
    """How many columns there are. In a CSV file the headings decide, as written."""
    if ragged:
        below = records[start + 1] if start + 1 < len(records) else []
        if _names_answers(below):
            return max(len(records[start]), len(below))
        return len(records[start])
    return max((at + 1 for record in records for at in _last(record)), default=len(records[start]))


def _last(record: Record) -> list[int]:
    return next(([at] for at in range(len(record) - 1, -1, -1) if record[at].strip()), [])


def _heading_rows(records: Sequence[Record], start: int, width: int) -> int:
    extent = 1
    while extent < MOST_HEADING_ROWS and start + extent < len(records):
        # A row that only looks like a heading because the one below it is one (Qualtrics).
        ahead = records[start + extent + 1 : start + extent + 2]
        if any(map(_has_import_ids, ahead)) and extent == 1:
            return 3
        if not _is_heading(records, start, extent, width):
            break
        extent += 1
    return extent


def _is_heading(records: Sequence[Record], start: int, extent: int, width: int) -> bool:
    row, above = records[start + extent], records[start]
    if _has_import_ids(row):
        return True
    if extent > 1 or not _filled(row):
        return False
    below = records[start + extent + 1 : start + extent + 1 + 200]
    return (
        _names_answers(row)
        or _options(above, row, below)
        or _blank_where_all_are_filled(row, below, width)
        or _labels(above, row, below, width)
    )


def _blank_where_all_are_filled(row: Record, below: Sequence[Record], width: int) -> bool:
    """Whether a row has no number, time or id, though every answer below has several."""
    missing = 0
    for at in range(width):
        cells = [record[at] if at < len(record) else "" for record in below if _filled(record)]
        if cells and all(cell.strip() and kind(cell) is not Kind.WORDS for cell in cells):
            if at < len(row) and row[at].strip():
                return False
            missing += 1
    return missing > 1 and len(below) > 1


def _has_import_ids(row: Record) -> bool:
    return any(map(_IMPORT_ID.match, row))


def _names_answers(row: Record) -> bool:
    """Whether the row says of columns that people wrote in them ("Open-Ended Response")."""
    small = [cell.strip().casefold() for cell in row]
    return any(cell in _OPEN for cell in small) or (
        sum(cell in _KIND_OF_ANSWER for cell in small) * 2 > max(1, sum(map(bool, small)))
        and sum(cell in _KIND_OF_ANSWER for cell in small) > 1
    )


def _options(above: Record, row: Record, below: Sequence[Record]) -> bool:
    """Whether the row names options: under no heading, and repeated in the rows below."""
    under_none = [
        at for at, (one, two) in enumerate(_pairs(above, row)) if two.strip() and not one.strip()
    ]
    seen = 0
    for at in under_none:
        cells = {record[at].strip() for record in below if at < len(record)} - {"", "0", "1"}
        if cells - {row[at].strip()}:
            return False
        seen += bool(cells) or any(at < len(record) and record[at].strip() for record in below)
    return seen > 0


def _labels(above: Record, row: Record, below: Sequence[Record], width: int) -> bool:
    """Whether codes stand above ("Q1") and labels in this row ("What could be better?")."""
    names = [cell.strip() for cell in above if cell.strip()]
    if len(names) * 2 > sum(map(_is_code, names)) * 3 or _filled(row) * 3 < len(names) * 2:
        return False
    broken = whole = asked = asked_below = 0
    for at in range(min(width, len(row))):
        cells = [record[at] for record in below if at < len(record) and record[at].strip()]
        label = row[at].strip()
        if cells and all(kind(cell) is not Kind.WORDS for cell in cells):
            broken += kind(label) is Kind.WORDS and bool(label)
            whole += kind(label) is not Kind.WORDS
        asked += label.endswith("?")
        asked_below += any(cell.strip().endswith("?") for cell in cells)
    return not whole and (broken > 0 or asked > asked_below) and bool(below)


def _is_code(name: str) -> bool:
    """Whether a heading is a short name for programs: "Q1", "v_12", "better_text"."""
    return bool(_CODE.fullmatch(name)) and (
        any(c.isdigit() or c == "_" for c in name)
        or name.islower()
        or len(name) < 4
        or bool(re.search("[A-Za-z][A-Z][a-z]", name))
    )


def _headings(rows: Sequence[Record], width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each column is called, and its codes if these stand above."""
    flat = [[" ".join(clean(cell).split()) for cell in row[:width]] for row in rows]
    flat = [row + [""] * (width - len(row)) for row in flat]
    kept = [row for row in flat if not _has_import_ids(row)]
    if len(kept) == 1:
        return tuple(_named(kept[0])), ()
    above, row = kept[0], kept[1]
    names = [*filter(None, above)]
    coded = sum(map(_is_code, names)) * 3 >= len(names) * 2 and not _names_answers(row)
    if coded or len(kept) < len(flat):
        return tuple(
            _named([label or code for code, label in zip(above, row, strict=True)])
        ), tuple(above)
    found, question = [], ""
    for one, two in zip(above, row, strict=True):
        question = one or (question if two else "")
        plain = not two or two.casefold() in _KIND_OF_ANSWER
        found.append(question if plain else f"{question}: {two}".removeprefix(": "))
    return tuple(_named(found)), ()


def _named(headings: Sequence[str]) -> list[str]:
    return [one or f"column {at}, without a heading" for at, one in enumerate(headings, 1)]


def _said(records: Sequence[Record], start: int, extent: int, headings: Sequence[str]) -> list[str]:
    said = []
    title = [cell.strip() for record in records[:start] for cell in record if cell.strip()]
    if title:
        told = title[0] if len(title[0]) <= 60 else title[0][:59] + "…"
        said.append(f'The headings are in row {start + 1}; above them is "{told}".')
    if _is_answer(records[start]):
        said.append(
            f"Row {start + 1} was taken for the headings, but reads like an answer. "
            "If the file has no headings, write some above it."
        )
    if extent > 1:
        between = "and" if extent == 2 else "to"
        said.append(f"Rows {start + 1} {between} {start + extent} are headings.")
    bare = [at for at, one in enumerate(headings, 1) if one == f"column {at}, without a heading"]
    used = [
        at
        for at in bare
        if any(r[at - 1 : at] and r[at - 1].strip() for r in records[start + extent :])
    ]
    if used:
        numbers = ", ".join(map(str, used[:10])) + (", …" if len(used) > 10 else "")
        said.append(f"There is no heading above column {numbers}.")
    return said
