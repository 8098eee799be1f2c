"""Calendars as Outlook, Google and Nextcloud export them; the instants are written by hand."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.ical.model import BadCalendar, Fault, Reading, Trouble
from bot.ical.parsing import MOST_BYTES
from bot.ical.reading import read_calendar, read_days

LONDON = ZoneInfo("Europe/London")
NOVEMBER = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
NEXT_NOVEMBER = datetime(2027, 11, 2, 10, 0, tzinfo=UTC)
DATA = Path(__file__).parents[2] / "data" / "calendars"


def read(data: bytes, match: str = "", since: datetime = NOVEMBER) -> Reading:
    return read_calendar(data, zone=LONDON, since=since, until=NEXT_NOVEMBER, match=match)


def exported(name: str) -> bytes:
    return (DATA / name).read_bytes()


def calendar(*events: str) -> bytes:
    """A calendar with these lines in each of its events."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}", *event.split(), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def shown(reading: Reading) -> list[str]:
    return [
        f"{one.starts_at:%Y-%m-%dT%H:%M} {(one.ends_at - one.starts_at).seconds // 60}"
        f"{' cancelled' if one.cancelled else ''}"
        for one in reading.events
    ]


def test_a_fortnightly_meeting_of_outlook_with_one_moved_one_cancelled_one_deleted() -> None:
    reading = read(exported("outlook.ics"), "peer work")

    assert shown(reading) == [
        "2026-11-03T14:00 90",
        "2026-11-17T14:00 90",
        "2026-12-02T10:00 90",  # moved from Tuesday the 1st
        "2026-12-15T14:00 90 cancelled",
        # the 29th is deleted
        *("2027-01-12T14:00 90", "2027-01-26T14:00 90", "2027-02-09T14:00 90"),
        *("2027-02-23T14:00 90", "2027-03-09T14:00 90", "2027-03-23T14:00 90"),
    ]
    assert {one.title for one in reading.events} == {"Peer work steering group"}
    assert len({(one.uid, one.instance) for one in reading.events}) == 10
    assert reading.events[2].instance == "20261201T140000Z"


def test_a_series_of_outlook_keeps_its_wall_time_over_the_autumn_change() -> None:
    reading = read(exported("outlook.ics"), "peer work", since=datetime(2026, 10, 1, tzinfo=UTC))

    assert shown(reading)[:3] == [
        "2026-10-06T13:00 90",
        "2026-10-20T13:00 90",
        "2026-11-03T14:00 90",
    ]


def test_a_match_word_chooses_and_says_what_it_left_out() -> None:
    reading = read(exported("outlook.ics"), "steering")

    assert {one.title for one in reading.events} == {
        *("Peer work steering group", "Call with Mumbai steering group")
    }
    assert (reading.not_matching, reading.all_day) == (1, 1)


def test_a_zone_that_only_the_file_knows_is_read_from_the_file() -> None:
    assert shown(read(exported("outlook.ics"), "mumbai")) == ["2026-11-10T04:30 60"]


def test_one_calendar_does_not_change_what_another_means_by_a_zone() -> None:
    read(exported("outlook.ics"))
    other = calendar("DTSTART;TZID=Customized_Time_Zone:20261110T100000 SUMMARY:A").replace(
        b"Customized_Time_Zone", b'"Customized Time Zone"'
    )

    reading = read(other)

    assert reading.events == ()
    assert reading.unknown_zones == ("Customized Time Zone",)


def test_a_monthly_meeting_of_google_with_one_moved_one_cancelled_one_deleted() -> None:
    reading = read(exported("google.ics"), "steering")

    assert shown(reading) == [
        *("2026-11-03T14:00 60", "2026-12-01T14:00 60", "2027-02-09T16:00 60"),
        *("2027-03-02T14:00 60 cancelled", "2027-04-06T13:00 60"),
    ]


def test_a_single_event_has_no_instance() -> None:
    (event,) = read(exported("google.ics"), "catch-up").events

    assert (event.uid, event.instance) == ("single0single0single0@google.com", "")


def test_a_weekly_meeting_of_nextcloud_in_another_zone() -> None:
    reading = read(exported("nextcloud.ics"), "lenkung", since=datetime(2026, 10, 1, tzinfo=UTC))

    assert shown(reading) == [
        # Clocks go back in Berlin on 25 October.
        *("2026-10-20T13:00 90", "2026-10-27T14:00 90", "2026-11-04T08:00 60"),
        "2026-11-10T14:00 90",
    ]


def test_floating_times_are_in_the_groups_zone_and_cross_midnight() -> None:
    assert shown(read(exported("nextcloud.ics"), "night")) == ["2026-11-06T23:30 60"]


def test_events_in_a_zone_that_nobody_knows_are_left_out_and_the_zone_is_named() -> None:
    reading = read(exported("nextcloud.ics"))

    assert not any("Mars" in one.title for one in reading.events)
    assert reading.unknown_zones == ("Mars/Olympus_Mons",)


def test_dates_are_added_taken_out_and_moved_with_what_follows() -> None:
    data = calendar(
        "DTSTART;TZID=GMT_Standard_Time:20261103T140000 DURATION:PT1H RRULE:FREQ=WEEKLY;COUNT=4 "
        "RDATE;TZID=GMT_Standard_Time:20261105T090000 "
        "EXDATE;TZID=GMT_Standard_Time:20261110T140000",
        "DTSTART;TZID=GMT_Standard_Time:20261118T150000 DURATION:PT2H "
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=GMT_Standard_Time:20261117T140000",
    ).replace(b"GMT_Standard_Time", b"GMT Standard Time")

    reading = read(data.replace(b"UID:1", b"UID:0"))

    assert shown(reading) == [
        *("2026-11-03T14:00 60", "2026-11-05T09:00 60"),
        *("2026-11-18T15:00 120", "2026-11-25T15:00 120"),
    ]


