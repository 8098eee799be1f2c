"""Whatever is typed, whenever and in whatever zone: a meeting is possible, or asked about."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from bot.rules.when.meeting import understand_meeting
from bot.rules.when.model import LONGEST, LONGEST_TITLE, Understood
from tests.harness.when_parts import meeting_parts

ZONES = st.sampled_from(
    [
        *("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
        *("Pacific/Apia", "America/St_Johns", "Pacific/Kiritimati", "UTC"),
    ]
).map(ZoneInfo)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
WORDS = st.sampled_from(
    [
        *("today", "tomorrow", "next", "Tuesday", "Tue", "week", "3", "3rd", "of", "November"),
        *("Nov", "2026-11-03", "03/04", "3.11", "3/11/2027", "29", "February", "31", "2027"),
        *("at", "from", "to", "until", "for", "14:00", "14.00", "2pm", "2.30", "pm", "noon"),
        *("midnight", "half", "past", "two", "quarter", "14:00-15:30", "9-5", "01:30", "1h30"),
        *("90", "min", "minutes", "an", "hour", "and", "a", "2", "hours", "now", "in", "10"),
        *("days", "Steering", "group", "-", ":", ",", "(", ")", '"', "'", "tonight", "this"),
        *("every", "each", "month", "weekly", "fortnightly", "monthly", "times", "Tuesdays"),
        *("first", "last", "starting", "weeks", "second", "6"),
    ]
)
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join)
HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("0123456789:.,-/ '\"()@ampmhn\u202e\u200d\u0661\u00bd\U0001f331\ud800\0"),
    ),
    max_size=300,
)


def as_whole_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def must_be_possible(meeting: Understood, now: datetime, zone: ZoneInfo) -> None:
    starts_at, ends_at = meeting.starts_at.astimezone(UTC), meeting.ends_at.astimezone(UTC)
    assert as_whole_minute(now) <= starts_at < ends_at
    assert ends_at - starts_at == meeting.length <= LONGEST
    assert starts_at <= now + timedelta(days=733)
    assert meeting.starts_at.tzinfo is meeting.ends_at.tzinfo is zone
    assert len(meeting.title) <= LONGEST_TITLE
    meeting.title.encode()
    assert meeting_parts(meeting, zone).minutes * 60 == meeting.length.total_seconds()


@given(text=st.one_of(SENTENCES, HOSTILE), now=MOMENTS, zone=ZONES)
@example(text="0001-01-01 00:00", now=datetime(2026, 1, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))
@example(text="Sun 9999-12-31 23:59", now=datetime(2026, 1, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))
def test_a_meeting_is_never_past_never_backwards_and_never_too_long(
    text: str, now: datetime, zone: ZoneInfo
) -> None:
    meant = understand_meeting(text, now=now, zone=zone)

    for meeting in [meant] if isinstance(meant, Understood) else meant.meetings:
        must_be_possible(meeting, now, zone)


@given(text=SENTENCES, now=MOMENTS, zone=ZONES)
def test_choices_are_different_instants_daytime_first_then_soonest(
    text: str, now: datetime, zone: ZoneInfo
) -> None:
    meant = understand_meeting(text, now=now, zone=zone)

    offered = () if isinstance(meant, Understood) else meant.choices
    keys = [(not 7 <= choice.hour < 21, choice.astimezone(UTC)) for choice in offered]
    assert keys == sorted(set(keys))


@given(
    ahead=st.timedeltas(timedelta(hours=25), timedelta(days=700)),
    minutes=st.integers(1, 720),
    now=MOMENTS,
)
def test_a_meeting_written_out_in_full_is_understood_as_written(
    ahead: timedelta, minutes: int, now: datetime
) -> None:
    zone = ZoneInfo("UTC")
    starts_at = as_whole_minute(now + ahead)

    meant = understand_meeting(
        f"{starts_at:%Y-%m-%d} at {starts_at:%H:%M} for {minutes} minutes Board", now=now, zone=zone
    )

    expected = Understood(starts_at, starts_at + timedelta(minutes=minutes), "Board")
    assert meant == expected


# Each would take a pattern that goes back over what it has read minutes or more.
LONG = [
    *("1" * 4096, "1 " * 2048, "1:" * 2048, "for " * 1024, "a week on " * 409, "in the " * 585),
    *("half past " * 409, "2 hours and " * 341, "90 min " * 585, "3/4/" * 1024, " " * 4096),
    *('"' * 4096, "'a'" * 1365, "(" * 4096, "\u202e" * 4096, "\U0001f331" * 4096, "\0" * 4096),
    *("\u0661" * 4096, "\ud800" * 4096, "mon " * 1024 + "14:00", "tomorrow 14:00 " * 273),
]


@given(text=st.sampled_from(LONG), tail=st.sampled_from(["", "x", ":", "!", "\u0661"]))
def test_the_longest_message_is_read_too(text: str, tail: str) -> None:
    now = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)

    meant = understand_meeting(text + tail, now=now, zone=ZoneInfo("Europe/London"))

    assert isinstance(meant, Understood) or len(meant.detail) <= len(text + tail) * 2
