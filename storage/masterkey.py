"""The master key: read from a file that only its owner may read, made on the first run.

A line is NUMBER:BASE64 (32 bytes); the last line is the current key, earlier ones still read what
was written under them until a rotation is finished.
"""

import base64
import binascii
import os
from collections.abc import Callable
from pathlib import Path

from storage.cipher import KEY_BYTES, MasterKeys
from storage.files import (
    how_to_close,
    make_private,
    make_private_folder,
    mode_open_to_others,
    replace_file,
)

LAST_NUMBER = 255


class BadMasterKey(Exception):
    """There is no usable master key; the message says how to fix it."""


class KeyFile:
    """The file of the master key, watched for a rotation by another process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._looks()

    def newest(self) -> MasterKeys | None:
        """The keys if the file has changed since it was last read.

        A file that can't be read just now changes nothing: it is asked again the next time.
        """
        looks = self._looks()
        if looks == self._seen:
            return None
        try:
            keys = read_keys(self._path)
        except BadMasterKey:
            return None
        self._seen = looks
        return keys

    def _looks(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


def parse_keys(text: str) -> MasterKeys:
    """The master keys in a text.

    Raises BadMasterKey.
    """
    keys: dict[int, bytes] = {}
    for line in text.split():
        number, _, encoded = line.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if not _fits(number) or len(key) != KEY_BYTES or int(number) in keys:
            raise BadMasterKey(
                "the master key is damaged: each line has to be NUMBER:BASE64 of 32 bytes, and "
                "no number may be there twice. "
                "Put back the copy that you keep apart from the database."
            )
        keys[int(number)] = key
    if not keys:
        raise BadMasterKey("the master key is empty. Put back the copy that you keep.")
    return MasterKeys(keys, current=list(keys)[-1])


def read_keys(path: Path) -> MasterKeys:
    """The master keys in a file.

    Raises BadMasterKey if it can't be read, is damaged, or is open to others.
    """
    try:
        mode = mode_open_to_others(path)
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise BadMasterKey(f"{path} can't be read. Put back the copy that you keep.") from None
    if mode is not None:
        raise BadMasterKey(f"{path} is open to others (mode {mode:04o}). Run: {how_to_close(path)}")
    return parse_keys(text)


def make_keys(path: Path, entropy: Callable[[int], bytes]) -> MasterKeys:
    """Make a first master key and write it where only its owner may read it.

    Raises FileExistsError if there is one.
    """
    keys = MasterKeys({1: entropy(KEY_BYTES)}, current=1)
    make_private_folder(path.parent)
    with os.fdopen(make_private(path), "w") as file:
        file.write(_text(keys))
        file.flush()
        os.fsync(file.fileno())
    return keys


def add_key(path: Path, keys: MasterKeys, entropy: Callable[[int], bytes]) -> MasterKeys:
    """Write a new current key under the others; it is on the disk when this returns."""
    number = keys.current % LAST_NUMBER + 1
    others = {old: key for old, key in keys.keys.items() if old != number}
    added = MasterKeys({**others, number: entropy(KEY_BYTES)}, current=number)
    replace_file(path, _text(added).encode())
    return added


def keep_current(path: Path, keys: MasterKeys) -> MasterKeys:
    """Remove every key but the current one from the file, and overwrite where they stood."""
    kept = MasterKeys({keys.current: keys.keys[keys.current]}, current=keys.current)
    replace_file(path, _text(kept).encode(), wipe=True)
    return kept


def _fits(number: str) -> bool:
    short = number.isascii() and number.isdigit() and len(number) <= len(str(LAST_NUMBER))
    return short and 1 <= int(number) <= LAST_NUMBER


def _text(keys: MasterKeys) -> str:
    others = [number for number in keys.keys if number != keys.current]
    return "".join(
        f"{number}:{base64.b64encode(keys.keys[number]).decode()}\n"
        for number in [*others, keys.current]
    )