def test_a_day_as_the_end_of_a_rule_is_included() -> None:
    data = calendar(
        "DTSTART;TZID=Europe/London:20261103T140000 DURATION:PT1H "
        "RRULE:FREQ=WEEKLY;UNTIL=20261117 SUMMARY:A"
    )

    assert len(read(data).events) == 3


def test_a_zone_with_a_vendors_name_before_it_is_known() -> None:
    data = calendar("DTSTART;TZID=/vendor.example/20260101/Europe/Paris:20261103T140000")

    assert shown(read(data)) == ["2026-11-03T13:00 0"]


def test_a_calendar_that_calls_its_meetings_off_cancels_them() -> None:
    data = exported("google.ics").replace(b"METHOD:PUBLISH", b"METHOD:CANCEL")

    assert all(event.cancelled for event in read(data, "steering").events)


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,15"),
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMINUTE=0,30",
    ],
)
def test_what_comes_too_often_is_refused_with_its_title(rule: str) -> None:
    data = calendar(f"DTSTART:20261103T140000Z DURATION:PT1M RRULE:{rule} SUMMARY:Often")

    reading = read(data)

    assert [(one.fault, one.title) for one in reading.left_out] == [(Fault.TOO_OFTEN, "Often")]
    assert reading.events == ()


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYWEEKNO=53", "FREQ=NEVER"),
        *("FREQ=MONTHLY;BYSETPOS=99;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=0"),
        *("FREQ=DAILY;BYSETPOS=2", "FREQ=WEEKLY;INTERVAL=-1"),
    ],
)
def test_a_rule_that_can_not_be_followed_is_refused(rule: str) -> None:
    data = calendar(f"DTSTART:20261103T140000Z DURATION:PT1H RRULE:{rule} SUMMARY:Odd")

    assert [one.fault for one in read(data).left_out] == [Fault.BAD_RULE]


def test_a_rule_of_another_event_than_the_wanted_does_no_harm() -> None:
    data = calendar(
        "DTSTART:20261103T140000Z RRULE:FREQ=SECONDLY SUMMARY:Backup",
        "DTSTART:20261103T140000Z DURATION:PT1H SUMMARY:Steering",
    )

    assert shown(read(data, "steering")) == ["2026-11-03T14:00 60"]


def test_more_dates_than_a_year_of_meetings_are_refused() -> None:
    minutes = [f"202611{day:02}T{hour:02}0000Z" for day in range(3, 29) for hour in range(20)]
    data = calendar(f"DTSTART:20261103T140000Z RDATE:{','.join(minutes)} SUMMARY:A")

    assert [one.fault for one in read(data).left_out] == [Fault.TOO_OFTEN]


def test_a_calendar_of_too_many_meetings_is_refused() -> None:
    weekly = "DTSTART:20261103T140000Z RRULE:FREQ=DAILY SUMMARY:A"

    with pytest.raises(BadCalendar) as refused:
        read(calendar(*[weekly] * 5))

    assert refused.value.trouble is Trouble.TOO_MANY


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"hello", b"\x00\xff\xfe", b"%PDF-1.7", b"BEGIN:VCALENDAR", b"BEGIN:VEVENT\r\n"),
        b"BEGIN:VCARD\r\nEND:VCARD\r\n",
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(BadCalendar) as refused:
        read(data)

    assert refused.value.trouble is Trouble.NOT_A_CALENDAR


def test_a_file_that_is_too_big_is_refused() -> None:
    with pytest.raises(BadCalendar) as refused:
        read(b"x" * (MOST_BYTES + 1))

    assert refused.value.trouble is Trouble.TOO_BIG


def test_events_without_a_start_or_with_a_bad_one_are_left_out() -> None:
    data = calendar("SUMMARY:A", "DTSTART:yesterday SUMMARY:B", "DTSTART:20261103T140000Z")

    reading = read(data)

    assert shown(reading) == ["2026-11-03T14:00 0"]
    assert [(one.title, one.line) for one in reading.left_out] == [("A", 4), ("B", 8)]


def test_a_calendar_in_another_encoding_is_read() -> None:
    wide = exported("google.ics").decode().encode("utf-16")

    assert shown(read(wide)) == shown(read(exported("google.ics")))


def test_patience_ends() -> None:
    seconds = iter(range(0, 1000, 20))

    with pytest.raises(BadCalendar) as refused:
        read_calendar(
            exported("google.ics"),
            zone=LONDON,
            since=NOVEMBER,
            until=NEXT_NOVEMBER,
            seconds=lambda: next(seconds),
        )

    assert refused.value.trouble is Trouble.TOO_MANY


def test_reading_the_lines_has_a_limit_of_its_own() -> None:
    seconds = iter([0, 0, 100])

    with pytest.raises(BadCalendar) as refused:
        read_days(
            exported("google.ics"),
            zone=LONDON,
            since=date(2026, 11, 1),
            until=date(2028, 1, 2),
            seconds=lambda: next(seconds),
        )

    assert refused.value.trouble is Trouble.TOO_MANY


def test_holidays_are_the_days_of_all_day_events() -> None:
    days = read_days(
        exported("holidays.ics"), zone=LONDON, since=date(2026, 11, 1), until=date(2028, 1, 2)
    )

    assert sorted(days) == [
        *(date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2028, 1, 1))
    ]


def test_a_holiday_of_several_days_is_each_of_them() -> None:
    days = read_days(
        exported("google.ics"), zone=LONDON, since=date(2026, 12, 30), until=date(2027, 11, 1)
    )

    assert sorted(days) == [date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1)]
