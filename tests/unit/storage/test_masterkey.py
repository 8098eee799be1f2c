"""A master key that is wrong, missing or open to others is refused with what to do."""

import base64
import os
from pathlib import Path

import pytest

from storage.masterkey import (
    BadMasterKey,
    KeyFile,
    add_key,
    keep_current,
    make_keys,
    parse_keys,
    read_keys,
)

GOOD = "1:" + base64.b64encode(b"m" * 32).decode()
NEXT = "2:" + base64.b64encode(b"n" * 32).decode()


def test_a_first_key_is_made_for_its_owner_only(tmp_path: Path) -> None:
    made = make_keys(tmp_path / "keys" / "master.key", os.urandom)

    assert read_keys(tmp_path / "keys" / "master.key") == made
    assert (tmp_path / "keys" / "master.key").stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    make_keys(tmp_path / "master.key", os.urandom)

    with pytest.raises(FileExistsError):
        make_keys(tmp_path / "master.key", os.urandom)


def test_the_last_line_is_the_current_key() -> None:
    keys = parse_keys(f"{GOOD}\n{NEXT}\n")

    assert keys.current == 2
    assert keys.keys == {1: b"m" * 32, 2: b"n" * 32}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "hello",
        "1:",
        "0:" + GOOD[2:],
        "256:" + GOOD[2:],
        "1:YWJj",
        "x:" + GOOD[2:],
        f"{GOOD}\n{GOOD}",
    ],
)
def test_a_damaged_key_is_refused(text: str) -> None:
    with pytest.raises(BadMasterKey, match="Put back the copy"):
        parse_keys(text)


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o604])
def test_a_key_open_to_others_is_refused_with_the_mend(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "master.key"
    path.write_text(GOOD)
    path.chmod(mode)

    with pytest.raises(BadMasterKey, match="chmod 600"):
        read_keys(path)


def test_a_missing_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadMasterKey, match="can't be read"):
        read_keys(tmp_path / "master.key")


def test_a_new_key_stands_below_the_old_one_until_it_is_kept_alone(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    first = make_keys(path, os.urandom)

    both = add_key(path, first, os.urandom)

    assert read_keys(path) == both
    assert both.current == 2
    assert both.keys[1] == first.keys[1]
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_keys(path) == both
    assert keep_current(path, both) == read_keys(path)
    assert list(read_keys(path).keys) == [2]


def test_the_number_after_the_last_is_the_first(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    path.write_text(f"255:{GOOD[2:]}")
    path.chmod(0o600)

    assert add_key(path, read_keys(path), os.urandom).current == 1


def test_the_old_key_is_overwritten_where_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    both = add_key(path, make_keys(path, os.urandom), os.urandom)
    with path.open("rb") as old:
        keep_current(path, both)

        assert set(old.read()) == {0}
    assert [file.name for file in tmp_path.iterdir()] == ["master.key"]


def test_the_file_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    keys = make_keys(path, os.urandom)
    watched = KeyFile(path)
    assert watched.newest() is None

    both = add_key(path, keys, os.urandom)

    assert watched.newest() == both
    assert watched.newest() is None


def test_a_file_that_cannot_be_read_for_a_moment_is_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    keys = make_keys(path, os.urandom)
    watched = KeyFile(path)
    path.write_bytes(bytes(10))
    assert watched.newest() is None

    both = add_key(path, keys, os.urandom)

    assert watched.newest() == both


def test_a_key_that_root_adds_still_belongs_to_the_bots_own_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = make_keys(tmp_path / "master.key", os.urandom)
    owner = (tmp_path / "master.key").stat()
    given: list[tuple[int, int]] = []
    fstat = os.fstat

    def by_root(descriptor: int) -> os.stat_result:
        found = fstat(descriptor)
        return os.stat_result((*found[:4], owner.st_uid + 1, *found[5:]))

    monkeypatch.setattr(os, "fstat", by_root)
    monkeypatch.setattr(os, "fchown", lambda _, user, group: given.append((user, group)))

    add_key(tmp_path / "master.key", keys, os.urandom)

    assert given == [(owner.st_uid, owner.st_gid)]
