"""Instants in a group's own zone: so that clock changes and quiet hours are worked out once.

Every datetime given must be aware; every datetime returned is aware and in UTC. Wall times are
naive `time`s read in `zone`. Weekdays count from 0 (Monday) to 6 (Sunday).
"""

from calendar import monthrange
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_ONE_SECOND = timedelta(seconds=1)
_WEEK = timedelta(days=7)
_SATURDAY = 5
_MORNING = time(9, 0)
"""When a working day begins for a group that has no quiet hours."""


def local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, when the clocks of `zone` show `at` on `day`.

    A time skipped in spring is moved forward by what is skipped (01:30 becomes 02:30 in London);
    of a time shown twice in autumn the first is meant (PEP 495, fold=0).
    """
    return _instant(day, at, zone, fold=0)


def clock_shows(day: date, at: time, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Every instant, in UTC and in order, when clocks in `zone` show this: none, one or two."""
    first, second = (_instant(day, at, zone, fold=fold) for fold in (0, 1))
    if first == second:
        return (first,)
    # PEP 495: in a gap the two readings come out the other way round.
    return (first, second) if first < second else ()


def in_quiet_hours(instant: datetime, quiet_from: time, quiet_to: time, zone: ZoneInfo) -> bool:
    """Whether clocks in `zone` show a time from `quiet_from` (included) to `quiet_to` (not).

    The window may cross midnight. Equal times mean that there are no quiet hours.
    """
    shown = instant.astimezone(zone).time()
    if quiet_from <= quiet_to:
        return quiet_from <= shown < quiet_to
    return shown >= quiet_from or shown < quiet_to


def after_quiet_hours(
    instant: datetime, quiet_from: time, quiet_to: time, zone: ZoneInfo
) -> datetime:
    """The earliest instant, in UTC, that is not before `instant` and not in quiet hours."""
    instant = instant.astimezone(UTC)
    if not in_quiet_hours(instant, quiet_from, quiet_to, zone):
        return instant
    today = instant.astimezone(zone).date()
    ends = min(
        end
        for day in (today, today + timedelta(days=1), today + timedelta(days=2))
        for fold in (0, 1)
        if (end := _instant(day, quiet_to, zone, fold=fold)) > instant
        and not in_quiet_hours(end, quiet_from, quiet_to, zone)
    )
    # A clock change can leave the window early, by jumping over its end or back before its start.
    change = _clock_change(instant, ends, zone)
    if change is not None and not in_quiet_hours(change, quiet_from, quiet_to, zone):
        return change
    return ends


def opens_at(
    ended_at: datetime, delay: timedelta, quiet_from: time, quiet_to: time, zone: ZoneInfo
) -> datetime:
    """When, in UTC, the round of a meeting opens: its end plus the delay, out of quiet hours."""
    return after_quiet_hours(ended_at.astimezone(UTC) + delay, quiet_from, quiet_to, zone)


def when_free(
    instant: datetime,
    quiet_from: time,
    quiet_to: time,
    zone: ZoneInfo,
    holidays: Collection[date] = (),
) -> datetime:
    """The earliest instant, in UTC and not before `instant`, when people may be written to.

    It is not in quiet hours and not on a holiday. What falls on a holiday waits for the morning,
    when quiet hours end, of the next working day: Monday to Friday, and no holiday.
    """
    free = after_quiet_hours(instant, quiet_from, quiet_to, zone)
    day = free.astimezone(zone).date()
    if day not in holidays:
        return free
    while day in holidays or day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    morning = _MORNING if quiet_from == quiet_to else quiet_to
    free = after_quiet_hours(local(day, morning, zone), quiet_from, quiet_to, zone)
    # Quiet hours can reach past the end of a day, into a holiday again.
    return when_free(free, quiet_from, quiet_to, zone, holidays)


def next_weekly_free(
    after: datetime,
    weekday: int,
    at: time,
    quiet_from: time,
    quiet_to: time,
    zone: ZoneInfo,
) -> datetime:
    """The first weekly instant strictly after `after`, in UTC, moved out of quiet hours.

    What was moved past `after` is still to come: a weekly time at 21:00 is due in the morning.
    """
    weekly = next_weekly(after - 2 * _WEEK, weekday, at, zone)
    while (free := after_quiet_hours(weekly, quiet_from, quiet_to, zone)) <= after:
        weekly = next_weekly(weekly, weekday, at, zone)
    return free


def next_weekly(after: datetime, weekday: int, at: time, zone: ZoneInfo) -> datetime:
    """The first weekly instant, in UTC, strictly after `after`: once a week, at clock changes too.

    Raises ValueError for a weekday that is not 0 to 6.
    """
    return local(_latest_day(after, weekday, at, zone) + _WEEK, at, zone)


def next_morning(after: datetime, zone: ZoneInfo, at: time) -> datetime:
    """The first instant, in UTC, strictly after `after` when clocks in `zone` come to `at`.

    Before `at` that is later on the same day, so someone awake at 2 in the morning waits hours.
    """
    today = after.astimezone(zone).date()
    instants = (local(today + timedelta(days=days), at, zone) for days in (-1, 0, 1, 2))
    return next(instant for instant in instants if instant > after)


def months_before(instant: datetime, months: int) -> datetime:
    """The same day of the month so many months earlier, or that month's last day, in UTC."""
    shown = instant.astimezone(UTC)
    year, month = divmod(shown.year * 12 + shown.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    return shown.replace(year=year, month=month + 1, day=min(shown.day, last))


def reminder_at(
    opens_at: datetime,
    quiet_from: time,
    quiet_to: time,
    zone: ZoneInfo,
    *,
    asked_at: datetime | None = None,
) -> datetime | None:
    """When, in UTC, everyone is reminded: the day before the boxes open, at the same wall time.

    It is moved out of quiet hours. None when that would not be before the opening, or not after
    `asked_at`, the moment when the questions went out.
    """
    shown = opens_at.astimezone(zone)
    day_before = local(shown.date() - timedelta(days=1), shown.time(), zone)
    reminder = after_quiet_hours(day_before, quiet_from, quiet_to, zone)
    if reminder >= opens_at or (asked_at is not None and reminder <= asked_at):
        return None
    return reminder


def _instant(day: date, at: time, zone: ZoneInfo, *, fold: int) -> datetime:
    return datetime.combine(day, at.replace(fold=fold), tzinfo=zone).astimezone(UTC)


def _latest_day(now: datetime, weekday: int, at: time, zone: ZoneInfo) -> date:
    """The last such weekday on which `at` has come by `now`."""
    if not 0 <= weekday <= 6:
        raise ValueError("a weekday is 0 (Monday) to 6 (Sunday)")
    today = now.astimezone(zone).date()
    day = today + timedelta(days=(weekday - today.weekday()) % 7)
    while local(day, at, zone) > now:
        day -= _WEEK
    return day


def _clock_change(start: datetime, end: datetime, zone: ZoneInfo) -> datetime | None:
    """The instant, in UTC to the second, at which the zone's offset changes between the two."""

    def offset(instant: datetime) -> timedelta | None:
        return instant.astimezone(zone).utcoffset()

    before = offset(start)
    if before == offset(end):
        return None
    low, high = start.replace(microsecond=0), end
    while high - low > _ONE_SECOND:
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if offset(middle) == before:
            low = middle
        else:
            high = middle
    return high
