"""A meeting's times as its buttons carry them: minutes since 1970 in UTC, and minutes it lasts."""

from datetime import UTC, datetime, timedelta

from bot.rules.when.model import LONGEST, Understood

_MINUTE = timedelta(minutes=1)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_FARTHEST = 100_000_000
"""Minutes; in the year 2160."""


def times_code(meant: Understood) -> tuple[int, int]:
    """Its start and its length, for a button."""
    return int((meant.starts_at - _START) / _MINUTE), int(meant.length / _MINUTE)


def times_of(start: int, minutes: int) -> tuple[datetime, datetime] | None:
    """When a meeting starts and ends by its button; None if the button was made up."""
    if not (0 < start < _FARTHEST and 0 < minutes <= LONGEST / _MINUTE):
        return None
    starts_at = _START + start * _MINUTE
    return starts_at, starts_at + minutes * _MINUTE
