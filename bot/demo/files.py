"""The files of the world: what was sent, under the ids by which Telegram would know it.

Source: Bot API documentation, "Sending files" (photos up to 10 MB whose sides add up to 10000 at
most and differ by 20 times at most, other files up to 50 MB) and getFile (up to 20 MB).
"""

import hashlib
import mimetypes
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from bot.demo.wire import ApiError, JsonObject, Params, Upload, bad_request

PHOTO_BYTES = 10 * 1024 * 1024
DOCUMENT_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20

Kind = Literal["photo", "document", "voice", "sticker"]
_FOLDERS: dict[Kind, str] = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "sticker": "stickers",
}
# Frame headers of a JPEG; DHT, JPG and DAC share their range and are none.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; width and height only for what has them."""

    file_id: str
    file_unique_id: str
    kind: Kind
    name: str
    mime_type: str
    path: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    def json(self) -> JsonObject:
        """The fields that every file object of the Bot API has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.file_unique_id,
            "file_size": len(self.data),
        }


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or a JPEG; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


class FileStore:
    """Keeps files in memory for as long as the server runs."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def __iter__(self) -> Iterator[StoredFile]:
        return iter(self._by_id.values())

    def keep(self, kind: Kind, upload: Upload, size: tuple[int, int] | None = None) -> StoredFile:
        """Store a file under new ids."""
        number = len(self._by_id) + 1
        digest = hashlib.sha256(number.to_bytes(8, "big") + upload.data).hexdigest()
        suffix = PurePath(upload.name).suffix
        width, height = size or (0, 0)
        stored = StoredFile(
            file_id=f"AgADBA{digest[:48]}",
            file_unique_id=f"AQAD{digest[48:60]}",
            kind=kind,
            name=PurePath(upload.name).name or f"file_{number}",
            mime_type=upload.mime_type,
            path=f"{_FOLDERS[kind]}/file_{number}{suffix}",
            data=upload.data,
            width=width,
            height=height,
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored

    def keep_photo(self, upload: Upload) -> StoredFile:
        """Store a picture. Raises a 400 where Telegram can't use it as a photo."""
        if len(upload.data) > PHOTO_BYTES:
            raise bad_request(
                f"file of size {len(upload.data)} bytes is too big for a photo; "
                f"the maximum size is {PHOTO_BYTES} bytes"
            )
        size = picture_size(upload.data)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = size
        too_long = min(size) == 0 or max(size) > PHOTO_RATIO * min(size)
        if too_long or width + height > PHOTO_SIDES:
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return self.keep("photo", upload, size)

    def with_id(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def sent(self, params: Params, kind: Literal["photo", "document"]) -> StoredFile:
        """The file of a call: uploaded with it, or named by the id of one sent before."""
        given = params.text(kind)
        attached = given.removeprefix("attach://") if given.startswith("attach://") else kind
        upload = params.uploads.get(attached)
        if upload is not None:
            return self._uploaded(kind, upload)
        if not given or given.startswith("attach://"):
            raise bad_request(f"there is no {kind} in the request")
        if given.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        known = self.with_id(given)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            wanted, found = kind.capitalize(), known.kind.capitalize()
            raise bad_request(f"can't use file of type {found} as {wanted}")
        return known

    def _uploaded(self, kind: Literal["photo", "document"], upload: Upload) -> StoredFile:
        if not upload.data:
            raise bad_request("file must be non-empty")
        if len(upload.data) > DOCUMENT_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        return self.keep_photo(upload) if kind == "photo" else self.keep("document", upload)


def guessed_type(name: str) -> str:
    """The content type that a file's name suggests."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
