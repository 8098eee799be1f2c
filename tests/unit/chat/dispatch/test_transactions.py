"""An update that takes more transactions than it may is found."""

import pytest

from bot.flows.people.facts import GroupFacts, Knowing
from bot.flows.shared.access import Actor
from tests.unit.chat.stage import Stage
from tests.unit.chat.transactions import OfUpdates


async def test_a_command_that_reads_twice_is_found(
    stage: Stage, one_transaction_an_update: OfUpdates, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = Knowing.about

    async def twice(flow: Knowing, actor: Actor) -> GroupFacts:
        await about(flow, actor)
        return await about(flow, actor)

    monkeypatch.setattr(Knowing, "about", twice)

    await stage.ann.say("/group")
    await stage.ann.expect("You get the questions.")
    await stage.ann.quiet()

    assert one_transaction_an_update.too_many == ["/group: read read read"]
    one_transaction_an_update.too_many.clear()
