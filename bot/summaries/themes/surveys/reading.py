"""Reads an existing survey, so that themes can be found in it: a file as it was exported.

Microsoft Forms, Google Forms, LimeSurvey, Excel and the rest write in several encodings, with
several separators, titles and rows of headings. Every cell is text: no formula is worked out.
"""

from pathlib import Path

from bot.summaries.themes.surveys.encodings import decoded
from bot.summaries.themes.surveys.formats import Format, format_of
from bot.summaries.themes.surveys.headings import survey_in
from bot.summaries.themes.surveys.model import BadSurvey, Survey
from bot.summaries.themes.surveys.separated import read_separated
from bot.summaries.themes.surveys.workbooks import read_workbook, survey_of

LARGEST_FILE = 200 * 1024 * 1024
"""In bytes: far above any survey of people, and below what would fill the memory."""


def read_survey(path: Path, *, encoding: str | None = None, sheet: str | None = None) -> Survey:
    """Read a CSV, TSV, .xlsx, .xls or .ods file.

    Raises BadSurvey. Rows are counted as a spreadsheet does, from 1.
    """
    file = str(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadSurvey(f"{path} is too large: over {LARGEST_FILE // 1024**2} MB.")
        data = path.read_bytes()
    except OSError as problem:
        raise BadSurvey(f"{path} can't be read: {problem.strerror}.") from None
    if not data.strip():
        raise BadSurvey(f"{file} is empty: row 1, column 1 should have a heading.")
    if format_of(data, file) is Format.WORKBOOK:
        return survey_of(read_workbook(path), file, sheet)
    if sheet is not None:
        raise BadSurvey(f"{file} is a text file and has no sheets: leave --sheet out.")
    text, said = decoded(data, file, encoding)
    found = survey_in(read_separated(text, file), file)
    return Survey(found.headings, found.rows, found.first_row, found.codes, said + found.said)
