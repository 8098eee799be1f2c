"""Survey files in many shapes, each with what is right: the column and its answers, or why not."""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.unit.summaries.themes.surveys.containers import (
    Row,
    compound,
    ods,
    raw_sheet,
    text_cell,
    xls,
    xlsx,
    zipped,
)

COLD, LATE, LUNCH = "The room was too cold", "The papers came late again", "Lunch was lovely"
SAID = (COLD, LATE, LUNCH, "Please turn the heating up", "I could not hear the people online")
BETTER = "What could be better?"


@dataclass(frozen=True)
class Right:
    """A file that is read: its column with the answers, these, and what is said of it."""

    name: str
    data: bytes
    column: str = BETTER
    answers: Sequence[str] = SAID
    said: str = ""


@dataclass(frozen=True)
class Refused:
    """A file that is no survey, and words of the sentence that says so."""

    name: str
    data: bytes
    why: str


def csv(rows: Sequence[Row], separator: str = ",", quoted: bool = True) -> str:
    """Rows as a program exports them."""

    def cell(value: object) -> str:
        text = str(value)
        return '"' + text.replace('"', '""') + '"' if quoted and text else text

    return "".join(separator.join(map(cell, row)) + "\r\n" for row in rows)


def answered(*before: Callable[[int], object], after: Sequence[object] = ()) -> list[Row]:
    """A row for each of the answers, with other columns on both sides."""
    return [[*(one(at) for one in before), text, *after] for at, text in enumerate(SAID)]


def number(at: int) -> object:
    return at + 1


def moment(at: int) -> object:
    return f"2026-11-0{at + 1} 09:1{at}:00"


def option(at: int) -> object:
    return ("Good", "Bad")[at % 2]


