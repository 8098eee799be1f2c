"""The packs: looked through page by page, and one of them chosen, in one transaction a tap."""

import pytest

from bot.chat.rounds.packs import UsePackTap
from prompts.loading import shipped_packs
from storage.records import GroupSettings
from tests.unit.chat.stage import Stage
from tests.unit.chat.transactions import READS, WRITES, Counted

OWN = next(pack for pack in shipped_packs() if pack.id == GroupSettings().pack)
OTHER = next(pack for pack in shipped_packs() if pack != OWN)
GONE = "I don’t know this pack"


async def test_packs_are_looked_through_and_one_is_chosen_in_one_transaction_each(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(stage, monkeypatch)

    await stage.ann.say("/prompts")
    shown = await stage.ann.expect(OWN.title)
    assert "Use this pack" not in shown.labels
    assert counted.new() == READS

    await stage.ann.tap(f"See: {OTHER.title}")
    await stage.ann.expect(OTHER.about)
    assert counted.new() == READS

    await stage.ann.tap("Use this pack")
    await stage.ann.expect(f"from the pack “{OTHER.title}”")
    assert counted.new() == WRITES
    assert (await stage.app.flows.ruling.read(stage.actor)).group.settings.pack == OTHER.id


@pytest.mark.parametrize("words", [OTHER.id, OTHER.title.upper()])
async def test_a_pack_is_named_by_its_id_or_title(stage: Stage, words: str) -> None:
    await stage.ann.say(f"/prompts {words}")

    await stage.ann.expect(OTHER.about)


async def test_a_pack_that_is_gone_is_said_and_changes_nothing(stage: Stage) -> None:
    await stage.ann.say("/prompts no-such-pack")
    await stage.ann.expect(GONE)

    await stage.ann.say("/prompts")
    page = await stage.ann.expect(OWN.about)
    stage.ann.tap_data(page, UsePackTap(stage.actor.group_id, "no-such-pack").data)

    await stage.ann.expect(GONE)
    assert (await stage.app.flows.ruling.read(stage.actor)).group.settings.pack == OWN.id
