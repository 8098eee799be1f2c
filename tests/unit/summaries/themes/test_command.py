"""`afterword themes FILE` tells what it found, for people and for programs."""

import argparse
import json
from pathlib import Path

import pytest

from bot.commands.command import DONE, FAILED
from bot.commands.themes import NOTES, add_themes
from bot.summaries.themes import errand
from bot.summaries.themes.model import Method
from bot.summaries.themes.surveys import amount
from tests.unit.summaries.themes.test_finding import FOOD, ODD, PARKING

ROWS = [*PARKING, "", *FOOD, ODD]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_themes(parser.add_subparsers())
    arguments = parser.parse_args(["themes", *words])
    done: int = arguments.command(arguments)
    return done


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    lines = [f'{n},"{text}",{"A" if n % 2 else "B"}' for n, text in enumerate(ROWS)]
    path.write_text("\n".join(["Id,Answer,Trust", *lines]), encoding="utf-8")
    return path


def test_programs_get_rows_counted_from_nought(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(file), "--text", "answer", "--json") == DONE

    told = json.loads(capsys.readouterr().out)
    assert sorted(theme["rows"] for theme in told["themes"]) == [[0, 1, 2], [4, 5, 6]]
    assert told["other"] == [7]
    for theme in told["themes"]:
        sides = {"leans", "praise", "criticism", "neither"}
        assert set(theme) == {"name", "rows", "quotes"} | sides
        assert theme["name"]
        assert set(theme["quotes"]) <= set(theme["rows"])


def test_people_get_names_and_quotes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(file)) == DONE

    said = capsys.readouterr()
    assert "(3 answers)" in said.out
    assert "Other voices (1)" in said.out
    assert f'"{ODD}"' in said.out
    assert '"Answer"' in said.err


def test_groups_are_looked_at_one_by_one(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(file), "--group", "Trust", "--json") == DONE

    told = json.loads(capsys.readouterr().out)
    for theme in told["themes"]:
        assert {row % 2 for row in theme["rows"]} == {0 if theme["group"] == "B" else 1}
    rows = [row for theme in told["themes"] for row in theme["rows"]] + told["other"]
    assert sorted(rows) == [0, 1, 2, 4, 5, 6, 7]


def test_a_bad_file_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("A,B\n1,2,3\n")

    assert run(str(bad)) == FAILED
    assert "row 2, column 3" in capsys.readouterr().err


@pytest.mark.parametrize("rows", ["", "\n\n", "n/a\nNothing\n"])
def test_a_file_without_answers_fails_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text(f"Answer\n{rows}")

    assert run(str(empty), "--json") == FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert 'no answers in "Answer"' in said.err


def test_what_says_nothing_and_pictures_are_in_no_theme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "few.csv"
    file.write_text("Answer\nNothing\nNothing\nNothing\n👍\n👍\n👍\ncold room\n", encoding="utf-8")

    assert run(str(file), "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert told["themes"] == []
    assert told["other"] == [3, 4, 5, 6]
    assert told["nothing"] == [0, 1, 2]


def test_a_sample_is_read_and_said(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(file), "--sample", "4", "--json") == DONE

    said = capsys.readouterr()
    told = json.loads(said.out)
    assert "sample of 4 of 7" in said.err
    assert told["sample"]["of"] == 7
    told_of = {row for theme in told["themes"] for row in theme["rows"]} | set(told["other"])
    assert told_of == set(told["sample"]["rows"])
    assert len(told_of) == 4


def test_too_many_answers_are_refused_with_a_sample_that_works(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amount, "MOST_ANSWERS", 5)
    monkeypatch.setattr(amount, "ROUND_TO", 1)

    assert run(str(file)) == FAILED
    refused = capsys.readouterr()
    assert refused.out == ""
    assert "7 answers" in refused.err
    assert "--sample 5" in refused.err
    assert run(str(file), "--sample", "5") == DONE


def test_it_is_said_when_the_embeddings_could_not_be_used(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "WEIGHTS", "no_such_package")

    assert run(str(file)) == DONE
    assert NOTES[Method.WORDS] in capsys.readouterr().err


def test_what_a_terminal_would_obey_is_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = tmp_path / "hostile.csv"
    hostile.write_text('Answer\n"\x1b[2Jgone \u202e back"\n', encoding="utf-8")

    assert run(str(hostile)) == DONE
    said = capsys.readouterr().out
    assert "gone" in said
    assert not {"\x1b", "\u202e"} & set(said)
