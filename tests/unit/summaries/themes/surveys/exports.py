"""What survey programs export, and how a file and what is right about it are told."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.unit.summaries.themes.surveys.containers import Row

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
