"""Survey files that are read, each with its column and its answers."""

from tests.unit.summaries.themes.surveys.containers import ods, raw_sheet, text_cell, xls, xlsx
from tests.unit.summaries.themes.surveys.exports import (
    ALCHEMER,
    BETTER,
    COLD,
    FORMSTACK,
    GERMAN,
    IN_GERMAN,
    JISC,
    KOBO,
    MS_FORMS,
    ODK,
    PLAIN,
    POLISH,
    QUALTRICS,
    REDCAP,
    SAID,
    SMARTSURVEY,
    SPSS,
    SURVEYMONKEY,
    TYPEFORM,
    WELSH,
    Right,
    answered,
    csv,
    moment,
    number,
    option,
)

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
