"""Survey files of every usual shape are read right, or refused in a sentence."""

import argparse
from pathlib import Path

import pytest

from bot.commands.command import FAILED
from bot.commands.themes import add_themes
from bot.summaries.themes.surveys.cleaning import clean, says_something
from bot.summaries.themes.surveys.columns import answers_column
from bot.summaries.themes.surveys.reading import read_survey
from tests.unit.summaries.themes.surveys.exports import Refused, Right
from tests.unit.summaries.themes.surveys.refused import REFUSED
from tests.unit.summaries.themes.surveys.right import RIGHT


@pytest.mark.parametrize("shape", RIGHT, ids=lambda shape: shape.name)
def test_a_survey_is_read_with_all_its_answers(tmp_path: Path, shape: Right) -> None:
    file = tmp_path / "survey.csv"
    file.write_bytes(shape.data)

    survey = read_survey(file)
    taken, _ = answers_column(survey, "survey.csv")

    assert survey.headings[taken] == shape.column
    cells = [clean(row[taken]) for row in survey.rows]
    assert [cell for cell in cells if says_something(cell)] == list(shape.answers)
    assert shape.said in " ".join(survey.said)
    assert shape.said or not survey.said


@pytest.mark.parametrize("shape", REFUSED, ids=lambda shape: shape.name)
def test_what_is_no_survey_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], shape: Refused
) -> None:
    file = tmp_path / "survey.csv"
    file.write_bytes(shape.data)
    parser = argparse.ArgumentParser()
    add_themes(parser.add_subparsers())
    arguments = parser.parse_args(["themes", str(file)])

    assert arguments.command(arguments) == FAILED

    said = capsys.readouterr()
    assert said.out == ""
    assert shape.why in said.err
    assert said.err.endswith((".\n", "?\n"))


def test_there_are_enough_shapes() -> None:
    assert len(RIGHT) + len(REFUSED) >= 60
