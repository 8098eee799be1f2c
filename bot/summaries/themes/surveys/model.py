"""What is read from a survey file: a table of text, and what to say about how it was read."""

from dataclasses import dataclass, field


class BadSurvey(Exception):
    """The file can't be read as a survey; the message says what is wrong, where, and what to do."""


Record = list[str]


@dataclass(frozen=True)
class Sheet:
    """The cells of a CSV file or of one sheet of a workbook, and what to say about them."""

    records: list[Record]
    said: tuple[str, ...] = ()
    ragged: bool = False
    """Whether a row may be longer than the headings by mistake, as in a CSV file."""


@dataclass(frozen=True)
class Survey:
    """A table of text. Each row has as many cells as there are headings.

    `first_row` is the row of the file that `rows` begin with, counted from 1 as spreadsheets do.
    `codes` are the short names of the columns, where the file has them above the headings.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 2
    codes: tuple[str, ...] = ()
    said: tuple[str, ...] = field(default=(), compare=False)
