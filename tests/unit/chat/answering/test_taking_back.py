"""A draft can be discarded, and a sealed answer withdrawn or cleared from the chat."""

from prompts.model import Kind
from storage.records import Answer
from tests.unit.chat.stage import Stage

PREVIEW = "Please check."


async def test_discard_deletes_the_draft_and_what_was_typed(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    typed = await stage.ann.say("Never mind.", reply_to=question)
    preview = await stage.ann.expect(PREVIEW)

    tapped = await stage.ann.tap("Discard")

    await stage.ann.gone(typed)
    await stage.ann.gone(preview)
    assert "I stored none of it" in (await stage.ann.answer(tapped)).text
    assert await stage.sealed() == []


async def test_discarding_a_change_leaves_the_sealed_answer_and_its_receipt(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    before = await stage.ann.say("Old words.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Send: share my words")
    receipt = await stage.ann.expect("Until yours is opened")
    await stage.ann.tap("Change")
    await stage.ann.expect("Type your answer again")
    typed = await stage.ann.say("New words.")
    await stage.ann.expect(PREVIEW)

    await stage.ann.tap("Discard")

    await stage.ann.gone(typed)
    shown = await stage.ann.expect("Old words.")
    assert shown.message_id == receipt.message_id
    assert shown.labels == ["Change", "Withdraw", "Clear from this chat"]
    assert stage.ann.now(before) is not None
    assert await stage.sealed() == [Answer(text="Old words.")]


async def test_clear_deletes_the_receipt_and_every_message_of_the_answer(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    one = await stage.ann.say("Secret one.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    two = await stage.ann.say("Secret two.")
    await stage.ann.expect("Secret two.")
    await stage.ann.tap("Send: share my words")
    receipt = await stage.ann.expect("Until yours is opened")
    await stage.restart()

    await stage.ann.tap("Clear from this chat")
    await stage.ann.expect("Until yours is opened")
    await stage.ann.tap("Yes, clear it")

    for message in (one, two, receipt):
        await stage.ann.gone(message)
    assert not [m for m in stage.ann.screen() if "Secret" in m.text]
    assert await stage.sealed() == [Answer(text="Secret one.\n\nSecret two.")]


async def test_clear_after_two_days_takes_the_words_away_and_says_what_to_delete_by_hand(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Secret.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Send: share my words")
    receipt = await stage.ann.expect("Until yours is opened")
    stage.clock.move(hours=49)

    await stage.ann.tap("Clear from this chat")
    await stage.ann.expect("Until yours is opened")
    await stage.ann.tap("Yes, clear it")

    cleared = await stage.ann.expect("hold your finger on a message")
    assert cleared.message_id == receipt.message_id
    assert "Secret." not in cleared.text
    assert cleared.labels == []


async def test_withdraw_takes_the_words_out_of_the_box_and_off_the_message(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Not that.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Until yours is opened")

    await stage.ann.tap("Withdraw")

    withdrawn = await stage.ann.expect("Withdrawn.")
    assert "Not that." not in withdrawn.text
    assert withdrawn.labels == ["Answer", "Clear from this chat"]
    assert await stage.sealed() == []
