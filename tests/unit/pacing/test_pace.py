"""The pace: each limit for itself, what counts and for how long, and who must wait."""

import pytest

from bot.pacing import pace
from bot.pacing.pace import LONGEST_WAY, FloodSigns, Pace, Trip
from tests.harness.clocks import Seconds

LINE = 0.05


@pytest.fixture
def window(seconds: Seconds) -> Pace:
    return Pace(seconds)


def send(window: Pace, seconds: Seconds, chat: int, *, took: float = 0.0) -> Trip:
    """A message that leaves now and is answered after so long."""
    seconds.now += max(0.0, window.wait())
    trip = window.leave(chat)
    seconds.now += took
    window.back(trip)
    return trip


def fill(window: Pace, seconds: Seconds) -> None:
    """As many messages as fit into a second, all answered now."""
    trips = [window.leave(chat) for chat in range(1, 31)]
    seconds.now += LINE
    for trip in trips:
        window.back(trip)


def know(window: Pace, seconds: Seconds, *calls: float) -> None:
    """Let the pace see how long lone calls take."""
    for took in calls:
        trip = window.call()
        seconds.now += took
        window.back(trip)


def test_the_thirty_first_message_waits_until_the_first_is_a_second_old(
    window: Pace, seconds: Seconds
) -> None:
    first = send(window, seconds, 1)
    for chat in range(2, 31):
        send(window, seconds, chat)

    freed = seconds.now + window.wait()

    assert first.back is not None
    assert freed == pytest.approx(first.back + 1, abs=0.002)


def test_a_message_counts_until_a_second_after_its_answer(window: Pace, seconds: Seconds) -> None:
    fill(window, seconds)

    assert window.wait() == pytest.approx(1.0, abs=0.002)


def test_a_message_without_an_answer_counts_for_the_longest_way(
    window: Pace, seconds: Seconds
) -> None:
    for chat in range(1, 31):
        window.leave(chat)
    seconds.now += 0.9

    assert window.wait() == pytest.approx(LONGEST_WAY + 1 - 0.9, abs=0.002)


def test_those_who_are_about_to_leave_are_counted_ahead(window: Pace, seconds: Seconds) -> None:
    for chat in range(1, 29):
        send(window, seconds, chat)
    seconds.now += 0.1

    assert window.wait(1) == 0
    assert window.wait(2) > 0.5


def test_a_chat_gets_one_queued_message_a_second(window: Pace, seconds: Seconds) -> None:
    send(window, seconds, 7)

    assert window.chat_wait(7) == pytest.approx(1.0, abs=0.002)
    assert window.chat_wait(8) == 0
    seconds.now += 1.01
    assert window.chat_wait(7) == 0


def test_a_reply_to_a_person_also_holds_up_what_is_queued(window: Pace, seconds: Seconds) -> None:
    window.back(window.leave(7, queued=False))

    assert window.chat_wait(7) > 0


def test_a_group_gets_twenty_messages_in_any_minute(window: Pace, seconds: Seconds) -> None:
    began = seconds.now
    for _ in range(20):
        seconds.now += window.chat_wait(-7)
        send(window, seconds, -7)
    assert seconds.now - began == pytest.approx(19, abs=0.1)

    assert window.chat_wait(-7) == pytest.approx(60 - 19, abs=0.1)


def test_a_line_whose_length_is_known_gives_credit(window: Pace, seconds: Seconds) -> None:
    know(window, seconds, LINE, LINE, LINE)
    fill(window, seconds)

    sooner = 1.0 - window.wait()

    assert 0.02 < sooner < LINE


def test_calls_that_share_the_line_give_no_credit(window: Pace, seconds: Seconds) -> None:
    """As in a burst: each waits for the others, and that would pass for a long way."""
    for _ in range(4):
        together = [window.call() for _ in range(10)]
        seconds.now += 0.2
        for trip in together:
            window.back(trip)

    fill(window, seconds)

    assert window.wait() >= 1.0


def test_calls_that_differ_much_give_no_credit(window: Pace, seconds: Seconds) -> None:
    """As on a machine that is busy: the fastest has waited too."""
    know(window, seconds, 0.03, 0.09, 0.15, 0.07)

    fill(window, seconds)

    assert window.wait() >= 1.0


def test_a_faster_call_lowers_the_credit_at_once(window: Pace, seconds: Seconds) -> None:
    know(window, seconds, LINE, LINE, LINE)
    fill(window, seconds)
    before = window.wait()

    know(window, seconds, 0.0)

    assert window.wait() > before


def test_a_faster_call_that_shares_the_line_lowers_the_credit_too(
    window: Pace, seconds: Seconds
) -> None:
    """The line became short, or what was looked at before is slow at Telegram itself."""
    know(window, seconds, 0.4, 0.4, 0.4)

    fill(window, seconds)

    assert window.wait() >= 1.0 - LINE


def test_chats_that_are_quiet_are_forgotten(
    window: Pace, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "REMEMBERED_CHATS", 10)
    for chat in range(1, 100):
        send(window, seconds, chat)
        seconds.now += 2

    assert len(window._chats) <= 10


def test_one_slow_chat_holds_up_nobody_else(seconds: Seconds) -> None:
    signs = FloodSigns(seconds)

    assert not any(signs.told_to_wait("slow", 9.0) for _ in range(20))


def test_three_chats_in_a_row_are_a_flood(seconds: Seconds) -> None:
    signs = FloodSigns(seconds)

    assert [signs.told_to_wait(*told) for told in (("a", 5.0), ("b", 3.0), ("c", 40_000.0))] == [
        None,
        None,
        3.0,
    ]


def test_three_chats_in_as_many_hours_are_no_flood(seconds: Seconds) -> None:
    signs, floods = FloodSigns(seconds), []
    for chat in ("a", "b", "c"):
        floods.append(signs.told_to_wait(chat, 1.0) is not None)
        seconds.now += 3600

    assert floods == [False, False, False]


def test_a_message_that_is_taken_in_between_shows_that_it_is_no_flood(seconds: Seconds) -> None:
    signs = FloodSigns(seconds)
    signs.told_to_wait("a", 1.0)
    signs.told_to_wait("b", 1.0)

    signs.taken()

    assert signs.told_to_wait("c", 1.0) is None
