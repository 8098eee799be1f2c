"""The operator's commands as typed: what they print, and their exit codes."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.cli import main
from tests.faults.instance import Instance

TOKEN = "700000001:a-token-for-tests"


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Instance:
    made = Instance(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AFTERWORD_DATA", str(made.data))
    monkeypatch.setenv("AFTERWORD_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("AFTERWORD_TELEGRAM_API", "http://127.0.0.1:9")
    return made


def begin(instance: Instance) -> None:
    """Make an installation, as the first start does."""

    async def once() -> None:
        async with instance.open():
            pass

    asyncio.run(once())


def test_a_backup_and_back(instance: Instance, capsys: pytest.CaptureFixture[str]) -> None:
    begin(instance)
    assert main(["backup", "a.backup"]) == 0
    assert "keys are not in it" in capsys.readouterr().out
    assert main(["backup", "a.backup"]) == 1
    assert "--force" in capsys.readouterr().err
    assert main(["backup", "a.backup", "--force"]) == 0

    assert main(["restore", "a.backup"]) == 0

    said = capsys.readouterr().out
    assert "key is gone: 0" in said
    assert "afterword-replaced-" in said
    assert main(["migrate"]) == 0


@pytest.mark.parametrize("command", ["migrate", "open"])
def test_what_is_about_an_installation_makes_none(
    instance: Instance, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    before = sorted(instance.folder.rglob("*"))

    assert main([command]) == 1

    assert "There is nothing in" in capsys.readouterr().err
    assert sorted(instance.folder.rglob("*")) == before


@pytest.mark.parametrize("port", ["99999", "-1", "http"])
def test_a_port_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", f"--port={port}"])

    assert ended.value.code == 2
    assert "is no port" in capsys.readouterr().err


def test_the_keys_are_rotated_and_mended(
    instance: Instance, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(instance)

    assert main(["keys", "rotate"]) == 0
    assert "under master key 2" in capsys.readouterr().out
    assert main(["keys", "mend"]) == 0
    instance.keyring.unlink()
    assert main(["keys", "mend", "--yes"]) == 0


def test_a_database_that_is_damaged_is_one_line_and_no_traceback(
    instance: Instance, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(instance)
    instance.database.write_bytes(b"x" * 9000)
    capsys.readouterr()

    assert main(["run"]) == 1
    assert main(["backup", "a.backup"]) == 1

    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "afterword restore FILE" in said
    assert not (instance.folder / "a.backup").exists()


def test_a_check_names_what_to_mend_for_programs_too(
    instance: Instance, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(instance)
    (instance.data / "x.backup").write_bytes(b"")
    instance.database.chmod(0o644)
    capsys.readouterr()

    assert main(["check", "--json"]) == 3

    findings = json.loads(capsys.readouterr().out)
    fixes = {finding["mend"] for finding in findings if not finding["fine"]}
    assert any("x.backup" in fix for fix in fixes)
    assert f"Run: chmod 600 {instance.database}" in fixes
    assert all(finding["mend"] for finding in findings if not finding["fine"])
    whats = " ".join(finding["what"] for finding in findings)
    for looked_at in ("secure_delete", "wal", "swap", "core dumps", "debug", "log level", "secret"):
        assert looked_at in whats
    assert TOKEN not in json.dumps(findings)
