"""The delivery: what became of a message is noted, even if that can't be written at once."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.flows.delivery.delivering import Delivering
from bot.flows.delivery.outcomes import Outcome, Sent
from bot.flows.delivery.parcels import Parcel
from bot.flows.rounds.asking import Asked
from bot.pacing.pace import Pace
from bot.runtime import outcome_log
from bot.runtime.outbox import Outbox
from tests.harness.delivery import drain
from tests.unit.flows.home import at_home

PROMPT = "worked-together/what-gave-power"


class Post:
    """Delivers everything, and counts it."""

    def __init__(self) -> None:
        self.sent = 0

    async def deliver(self, parcel: Parcel) -> Outcome:
        self.sent += 1
        return Sent(self.sent)


async def test_a_message_that_could_not_be_noted_is_noted_later_and_not_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle, failures = Delivering.settle_all, iter([True, True])

    async def busy_at_first(self: Delivering, notes: Sequence[tuple[str, Outcome]]) -> None:
        if next(failures, False):
            raise TimeoutError
        await settle(self, notes)

    monkeypatch.setattr(outcome_log, "SETTLE_AGAIN", (0.0, 0.0, 0.0))
    async with at_home(tmp_path) as home:
        monkeypatch.setattr(Delivering, "settle_all", busy_at_first)
        assert isinstance(await home.flows.asking.ask_now(home.actor, PROMPT), Asked)
        home.clock.move(seconds=2)
        post = Post()

        await drain(Outbox(home.flows.delivering, post, Pace(lambda: 0.0)))

        assert post.sent == 6
        assert await home.flows.asking.end_dealing() == 1  # nothing is under way any more
