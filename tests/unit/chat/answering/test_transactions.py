"""One tap or typed message on the way of an answer is one transaction, besides that of routing."""

import pytest

from prompts.model import Kind
from storage.queries import groups
from storage.records import WatchList
from tests.unit.chat.stage import Stage
from tests.unit.chat.transactions import READS, WRITES, Counted


async def test_an_answer_is_previewed_in_one_read_and_sealed_in_one_write(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage.app.store.write() as unit:
        await groups.watch(unit, stage.actor.group_id, WatchList(names=("Siân",)))
    await stage.ask(Kind.TEXT)
    counted = Counted(stage, monkeypatch)

    await stage.ann.tap("Answer")
    await stage.ann.expect("Type your answer")
    assert counted.new() == READS

    await stage.ann.say("Siân listened to us.")
    preview = await stage.ann.expect("Siân listened to us.")
    assert "Mask" in " ".join(preview.labels)
    assert counted.new() == READS

    await stage.ann.tap("Mask")
    await stage.ann.expect("Somebody listened to us.")
    assert counted.new() == READS

    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Sealed: share my words")
    assert counted.new() == WRITES
