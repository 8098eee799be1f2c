"""The operator's `summary`: which one is meant, in which form, and where it goes."""

import argparse
import asyncio
import io
import json
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.bootstrap import open_app
from bot.cli import main
from bot.commands import summary as command
from bot.commands.summary import picked, week
from bot.settings import read_settings
from bot.summaries.model import Summary, from_json, to_json
from storage.queries import groups, summaries
from storage.records import GroupSettings, StoredSummary
from tests.unit.summaries.weeks import FULL

TOKEN = "700000001:a-token-for-tests"
FORMATS = {
    "text": b"Summary 2 of Hope Valley\n====",
    "markdown": b"# Summary 2 of Hope Valley\n",
    "html": b"<!DOCTYPE html>\n",
    "pdf": b"%PDF-",
    "json": b'{"group":"Hope Valley","number":2,',
}


def numbered(number: int) -> Summary:
    on = date(2026, 5, 29) + timedelta(weeks=number - 1)
    return replace(
        FULL, number=number, week_from=on - timedelta(days=7), week_to=on, published_on=on
    )


def stored(number: int) -> StoredSummary:
    made = numbered(number)
    at = datetime(2026, 6, 5, 11, tzinfo=UTC)
    days = {"week_from": made.week_from, "week_to": made.week_to}
    return StoredSummary(f"{number}" * 16, "g" * 16, number, **days, published_at=at, content="")


NEWEST_FIRST = (stored(3), stored(2), stored(1))


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An app with two summaries in its one group."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AFTERWORD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("AFTERWORD_BOT_TOKEN", TOKEN)

    async def fill() -> None:
        async with open_app(read_settings()) as opened, opened.store.write() as unit:
            group = await groups.add(
                unit,
                name="Hope Valley",
                settings=GroupSettings(),
                next_opening_at=datetime(2026, 6, 12, 11, tzinfo=UTC),
            )
            for number in (1, 2):
                made = numbered(number)
                await summaries.add(
                    unit,
                    summary_id=f"{number}" * 16,
                    group_id=group.id,
                    number=number,
                    week_from=made.week_from,
                    week_to=made.week_to,
                    published_at=datetime(2026, 6, 5, 11, tzinfo=UTC),
                    content=to_json(made),
                )

    asyncio.run(fill())
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_goes_to_a_file_that_only_its_owner_reads(app: Path, form: str) -> None:
    assert main(["summary", "--format", form, "--output", "made"]) == 0

    made = app / "made"
    assert made.read_bytes().startswith(FORMATS[form])
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert sorted(path.name for path in app.iterdir()) == ["data", "made"]


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_goes_to_a_pipe(
    app: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["summary", "--format", form]) == 0

    assert capfdbinary.readouterr().out.startswith(FORMATS[form])


def test_for_programs_it_is_what_is_stored(
    app: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["summary", "--json", "--number", "1"]) == 0

    out = capfdbinary.readouterr().out.decode()
    assert json.loads(out)["number"] == 1
    assert from_json(out) == numbered(1)


def test_a_file_that_is_there_is_left_as_it_is_unless_it_is_forced(
    app: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (app / "made").write_text("mine")

    assert main(["summary", "--output", "made"]) == 1
    assert "--force" in capsys.readouterr().err
    assert (app / "made").read_text() == "mine"
    assert main(["summary", "--output", "made", "--force"]) == 0
    assert (app / "made").read_text().startswith("Summary 2")


def test_a_folder_that_is_not_there_is_one_line(
    app: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summary", "--output", "nowhere/made"]) == 1

    assert (
        capsys.readouterr().err == "nowhere/made could not be written: No such file or directory.\n"
    )


def test_a_pdf_is_not_printed_on_a_terminal(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdout", terminal)

    assert main(["summary", "--format", "pdf"]) == 1

    assert "--output FILE" in capsys.readouterr().err
    assert terminal.buffer.tell() == 0


def test_without_the_extra_the_way_out_is_said(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.summaries.forms.pdf.can_make_pdf", lambda: False)

    assert main(["summary", "--format", "pdf", "--output", "made"]) == 1

    assert capsys.readouterr().err.strip() == command.NO_PDF
    assert not (app / "made").exists()


@pytest.mark.parametrize("which", [["--week", "2025-W01"], ["--number", "9"]])
def test_a_week_without_a_summary_says_which_there_are(
    app: Path, which: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summary", *which]) == 1

    assert capsys.readouterr().err.splitlines() == [
        "There is no such summary. These are there:",
        "  --number 2: 2026-05-29 to 2026-06-05, in 2026-W23",
        "  --number 1: 2026-05-22 to 2026-05-29, in 2026-W22",
    ]


def test_a_group_that_is_not_there_is_told_with_those_that_are(
    app: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summary", "--group", "Other"]) == 1

    assert capsys.readouterr().err == 'There is no such group. Groups: "Hope Valley".\n'


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2026-W23", 2),
        ("2026w22", 1),
        ("2026-06-05", 2),
        ("2026-05-31", 2),
        ("2026-05-29", 1),
        ("2026-05-28", 1),
        ("2026-06-12", 3),
    ],
)
def test_a_week_is_that_of_publishing_and_a_day_one_that_is_covered(
    typed: str, number: int
) -> None:
    found = picked(NEWEST_FIRST, None, week(typed))

    assert found is not None
    assert found.number == number


def test_the_newest_is_meant_if_nothing_is_said() -> None:
    assert picked(NEWEST_FIRST, None, None) == NEWEST_FIRST[0]
    assert picked((), None, None) is None


@pytest.mark.parametrize("typed", ["2026-W54", "2026-W00", "W23", "yesterday", "2026-13-01", ""])
def test_what_is_no_week_is_told_how_to_write_one(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="write 2026-W23, or a day as 2026-06-03"):
        week(typed)
