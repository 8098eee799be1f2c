"""Whatever a calendar file holds, it is read, or refused in a way that has a sentence."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ical.model import BadCalendar, Reading
from bot.ical.reading import read_calendar, read_days

LONDON = ZoneInfo("Europe/London")
SINCE = datetime(2026, 11, 2, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=400)

VALUES = st.one_of(
    st.sampled_from(
        [
            *("20261103T140000Z", "20261103T140000", "20261103", "99991231T235959Z", "00010101"),
            *("PT1H", "P99999999999D", "-PT1H", "P1W", "PT", "", "x", "20261303T256199", "\x00"),
            *("FREQ=WEEKLY", "FREQ=DAILY;COUNT=0", "FREQ=WEEKLY;UNTIL=x", "FREQ=MONTHLY;BYDAY=9MO"),
            *(
                "FREQ=YEARLY;BYMONTHDAY=99",
                "FREQ=WEEKLY;INTERVAL=99999999999",
                "FREQ",
                "INTERVAL=2",
            ),
            *("FREQ=WEEKLY;UNTIL=20261201", "FREQ=DAILY;COUNT=-1", "FREQ=WEEKLY;BYDAY=XX"),
            *("FREQ=WEEKLY;COUNT=3", "CANCELLED", "TRUE", "20261103T140000Z/PT1H", "\u202eBoard"),
            *("20261103T140000Z,20261110T140000Z", "20261103T140000Z,20261110", "FREQ=MINUTELY"),
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
NAMES = st.sampled_from(
    [
        *("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "EXDATE", "RDATE", "RECURRENCE-ID"),
        *("SUMMARY", "STATUS", "UID", "SEQUENCE", "X-MICROSOFT-CDO-ALLDAYEVENT"),
        *("DTSTART;TZID=Europe/London", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"),
        *("DTSTART;TZID=GMT Standard Time", "EXDATE;TZID=Nowhere", "RDATE;VALUE=PERIOD"),
        *("RECURRENCE-ID;RANGE=THISANDFUTURE", 'DTSTART;TZID="', "DTSTART;;", "BEGIN", "END"),
    ]
)
LINES = st.lists(st.builds("{}:{}".format, NAMES, VALUES), max_size=7)
STARTS = st.sampled_from(
    [[], ["DTSTART:20261103T140000Z"], ["DTSTART;TZID=Europe/London:20261103T140000"]]
)
EVENTS = st.lists(st.builds(lambda start, lines: [*start, *lines], STARTS, LINES), max_size=3)


@settings(deadline=None, max_examples=400)
@given(EVENTS, st.binary(max_size=4), st.booleans())
def test_a_file_is_read_or_refused_and_nothing_else(
    events: list[list[str]], junk: bytes, cut: bool
) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for event in events:
        lines += ["BEGIN:VEVENT", "UID:a", *event, "END:VEVENT"]
    whole = "\r\n".join([*lines, "END:VCALENDAR", ""]).encode() + junk
    data = whole[: len(whole) // 2] if cut else whole

    try:
        reading = read_calendar(data, zone=LONDON, since=SINCE, until=UNTIL)
        days = read_days(data, zone=LONDON, since=SINCE.date(), until=UNTIL.date())
    except BadCalendar:
        return

    assert isinstance(reading, Reading)
    assert not reading.told_in_full.keys() & {one.uid for one in reading.left_out}
    assert all(one.ends_at > SINCE and one.starts_at < UNTIL for one in reading.events)
    assert all(one.ends_at >= one.starts_at for one in reading.events)
    assert all(SINCE.date() <= day < UNTIL.date() for day in days)
