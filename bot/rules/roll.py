"""The roll: when joins and leaves are told, and when a group is so new that answers may be guessed.

Nothing here knows of answers: what is told depends on who is in the group, and when they came.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.disclosure import people_needed
from bot.rules.instants import local

TOLD_AT = time(17, 0)
"""In the group's zone: late enough that most of a day's joins are told together."""
SETTLED_AFTER = timedelta(days=7)
_DAY = timedelta(days=1)


def told_next(changed_at: datetime, told_at: datetime | None, zone: ZoneInfo) -> datetime:
    """When, in UTC, a change is told: at the next such hour, and once a day at the most.

    `told_at` is when something was told last. If that is still to come, as after a clock was wrong,
    it says nothing.
    """
    day = changed_at.astimezone(zone).date()
    if local(day, TOLD_AT, zone) <= changed_at:
        day += _DAY
    if told_at is not None and told_at <= changed_at:
        day = max(day, told_at.astimezone(zone).date() + _DAY)
    return local(day, TOLD_AT, zone)


def settled(joined_at: datetime | None, now: datetime) -> bool:
    """Whether somebody has been in the group for a week; None is longer ago than anybody knows."""
    return joined_at is None or joined_at <= now - SETTLED_AFTER


def came_since(joined_at: datetime | None, instant: datetime) -> bool:
    """Whether somebody came after an instant."""
    return joined_at is not None and joined_at > instant


def guessable(asked: Iterable[datetime | None], now: datetime, *, k: int) -> bool:
    """Whether answers may be guessed, given when each of the people asked joined.

    Too few of them have been here for a week: the others may be nobody, made to fill the group, and
    then an opened box would hold the answers of fewer than k.
    """
    return sum(settled(joined_at, now) for joined_at in asked) < people_needed(k)