QUALTRICS: list[Row] = [
    ["StartDate", "EndDate", "Status", "IPAddress", "Finished", "ResponseId", "Q1", "Q2_1"],
    [
        "Start Date",
        "End Date",
        "Response Type",
        "IP Address",
        "Finished",
        "Response ID",
        BETTER,
        "Rate it",
    ],
    [json.dumps({"ImportId": one}) for one in "abcdefgh"],
    *answered(
        moment,
        moment,
        lambda _: "IP Address",
        lambda at: f"10.0.0.{at}",
        lambda _: "True",
        lambda at: f"R_3{at}abcDEFgh",
        after=["4"],
    ),
]
SURVEYMONKEY: list[Row] = [
    [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "IP Address",
        "Email Address",
        "First Name",
        BETTER,
        "Which apply to you?",
        "",
        "",
    ],
    [
        "",
        "",
        "",
        "",
        "",
        "",
        "Open-Ended Response",
        "I use services",
        "I work here",
        "Other (please specify)",
    ],
    *answered(
        lambda at: 114_000_000_001 + at,
        lambda _: 4_000_123,
        moment,
        lambda at: f"10.0.0.{at}",
        lambda _: "",
        lambda _: "",
        after=["I use services", "", ""],
    ),
]
KOBO: list[Row] = [
    [
        "start",
        "end",
        "role",
        BETTER,
        "_id",
        "_uuid",
        "_submission_time",
        "_validation_status",
        "__version__",
        "_index",
    ],
    *answered(
        moment,
        moment,
        option,
        after=[
            "81234567",
            "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
            "2026-11-01T09:00:00",
            "",
            "vKxg8dMTvCbNh5Jz",
            "1",
        ],
    ),
]
TYPEFORM: list[Row] = [
    [
        "#",
        BETTER,
        "How likely are you to come again?",
        "Response Type",
        "Start Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
        "Tags",
    ],
    *answered(
        lambda at: f"k3j9x0q{at}zzh2",
        after=["8", "completed", "2026-11-01 09:00:00", "2026-11-01 09:02:00", "a1b2c3d4e5", ""],
    ),
]
ALCHEMER: list[Row] = [
    [
        "Response ID",
        "Time Started",
        "Date Submitted",
        "Status",
        "Language",
        "Referer",
        "SessionID",
        "User Agent",
        "IP Address",
        "Longitude",
        "Country",
        "Postal",
        BETTER,
    ],
    *answered(
        number,
        lambda at: f"Nov {at + 1}, 2026 9:14:22 am",
        lambda at: f"Nov {at + 1}, 2026 9:15:00 am",
        lambda _: "Complete",
        lambda _: "English",
        lambda _: "https://survey.example.org/s3/1",
        lambda at: f"1700000_5f3a9c{at}.12345678",
        lambda _: (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        ),
        lambda at: f"10.0.0.{at}",
        lambda _: "-3.1791",
        lambda _: "United Kingdom",
        lambda _: "CF10 3AT",
    ),
]
REDCAP: list[Row] = [
    [
        "record_id",
        "redcap_survey_identifier",
        "survey_timestamp",
        "role",
        "better",
        "survey_complete",
    ],
    *answered(number, lambda _: "", moment, lambda at: at % 2, after=["2"]),
]
ODK: list[Row] = [
    ["SubmissionDate", "start", "end", "data-better", "meta-instanceID", "KEY", "SubmitterName"],
    *answered(
        lambda at: f"2026-11-0{at + 1}T09:14:05.123Z",
        lambda at: f"2026-11-0{at + 1}T09:10:00.000+00:00",
        lambda at: f"2026-11-0{at + 1}T09:14:00.000+00:00",
        after=[
            "uuid:9c5b94b1-35ad-49bb-b118-8e8fc24abf80",
            "uuid:9c5b94b1-35ad-49bb-b118-8e8fc24abf80",
            "web",
        ],
    ),
]
SMARTSURVEY: list[Row] = [
    [
        "UserID",
        "UserNo",
        "Name",
        "Email",
        "IP Address",
        "Started",
        "Ended",
        "1. " + BETTER,
        "2. Who are you?",
        "",
    ],
    ["", "", "", "", "", "", "", "Response", "Member", "Manager"],
    *answered(
        lambda at: 90_000_001 + at,
        number,
        lambda _: "",
        lambda _: "",
        lambda at: f"10.0.0.{at}",
        lambda at: f"0{at + 1}/11/2026 09:14",
        lambda at: f"0{at + 1}/11/2026 09:20",
        after=["Member", ""],
    ),
]
JISC: list[Row] = [
    [
        "Unique Response Number",
        "1. " + BETTER,
        "2. How was it?",
        "2.a. If you selected Other, please specify:",
    ],
    *answered(lambda at: f"123456-123450-1234{at}23", after=["Good", ""]),
]
SPSS: list[Row] = [
    ["V1", "V2", "V3"],
    ["Respondent number", BETTER, "Satisfaction"],
    *answered(number, after=["4"]),
]
MS_FORMS: list[Row] = [
    ["ID", "Start time", "Completion time", "Email", "Name", "How was it?", BETTER],
    *answered(number, moment, moment, lambda _: "anonymous", lambda _: "", lambda _: "Good;Long;"),
]
FORMSTACK: list[Row] = [
    ["Time", BETTER, "Browser", "IP Address", "Unique ID", "Location"],
    *answered(
        moment, after=["Chrome 119.0.0.0 / Windows", "10.0.0.1", "1234567890", "51.4816,-3.1791"]
    ),
]
GERMAN: list[list[str]] = [
    ["Zeitstempel", "Was könnte besser sein?", "Zufriedenheit"],
    ["01.11.2026 09:14:00", "Die Räume waren zu kalt", "3,5"],
    ["02.11.2026 10:02:00", "Mehr Zeit für Gespräche", "4,0"],
    ["03.11.2026 11:40:00", "Die Unterlagen kamen zu spät", "2,5"],
]
IN_GERMAN = ["Die Räume waren zu kalt", "Mehr Zeit für Gespräche", "Die Unterlagen kamen zu spät"]
POLISH: list[list[str]] = [
    ["Sygnatura czasowa", "Co można poprawić?"],
    ["01.11.2026 09:14", "Sala była za zimna"],
    ["02.11.2026 10:02", "Więcej czasu na rozmowę"],
]
WELSH: list[list[str]] = [
    ["Stamp amser", "Beth allai fod yn well?"],
    ["01/11/2026 09:14", "Roedd y dŵr yn oer a’r tŷ yn swnllyd"],
    ["02/11/2026 10:02", "Mwy o amser i siarad"],
]
PLAIN: list[Row] = [["Id", BETTER, "Score"], *answered(number, after=["4"])]

