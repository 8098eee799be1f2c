"""What a calendar changes: worked out first, for a preview, and done afterwards in the same way.

Only rounds that have not opened are moved or cancelled. What an admin changed by hand stays, but
for a meeting that its calendar calls off.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.ical.model import Event, Reading
from storage.queries import meetings
from storage.records import Group, Meeting, MeetingSource, MeetingState
from storage.store import Unit

BEGINS = "ics-"
"""What the tokens of all meetings from calendars begin with."""
_PART = 20
_TO_COME = (MeetingState.PLANNED, MeetingState.SKIPPED)


@dataclass(frozen=True)
class MeetingChanges:
    """What there is to do, each part soonest first."""

    added: tuple[Event, ...] = ()
    moved: tuple[tuple[Meeting, Event], ...] = ()
    """At another time or with another title; also those that take place after all."""
    cancelled: tuple[Meeting, ...] = ()
    kept: tuple[Meeting, ...] = ()
    """Planned already and as they were."""

    @property
    def count(self) -> int:
        """How many meetings change."""
        return len(self.added) + len(self.moved) + len(self.cancelled)


def token_of(event: Event) -> str:
    """What makes the same event read twice one meeting, from whatever calendar it comes."""
    return f"{series_part(event.uid)}-{_digest(event.instance)}"


def series_part(uid: str) -> str:
    """What the tokens of all events of a series begin with."""
    return f"{BEGINS}{_digest(uid)}"


def series_of(token: str) -> str:
    """The series part of a token."""
    return token.rpartition("-")[0]


def compare(
    events: Iterable[Event],
    known: Mapping[str, Meeting],
    gone: Iterable[Meeting],
    *,
    title: str,
    now: datetime,
) -> MeetingChanges:
    """What the events change of the meetings that are known by their tokens.

    `gone` are meetings that the calendar had before and has no more; `title` is for events
    without one.
    """
    added: list[Event] = []
    moved: list[tuple[Meeting, Event]] = []
    cancelled, kept = list(gone), list[Meeting]()
    for event in events:
        meeting = known.get(token_of(event))
        if meeting is None:
            if not event.cancelled and event.ends_at > now:
                added.append(event)
        elif meeting.state in _TO_COME and event.cancelled:
            cancelled.append(meeting)
        elif _is_open_to_change(meeting) and not event.cancelled:
            if meeting.state is MeetingState.CANCELLED and event.ends_at <= now:
                continue
            same = _same(meeting, event, title)
            if same and meeting.state is not MeetingState.CANCELLED:
                kept.append(meeting)
            else:
                moved.append((meeting, event))
        elif meeting.state in _TO_COME:
            kept.append(meeting)
    return MeetingChanges(tuple(added), tuple(moved), tuple(cancelled), tuple(kept))


async def apply(
    unit: Unit, group: Group, changes: MeetingChanges, source: MeetingSource, feed_id: str | None
) -> None:
    """Do what was worked out."""
    for event in changes.added:
        await meetings.add(
            unit,
            group_id=group.id,
            token=token_of(event),
            title=event.title or group.name,
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            source=source,
            feed_id=feed_id,
        )
    for meeting, event in changes.moved:
        name = event.title or group.name
        await meetings.move(unit, meeting.id, event.starts_at, event.ends_at, title=name)
        if meeting.state is MeetingState.CANCELLED:
            await meetings.set_state(unit, meeting.id, MeetingState.PLANNED)
    for meeting in changes.cancelled:
        await meetings.set_state(unit, meeting.id, MeetingState.CANCELLED)
    if feed_id is not None:
        for meeting in (*changes.kept, *(one for one, _ in changes.moved)):
            await meetings.take_over(unit, meeting.id, feed_id)


def gone_from(
    had: Mapping[str, Meeting], reading: Reading, *, now: datetime, until: datetime
) -> tuple[Meeting, ...]:
    """The meetings to come that a calendar had and has no more.

    None, if it was not read whole; and none of a series in which something can't be used.
    """
    if not reading.whole:
        return ()
    has = {token_of(event) for event in reading.events}
    spared = {series_part(one.uid) for one in reading.left_out}
    return tuple(
        meeting
        for token, meeting in had.items()
        if token not in has
        and series_of(token) not in spared
        and meeting.ends_at > now
        and meeting.starts_at < until
    )


def _is_open_to_change(meeting: Meeting) -> bool:
    if meeting.by_hand:
        return False
    return meeting.state in _TO_COME or meeting.state is MeetingState.CANCELLED


def _same(meeting: Meeting, event: Event, title: str) -> bool:
    times = (meeting.starts_at, meeting.ends_at) == (event.starts_at, event.ends_at)
    return times and meeting.title == (event.title or title)


def _digest(text: str) -> str:
    return sha256(text.encode(errors="replace")).hexdigest()[:_PART]
