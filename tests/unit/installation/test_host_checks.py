"""The host is checked, and each warning says what to do."""

import logging
import resource
from pathlib import Path

import pytest

from bot import log
from bot.installation.findings import Finding
from bot.installation.host_checks import (
    core_dumps,
    debug_flags,
    env_file,
    keys_apart,
    language_model,
    location,
    swap,
)

HEADER = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


def warns(finding: Finding, *words: str) -> bool:
    return not finding.fine and all(word in finding.fix for word in words)


def test_swap_on_a_disk_is_a_warning(tmp_path: Path) -> None:
    swaps = tmp_path / "swaps"
    swaps.write_text(HEADER + "/dev/sda3  partition  1000  0  -2\n")

    assert warns(swap(swaps), "/dev/sda3", "swapoff")


@pytest.mark.parametrize("lines", ["", "/dev/zram0  partition  1000  0  100\n"])
def test_no_swap_and_swap_in_memory_are_fine(tmp_path: Path, lines: str) -> None:
    swaps = tmp_path / "swaps"
    swaps.write_text(HEADER + lines)

    assert swap(swaps).fine
    assert swap(tmp_path / "not-linux").fine


def test_a_debug_flag_is_a_warning_by_its_name() -> None:
    finding = debug_flags({"PYTHONASYNCIODEBUG": "1"})[0]

    assert warns(finding, "PYTHONASYNCIODEBUG")
    assert debug_flags({"PYTHONASYNCIODEBUG": "0", "AFTERWORD_BOT_TOKEN": "x"})[0].fine


def test_a_library_that_logs_is_a_warning() -> None:
    log.set_up("warning")
    assert debug_flags({})[1].fine
    logging.getLogger("httpx").setLevel(logging.DEBUG)

    assert warns(debug_flags({})[1], "httpx")

    log.set_up("warning")


def test_settings_that_others_can_read_are_a_warning(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    assert env_file(file) == []
    file.write_text("AFTERWORD_DATA=x")
    file.chmod(0o644)

    assert warns(env_file(file)[0], "chmod 600")
    file.chmod(0o600)
    assert env_file(file)[0].fine


@pytest.mark.parametrize("folder", ["Dropbox/data", "My OneDrive/x"])
def test_a_synchronised_folder_is_a_warning(tmp_path: Path, folder: str) -> None:
    assert warns(location(tmp_path / folder, tmp_path / "none"), "AFTERWORD_DATA")
    assert location(tmp_path / "data", tmp_path / "none").fine


def test_a_folder_on_the_network_is_a_warning(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nhost:/x {tmp_path}/far nfs4 rw 0 0\n")

    assert not location(tmp_path / "far" / "data", mounts).fine
    assert location(tmp_path / "near", mounts).fine


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.backup", b""), ("a-replaced.db", b"SQLite format 3\x00rest"), ("old.bak", b"x")],
)
@pytest.mark.parametrize("folder", ["keys", "."])
def test_a_backup_beside_the_keys_is_a_warning(
    tmp_path: Path, folder: str, name: str, content: bytes
) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "afterword.db").write_bytes(b"SQLite format 3\x00")
    assert all(finding.fine for finding in keys_apart(tmp_path / "keys", tmp_path))
    (tmp_path / folder / name).write_bytes(content)

    (finding,) = keys_apart(tmp_path / "keys", tmp_path)

    assert warns(finding, name)


def test_keys_in_a_folder_of_backups_are_a_warning(tmp_path: Path) -> None:
    keys = tmp_path / "backups" / "keys"
    keys.mkdir(parents=True)

    assert not keys_apart(keys, keys)[0].fine


def test_it_is_said_that_core_dumps_are_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refused)

    assert not core_dumps().fine


def test_answers_that_leave_the_house_are_a_warning() -> None:
    away = language_model("https://api.example.org/v1")

    assert warns(away, "AFTERWORD_LLM_URL")
    assert "api.example.org" in away.what


@pytest.mark.parametrize("url", [None, "http://127.0.0.1:8080/v1", "http://llama:8080/v1"])
def test_no_model_and_one_in_the_house_are_fine_and_said(url: str | None) -> None:
    finding = language_model(url)

    assert finding.fine
    assert "language model" in finding.what
