"""Small sample files, for people who send a sticker, a voice message or a picture in the demo."""

import struct
import zlib

from bot.demo.files import Kind
from bot.demo.wire import Upload


def plain_png(width: int, height: int, colour: tuple[int, int, int] = (196, 164, 132)) -> bytes:
    """A PNG picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    row = b"\0" + bytes(colour) * width
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(row * height, 9))
        + chunk(b"IEND", b"")
    )


def silent_wav(seconds: int = 3, rate: int = 8000) -> bytes:
    """A sound file with nothing to hear."""
    data = bytes([128]) * (seconds * rate)
    fields = struct.pack("<IHHIIHH", 16, 1, 1, rate, rate, 1, 8)
    head = b"WAVEfmt " + fields + b"data" + struct.pack("<I", len(data))
    return b"RIFF" + struct.pack("<I", len(head) + len(data)) + head + data


def sample(kind: Kind) -> tuple[Upload, tuple[int, int] | None]:
    """A file of this kind, with its width and height if it has them."""
    if kind == "voice":
        return Upload("voice.wav", "audio/wav", silent_wav()), None
    if kind == "document":
        return Upload("notes.txt", "text/plain", b"Some notes.\n"), None
    size = (512, 512) if kind == "sticker" else (640, 480)
    return Upload(f"{kind}.png", "image/png", plain_png(*size)), size
