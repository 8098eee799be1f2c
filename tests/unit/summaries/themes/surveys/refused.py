"""Files that are refused, each with words of the sentence that says why."""

import gzip
import json

from tests.unit.summaries.themes.surveys.containers import (
    compound,
    ods,
    raw_sheet,
    text_cell,
    xlsx,
    zipped,
)
from tests.unit.summaries.themes.surveys.exports import (
    BETTER,
    COLD,
    PLAIN,
    SAID,
    Refused,
    csv,
    moment,
    option,
)

REFUSED = (
    Refused("empty", b"", "is empty"),
    Refused("blank", b"\r\n \r\n", "is empty"),
    Refused("headings alone", csv(PLAIN[:1]).encode(), "no rows below"),
    Refused("headings alone in a sheet", xlsx({"S": PLAIN[:1]}), "no rows below"),
    Refused("no answers", csv([[BETTER], ["n/a"], ["-"], ["None"]]).encode(), "no answers in"),
    Refused(
        "only numbers",
        csv([["Id", "Score"], *[[at, at % 5] for at in range(9)]]).encode(),
        "no column reads as answers",
    ),
    Refused(
        "only options",
        csv(
            [["Time", "How was it?"], *[[moment(at % 5), option(at)] for at in range(20)]]
        ).encode(),
        "options of a choice",
    ),
    Refused("all hidden", xlsx({"A": [], "B": PLAIN}, ["B"]), "hidden"),
    Refused("locked xlsx", compound({"EncryptedPackage": b"?"}), "locked"),
    Refused("locked ods", ods({"S": PLAIN}, "<manifest:encryption-data/>"), "locked"),
    Refused("word document", compound({"WordDocument": b"?"}), "Word"),
    Refused("outlook mail", compound({"__substg1.0_0037": b"?"}), "Outlook"),
    Refused(
        "new word document",
        zipped({"[Content_Types].xml": "", "word/document.xml": ""}),
        "document",
    ),
    Refused("numbers", zipped({"Index/Document.iwa": b"?", "preview.jpg": b"?"}), "Numbers"),
    Refused("zipped csv", zipped({"answers.csv": csv(PLAIN)}), '"answers.csv"'),
    Refused("gzip", gzip.compress(csv(PLAIN).encode()), "gzip"),
    Refused("pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    Refused(
        "web page as xls",
        b"\xef\xbb\xbf<html><head></head><table><tr><td>a</td></tr></table>",
        "HTML",
    ),
    Refused(
        "excel xml",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "Excel 2003 XML",
    ),
    Refused("json", json.dumps([{"answer": one} for one in SAID]).encode(), "JSON"),
    Refused("spss", b"$FL2@(#) SPSS DATA FILE", "SPSS"),
    Refused("picture", b"\x89PNG\r\n\x1a\n", "picture"),
    Refused("cut off", xlsx({"S": PLAIN})[:900], "damaged"),
    Refused(
        "far away cell",
        raw_sheet(
            f'<row r="1">{text_cell("A1", BETTER)}</row>'
            f'<row r="1048576">{text_cell("XFD1048576", COLD)}</row>'
        ),
        "far from",
    ),
    Refused("quotation mark", csv(PLAIN).encode() + b'9,"never closed\n', "quotation mark"),
    Refused("a cell too many", b"A,B\n1,2\n3,4,5\n", "row 3, column 3"),
    Refused("noise", bytes(range(1, 32)) * 40, "no text"),
)
