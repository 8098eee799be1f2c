"""The benchmark of the delivery in small: the real process against a strict Telegram."""

import pytest

from bench._broadcast import ours
from bench._kills import kills
from bench._telegram import Telegram


async def test_more_chats_than_fit_into_a_second_all_hear_once_and_nothing_is_refused() -> None:
    run = await ours(45, 0.02)

    assert (run.lost, run.twice, run.refused) == (0, 0, 0)
    assert run.took >= run.bound


@pytest.mark.timeout(900)
async def test_killed_at_random_points_the_bot_loses_nothing_and_deals_one_ballot() -> None:
    result = await kills(40, 3, seed=11)

    assert result.kills == 3
    assert result.reached == result.rounds * 40
    assert (result.two_ballots, result.copies, result.unsettled) == (0, 0, 0)
    assert len(result.sent_when_killed) == 3


async def test_the_benchmarks_telegram_refuses_the_thirty_first_in_a_second() -> None:
    telegram = Telegram()
    await telegram.open()
    people = await telegram.crowd(31)
    limits = telegram.server.limits

    for phone in people[:30]:
        limits.spend(phone.id, group=False)
    with pytest.raises(Exception, match="Too Many Requests"):
        limits.spend(people[30].id, group=False)
    await telegram.close()

    assert telegram.too_fast() == 1
