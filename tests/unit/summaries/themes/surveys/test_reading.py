"""Surveys are read as they are exported, and a bad file is told by row and column."""

from pathlib import Path

import pytest

from bot.summaries.themes.surveys.columns import answers_column, column
from bot.summaries.themes.surveys.encodings import decoded
from bot.summaries.themes.surveys.model import BadSurvey, Survey
from bot.summaries.themes.surveys.reading import read_survey
from tests.unit.summaries.themes.surveys.containers import changed, ods, raw_sheet, text_cell, xlsx

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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("id;What, if anything, would you change?\n1;a\n2;b\n", (("1", "a"), ("2", "b"))),
        ("id;n;said\n1;3,5;good, so\n2;4,5;bad\n", (("1", "3,5", "good, so"), ("2", "4,5", "bad"))),
        ("Answer\nGood, fine\nBad, sad\n", (("Good, fine",), ("Bad, sad",))),
        ("Answer\nSalt&nbsp;&amp;tea\nSo\n", (("Salt&nbsp;&amp;tea",), ("So",))),
        ("Id,How?,Else\n1\n2\n", (("1", "", ""), ("2", "", ""))),
    ],
)  # fmt: skip
def test_the_separator_is_the_one_that_makes_rows_even(
    tmp_path: Path, text: str, rows: tuple[tuple[str, ...], ...]
) -> None:
    assert read_survey(written(tmp_path, text.encode())).rows == rows


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
        (b"A,B\n1,2\nx,a\0b\n", "line 3"),
        (b"A,B\n1," + b"x" * 140_000 + b"\n", "row 2, column 2"),
    ],
)
def test_a_bad_file_is_told_by_its_place(tmp_path: Path, data: bytes, place: str) -> None:
    with pytest.raises(BadSurvey, match=place):
        read_survey(written(tmp_path, data))


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSurvey, match=r"can't be read"):
        read_survey(tmp_path / "none.csv")
    with pytest.raises(BadSurvey, match=r"can't be read"):
        read_survey(tmp_path)


def test_a_damaged_workbook_is_told(tmp_path: Path) -> None:
    name = "xl/worksheets/sheet1.xml"
    damaged = changed(xlsx({"S": [["Id", "Answer"], [1, "a"]]}), name, "<worksheet")

    with pytest.raises(BadSurvey, match="damaged"):
        read_survey(written(tmp_path, damaged))


def test_a_formula_that_was_never_worked_out_is_said(tmp_path: Path) -> None:
    rows = f'<row r="1">{text_cell("A1", "Answer")}</row><row r="2"><c r="A2"><f>1+1</f></c></row>'
    rows += f'<row r="3">{text_cell("A3", "cold")}</row>'

    survey = read_survey(written(tmp_path, raw_sheet(rows)))

    assert survey.rows == (("",), ("cold",))
    assert "never worked out: 1" in survey.said[0]


def test_a_sheet_is_read_by_name_or_number(tmp_path: Path) -> None:
    file = written(tmp_path, xlsx({"May": [["How?"], ["cold"]], "June": [["How?"], ["late"]]}))

    assert read_survey(file, sheet="june").rows == (("late",),)
    assert read_survey(file, sheet="1").rows == (("cold",),)
    with pytest.raises(BadSurvey, match=r'no sheet "July".*"May"'):
        read_survey(file, sheet="July")


SURVEY = Survey(
    ("Id", "How was it?", "Trust", "trust"),
    (("1", "Kind and warm people", "A", ""), ("2", "Long wait, no news", "A", "")),
)


@pytest.mark.parametrize(("wanted", "place"), [("HOW was  it?", 1), ("trust", 3), ("3", 2)])
def test_a_column_is_found_by_heading_or_number(wanted: str, place: int) -> None:
    assert column(SURVEY, wanted, "f") == place


def test_the_answers_and_the_next_best_are_found() -> None:
    assert answers_column(SURVEY, "f") == (1, 2)


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(BadSurvey, match=r'no column "Age".*"How was it[?]"'):
        column(SURVEY, "Age", "f")


def test_a_heading_that_is_there_twice_is_told() -> None:
    with pytest.raises(BadSurvey, match="3 or 4"):
        column(SURVEY, "TRUST", "f")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Better?\nIt’s cold in the café, £5 – no\n"),
        ("cp1250", "Co można poprawić?\nWięcej światła\n"),
        ("mac_roman", "Better?\nIt’s cold in the café\n"),
        ("iso8859_14", "Sut oedd hi?\nRoedd y dŵr yn oer yn y tŷ\n"),
        ("cp1251", "Что улучшить\nКомната была холодной\n"),  # noqa: RUF001
        ("cp1252", "¿Qué podría mejorar?\nLa sala estaba fría, señor\n"),
        ("cp932", "何を改善できますか\n部屋が寒かった\n"),
    ],
)
def test_an_encoding_is_guessed_by_its_letters_and_said(encoding: str, text: str) -> None:
    found, said = decoded(text.encode(encoding), "f")

    assert found == text
    assert "doesn't say its encoding" in said[0]


def test_what_is_sure_needs_no_word() -> None:
    assert decoded("naïve".encode(), "f") == ("naïve", ())


def test_one_bad_byte_leaves_the_rest_as_utf_8() -> None:
    text, said = decoded("café\nIt".encode() + b"\x92s\n", "f")

    assert text == "café\nIt’s\n"
    assert said == ("One byte is not UTF-8 (the first in line 2), and read as Windows-1252.",)


def test_an_encoding_can_be_given() -> None:
    assert decoded(b"\xe6", "f", "cp1250") == ("ć", ())
    with pytest.raises(BadSurvey, match="no encoding"):
        decoded(b"x", "f", "klingon")


@pytest.mark.parametrize(
    ("offset", "value", "said"), [(8, 1, "locked with a password"), (10, 99, "packed in a way")]
)
def test_a_sheet_whose_parts_are_locked_or_packed_strangely_is_told(
    tmp_path: Path, offset: int, value: int, said: str
) -> None:
    data = bytearray(ods({"S": [["Id", "Answer"], [1, "a"]]}))
    at = data.index(b"mimetype", data.index(b"PK\x01\x02")) - 46
    data[at + offset] = value
    in_file = data.index(b"mimetype") - 30
    data[in_file + offset - 2] = value

    with pytest.raises(BadSurvey, match=said):
        read_survey(written(tmp_path, bytes(data)))
