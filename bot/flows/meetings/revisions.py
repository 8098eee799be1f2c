"""Which revision of a calendar a meeting follows: an older file undoes nothing that is newer.

Calendars count the changes of an event and date them (RFC 5545, SEQUENCE, DTSTAMP, LAST-MODIFIED).
Files come in any order, and twice; so what each meeting and its series were last read at is kept,
and what is called off is noted too. A feed is read as it is now, whatever it counts, and only notes
it.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.flows.meetings.merging import BEGINS, MeetingChanges, series_of, series_part, token_of
from bot.ical.model import Event, Reading, is_older
from storage.queries import meetings
from storage.records import Group, Meeting, MeetingSource, MeetingState
from storage.store import Unit


async def known_of(unit: Unit, group: Group) -> dict[str, Meeting]:
    """Every meeting that came from a calendar, whatever became of it, by token."""
    return await meetings.of_calendars(unit, group.id, BEGINS)


def without_older(reading: Reading, known: Mapping[str, Meeting]) -> Reading:
    """A file's reading without what was read in a newer one already."""
    series: dict[str, int] = {}
    for token, meeting in known.items():
        part = series_of(token)
        series[part] = max(series.get(part, 0), meeting.series_revision)

    def was_before(event: Event) -> bool:
        of_series = series.get(series_part(event.uid), 0)
        if is_older(reading.told_in_full.get(event.uid, of_series), of_series):
            return True
        meeting = known.get(token_of(event))
        return is_older(event.revision, of_series if meeting is None else meeting.revision)

    return replace(
        reading,
        events=tuple(event for event in reading.events if not was_before(event)),
        told_in_full={
            uid: revision
            for uid, revision in reading.told_in_full.items()
            if not is_older(revision, series.get(series_part(uid), 0))
        },
    )


def gone_by(reading: Reading, had: Mapping[str, Meeting]) -> dict[str, Meeting]:
    """Those of the meetings that a file speaks of by saying nothing: no newer one spoke of them."""
    parts = {series_part(uid): revision for uid, revision in reading.told_in_full.items()}
    return {
        token: meeting
        for token, meeting in had.items()
        if series_of(token) in parts and not is_older(parts[series_of(token)], meeting.revision)
    }


async def note_revisions(
    unit: Unit, group: Group, reading: Reading, changes: MeetingChanges, source: MeetingSource
) -> None:
    """Keep at which revision each meeting was read, in a file also of those it calls off."""
    known = await known_of(unit, group)
    by_token = {token_of(event): event for event in reading.events}
    for token, event in by_token.items():
        if source is MeetingSource.FILE and event.cancelled and token not in known:
            known[token] = await meetings.add(
                unit,
                group_id=group.id,
                token=token,
                title=event.title or group.name,
                starts_at=event.starts_at,
                ends_at=event.ends_at,
                source=source,
                state=MeetingState.CANCELLED,
            )
    parts = {series_part(uid): revision for uid, revision in reading.told_in_full.items()}
    cancelled = {meeting.id for meeting in changes.cancelled}
    for token, meeting in known.items():
        of_series = max(meeting.series_revision, parts.get(series_of(token), 0))
        revision = meeting.revision
        if token in by_token:
            revision = max(revision, by_token[token].revision)
        elif meeting.id in cancelled:
            revision = max(revision, of_series)
        if (revision, of_series) != (meeting.revision, meeting.series_revision):
            await meetings.note_revision(unit, meeting.id, revision, of_series)
