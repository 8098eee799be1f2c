"""When people may be written to, found by trying: slow and plain, to hold the rules against.

Nothing of the rules is used here. Quarters of an hour are tried one after the other, which is exact
for quiet hours at quarters and for zones whose clocks change at quarters: all since 1970.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
ZONES = (
    *("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
    *("Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "UTC"),
)
"""Clocks that change, or not, by an hour or half of one, at night on a Sunday."""
QUARTERS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


@dataclass(frozen=True)
class Hours:
    """A group's clock, its quiet hours and its holidays."""

    zone: str
    quiet_from: time
    quiet_to: time
    holidays: Collection[date] = ()

    def is_quiet(self, at: datetime) -> bool:
        """Whether the group's clocks show a time in its quiet hours."""
        shown = self._shown(at).time()
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= shown < self.quiet_to
        return not self.quiet_to <= shown < self.quiet_from

    def is_free(self, at: datetime) -> bool:
        """Whether people may be written to at this instant."""
        return not self.is_quiet(at) and self._shown(at).date() not in self.holidays

    def first_free(self, at: datetime) -> datetime:
        """The first instant from this one on, in UTC: it skips holidays to a working morning."""
        free = next(one for one in _quarters(at) if not self.is_quiet(one))
        day = self._shown(free).date()
        if day not in self.holidays:
            return free
        while day in self.holidays or day.weekday() in (5, 6):
            day += DAY
        morning = time(9, 0) if self.quiet_from == self.quiet_to else self.quiet_to
        begins = datetime.combine(day, time(0), tzinfo=UTC) - DAY
        shows_morning = (
            one
            for one in _quarters(begins)
            if self._shown(one).replace(tzinfo=None) >= _at(day, morning)
        )
        return self.first_free(next(shows_morning))

    def _shown(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.zone))


def _quarters(at: datetime) -> Iterator[datetime]:
    """This instant, and then each full quarter of an hour."""
    at = at.astimezone(UTC)
    yield at
    at = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
    while True:
        at += QUARTER
        yield at


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at)


HOURS = st.builds(
    Hours,
    zone=st.sampled_from(ZONES),
    quiet_from=QUARTERS,
    quiet_to=QUARTERS,
    holidays=st.frozensets(
        st.builds(lambda number: date(2026, 11, 2) + number * DAY, st.integers(0, 3660)),
        max_size=40,
    ),
)
