"""When nothing can be written the member is told so, and can send the same words again."""

from pathlib import Path

from prompts.model import Kind
from storage.records import Answer
from tests.harness.full_disk import full_disk
from tests.unit.chat.stage import Stage, set_stage

NOT_WRITTEN = "I can’t save anything just now."
PATIENT = 60.0


def is_untidy(stage: Stage) -> bool:
    return stage.app.store.gate.untidy


async def test_words_that_could_not_be_sealed_stay_in_the_preview(tmp_path: Path) -> None:
    async with set_stage(tmp_path) as stage:
        _, question = await stage.ask(Kind.TEXT)
        await stage.ann.say("We listened.", reply_to=question)
        await stage.ann.expect("Please check.", timeout=PATIENT)

        with full_disk():
            query = await stage.ann.tap("Send: share my words")
            alert = await stage.ann.answer(query, timeout=PATIENT)

        assert alert.show_alert
        assert NOT_WRITTEN in alert.text
        assert await stage.sealed() == []
        await stage.ann.tap("Send: share my words")
        await stage.ann.expect("Until yours is opened", timeout=PATIENT)
        assert await stage.sealed() == [Answer(text="We listened.")]


async def test_a_change_and_a_withdrawal_that_failed_change_nothing(tmp_path: Path) -> None:
    async with set_stage(tmp_path) as stage:
        _, question = await stage.ask(Kind.TEXT)
        await stage.ann.say("We listened.", reply_to=question)
        await stage.ann.expect("Please check.", timeout=PATIENT)
        await stage.ann.tap("Send: share my words")
        await stage.ann.expect("Until yours is opened", timeout=PATIENT)

        with full_disk():
            query = await stage.ann.tap("Withdraw")
            alert = await stage.ann.answer(query, timeout=PATIENT)

        assert NOT_WRITTEN in alert.text
        assert await stage.sealed() == [Answer(text="We listened.")]
        await stage.ann.tap("Withdraw")
        await stage.ann.expect("Withdrawn", timeout=PATIENT)
        assert await stage.sealed() == []


async def test_an_answer_that_reached_the_log_is_told_and_the_log_is_emptied_next(
    tmp_path: Path,
) -> None:
    async with set_stage(tmp_path) as stage:
        await stage.ask(Kind.SCALE)

        with full_disk():  # the log has room for a small box, its place in the database has none
            await stage.ann.tap("4")
            await stage.ann.expect("4 out of 5", timeout=PATIENT)
            assert is_untidy(stage)

        assert [one.value for one in await stage.sealed()] == [4]
        assert await stage.app.flows.keeping.tidy_up() == 1
        assert not is_untidy(stage)
        assert [one.value for one in await stage.sealed()] == [4]
