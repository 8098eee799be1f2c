"""Ten years of a meeting that repeats: its prompts go out at the first moment when they may.

What the rules say is held against what trying says (free_time). Each planted fault is a way in
which the rules could be wrong, and is found.
"""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.flows.shared.times import prompts_at
from bot.rules.repeating import LAST, Every, Repeat, occurrences
from storage.records import GroupSettings
from tests.property.free_time import HOURS, Hours

BEGINS = datetime(2026, 11, 2, tzinfo=UTC)
TEN_YEARS = timedelta(days=3652)
EXAMPLES = 250

PromptsAt = Callable[[datetime, GroupSettings, Collection[date]], datetime]

REPEATS = st.sampled_from(
    [
        Repeat(Every.WEEK),
        Repeat(Every.FORTNIGHT),
        *(Repeat(Every.MONTH, n) for n in (1, 2, 3, LAST)),
    ]
)


def check(
    when: PromptsAt, hours: Hours, repeat: Repeat, first: int, minutes: int, delay: int
) -> None:
    """Fail if prompts go out too early, too late, at night or on a holiday."""
    rules = GroupSettings(
        zone=hours.zone,
        quiet_from=hours.quiet_from,
        quiet_to=hours.quiet_to,
        delay_minutes=delay,
    )
    starts = occurrences(BEGINS + timedelta(minutes=first), repeat, ZoneInfo(hours.zone))
    for starts_at in takewhile(lambda one: one < BEGINS + TEN_YEARS, starts):
        ends_at = starts_at + timedelta(minutes=minutes)
        due_at = ends_at + timedelta(minutes=delay)
        opens_at = when(ends_at, rules, hours.holidays)
        assert opens_at >= due_at
        assert hours.is_free(opens_at)
        assert opens_at == hours.first_free(due_at)


def held_against(when: PromptsAt, *phases: Phase) -> Callable[[], None]:
    """The property, for one way to work out when prompts go out."""

    @settings(
        deadline=None,
        max_examples=EXAMPLES,
        phases=phases,
        report_multiple_bugs=False,
        database=None,
    )
    @given(
        hours=HOURS,
        repeat=REPEATS,
        first=st.integers(0, 7 * 24 * 60),
        minutes=st.integers(5, 720),
        delay=st.integers(0, 1440),
    )
    def holds(hours: Hours, repeat: Repeat, first: int, minutes: int, delay: int) -> None:
        check(when, hours, repeat, first, minutes, delay)

    return holds


def test_prompts_go_out_at_the_first_free_moment_in_ten_years() -> None:
    held_against(prompts_at, Phase.explicit, Phase.generate, Phase.shrink)()


def no_quiet(ends_at: datetime, rules: GroupSettings, days: Collection[date]) -> datetime:
    """A fault: quiet hours are not looked at."""
    return ends_at + timedelta(minutes=rules.delay_minutes)


def too_early(ends_at: datetime, rules: GroupSettings, days: Collection[date]) -> datetime:
    """A fault: the wait is counted from the start of the meeting, or so."""
    return prompts_at(ends_at - timedelta(hours=1), rules, days)


def no_holidays(ends_at: datetime, rules: GroupSettings, days: Collection[date]) -> datetime:
    """A fault: holidays are not looked at."""
    return prompts_at(ends_at, rules, ())


def winter_only(ends_at: datetime, rules: GroupSettings, days: Collection[date]) -> datetime:
    """A fault: the clocks of winter are taken for those of summer."""
    zone = ZoneInfo(rules.zone)
    offset = BEGINS.astimezone(zone).utcoffset() or timedelta()
    shift = (ends_at.astimezone(zone).utcoffset() or timedelta()) - offset
    return prompts_at(ends_at + shift, rules, days) - shift


def a_day_late(ends_at: datetime, rules: GroupSettings, days: Collection[date]) -> datetime:
    """A fault: what falls into quiet hours waits a day too long."""
    due_at = ends_at + timedelta(minutes=rules.delay_minutes)
    opens_at = prompts_at(ends_at, rules, days)
    if opens_at == due_at:
        return opens_at
    return prompts_at(opens_at + timedelta(days=1), rules, days)


@pytest.mark.parametrize("fault", [no_quiet, too_early, no_holidays, winter_only, a_day_late])
def test_a_planted_fault_is_found(fault: PromptsAt) -> None:
    with pytest.raises(AssertionError):
        held_against(fault, Phase.generate)()
