"""Which of the events with one uid hold: the newest of each, and two that differ are two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Event, vDDDLists, vDDDTypes

from bot.ical import values
from bot.ical.components import REVISION, is_cancelled, start_of
from bot.ical.model import is_older, revision


@dataclass(frozen=True)
class Found:
    """An event as a component; `line` is where it begins in the file, from 1."""

    component: Event
    line: int
    sequence: int = 0
    stamp: int = 0
    """When it was last changed, in seconds from 1970 on; 0 if that is not known."""
    instead_of: date | None = None
    """When it was to start at first, if it changes one of a series."""
    and_later: bool = False
    """It changes those after it too."""
    called_off: bool = False
    """Its calendar was sent to cancel what is in it."""

    @property
    def revision(self) -> int:
        """Its SEQUENCE and its time as one number."""
        return revision(self.sequence, self.stamp)


def newest(found: Iterable[Found], taken_out: Iterable[date] = ()) -> dict[str, list[Found]]:
    """The newest revisions of events with one uid, by uid; none of a series at `taken_out`.

    Two meetings that were given the same uid are told apart by their starts.
    """
    each = list(found)
    uid = str(each[0].component["UID"])
    alone = _newest_alone([one for one in each if one.instead_of is None])
    changes = [one for one in each if one.instead_of is not None]
    for one in alone:
        for at in taken_out:
            gone = vDDDLists([values.like(at, start_of(one.component))])
            one.component["EXDATE"] = [*one.component.get("EXDATE", []), gone]
    of_series = max((one.revision for one in alone), default=0)
    for one in each:
        one.component[REVISION] = str(max(one.revision, of_series))
    if not alone:
        return {uid: _newest_changes(changes, None)}
    if len(alone) == 1:
        return {uid: [alone[0], *_newest_changes(changes, alone[0])]}
    repeated = next((one for one in alone if "RRULE" in one.component), alone[0])
    series: dict[str, list[Found]] = {}
    for one in alone:
        name = f"{uid} {_written(start_of(one.component))}"
        of_it = _newest_changes(changes, one) if one is repeated else []
        for part in (one, *of_it):
            part.component["UID"] = name
        series[name] = [one, *of_it]
    return series


def _newest_alone(found: list[Found]) -> list[Found]:
    newest_of = max((one.sequence for one in found), default=0)
    by_start: dict[str, Found] = {}
    for one in found:
        if one.sequence == newest_of:
            start = _written(start_of(one.component))
            known = by_start.get(start)
            if known is None or _replaces(one, known):
                by_start[start] = one
    return list(by_start.values())


def _replaces(one: Found, known: Found) -> bool:
    """Whether one that stands later in the file holds, and not that before it."""
    if is_older(one.revision, known.revision) or is_older(known.revision, one.revision):
        return is_older(known.revision, one.revision)
    return one.called_off or not is_cancelled(known.component)


def _newest_changes(changes: list[Found], of: Found | None) -> list[Found]:
    by_instance: dict[str, Found] = {}
    start = start_of(of.component) if of is not None else None
    for one in sorted(changes, key=lambda change: (change.revision, change.line)):
        if one.instead_of is None:
            continue
        at = values.like(one.instead_of, start or start_of(one.component))
        held = vDDDTypes(at)
        if one.and_later:
            held.params["RANGE"] = "THISANDFUTURE"
        one.component["RECURRENCE-ID"] = held
        by_instance[_written(at)] = one
    return list(by_instance.values())


def _written(at: date) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(at, datetime) else f"{at:%Y%m%d}"
