"""A preview changes with the messages that it was typed in; what is sealed is changed by Change."""

from bot.rules.sealing.boxes import TEXT_UNITS
from prompts.model import Kind
from storage.records import Answer
from tests.unit.chat.stage import Stage, entities

PREVIEW = "Please check."
TOLD = "I saw that you changed this message."


async def test_what_is_sealed_is_what_the_chat_shows_after_a_change(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    ann = stage.ann
    first = await ann.say("Furst.", reply_to=question)
    await ann.expect(PREVIEW)
    second = await ann.say("Secund.")
    preview = await ann.expect("Secund.")
    await ann.say("Third.")
    preview = await ann.expect("Third.")

    await ann.edit(second, "Second.")
    await ann.expect("Furst.\n\nSecond.\n\nThird.")
    await ann.edit(first, "First, call 07700 900123.")

    shown = await ann.expect("First, call")
    assert shown.message_id == preview.message_id
    assert "Mask" in shown.labels
    await ann.edit(first, "First.")
    await ann.expect("First.\n\nSecond.")
    await ann.tap("Send: share my words")
    await ann.expect("Sealed: share my words")
    assert await stage.sealed() == [Answer(text="First.\n\nSecond.\n\nThird.")]
    await ann.edit(first, "Too late.")
    told = await ann.expect(TOLD)
    assert told.reply_to == first.message_id
    assert "If it is sealed, tap Change under it." in told.text
    assert await stage.sealed() == [Answer(text="First.\n\nSecond.\n\nThird.")]


async def test_a_message_that_is_changed_after_edit_was_tapped_is_the_answer_typed_again(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    ann = stage.ann
    typed = await ann.say("Furst.", reply_to=question)
    preview = await ann.expect(PREVIEW)
    await ann.tap("Edit")
    handed = await ann.expect("These are your words")
    asked = await ann.expect("Type your answer again")

    await ann.edit(typed, "First.")

    await ann.gone(handed)
    await ann.gone(asked)
    shown = await ann.expect("First.")
    assert shown.message_id == preview.message_id
    await ann.tap("Send: share my words")
    await ann.expect("Sealed: share my words")
    assert await stage.sealed() == [Answer(text="First.")]


async def test_after_an_edit_the_newly_typed_message_can_be_changed_too(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    ann = stage.ann
    old = await ann.say("Wrong.", reply_to=question)
    await ann.expect(PREVIEW)
    await ann.tap("Edit")
    asked = await ann.expect("Type your answer again")
    new = await ann.say("Furst.", reply_to=asked)
    preview = await ann.expect("Furst.")

    await ann.edit(new, "First.")

    shown = await ann.expect("First.")
    assert shown.message_id == preview.message_id
    assert entities(shown, "blockquote") == ["First."]
    await ann.edit(old, "Old.")
    await ann.expect(TOLD)


async def test_a_change_that_is_too_long_leaves_the_preview_and_says_so(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    typed = await stage.ann.say("Short.", reply_to=question)
    preview = await stage.ann.expect(PREVIEW)

    await stage.ann.edit(typed, "x" * (TEXT_UNITS + 7))

    told = await stage.ann.expect("7 characters too long")
    assert "The preview still has your words from before" in told.text
    assert stage.ann.now(preview) == preview


async def test_a_change_that_the_bot_can_make_nothing_of_is_told_what_to_do(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    ann = stage.ann
    typed = await ann.say("Furst.", reply_to=question)
    preview = await ann.expect(PREVIEW)
    await stage.restart()

    await ann.edit(typed, "First.")

    told = await ann.expect(TOLD)
    assert "tap Edit under the preview" in told.text
    assert ann.now(preview) == preview
    added = await ann.say("More.", reply_to=preview)
    await ann.expect("More.")
    await ann.edit(added, "And more.")
    await ann.expect(TOLD)


async def test_words_that_are_changed_before_a_question_was_chosen_are_taken_as_they_are_then(
    stage: Stage,
) -> None:
    await stage.ask(Kind.TEXT)
    said = await stage.ann.say("Furst.")
    offer = await stage.ann.expect("Is this your answer?")
    await stage.ann.edit(said, "First.")
    await stage.ann.expect("just tap: I take the new words")

    await stage.ann.tap(offer.labels[0], message=offer)

    preview = await stage.ann.expect(PREVIEW)
    assert entities(preview, "blockquote") == ["First."]
    await stage.ann.gone(offer)
    await stage.ann.edit(said, "At first.")
    await stage.ann.expect("At first.")


async def test_words_of_distress_in_a_changed_draft_bring_the_card_last(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    typed = await stage.ann.say("It was fine.", reply_to=question)
    await stage.ann.expect(PREVIEW)

    await stage.ann.edit(typed, "I want to kill myself.")

    await stage.ann.expect("I want to kill myself.")
    card = await stage.ann.expect("Some of your words made me think")
    assert "it is not sent yet" in card.text
