"""A question is one message through every state; what was only on the way to its answer goes."""

from dataclasses import replace

import pytest

from bot.demo.messages import Message
from prompts.model import Kind
from tests.unit.chat.stage import Stage, entities

PREVIEW = "Please check."
SEALED = "Until yours is opened"


async def answered(stage: Stage, words: str, question: Message) -> Message:
    """Type an answer from *Answer* on and send it; gives the receipt."""
    await stage.ann.tap("Answer", message=question)
    await stage.ann.expect("Type your answer")
    await stage.ann.say(words)
    preview = await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Send: share my words")
    receipt = await stage.ann.expect(SEALED)
    await stage.ann.gone(preview)
    return receipt


async def test_an_answer_is_sealed_withdrawn_given_again_and_cleared_in_one_message(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    before = len(stage.ann.screen())

    receipt = await answered(stage, "An old thought.", question)

    assert receipt.message_id == question.message_id
    assert [one.text for one in stage.ann.screen()[before:]] == ["An old thought."]
    assert receipt.labels == ["Change", "Withdraw", "Clear from this chat"]

    await stage.ann.tap("Withdraw")
    await stage.ann.expect("Withdrawn.")
    assert not [one for one in stage.ann.screen() if "Sealed" in one.text]

    again = await answered(stage, "A new thought.", question)
    assert again.message_id == question.message_id
    assert entities(again, "blockquote") == ["A new thought."]

    await stage.ann.tap("Clear from this chat")
    await stage.ann.expect(SEALED)
    await stage.ann.tap("Yes, clear it")
    await stage.ann.gone(again)
    assert len(stage.ann.screen()) == before - 1


async def test_what_asks_for_words_and_what_shows_them_is_there_once(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.tap("Answer", message=question)
    first = await stage.ann.expect("Type your answer")
    await stage.ann.tap("Answer", message=question)
    asked = await stage.ann.expect("Type your answer")
    await stage.ann.gone(first)
    await stage.ann.tap("Skip", message=question)
    await stage.ann.gone(asked)

    await stage.ann.say("One.", reply_to=question)
    old = await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Answer", message=question)
    await stage.ann.expect("Type your answer")
    await stage.ann.say("Two.")

    preview = await stage.ann.expect("Two.")
    await stage.ann.gone(old)
    assert entities(preview, "blockquote") == ["Two."]


@pytest.mark.parametrize("lost", [False, True])
async def test_words_that_can_not_go_to_their_question_stay_where_they_were_shown(
    stage: Stage, lost: bool
) -> None:
    """It was deleted, or version 0.2 sent it: open, and a change can't make it protected."""
    _, question = await stage.ask(Kind.TEXT)
    stage.server.world.change(replace(question, protected=lost))
    await stage.ann.say("For the group only.", reply_to=question)
    preview = await stage.ann.expect(PREVIEW)
    if lost:
        stage.server.world.remove(question)

    await stage.ann.tap("Send: share my words")

    receipt = await stage.ann.expect(SEALED)
    assert receipt.message_id == preview.message_id
    assert receipt.protected
    assert receipt.labels == ["Change", "Withdraw", "Clear from this chat"]
