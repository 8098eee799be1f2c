"""The pace's promise, for any line: never more than the limit arrives in any second."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pacing import pace
from bot.pacing.pace import EVERYBODY, LONGEST_WAY, Pace, Trip

MOST, SECONDS = EVERYBODY
WAYS = st.floats(0, 1.9, allow_nan=False)
TRIPS = st.lists(st.tuples(WAYS, WAYS), min_size=1, max_size=40)


@dataclass
class Line:
    """A line to Telegram in time of its own; `trips` are the ways there and back, in turn."""

    trips: Sequence[tuple[float, float]]
    now: float = 0.0
    arrivals: list[float] = field(default_factory=list)
    _backs: list[tuple[float, int, Trip]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pace = Pace(lambda: self.now)

    def learn(self, times: int) -> None:
        """Calls with the line to themselves."""
        for number in range(times):
            there, back = self.trips[number % len(self.trips)]
            trip = self.pace.call()
            self.now += there + back
            self.pace.back(trip)

    def send(self, number: int) -> None:
        """So many messages, each as soon as the pace allows."""
        for sent in range(number):
            while (wait := self.pace.wait()) > 0:
                self._move(self.now + wait)
            there, back = self.trips[sent % len(self.trips)]
            trip = self.pace.leave(sent + 1)
            self.arrivals.append(self.now + there)
            heappush(self._backs, (self.now + there + back, sent, trip))

    def _move(self, to: float) -> None:
        """Time passes, up to the next answer or to this moment."""
        if self._backs and self._backs[0][0] <= to:
            self.now, _, trip = heappop(self._backs)
            self.pace.back(trip)
        else:
            self.now = to


def crowded(arrivals: Sequence[float]) -> list[float]:
    """The arrivals that are one too many in the second before them."""
    inside = sorted(arrivals)
    return [
        late for early, late in zip(inside, inside[MOST:], strict=False) if late - early < SECONDS
    ]


@given(TRIPS)
@settings(max_examples=150, deadline=None)
def test_on_no_line_do_more_than_thirty_arrive_in_any_second(
    trips: list[tuple[float, float]],
) -> None:
    line = Line(trips)

    line.send(4 * MOST)

    assert LONGEST_WAY > 1.9
    assert crowded(line.arrivals) == []


@given(
    floor=st.tuples(st.floats(0, 0.3), st.floats(0, 0.3)),
    more=st.lists(st.tuples(st.floats(0, 0.2), st.floats(0, 0.2)), min_size=1, max_size=30),
    calls=st.integers(3, 20),
)
@settings(max_examples=150, deadline=None)
def test_the_credit_of_a_line_is_never_too_much_if_some_call_was_nearly_as_fast_as_can_be(
    floor: tuple[float, float], more: list[tuple[float, float]], calls: int
) -> None:
    """Half as long again as the least, plus what is put down to the programs, is near enough."""
    there, back = floor
    nearly = (there * 1.25, back * 1.25)
    line = Line([nearly, *((there + a, back + b) for a, b in more)])

    line.learn(calls)
    line.send(4 * MOST)

    assert crowded(line.arrivals) == []


@given(slow=st.floats(0.2, 1.0), there=st.floats(0, 0.05), back=st.floats(0, 0.05))
@settings(max_examples=60, deadline=None)
def test_messages_that_are_faster_than_the_calls_before_them_are_not_let_through_too_early(
    slow: float, there: float, back: float
) -> None:
    line = Line([(slow, slow)])
    line.learn(16)

    line.trips = [(there, back)]
    line.send(4 * MOST)

    assert crowded(line.arrivals) == []


def test_a_fast_line_is_used_to_its_limit() -> None:
    line = Line([(0.0, 0.0)])

    line.send(300)

    assert line.arrivals[-1] == pytest.approx(9.0, abs=0.1)


def test_a_line_of_fifty_milliseconds_is_used_to_within_five_percent() -> None:
    line = Line([(0.025, 0.025)])
    line.learn(4)

    line.send(300)

    assert line.arrivals[-1] - line.arrivals[0] < 9.0 * 1.05
    assert crowded(line.arrivals) == []


# Planted faults.


@pytest.mark.parametrize("fault", ["counts from leaving", "a bucket", "full credit"])
def test_the_check_finds_a_pace_that_is_too_fast(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    trips = [(0.2, 0.0), (0.0, 0.2), (0.1, 0.1), (0.0, 0.2)]
    if fault == "counts from leaving":
        monkeypatch.setattr(pace, "_arrived_by", lambda trip, credit: trip.left)
    elif fault == "a bucket":
        monkeypatch.setattr(pace, "EVERYBODY", (MOST + 1, SECONDS))
    else:
        monkeypatch.setattr(pace, "CREDIT", 1.5)
    line = Line(trips)
    line.learn(4)

    line.send(4 * MOST)

    assert crowded(line.arrivals)
