"""Surveys are read as they are exported, and a bad file is told by row and column."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.summaries.themes.survey import BadFile, Survey, column, decoded, read_survey

TABLE = 'Id,Answer\n1,"Warm, kind staff"\n2,"Two\nlines"\n3,=1+1\n4,Café – £5\n'
READ = Survey(
    ("Id", "Answer"),
    (("1", "Warm, kind staff"), ("2", "Two\nlines"), ("3", "=1+1"), ("4", "Café – £5")),
)


def written(path: Path, data: bytes) -> Path:
    file = path / "answers.csv"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_and_line_end_is_read(
    tmp_path: Path, encoding: str, line_end: str
) -> None:
    file = written(tmp_path, TABLE.replace("\n", line_end).encode(encoding))

    assert read_survey(file) == READ


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_separator_is_found(tmp_path: Path, separator: str) -> None:
    text = f'Id{separator}"What, in short; is it?"\n1{separator}"a{separator}b"\n'

    survey = read_survey(written(tmp_path, text.encode()))

    assert survey.rows == (("1", f"a{separator}b"),)


def test_a_first_line_that_names_the_separator_is_obeyed(tmp_path: Path) -> None:
    survey = read_survey(written(tmp_path, b"sep=;\r\nId;Answer, if any\r\n1;a, b, c\r\n"))

    assert survey == Survey(("Id", "Answer, if any"), (("1", "a, b, c"),))


def test_a_single_column_needs_no_separator(tmp_path: Path) -> None:
    survey = read_survey(written(tmp_path, b"Answer\nGood\nBad\n"))

    assert survey.rows == (("Good",), ("Bad",))


def test_signs_that_only_look_like_line_ends_stay_in_their_cell(tmp_path: Path) -> None:
    survey = read_survey(written(tmp_path, "A,B\none\u2028two\x0bthree\x85four,5\n".encode()))

    assert survey.rows == (("one\u2028two\x0bthree\x85four", "5"),)


def test_short_rows_are_filled_and_blank_ones_keep_their_number(tmp_path: Path) -> None:
    survey = read_survey(written(tmp_path, b"A,B\n1\n\n3,4\n,\n"))

    assert survey.rows == (("1", ""), ("", ""), ("3", "4"))


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"A,B\n1,2\n3,4,5\n", "row 3, column 3"),
        (b'A,B\n1,2\n3,"never closed\n5,6\n', "row 3, column 2"),
        (b'A,B\n1,2\n"said "hi" to me",4\n', "row 3, column 1"),
        (b"A,B\n1,2\nx,a\0b\n", "row 3, column 2"),
        ("A,B\n1,2\nx,".encode("utf-8-sig") + b"\xff\xfe\n", "row 3, column 2"),
        (b"A,B\n1,2\n\x81,3\n", "row 3, column 1"),
        (b"", "row 1, column 1"),
        (b"\n ,\n", "row 1, column 1"),
        (b"A,B\n1," + b"x" * 140_000 + b"\n", "row 2, column 2"),
    ],
)
def test_a_bad_file_is_told_by_row_and_column(tmp_path: Path, data: bytes, place: str) -> None:
    with pytest.raises(BadFile, match=place):
        read_survey(written(tmp_path, data))


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"can't be read"):
        read_survey(tmp_path / "none.csv")
    with pytest.raises(BadFile, match=r"can't be read"):
        read_survey(tmp_path)


def test_an_old_excel_file_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"\.xlsx"):
        read_survey(written(tmp_path, b"\xd0\xcf\x11\xe0 and so on"))


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = path / "answers.xlsx"
    book.save(file)
    return file


def test_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    file = workbook(tmp_path, [["Id", "Answer"], [1, "Warm\nstaff"], [2.5, "=1+1"], [3, None]])

    assert read_survey(file) == Survey(
        ("Id", "Answer"), (("1", "Warm\nstaff"), ("2.5", "=1+1"), ("3", ""))
    )


def test_a_workbook_with_a_cell_beyond_the_headings_is_told(tmp_path: Path) -> None:
    file = workbook(tmp_path, [["Id", "Answer"], [1, "a"], [2, "b", "c"]])

    with pytest.raises(BadFile, match="row 3, column 3"):
        read_survey(file)


@pytest.mark.parametrize("name", ["[Content_Types].xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_workbook_is_told_by_row_and_column(tmp_path: Path, name: str) -> None:
    whole = workbook(tmp_path, [["Id", "Answer"], [1, "a"]])
    file = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(file, "w") as new:
        for one in old.namelist():
            new.writestr(one, old.read(one)[:60] if one == name else old.read(one))

    with pytest.raises(BadFile, match=r"row \d+, column \d+"):
        read_survey(file)


def test_a_cut_off_workbook_is_told(tmp_path: Path) -> None:
    whole = workbook(tmp_path, [["Id", "Answer"], [1, "a"]]).read_bytes()

    with pytest.raises(BadFile, match="row 1, column 1"):
        read_survey(written(tmp_path, whole[: len(whole) // 2]))


SURVEY = Survey(
    ("Id", "How was it?", "Trust", "trust"),
    (("1", "Kind and warm people", "A", ""), ("2", "Long wait, no news", "A", "")),
)


def test_the_wordiest_column_has_the_answers_unless_one_is_named() -> None:
    assert column(SURVEY, None) == 1


@pytest.mark.parametrize(("wanted", "place"), [("HOW was  it?", 1), ("trust", 3), ("3", 2)])
def test_a_column_is_found_by_heading_or_number(wanted: str, place: int) -> None:
    assert column(SURVEY, wanted) == place


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(BadFile, match=r'no column "Age".*"How was it[?]"'):
        column(SURVEY, "Age")


def test_a_heading_that_is_there_twice_is_told() -> None:
    with pytest.raises(BadFile, match="3 or 4"):
        column(SURVEY, "TRUST")


def test_text_without_a_mark_is_utf_8_before_it_is_windows() -> None:
    assert decoded("naïve".encode(), "f") == "naïve"
    assert decoded("naïve".encode("cp1252"), "f") == "naïve"
