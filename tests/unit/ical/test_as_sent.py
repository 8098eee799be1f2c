"""Calendars as programs and people really send them: what one part of a file does to the rest."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.ical.model import Fault, Reading
from bot.ical.reading import read_calendar

LONDON = ZoneInfo("Europe/London")
SINCE, UNTIL = datetime(2026, 11, 2, 10, tzinfo=UTC), datetime(2027, 12, 2, 10, tzinfo=UTC)
GOOD = "BEGIN:VEVENT\nUID:good\nDTSTART:20261105T140000Z\nDURATION:PT1H\nSUMMARY:Good\nEND:VEVENT"


def event(*lines: str, uid: str = "a") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Board", *lines, "END:VEVENT"])


def read(*parts: str, before: str = "", match: str = "") -> Reading:
    text = "\n".join(["BEGIN:VCALENDAR", *filter(None, [before]), *parts, "END:VCALENDAR", ""])
    return read_bytes(text.encode(), match)


def read_bytes(data: bytes, match: str = "") -> Reading:
    return read_calendar(data, zone=LONDON, since=SINCE, until=UNTIL, match=match)


def shown(reading: Reading) -> list[str]:
    return [
        f"{one.starts_at:%m-%dT%H:%M}-{one.ends_at:%H:%M}{' cancelled' if one.cancelled else ''}"
        for one in reading.events
    ]


def faults(reading: Reading) -> list[tuple[Fault, str, int]]:
    return [(one.fault, one.title, one.line) for one in reading.left_out]


# Zones: south of the equator, with a name that is no name and a definition of its own.

ADELAIDE = "\n".join(
    [
        *("BEGIN:VTIMEZONE", "TZID:{name}", "BEGIN:STANDARD", "DTSTART:16010101T030000"),
        *("TZOFFSETFROM:+1030", "TZOFFSETTO:+0930", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4"),
        *("END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0930"),
        *("TZOFFSETTO:+1030", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10", "END:DAYLIGHT"),
        "END:VTIMEZONE",
    ]
)


@pytest.mark.parametrize("name", ["tzone://Vendor/Own", "Own: south", "EST"])
def test_a_zone_is_read_as_the_file_defines_it(name: str) -> None:
    own = event(f"DTSTART;TZID={name}:20270115T140000", f"DTEND;TZID={name}:20270115T150000")

    assert shown(read(own, ADELAIDE.format(name=name))) == ["01-15T03:30-04:30"]


def test_the_name_of_a_place_is_worth_more_than_an_old_definition_of_it() -> None:
    name = "Europe/Rome"
    own = event(f"DTSTART;TZID={name}:20270115T140000", f"DTEND;TZID={name}:20270115T150000")

    assert shown(read(ADELAIDE.format(name=name), own)) == ["01-15T13:00-14:00"]


def test_floating_times_are_in_the_zone_that_the_calendar_names() -> None:
    floating = event("DTSTART:20261103T140000", "DTEND:20261103T150000")

    assert shown(read(floating, before="X-WR-TIMEZONE:Asia/Kolkata")) == ["11-03T08:30-09:30"]
    unknown = read(floating, before="X-WR-TIMEZONE:Middle/Earth")
    assert (shown(unknown), unknown.unknown_zones) == (["11-03T14:00-15:00"], ())


# One bad part refuses only itself.


@pytest.mark.parametrize(
    "bad",
    [
        "BEGIN:VTODO\nUID:t\nDUE:never\nDTSTART:x\nEND:VTODO",
        "BEGIN:VJOURNAL\nDTSTART;TZID=:::\nEND:VJOURNAL",
        "BEGIN:VFREEBUSY\nFREEBUSY:20261104T140000Z/20261103T140000Z\nEND:VFREEBUSY",
        "X-SOMETHING without a colon",
        'X-NAME;A="no end:1',
        "\n\n",
        "END:VEVENT",
        "BEGIN:X-PART\nBEGIN:X-PART",
    ],
)
def test_a_part_that_is_no_meeting_does_no_harm(bad: str) -> None:
    reading = read(bad, GOOD)

    assert (shown(reading), faults(reading), reading.whole) == (["11-05T14:00-15:00"], [], True)


@pytest.mark.parametrize(
    "inside",
    [
        "BEGIN:VALARM\nTRIGGER:soon\nDURATION:x\nEND:VALARM",
        "BEGIN:VALARM\nTRIGGER:soon",
        "ATTENDEE;CN=a;b:c:mailto:",
        "DESCRIPTION:first line\nsecond: line\nthird",
        "no colon here",
        "PRIORITY:high\nGEO:home",
    ],
)
def test_a_bad_line_that_nobody_needs_does_no_harm_to_its_event(inside: str) -> None:
    reading = read(event("DTSTART:20261103T140000Z", "DTEND:20261103T150000Z", inside))

    assert (shown(reading), faults(reading)) == (["11-03T14:00-15:00"], [])


def test_what_stands_after_the_end_does_no_harm() -> None:
    whole = f"BEGIN:VCALENDAR\n{GOOD}\nEND:VCALENDAR\nSent from my phone\n--boundary--\n"

    assert shown(read_bytes(whole.encode())) == ["11-05T14:00-15:00"]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["DTSTART:20261103T140000Z", "DTSTART:20261104T140000Z"], Fault.BROKEN),
        (["DTSTART:20261103T140000Z", "DTEND:"], Fault.BROKEN),
        (["DTSTART:20261103T140000Z", "DTEND:None"], Fault.BROKEN),
        (["DTSTART:20261103T140000Z", "DURATION:one hour"], Fault.BROKEN),
        (["DTSTART:20261103T140000Z", "DURATION"], Fault.BROKEN),
        (["DTSTART:20261131T140000Z"], Fault.BROKEN),
        (["DTSTART;TZID=Middle/Earth:20261103T140000"], Fault.UNKNOWN_ZONE),
        (["DTSTART;TZID=tzone://Vendor/Unknown:20261103T140000"], Fault.UNKNOWN_ZONE),
        (["DTSTART:20261103T140000Z", "DTEND:20261103T133000Z"], Fault.ENDS_FIRST),
        (["DTSTART:20261103T140000Z", "DURATION:-PT30M"], Fault.ENDS_FIRST),
        (["DTSTART:20261103T140000Z", "RRULE:FREQ=HOURLY"], Fault.TOO_OFTEN),
        (["DTSTART:20261103T140000Z", "RRULE:FREQ=YEARLY;BYYEARDAY=100"], Fault.BAD_RULE),
        (["DTSTART:20261103T140000Z", "RRULE:EVERY=WEEK"], Fault.BAD_RULE),
        (
            [
                "DTSTART;TZID=Europe/London:20261103T140000",
                "DTEND;TZID=America/New_York:20261103T150000",
            ],
            Fault.ENDS_ELSEWHERE,
        ),
    ],
)
def test_an_event_that_can_not_be_used_is_named_and_the_others_stay(
    lines: list[str], fault: Fault
) -> None:
    reading = read(GOOD, event(*lines))

    assert shown(reading) == ["11-05T14:00-15:00"]
    assert faults(reading) == [(fault, "Board", 8)]
    assert "a" not in reading.told_in_full
    assert reading.whole is (fault is not Fault.BROKEN)


def test_an_end_in_another_zone_at_the_same_hour_is_an_end() -> None:
    reading = read(
        event(
            "DTSTART;TZID=Europe/Paris:20261103T140000",
            "DTEND;TZID=Europe/Berlin:20261103T150000",
        ),
        event("DTSTART;TZID=Europe/Paris:20261104T140000", "DTEND:20261104T140000Z", uid="b"),
    )

    assert (shown(reading), faults(reading)) == (["11-03T13:00-14:00", "11-04T13:00-14:00"], [])


def test_a_file_that_is_cut_off_is_not_whole_and_its_last_event_is_named() -> None:
    cut = f"BEGIN:VCALENDAR\n{GOOD}\nBEGIN:VEVENT\nUID:b\nSUMMARY:Cut\nDTSTART:20261106T140000Z\n"

    reading = read_bytes(cut.encode())

    assert shown(reading) == ["11-05T14:00-15:00"]
    assert faults(reading) == [(Fault.BROKEN, "Cut", 8)]
    assert (reading.has_its_end, reading.whole) == (False, False)


def test_a_bad_event_without_the_match_word_is_not_spoken_of() -> None:
    reading = read(GOOD, event("DTSTART:never"), match="good")

    assert (faults(reading), reading.not_matching, reading.whole) == ([], 1, True)


def test_one_change_of_a_series_that_can_not_be_used_takes_only_its_meeting() -> None:
    weekly = event("DTSTART:20261103T140000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")

    reading = read(weekly, event("RECURRENCE-ID:20261110T140000Z", "DTSTART:later"))

    assert shown(reading) == ["11-03T14:00-15:00", "11-17T14:00-15:00"]
    assert faults(reading) == [(Fault.BROKEN, "Board", 9)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;COUNT=3;BYDAY=TU, TH",
        "FREQ=WEEKLY;COUNT=3;X-OWN=1;BYDAY=TU,TH;",
        "freq=weekly; count=3; byday=tu,th",
    ],
)
def test_a_rule_with_odd_marks_in_it_is_followed(rule: str) -> None:
    reading = read(event("DTSTART:20261103T140000Z", "DURATION:PT1H", f"RRULE:{rule}"))

    assert shown(reading) == ["11-03T14:00-15:00", "11-05T14:00-15:00", "11-10T14:00-15:00"]


# How many.


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=DAILY;COUNT=9999"]
)
def test_a_stand_up_every_day_for_ever_may_stand_in_a_calendar(rule: str) -> None:
    stand_up = event("DTSTART:20261103T090000Z", "DURATION:PT15M", f"RRULE:{rule}")

    assert faults(read(stand_up, GOOD)) == []
    assert len(read(stand_up).events) > 280
    assert shown(read(stand_up, GOOD, match="good")) == ["11-05T14:00-15:00"]


def test_many_series_that_are_over_are_not_too_many() -> None:
    over = [
        event("DTSTART:20260901T140000Z", "RRULE:FREQ=DAILY;COUNT=2", uid=str(number))
        for number in range(300)
    ]

    assert shown(read(*over, GOOD)) == ["11-05T14:00-15:00"]


# Identity, revisions and methods.


def test_two_meetings_with_one_uid_are_two_and_stay_the_same_ones() -> None:
    first = event("DTSTART:20261103T140000Z", "DURATION:PT1H")
    second = event("DTSTART:20261110T140000Z", "DURATION:PT1H")

    reading = read(first, second)

    assert shown(reading) == ["11-03T14:00-15:00", "11-10T14:00-15:00"]
    assert len({(one.uid, one.instance) for one in reading.events}) == 2
    assert {one.uid for one in read(second, first).events} == {one.uid for one in reading.events}
    assert len(read(first, first).events) == 1


def test_meetings_with_an_empty_uid_are_each_their_own() -> None:
    first = event("DTSTART:20261103T140000Z", "DURATION:PT1H", uid="")
    second = event("DTSTART:20261110T140000Z", "DURATION:PT1H", uid="")

    both, alone = read(first, second), read(second)

    assert len({one.uid for one in both.events}) == 2
    assert both.events[1].uid == alone.events[0].uid


def test_of_two_revisions_in_one_file_the_newer_holds_whatever_their_order() -> None:
    old = event("DTSTART:20261103T140000Z", "DURATION:PT1H", "SEQUENCE:3")
    new = event("DTSTART:20261103T160000Z", "DURATION:PT1H", "SEQUENCE:12")

    assert shown(read(old, new)) == shown(read(new, old)) == ["11-03T16:00-17:00"]


def test_a_change_is_found_by_the_day_it_was_to_be_on() -> None:
    reading = read(
        event("DTSTART;TZID=Europe/Paris:20261103T140000", "RRULE:FREQ=WEEKLY;COUNT=2"),
        event("DTSTART:20261110T160000Z", "RECURRENCE-ID;VALUE=DATE:20261110"),
    )

    assert shown(reading) == ["11-03T13:00-13:00", "11-10T16:00-16:00"]
    assert [one.instance for one in reading.events] == ["20261103T130000Z", "20261110T130000Z"]


@pytest.mark.parametrize("method", ["REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH", "counter"])
def test_what_answers_an_invitation_plans_nothing(method: str) -> None:
    reading = read(GOOD, before=f"METHOD:{method}")

    assert (reading.events, reading.told_in_full, reading.whole) == ((), {}, False)


def test_one_calendar_of_a_file_that_calls_off_leaves_the_others() -> None:
    off = event("DTSTART:20261103T140000Z", "DURATION:PT1H")
    parts = ["METHOD:CANCEL", off, "END:VCALENDAR", "BEGIN:VCALENDAR", GOOD]

    assert shown(read(*parts)) == ["11-03T14:00-15:00 cancelled", "11-05T14:00-15:00"]


@pytest.mark.parametrize(
    "lines",
    [
        ["STATUS:CANCELED"],
        ["STATUS:cancelled"],
        ["SUMMARY:Canceled: Board"],
        ["SUMMARY:Cancelled event: Board"],
    ],
)
def test_each_spelling_of_called_off_is_called_off(lines: list[str]) -> None:
    start = ["BEGIN:VEVENT", "UID:a", "DTSTART:20261103T140000Z", "DURATION:PT1H"]

    reading = read("\n".join([*start, *lines, "END:VEVENT"]))

    assert shown(reading) == ["11-03T14:00-15:00 cancelled"]
    assert {one.title for one in reading.events} <= {"Board", ""}


# How it is written.


def test_a_fold_may_stand_inside_a_letter() -> None:
    bytes_ = read_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261103T140000Z\r\n"
        b"SUMMARY:Th\xc3\r\n \xa9 and \xf0\x9f\r\n \x8d\xb0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    assert [one.title for one in bytes_.events] == ["Thé and 🍰"]


@pytest.mark.parametrize("line_end", [b"\n", b"\r", b"\r\r\n", b"\r\n\r\n", b"\n \n"])
def test_lines_may_end_in_any_way(line_end: bytes) -> None:
    data = f"BEGIN:VCALENDAR\n{GOOD}\nEND:VCALENDAR\n".encode().replace(b"\n", line_end)

    assert shown(read_bytes(data)) == ["11-05T14:00-15:00"]


def test_small_letters_are_read() -> None:
    lower = f"BEGIN:VCALENDAR\n{GOOD}\nEND:VCALENDAR".lower().encode()

    assert shown(read_bytes(lower)) == ["11-05T14:00-15:00"]


# Nights on which the clocks change: 28 March 2027, 01:00; 31 October 2027, 02:00.


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DTSTART{z}:20270327T230000 DTEND{z}:20270328T030000", "03-27T23:00-02:00"),
        ("DTSTART{z}:20270327T230000 DURATION:PT4H", "03-27T23:00-03:00"),
        ("DTSTART{z}:20271030T230000 DTEND{z}:20271031T030000", "10-30T22:00-03:00"),
        ("DTSTART{z}:20271030T230000 DURATION:PT4H", "10-30T22:00-02:00"),
        ("DTSTART{z}:20270328T013000 DTEND{z}:20270328T021500", "03-28T01:30-02:15"),
        ("DTSTART:20271031T003000Z DTEND{z}:20271031T011500", "10-31T00:30-01:15"),
    ],
)
def test_a_meeting_across_a_change_of_clocks_lasts_as_it_says(lines: str, expected: str) -> None:
    reading = read(event(*lines.format(z=";TZID=Europe/London").split()))

    assert (shown(reading), faults(reading)) == ([expected], [])


def test_a_weekly_night_keeps_its_hours_by_the_clock_over_both_changes() -> None:
    reading = read(
        event(
            "DTSTART;TZID=Europe/London:20270320T230000",
            "DTEND;TZID=Europe/London:20270321T030000",
            "RRULE:FREQ=WEEKLY;COUNT=3",
        )
    )

    assert shown(reading) == ["03-20T23:00-03:00", "03-27T23:00-02:00", "04-03T22:00-02:00"]


def test_days_that_are_taken_out_of_a_series_of_times_are_taken_out() -> None:
    reading = read(
        event(
            "DTSTART;TZID=America/New_York:20261103T200000",
            "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE:20261104",
            "EXDATE:20261105T200000",
        )
    )

    assert shown(reading) == ["11-04T01:00-01:00", "11-07T01:00-01:00"]
