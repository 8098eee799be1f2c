"""Which kind of file it is, by its bytes and not by its name; what is no survey is named."""

import re
import zipfile
import zlib
from enum import Enum, auto
from io import BytesIO
from zipfile import BadZipFile

from bot.summaries.themes.surveys.model import BadSurvey

OPEN_IT = "Open it in the program that made it, and save the answers as CSV UTF-8 or .xlsx."
UNPACK_IT = "Unpack it, and give the file that is inside."
EXPORT_IT = "Export the answers again, as CSV or .xlsx."
UNLOCK_IT = "Open it with its password, and save it without one."
MOST_UNPACKED = 700 * 1024 * 1024
"""In bytes. A workbook that unpacks to more is a mistake or an attack."""


class Format(Enum):
    """What can be read."""

    TEXT = auto()
    WORKBOOK = auto()


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_SURVEYS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF file", EXPORT_IT),
    (b"\x1f\x8b", "a packed file (gzip)", UNPACK_IT),
    (b"BZh", "a packed file (bzip2)", UNPACK_IT),
    (b"\xfd7zXZ", "a packed file (xz)", UNPACK_IT),
    (b"\x28\xb5\x2f\xfd", "a packed file (zstd)", UNPACK_IT),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK_IT),
    (b"Rar!", "a RAR archive", UNPACK_IT),
    (b"PK\x05\x06", "an empty ZIP archive", EXPORT_IT),
    (b"\x89PNG", "a picture (PNG)", EXPORT_IT),
    (b"\xff\xd8\xff", "a picture (JPEG)", EXPORT_IT),
    (b"GIF8", "a picture (GIF)", EXPORT_IT),
    (b"$FL2", "an SPSS file (.sav)", OPEN_IT),
    (b"$FL3", "an SPSS file (.zsav)", OPEN_IT),
    (b"<stata_dta>", "a Stata file", OPEN_IT),
    (b"PAR1", "a Parquet file", EXPORT_IT),
    (b"SQLite format 3", "an SQLite database", EXPORT_IT),
    (b"RDX", "an R data file", OPEN_IT),
    (b"{\\rtf", "an RTF document", OPEN_IT),
    (b"ID;PWXL", "a SYLK file", OPEN_IT),
    (b"\x04\x22\x4d\x18", "a packed file (lz4)", UNPACK_IT),
)
"""How files begin, what they are, and what to do."""
_PAGE = "!doctype html|html|head|body|table|meta|style|div"
_BEGINNINGS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"<\?xml.{0,2000}office:spreadsheet", re.S), "an Excel 2003 XML file", OPEN_IT),
    (re.compile(r"<\?xml.{0,9000}?<office:document", re.S), "a flat OpenDocument file", OPEN_IT),
    (re.compile(rf"(<\?xml.{{0,500}})?(<!--.{{0,900}}-->\s*)?<({_PAGE})\b", re.S),
     "an HTML page, whatever its name says", EXPORT_IT),
    (re.compile(r"<\?xml|<[a-z][\w:.-]*( [^<>]*)?>\s*<"), "an XML file", EXPORT_IT),
    (re.compile(r'\{\s*("[^"\n]*"\s*:|\})|\[\s*([\[{]|\])'), "a JSON file", EXPORT_IT),
    (re.compile(r"(from: .*|mime-version:)", re.S), "a mail or a web archive", EXPORT_IT),
    (re.compile(r"begin:v(calendar|card)"), "a calendar or an address card", EXPORT_IT),
)  # fmt: skip
_OLE_PARTS = (
    ("EncryptedPackage", "a locked Excel file", UNLOCK_IT),
    ("WordDocument", "a Word document", OPEN_IT),
    ("PowerPoint Document", "a PowerPoint file", OPEN_IT),
    ("__substg1.0_", "an Outlook mail", OPEN_IT),
)
LEAST_NOISE = 8
"""Signs that no text has; fewer are somebody's slip."""
_SHEETS = "application/vnd.oasis.opendocument.spreadsheet"


def format_of(data: bytes, file: str) -> Format:
    """Text or a workbook.

    Raises BadSurvey, which names what else it is and says what to do.
    """
    for mark, what, to_do in _NO_SURVEYS:
        if data.startswith(mark):
            raise BadSurvey(f"{file} is {what}. {to_do}")
    if data.startswith(_ZIP):
        _check_zip(data, file)
        return Format.WORKBOOK
    if data.startswith(_OLE):
        _check_ole(data, file)
        return Format.WORKBOOK
    _check_text(data, file)
    return Format.TEXT


def _check_ole(data: bytes, file: str) -> None:
    for name, what, to_do in _OLE_PARTS:
        if name.encode("utf-16-le") in data:
            raise BadSurvey(f"{file} is {what}. {to_do}")
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise BadSurvey(f"{file} is an Office file without a sheet, or a damaged one. {OPEN_IT}")


def _check_zip(data: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            if any(one.flag_bits & 1 for one in parts):
                raise BadSurvey(f"{file} is locked with a password. {UNLOCK_IT}")
            names = [one.filename for one in parts]
            kind = packed.read("mimetype")[:100].decode("latin-1") if "mimetype" in names else ""
            manifest = (
                packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
            )
    except NotImplementedError:
        # What zipfile raises for a way of packing that it does not know.
        raise BadSurvey(f"{file} is packed in a way that is not known here. {EXPORT_IT}") from None
    except (BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError):
        raise BadSurvey(
            f"{file} is damaged: it begins like an Excel file or an archive, and breaks off. "
            "Get it again, or open it and save it again."
        ) from None
    if b"encryption-data" in manifest:
        raise BadSurvey(f"{file} is locked with a password. {UNLOCK_IT}")
    what = _packed(names, kind)
    if what is not None:
        raise BadSurvey(f"{file} is {what[0]}. {what[1]}")
    if sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise BadSurvey(f"{file} unpacks to more than {MOST_UNPACKED // 1024**2} MB. {EXPORT_IT}")


def _packed(names: list[str], kind: str) -> tuple[str, str] | None:
    """What a ZIP file is, if it is no workbook."""
    if any(name.lower().startswith("xl/") for name in names) or kind.startswith(_SHEETS):
        return None
    if any(name.endswith((".iwa", "Index.zip")) for name in names):
        return "an Apple Numbers file (or Pages, or Keynote)", OPEN_IT
    if any(name.startswith("word/") for name in names) or "opendocument.text" in kind:
        return "a document with text, not a sheet", OPEN_IT
    if any(name.startswith("ppt/") for name in names) or "opendocument" in kind:
        return "no sheet, but another kind of Office file", OPEN_IT
    inside = ", ".join(f'"{name}"' for name in names[:3]) + (", …" if len(names) > 3 else "")
    return f"a ZIP archive with {inside} inside", UNPACK_IT


def _check_text(data: bytes, file: str) -> None:
    head = data[:20_000]
    if head.count(0) * 4 > len(head):
        text = head.decode("utf-16-be" if head[:1] == b"\0" else "utf-16-le", errors="replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    start = text.lstrip("\ufeff\xff\xfe \t\r\n").lower()
    for pattern, what, to_do in _BEGINNINGS:
        if pattern.match(start):
            raise BadSurvey(f"{file} is {what}. {to_do}")
    odd = sum(c < " " and c not in "\t\n\r\v\f\0\x1a\x1c\x1d\x1e\x1f" for c in text)
    if odd > LEAST_NOISE and odd * 50 > len(text):
        raise BadSurvey(f"{file} is no text and no sheet that can be read. {EXPORT_IT}")
