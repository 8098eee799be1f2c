"""Files that are made to be slow or to break something: each is answered, and soon.

There is no clock in these tests: what took minutes before would not end within a test's own limit.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.ical.model import BadCalendar, Fault, Trouble
from bot.ical.reading import read_calendar

SINCE = datetime(2026, 11, 2, tzinfo=UTC)
BOARD = "BEGIN:VEVENT\nUID:a\nDTSTART:20261103T140000Z\nDURATION:PT1H\nSUMMARY:Board\n"


def outcome(*parts: str, match: str = "") -> int | Trouble | Fault:
    """How many meetings are read; or why none is, or why the first can't be used."""
    data = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""])
    try:
        reading = read_calendar(
            data.encode(),
            zone=ZoneInfo("Europe/London"),
            since=SINCE,
            until=SINCE + timedelta(days=400),
            match=match,
        )
    except BadCalendar as bad:
        return bad.trouble
    return reading.left_out[0].fault if reading.left_out else len(reading.events)


def event(number: int, *lines: str, start: str = "20261103T140000Z") -> str:
    more = [f"UID:{number}", f"DTSTART:{start}", "DURATION:PT1H", f"SUMMARY:Board {number}", *lines]
    return "\n".join(["BEGIN:VEVENT", *more, "END:VEVENT"])


def test_ten_thousand_meetings_to_come_are_too_many() -> None:
    assert outcome(*map(event, range(10_000))) is Trouble.TOO_MANY


def test_ten_thousand_meetings_of_past_years_leave_the_one_to_come() -> None:
    past = [event(number, start="20200101T100000Z") for number in range(10_000)]

    assert outcome(*past, event(10_001)) == 1
    assert outcome(*past, event(10_001), match="board 10001") == 1


def test_ten_thousand_meetings_that_repeat_are_too_many() -> None:
    assert outcome(*(event(n, "RRULE:FREQ=WEEKLY") for n in range(10_000))) is Trouble.TOO_MANY


def test_zones_that_never_end_do_no_harm() -> None:
    assert outcome(*["BEGIN:VTIMEZONE"] * 90_000, event(1)) == 1
    assert outcome(*["BEGIN:VTIMEZONE", "END:X"] * 90_000, event(1)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["EXDATE:" + ",".join(["20261110T140000Z"] * 100_000), "RRULE:FREQ=WEEKLY;COUNT=2"],
        ["DESCRIPTION:x" + "\n x" * 400_000],
        [*["BEGIN:VALARM", "END:VALARM"] * 30_000],
        ["X-A" + ";a=b" * 300_000 + ":1"],
        ["LOCATION:" + "Canceled: " * 100_000],
    ],
)
def test_an_event_with_very_much_in_it_is_read(lines: list[str]) -> None:
    assert outcome(event(1, *lines)) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DURATION:P99999999999D", Fault.BROKEN),
        ("RRULE:FREQ=DAILY;COUNT=999999999", 399),
        ("RRULE:FREQ=DAILY;INTERVAL=99999999999999999999", Fault.BAD_RULE),
        ("RRULE:FREQ=MONTHLY;BYDAY=99MO", Fault.BAD_RULE),
        ("DTEND:99991231T235959Z", 0),
    ],
)
def test_numbers_without_measure_do_no_harm(line: str, expected: int | Fault) -> None:
    assert outcome(event(1, line)) == expected


def test_a_file_of_very_many_zones_of_its_own_reads_only_so_many() -> None:
    offset = ["DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100"]
    rule = ["BEGIN:STANDARD", *offset, "END:STANDARD"]
    zones, events = [], []
    for number in range(150):
        name = f"Own {number}"
        zones += ["BEGIN:VTIMEZONE", f"TZID:{name}", *rule, "END:VTIMEZONE"]
        events.append(event(number).replace("START:2026", f"START;TZID={name}:2026"))
        events[-1] = events[-1].replace("0000Z", "0000")

    assert outcome(*zones, *events) is Fault.UNKNOWN_ZONE
    assert outcome(*zones, *events[:90]) == 90
