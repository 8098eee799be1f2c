"""Random phrases from a grammar with a known meaning: none is silently read as something else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.rules.repeating import Every, Repeat
from bot.rules.when import clock, days, meeting
from bot.rules.when.meeting import understand_meeting
from bot.rules.when.model import Unclear, Understood
from bot.rules.when.phrases import read
from bot.rules.when.words import MONTHS, WEEKDAYS

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 25, 10, 20, tzinfo=LONDON)  # a Wednesday
TODAY = NOW.date()


@dataclass(frozen=True)
class Said:
    """A phrase, and the day and the time that it means."""

    words: str
    day: date
    at: time
    minutes: int | None
    title: str
    repeat: Repeat | None = None


def day_phrases(day: date) -> list[str]:
    """Ways to say a day from tomorrow to in ten weeks that mean this day and no other."""
    name, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    ahead = (day - TODAY).days
    coming = (day.weekday() - TODAY.weekday() - 1) % 7 + 1
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    ways = [
        *(f"{day.day} {month}", f"{name} {day.day} {month[:3]}", f"{day:%Y-%m-%d}"),
        *(f"{month} {day.day}{suffix}", f"the {day.day}{suffix} of {month} {day.year}"),
        f"{name[:3]} {day.day}{suffix} {month}",
    ]
    nth = ("first", "second", "third", "fourth")[min((day.day - 1) // 7, 3)]
    if day.day <= 28:
        ways.append(f"{nth} {name} of {month}")
    if (day + timedelta(weeks=1)).month != day.month:
        ways.append(f"last {name} in {month}")
    if day.weekday() != TODAY.weekday():
        weeks = {
            0: [name, f"on {name}"],
            7: [f"a week on {name}", f"{name} week", f"a week {name}"],
        }
        weeks[14] = [f"{name} fortnight", f"two weeks on {name}", f"a fortnight on {name}"]
        ways += weeks.get(ahead - coming, [])
    if day.isocalendar().week == (TODAY + timedelta(weeks=1)).isocalendar().week:
        ways += [f"{name} of next week", f"next week on {name}"]
    ways += {
        1: ["tomorrow"],
        8: ["tomorrow week", "a week tomorrow"],
        14: ["a fortnight today"],
    }.get(ahead, [f"in {ahead} days"])
    return ways


def time_phrases(at: time) -> list[str]:
    """Ways to say a time between 9:00 and 17:55."""
    hour, half = (at.hour - 1) % 12 + 1, "am" if at.hour < 12 else "pm"
    ways = [f"{at:%H:%M}", f"at {at:%H:%M}", f"{at:%H%M}", f"@ {at:%H%M}", f"{hour}.{at:%M}{half}"]
    ways += [f"{hour}{at:%M}{half}", f"at {hour}:{at:%M} {half}", f"{at.hour}h{at:%M}"]
    by_minute = {
        0: [f"{hour}{half}", f"at {hour} {half} sharp"],
        15: [f"quarter past {hour} {half}", f"15 past {hour} {half}"],
        30: [f"half {hour} {half}", f"half past {hour} {half}"],
    }
    return ways + by_minute.get(at.minute, [])


LENGTHS = [
    *((None, ""), (90, "for 90 minutes"), (60, "for an hour"), (135, "for 2 hours and 15 minutes")),
    *((90, "for an hour and a half"), (30, "for half an hour"), (45, "for 45 mins"), (60, "1hr")),
]
TITLES = [
    "",
    "Steering group",
    "Eighth meeting",
    "Phase 2 kick-off",
    "Peer support",
    "Walk and talk",
]
TIMES = st.builds(time, st.integers(9, 17), st.sampled_from(range(0, 60, 5)))

ORDERS = ("{d} {c} {l} {t}", "{c} {d} {l} {t}", "{t}: {d}, {c} {l}", "{d}, {c}, {l} {t}")


@st.composite
def single(draw: st.DrawFn) -> Said:
    """One meeting, its parts in one of the orders people use."""
    day = TODAY + timedelta(days=draw(st.integers(1, 70)))
    at, (minutes, length) = draw(TIMES), draw(st.sampled_from(LENGTHS))
    title = draw(st.sampled_from(TITLES))
    when, clock = draw(st.sampled_from(day_phrases(day))), draw(st.sampled_from(time_phrases(at)))
    words = draw(st.sampled_from(ORDERS)).format(d=when, c=clock, l=length, t=title)
    return Said(words, day, at, minutes, title)


@st.composite
def repeated(draw: st.DrawFn) -> Said:
    """A weekly meeting, with the ends people give it."""
    weekday = draw(st.sampled_from([0, 1, 3, 4]))
    day = TODAY + timedelta(days=(weekday - TODAY.weekday()) % 7)
    at, title = draw(TIMES), draw(st.sampled_from(TITLES[:2]))
    name = WEEKDAYS[weekday]
    often = draw(st.sampled_from([f"every {name}", f"{name}s", f"once a week on {name}s"]))
    end, count, until = draw(
        st.sampled_from(
            [
                *(("", None, None), ("for 6 weeks", 6, None), ("for six meetings", 6, None)),
                *(("8 times", 8, None), ("until 18 January", None, date(2027, 1, 18))),
                ("until Good Friday", None, date(2027, 3, 26)),
            ]
        )
    )
    clock = draw(st.sampled_from(time_phrases(at)))
    repeat = Repeat(Every.WEEK, count=count, until=until)
    return Said(f"{often} {clock} {end} {title}", day, at, None, title, repeat)


def fits(said: Said, meant: Understood) -> bool:
    starts_at = datetime.combine(said.day, said.at, LONDON)
    length = timedelta(minutes=said.minutes or 60)
    return (
        meant.starts_at.astimezone(UTC) == starts_at.astimezone(UTC)
        and meant.length == length
        and (meant.title, meant.repeat) == (said.title, said.repeat)
    )


PHRASES = st.one_of(single(), repeated())


def must_not_be_misread(said: Said) -> None:
    meant = understand_meeting(said.words, now=NOW, zone=LONDON)

    assert isinstance(meant, Unclear) or fits(said, meant), f"{said.words!r}: {meant}"


@settings(deadline=None, max_examples=400)
@given(PHRASES)
def test_no_phrase_is_silently_read_as_another(said: Said) -> None:
    must_not_be_misread(said)


LEFT_OUT = [
    "except 1 December",
    "until further notice",
    "not before",
    "or",
    "moved from",
    "onwards",
]


def must_not_name_the_meeting(left: tuple[Said, str]) -> None:
    said, more = left
    meant = understand_meeting(f"{said.words} {more}", now=NOW, zone=LONDON)

    assert isinstance(meant, Unclear) or said.title, f"{said.words} {more}: {meant}"


LEFTOVERS = st.tuples(single(), st.sampled_from(LEFT_OUT))


@settings(deadline=None, max_examples=150)
@given(LEFTOVERS)
def test_words_of_time_that_are_not_understood_never_become_a_title(
    left: tuple[Said, str],
) -> None:
    must_not_name_the_meeting(left)


# Planted faults: each makes the reader misread one kind of phrase in silence.


Plant = Callable[[pytest.MonkeyPatch], None]


def weeks_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(days, "_weeks_on", lambda _found: 0)


def half_past_is_the_hour(patch: pytest.MonkeyPatch) -> None:
    past = clock._past
    patch.setattr(clock, "_past", lambda words: 0 if "half" in words else past(words))


def words_left_over_become_the_title(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(meeting, "read", lambda *given: replace(read(*given), doubtful=""))


def ends_are_not_heard(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(meeting, "read", lambda *given: replace(read(*given), stops=()))


@pytest.mark.parametrize(
    ("plant", "phrases", "check"),
    [
        (weeks_are_forgotten, PHRASES, must_not_be_misread),
        (half_past_is_the_hour, PHRASES, must_not_be_misread),
        (ends_are_not_heard, PHRASES, must_not_be_misread),
        (words_left_over_become_the_title, LEFTOVERS, must_not_name_the_meeting),
    ],
)
def test_a_planted_fault_is_found(
    plant: Plant,
    phrases: st.SearchStrategy[Any],
    check: Callable[[Any], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)
    many = settings(deadline=None, max_examples=3000, database=None, phases=[Phase.generate])

    with pytest.raises(AssertionError):
        many(given(phrases)(check))()
