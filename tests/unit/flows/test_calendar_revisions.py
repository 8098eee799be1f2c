"""Revisions of one calendar end in the same meetings, sent in any order and any of them twice."""

from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from bot.flows.meetings.importing import CalendarPreview
from tests.unit.flows.home import Home

LONDON = ZoneInfo("Europe/London")
Event = tuple[str, ...]

SERIES: Event = ("20261103T140000Z", "SEQUENCE:0", "RRULE:FREQ=WEEKLY;COUNT=4")
SHORTER: Event = (
    *("20261103T140000Z", "SEQUENCE:2", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261117T140000Z"),
)
EARLIER: Event = ("20261111T090000Z", "SEQUENCE:1", "RECURRENCE-ID:20261110T140000Z")
LATER: Event = ("20261112T090000Z", "SEQUENCE:2", "RECURRENCE-ID:20261110T140000Z")
OFF: Event = ("20261124T140000Z", "SEQUENCE:3", "RECURRENCE-ID:20261124T140000Z")
ONCE: Event = ("20261105T140000Z", "SEQUENCE:0")
ONCE_MOVED: Event = ("20261106T140000Z", "SEQUENCE:1")
ALL_OFF: Event = ("20261103T140000Z", "SEQUENCE:4")
EARLY, LATE = "DTSTAMP:20261101T090000Z", "DTSTAMP:20261101T090500Z"
"""Of revisions that all count the same."""
SERIES_EARLY: Event = (*SERIES, EARLY)
SERIES_LATE: Event = (*SHORTER[:1], "SEQUENCE:0", *SHORTER[2:], LATE)
ONE_EARLY: Event = ("20261111T090000Z", "SEQUENCE:0", "RECURRENCE-ID:20261110T140000Z", EARLY)
ONE_LATE: Event = ("20261112T090000Z", "SEQUENCE:0", "RECURRENCE-ID:20261110T140000Z", LATE)
EXPORTED = "DTSTAMP:20261120T000000Z"
"""When a calendar was exported says nothing of its events."""
ONCE_EXPORTED: Event = (*ONCE, "LAST-MODIFIED:20261101T080000Z", EXPORTED)
ONCE_SENT: Event = ("20261106T140000Z", "SEQUENCE:0", EARLY)


def file(*events: Event, method: str = "REQUEST") -> str:
    lines = ["BEGIN:VCALENDAR", f"METHOD:{method}"]
    for start, *more in events:
        lines += ["BEGIN:VEVENT", "UID:{uid}", f"DTSTART:{start}", "DURATION:PT1H", *more]
        lines += ["SUMMARY:Board", "END:VEVENT"]
    return "\n".join([*lines, "END:VCALENDAR", ""])


WEEKLY = (file(SERIES), file(EARLIER), file(SHORTER, LATER), file(OFF, method="CANCEL"))


async def imported(home: Home, data: str) -> int:
    preview = await home.flows.importing.preview(home.actor, data.encode(), "", zone=LONDON)
    done = await home.flows.importing.plan(home.actor, data.encode(), "", zone=LONDON)
    assert isinstance(done, CalendarPreview)
    assert isinstance(preview, CalendarPreview)
    assert preview.changes == done.changes
    return done.changes.count


@pytest.mark.parametrize(
    ("revisions", "end"),
    [
        (WEEKLY, ["2026-11-03T14:00", "2026-11-12T09:00"]),
        ((*WEEKLY[1:], file(ALL_OFF, method="CANCEL")), []),
        ((file(ONCE), file(ONCE_MOVED)), ["2026-11-06T14:00"]),
        ((file(ONCE), file(ONCE_MOVED), file(ALL_OFF, method="CANCEL")), []),
        ((file((*ONCE, EARLY)), file((*ONCE_SENT[:2], LATE))), ["2026-11-06T14:00"]),
        ((file((*ONCE, EARLY)), file((*ONCE, LATE), method="CANCEL")), []),
        (
            (file(SERIES_EARLY), file(ONE_EARLY), file(SERIES_LATE, ONE_LATE)),
            ["2026-11-03T14:00", "2026-11-12T09:00", "2026-11-24T14:00"],
        ),
        ((file(ONCE_EXPORTED, method="PUBLISH"), file(ONCE_SENT)), ["2026-11-06T14:00"]),
    ],
)
async def test_revisions_end_in_the_same_meetings_in_any_order_and_any_twice(
    home: Home, revisions: tuple[str, ...], end: list[str]
) -> None:
    for number, order in enumerate(permutations(revisions)):
        before = await home.planned()
        for data in (*order, order[number % len(order)]):
            await imported(home, data.format(uid=f"order-{number}"))

        assert await home.planned() == sorted([*before, *end]), number


async def test_a_revision_that_was_read_already_changes_nothing(home: Home) -> None:
    for data in WEEKLY:
        await imported(home, data.format(uid="a"))

    assert [await imported(home, data.format(uid="a")) for data in WEEKLY] == [0, 0, 0, 0]


async def test_a_meeting_that_was_called_off_comes_back_with_a_newer_revision(home: Home) -> None:
    await imported(home, file(ALL_OFF, method="CANCEL").format(uid="a"))

    await imported(home, file(("20261105T140000Z", "SEQUENCE:5")).format(uid="a"))

    assert await home.planned() == ["2026-11-05T14:00"]


async def test_a_count_that_is_none_or_too_large_is_read_as_none(home: Home) -> None:
    for sequence in ("x", "-1", "9" * 5000):
        await imported(home, file((ONCE[0], f"SEQUENCE:{sequence}")).format(uid="a"))

    await imported(home, file(ONCE_MOVED).format(uid="a"))

    assert await home.planned() == ["2026-11-06T14:00"]


async def test_a_revision_without_a_time_is_ordered_by_its_count_alone(home: Home) -> None:
    for event in ((*ONCE, LATE), ONCE_SENT[:2], (*ONCE_SENT[:2], "DTSTAMP:nonsense")):
        await imported(home, file(event).format(uid="a"))

    assert await home.planned() == ["2026-11-06T14:00"]
