"""What is made for its owner only, and how the operator is told to close what is not."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.files import (
    how_to_close,
    keep_from_others,
    make_private,
    make_private_folder,
    mode_open_to_others,
    touch_private,
)


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("no_umask")
def test_what_is_made_is_its_owners_only_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    make_private_folder(folder)
    touch_private(folder / "keyring.db")
    os.close(make_private(folder / "master.key"))

    modes = {path.name: path.stat().st_mode & 0o777 for path in [folder, *folder.iterdir()]}

    assert modes == {"keys": 0o700, "keyring.db": 0o600, "master.key": 0o600}


@pytest.mark.usefixtures("no_umask")
def test_what_libraries_make_is_its_owners_only_too(tmp_path: Path) -> None:
    keep_from_others()

    (tmp_path / "made").write_text("")

    assert mode_open_to_others(tmp_path / "made") is None


def test_a_file_that_is_there_is_not_made_anew(tmp_path: Path) -> None:
    touch_private(tmp_path / "master.key")

    with pytest.raises(FileExistsError):
        make_private(tmp_path / "master.key")


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o660])
def test_a_file_that_others_may_use_can_be_closed_as_said(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "master.key"
    touch_private(path)
    path.chmod(mode)

    found, said = mode_open_to_others(path), how_to_close(path)
    path.chmod(int(said.split()[1], 8))

    assert (found, said) == (mode, f"chmod 600 {path}")
    assert mode_open_to_others(path) is None


def test_a_folder_that_others_may_use_can_be_closed_as_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    assert mode_open_to_others(tmp_path) == 0o755
    assert how_to_close(tmp_path) == f"chmod 700 {tmp_path}"
