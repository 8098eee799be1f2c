"""The rewriting of an installation of version 0.1, cut off anywhere, goes on and loses nothing."""

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.bootstrap import open_app
from bot.cli import main
from storage.migrate import REWRITE_DUE
from storage.queries import rounds
from tests.harness.boxes import opened_answers, sealed_answers
from tests.harness.full_disk import full_disk
from tests.harness.killed import KILLED, end_of
from tests.harness.killed_start import settings_of, start
from tests.harness.stored_installation import FOLDER, MASTER_KEY, put_into

INSIDE = (
    ("before", "CREATE TABLE box"),
    ("after", "INSERT INTO box"),
    ("after", "INSERT INTO opened_box"),
    ("after", "DROP TABLE sealed_answer"),
    ("commit", "PRAGMA user_version=1"),
)
"""In the transaction: nothing of it is kept."""
AFTER = (
    ("before", "VACUUM"),
    ("inside", "VACUUM"),
    ("after", "VACUUM"),
    ("after", "PRAGMA user_version=0"),
)
"""After it: the new tables are there, and old pages may be."""

Contents = tuple[list[str], dict[str, list[str]]]


@pytest.fixture(autouse=True)
def master_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_MASTER_KEY", MASTER_KEY)


def first_column(data: Path, query: str) -> list[object]:
    with closing(sqlite3.connect(data / "afterword.db")) as connection:
        return [row[0] for row in connection.execute(query)]


def is_old(data: Path) -> bool:
    return "sealed_answer" in first_column(data, "SELECT name FROM sqlite_master")


def old_secrets() -> list[bytes]:
    """The ciphertexts of the old version's answers, one by one."""
    lines = (FOLDER / "afterword.sql").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if re.match(r'INSERT INTO "(sealed|opened)_answer"', line)]
    return [bytes.fromhex(line.rsplit("X'", 1)[1].split("'")[0]) for line in rows]


def left_of(secrets: list[bytes], data: Path) -> int:
    """How many of them stand in any file, with a part that no page breaks in two."""
    everything = b"".join(one.read_bytes() for one in data.rglob("*") if one.is_file())
    return sum(one[:40] in everything for one in secrets)


async def contents(data: Path) -> Contents:
    """Every answer, in sealed boxes and opened ones, by a start that nobody kills."""
    async with open_app(settings_of(data)) as app:
        sealed = sorted(map(repr, await sealed_answers(app.store, app.keyring)))
        opened = {}
        for question_id in first_column(data, "SELECT question_id FROM opened_box"):
            async with app.store.read() as unit:
                assert await rounds.question(unit, str(question_id)) is not None
                answers, damaged = await opened_answers(unit, str(question_id))
            assert damaged == 0
            opened[str(question_id)] = sorted(map(repr, answers))
        return sealed, opened


async def test_cut_off_at_any_point_it_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    for data in (whole, cut):
        put_into(data)
    secrets = old_secrets()
    assert left_of(secrets, cut) == len(secrets) > 40

    for when, words in INSIDE:
        assert end_of(start, cut, when, words) == KILLED, (when, words)
        assert is_old(cut), (when, words)
    for when, words in AFTER:
        assert end_of(start, cut, when, words) == KILLED, (when, words)
        assert not is_old(cut), (when, words)
        due = first_column(cut, "PRAGMA user_version") == [REWRITE_DUE]
        assert due == (words == "VACUUM"), (when, words)

    assert await contents(cut) == await contents(whole)
    assert len((await contents(cut))[0]) >= 12
    for data in (cut, whole):
        assert first_column(data, "PRAGMA user_version") == [0]
        assert first_column(data, "PRAGMA freelist_count") == [0]
        assert left_of(secrets, data) == 0


async def test_without_room_the_start_is_refused_and_goes_on_once_there_is_some(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    for data in (whole, cut):
        put_into(data)
    monkeypatch.setenv("AFTERWORD_DATA", str(cut))
    monkeypatch.chdir(tmp_path)

    # In the transaction first, and then where only the old pages have to be rewritten.
    for still_old in (True, False):
        with full_disk():
            assert await asyncio.to_thread(main, ["migrate"]) != 0
        assert "Make room, and start again." in capsys.readouterr().err
        assert is_old(cut) == still_old
        if still_old:
            assert end_of(start, cut, "before", "VACUUM") == KILLED

    assert await contents(cut) == await contents(whole)
    assert first_column(cut, "PRAGMA user_version") == [0]
    assert left_of(old_secrets(), cut) == 0
