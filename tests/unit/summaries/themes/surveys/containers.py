"""Writes workbooks and other containers byte by byte, as the programs that export surveys do."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook

Row = Sequence[object]
SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xlsx(sheets: Mapping[str, Sequence[Row]], hidden: Sequence[str] = ()) -> bytes:
    """A workbook as Excel writes it."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP file."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return written.getvalue()


def changed(workbook: bytes, part: str, to: str) -> bytes:
    """The same workbook with another part in it."""
    with zipfile.ZipFile(BytesIO(workbook)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return zipped({**parts, part: to.encode()})


def raw_sheet(rows: str) -> bytes:
    """An .xlsx file whose only sheet has just this XML for rows, and lies about its size."""
    xml = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        f'2006/main"><dimension ref="A1"/><sheetData>{rows}</sheetData></worksheet>'
    )
    return changed(xlsx({"S": [["x"]]}), "xl/worksheets/sheet1.xml", xml)


def text_cell(at: str, text: str) -> str:
    """A cell of `raw_sheet`."""
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def ods(sheets: Mapping[str, Sequence[Row]], manifest: str = "") -> bytes:
    """A workbook as LibreOffice writes it, with empty rows repeated to the end of the sheet."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, rows))}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for name, rows in sheets.items()
    )
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<?xml version="1.0"?><office:document-content {names}><office:body>'
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def _ods_row(row: Row) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p>'
        "</table:table-cell>"
        if cell is not None
        else "<table:table-cell/>"
        for cell in row
    )
    return f"<table:table-row>{cells}</table:table-row>"


def xls(rows: Sequence[Row]) -> bytes:
    """A workbook of Excel 97 to 2003: BIFF8 records (MS-XLS) in a compound file."""
    text = b"".join(
        _record(
            0x0204, struct.pack("<HHHHB", at, column, 0, len(cell), 1) + cell.encode("utf-16-le")
        )
        for at, row in enumerate(rows)
        for column, cell in enumerate(map(str, row))
    )
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + text
    bounds = len(begin) + 4 + 8 + 5 + 4
    named = _record(0x0085, struct.pack("<IBBBB", bounds, 0, 0, 5, 0) + b"Sheet")
    return compound({"Workbook": begin + named + _record(0x000A) + sheet + _record(0x000A)})


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (MS-CFB), as old Office files and locked new ones are."""
    sizes = {name: max(len(data), 4096) for name, data in streams.items()}
    counts = {name: -(-size // SECTOR) for name, size in sizes.items()}
    table, body, entries = [FAT, END], b"", [_entry("Root Entry", 5, END, 0, child=1)]
    for name, data in streams.items():
        start = len(table)
        table += [*range(start + 1, start + counts[name]), END]
        body += data.ljust(counts[name] * SECTOR, b"\0")
        entries.append(_entry(name, 2, start, sizes[name]))
    table += [FREE] * (SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0
    )
    header += struct.pack("<I", 0) + b"\xff" * (SECTOR - len(header) - 4)
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    return header + struct.pack(f"<{len(table)}I", *table) + directory + body


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    entry = wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, FREE, FREE, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)
