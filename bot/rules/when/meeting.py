"""When a meeting is, from what was typed: understood in full, or asked about, never guessed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.rules.when.first_day import BadEnd, repeat_of
from bot.rules.when.model import (
    FARTHEST_END_YEARS,
    LONGEST,
    LONGEST_TITLE,
    USUAL_LENGTH,
    Reason,
    Unclear,
    Understood,
)
from bot.rules.when.phrases import Said, read
from bot.rules.when.reader import Reader, years_later
from bot.rules.when.spelling import respelled
from bot.rules.when.zones import as_said, moved_by


def understand_meeting(
    text: str, *, now: datetime, zone: ZoneInfo, usual: timedelta = USUAL_LENGTH
) -> Understood | Unclear:
    """What "tomorrow 14:00 for 90 minutes Steering group" means, or what to ask. Never raises.

    `now` is aware; words such as "tomorrow" are read in `zone`. Without a length it is `usual`.
    """
    today = now.astimezone(zone).date()
    said = read(text, today)
    meant = _read(said, now, zone, usual)
    if better := respelled(said.title):
        typed = said.text.shown.replace(better.word, better.meant, 1)
        return Unclear(
            Reason.SPELLING, better.word, _ways(_read(read(typed, today), now, zone, usual))
        )
    if said.doubtful and (isinstance(meant, Understood) or meant.reason is Reason.REPEATS_SO):
        return Unclear(Reason.LEFT_OVER, said.doubtful, _ways(meant))
    return _in_zone(said, meant)


def _ways(meant: Understood | Unclear) -> tuple[Understood, ...]:
    return (meant,) if isinstance(meant, Understood) else meant.meetings


def _in_zone(said: Said, meant: Understood | Unclear) -> Understood | Unclear:
    """The same, if the zone that was named shows the same time; otherwise asked about."""
    if not said.zones:
        return meant
    meetings = _ways(meant)
    moved = {moved_by(zone, one.starts_at) for zone in said.zones for one in meetings}
    if moved <= {timedelta()}:
        return meant
    by = moved.pop() if len(moved) == 1 else None
    if by is not None:
        meetings = tuple(
            replace(one, starts_at=as_said(one.starts_at, by), ends_at=as_said(one.ends_at, by))
            for one in meetings
        )
    return Unclear(Reason.OTHER_ZONE, said.words(*said.zones).strip(), meetings)


def _read(said: Said, now: datetime, zone: ZoneInfo, usual: timedelta) -> Understood | Unclear:
    """What the words that were found mean by the group's clocks."""
    today = now.astimezone(zone).date()
    unclear = _repeat_unclear(said, today) or _not_said(said) or _length_unclear(said)
    if unclear is not None:
        return unclear
    reader = Reader(said, now.astimezone(UTC).replace(second=0, microsecond=0), zone, usual)
    if len(said.title) > LONGEST_TITLE:
        return Unclear(Reason.TITLE_TOO_LONG, said.title[:LONGEST_TITLE])
    if said.agains:
        return reader.again(today)
    if said.soon is not None:
        return reader.soon(said.soon.minutes)
    if not said.days:
        days = (today, today + timedelta(days=1))
        return reader.decide(days, asked=Reason.NO_DATE, about=said.clocks)
    return reader.on_days()


def _repeat_unclear(said: Said, today: date) -> Unclear | None:
    if not said.agains:
        return None
    if len(said.agains) > 1 or said.agains[0].every is None:
        return Unclear(Reason.REPEATS, said.words(*said.agains))
    if isinstance(repeat_of(said, years_later(today, FARTHEST_END_YEARS)), BadEnd):
        return Unclear(Reason.BAD_END, said.words(*said.stops))
    if not said.clocks:
        return Unclear(Reason.NO_TIME, said.words(*said.agains))
    if said.agains[0].weekday is None and not said.days:
        return Unclear(Reason.NO_DATE, said.words(*said.agains))
    return None


def _not_said(said: Said) -> Unclear | None:
    if any(not day.days for day in said.days):
        return Unclear(Reason.NO_SUCH_DATE, said.words(*said.days))
    if said.clocks or said.soon:
        return None
    if said.days:
        return Unclear(Reason.NO_TIME, said.words(*said.days))
    return Unclear(Reason.NO_DATE, "")


def _length_unclear(said: Said) -> Unclear | None:
    if len(said.lengths) > 1:
        return Unclear(Reason.AMBIGUOUS_LENGTH, said.words(*said.lengths))
    if said.lengths and said.lengths[0].minutes == 0:
        return Unclear(Reason.NO_LENGTH, said.words(*said.lengths))
    if said.lengths and timedelta(minutes=said.lengths[0].minutes) > LONGEST:
        return Unclear(Reason.TOO_LONG, said.words(*said.lengths))
    return None