RIGHT = (
    Right(
        "google forms",
        csv(
            [["Timestamp", BETTER], *answered(lambda at: f"2026/11/0{at + 1} 10:00:11 am GMT+1")]
        ).encode(),
    ),
    Right("microsoft forms", xlsx({"Form1": MS_FORMS})),
    Right(
        "limesurvey",
        csv(
            [
                ["id", "submitdate", "lastpage", "startlanguage", "seed", "refurl", "G01Q02"],
                *answered(
                    number,
                    moment,
                    number,
                    lambda _: "en",
                    lambda at: 1_800_000_001 + at,
                    lambda at: f"https://s.example.org/index.php/{at}?newtest=Y&lang=en",
                ),
            ]
        ).encode("utf-8-sig"),
        "G01Q02",
    ),
    Right("qualtrics", csv(QUALTRICS).encode("utf-8-sig"), said="Rows 1 to 3 are headings"),
    Right(
        "qualtrics as tabs", csv(QUALTRICS, "\t").encode("utf-16"), said="Rows 1 to 3 are headings"
    ),
    Right(
        "qualtrics as a workbook",
        xlsx({"Sheet0": QUALTRICS[:2] + QUALTRICS[3:]}),
        said="Rows 1 and 2 are headings",
    ),
    Right("surveymonkey", csv(SURVEYMONKEY).encode(), said="Rows 1 and 2 are headings"),
    Right(
        "smartsurvey", csv(SMARTSURVEY).encode(), "1. " + BETTER, said="Rows 1 and 2 are headings"
    ),
    Right("kobotoolbox", csv(KOBO, ";").encode()),
    Right("typeform", csv(TYPEFORM).encode()),
    Right("alchemer", csv(ALCHEMER).encode()),
    Right("redcap", csv(REDCAP, quoted=False).encode(), "better"),
    Right("odk central", csv(ODK, quoted=False).encode(), "data-better"),
    Right("jisc", csv(JISC).encode("utf-8-sig"), "1. " + BETTER),
    Right("labels of spss", csv(SPSS).encode(), said="Rows 1 and 2 are headings"),
    Right("formstack", csv(FORMSTACK).encode()),
    Right("excel with sep=", ("sep=;\r\n" + csv(PLAIN, ";", quoted=False)).encode("cp1252")),
    Right("excel as unicode text", csv(PLAIN, "\t", quoted=False).encode("utf-16")),
    Right("utf-16 without a mark", csv(PLAIN).encode("utf-16-le"), said="UTF-16-LE"),
    Right(
        "german",
        csv(GERMAN, ";", quoted=False).encode("cp1252"),
        GERMAN[0][1],
        IN_GERMAN,
        "Windows-1252",
    ),
    Right(
        "german of a mac",
        csv(GERMAN, ";").encode("mac_roman"),
        GERMAN[0][1],
        IN_GERMAN,
        "Mac Roman",
    ),
    Right("german of dos", csv(GERMAN, ";").encode("cp850"), GERMAN[0][1], IN_GERMAN, "850"),
    Right(
        "polish",
        csv(POLISH, ";").encode("cp1250"),
        POLISH[0][1],
        [r[1] for r in POLISH[1:]],
        "Windows-1250",
    ),
    Right("welsh", csv(WELSH).encode(), WELSH[0][1], [r[1] for r in WELSH[1:]]),
    Right(
        "a title above",
        csv([["Feedback, autumn 2026", "", ""], ["", "", ""], *PLAIN]).encode(),
        said="row 3",
    ),
    Right(
        "sections above",
        xlsx(
            {
                "S": [
                    ["About you", None, None, "The meeting", None, None],
                    ["Id", "Role", "Age", BETTER, "Score", "Again?"],
                    *answered(number, option, number, after=["4", "Yes"]),
                ]
            }
        ),
        said="row 2",
    ),
    Right(
        "a cover and a list",
        xlsx(
            {
                "Read me": [["This workbook has what people said about the autumn meetings."]],
                "Form Responses 1": [["Timestamp", BETTER], *answered(moment)],
                "Lists": [["Good"], ["Bad"]],
                "Empty": [],
            }
        ),
        said='"Empty" (empty)',
    ),
    Right(
        "hidden sheet first",
        xlsx(
            {
                "Old": [[BETTER], *[[f"old {at}"] for at in range(9)]],
                "New": [[BETTER], *answered()],
            },
            ["Old"],
        ),
        said="hidden",
    ),
    Right(
        "a list of long questions",
        xlsx(
            {
                "Data": [["Id", BETTER], *answered(number)],
                "Codebook": [
                    ["Variable", "Description"],
                    *[[f"q{at}", f"A long text about question {at} of all"] for at in range(30)],
                ],
            }
        ),
        said='"Codebook" (31 rows)',
    ),
    Right("old excel", xls(PLAIN)),
    Right(
        "opendocument",
        ods({"Cover": [["Hello to everyone who reads this"]], "Data": PLAIN}),
        said='"Cover" (1 row)',
    ),
    Right(
        "a size that lies",
        raw_sheet(
            "".join(
                f'<row r="{at + 1}">{text_cell(f"A{at + 1}", text)}</row>'
                for at, text in enumerate([BETTER, *SAID])
            )
        ),
    ),
    Right(
        "two thousand columns",
        xlsx(
            {
                "S": [
                    [*(f"q{at}" for at in range(2000)), BETTER],
                    *[[*[1] * 2000, text] for text in SAID],
                ]
            }
        ),
    ),
    Right(
        "numbers as text",
        csv(
            [
                ["Id", "Phone", BETTER],
                *answered(lambda at: f"'00{at}", lambda _: "+44 29 2018 0000"),
            ]
        ).encode(),
    ),
    Right(
        "empty columns",
        csv(
            [["", "Id", "", BETTER, ""], *answered(lambda _: "", number, lambda _: "", after=[""])]
        ).encode(),
    ),
    Right(
        "mostly blank",
        csv(
            [
                ["Role", BETTER],
                *[[option(at), SAID[at // 20] if at % 20 == 0 else ""] for at in range(100)],
            ]
        ).encode(),
    ),
    Right(
        "a list with other",
        csv(
            [
                ["Who are you?", BETTER],
                *[
                    [
                        ("A member of the group", "A manager")[at % 2]
                        if at % 10
                        else f"Volunteer of kind {at}",
                        SAID[at % 5],
                    ]
                    for at in range(5)
                ],
            ]
        ).encode(),
    ),
    Right(
        "error values", csv([["Id", BETTER], *answered(number), [6, "#REF!"], [7, "#N/A"]]).encode()
    ),
    Right(
        "web page in cells",
        csv([[BETTER], *[[f"<p>{text}</p><br/>&nbsp;"] for text in SAID]]).encode(),
    ),
    Right("a heading of a web page", csv([["<b>" + BETTER + "</b>"], *answered()]).encode()),
    Right(
        "no headings",
        csv(answered(number)).encode(),
        COLD,
        SAID[1:],
        "reads like an answer",
    ),
    Right("headings again", csv([*PLAIN, PLAIN[0]]).encode(), said="1 more row"),
    Right(
        "commas of sentences",
        (BETTER + "\nCold, dark, and wet\nLate, again\nLoud, I think\n").encode(),
        answers=["Cold, dark, and wet", "Late, again", "Loud, I think"],
    ),
    Right(
        "no heading at the end",
        csv([["id", ""], *answered(number)]).encode(),
        "column 2, without a heading",
        said="no heading above column 2",
    ),
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
