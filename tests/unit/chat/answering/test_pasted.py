"""A paste that an app has cut in two is one draft or none: never a preview of its end alone."""

import pytest

from bot.demo.messages import Message
from bot.rules.sealing.boxes import TEXT_UNITS
from prompts.model import Kind
from storage.records import Answer
from tests.unit.chat.stage import Stage, entities

PREVIEW = "Please check."
TOO = "left it out too"
HEAD = "It was long and it went on. " * 146
"""4,088 characters: what an app sends first of a longer text."""
SHORT_HEAD = "It was long and it went on. " * 80
"""2,240: an app found a good place to cut there."""
TAIL = "And so it ended, with all of us tired."


def previews(stage: Stage) -> list[Message]:
    return [message for message in stage.ann.screen() if PREVIEW in message.text]


async def begun(stage: Stage, how: str) -> None:
    _, question = await stage.ask(Kind.TEXT)
    if how == "answer":
        await stage.ann.tap("Answer", message=question)
        await stage.ann.expect("Type your answer")


@pytest.mark.parametrize("how", ["answer", "just typed"])
async def test_both_pieces_are_refused_and_the_shorter_answer_then_is_taken(
    stage: Stage, how: str
) -> None:
    await begun(stage, how)
    refusal: Message | None = None
    for seconds in (0, 5, 300):
        await stage.ann.say(HEAD)
        refusal = await stage.ann.expect("characters too long for one answer")
        stage.clock.move(seconds=seconds)
        await stage.ann.say(TAIL)
        rest = await stage.ann.expect(TOO)
        await stage.ann.quiet()
        assert previews(stage) == []
        assert rest.labels[-1] == "No, leave it"
        stage.clock.move(hours=1)

    await stage.ann.say("In short: tired.", reply_to=refusal if how == "answer" else None)
    if how != "answer":
        offer = await stage.ann.expect("Is this your answer?")
        await stage.ann.tap(offer.labels[0], message=offer)

    await stage.ann.expect(PREVIEW)
    await stage.ann.quiet()
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Sealed: share my words")
    assert await stage.sealed() == [Answer(text="In short: tired.")]


async def test_a_reply_to_the_refusal_is_the_shorter_answer_at_once(stage: Stage) -> None:
    await begun(stage, "answer")
    await stage.ann.say(HEAD)
    refusal = await stage.ann.expect("characters too long")
    assert refusal.asks_for_reply

    await stage.ann.say("In short.", reply_to=refusal)

    preview = await stage.ann.expect(PREVIEW)
    assert entities(preview, "blockquote") == ["In short."]
    await stage.ann.say("And more.")
    await stage.ann.expect("In short.\n\nAnd more.")


@pytest.mark.parametrize("pieces", [(SHORT_HEAD, TAIL * 25), (TAIL, HEAD), (TAIL, SHORT_HEAD * 2)])
async def test_pieces_that_fit_alone_but_not_together_are_refused_together_in_any_order(
    stage: Stage, pieces: tuple[str, str]
) -> None:
    await begun(stage, "answer")
    await stage.ann.say("Before that.")
    await stage.ann.expect(PREVIEW)
    stage.clock.move(minutes=5)
    await stage.ann.say(pieces[0])
    await stage.ann.expect("Before that.\n\n" + pieces[0][:20])
    stage.clock.move(seconds=2)

    await stage.ann.say(pieces[1])

    preview = await stage.ann.expect(PREVIEW)
    assert entities(preview, "blockquote") == ["Before that."]
    await stage.ann.expect("I left that message out")
    await stage.ann.quiet()
    assert previews(stage) == [preview]


async def test_the_end_that_comes_first_leaves_no_preview_of_it_alone(stage: Stage) -> None:
    await begun(stage, "answer")
    await stage.ann.say(TAIL)
    alone = await stage.ann.expect(PREVIEW)

    await stage.ann.say(HEAD)

    await stage.ann.gone(alone)
    told = await stage.ann.expect("characters too long for one answer")
    assert f"That is {len(HEAD.strip()) + len(TAIL) + 2 - TEXT_UNITS:,} characters" in told.text
    await stage.ann.quiet()
    assert previews(stage) == []
    assert await stage.sealed() == []


async def test_pieces_that_fit_together_are_one_draft_in_the_order_they_were_sent(
    stage: Stage,
) -> None:
    await begun(stage, "answer")
    await stage.ann.say(SHORT_HEAD)
    await stage.ann.expect(PREVIEW)

    await stage.ann.say(TAIL)

    preview = await stage.ann.expect(TAIL)
    assert entities(preview, "blockquote") == [f"{SHORT_HEAD.strip()}\n\n{TAIL}"]


@pytest.mark.parametrize("how", ["answer", "just typed"])
async def test_after_a_restart_between_the_pieces_the_end_is_asked_after_and_not_shown(
    stage: Stage, how: str
) -> None:
    await begun(stage, how)
    await stage.ann.say(HEAD)
    await stage.ann.expect("characters too long")
    await stage.restart()

    await stage.ann.say(TAIL)

    await stage.ann.expect("Is this your answer?")
    await stage.ann.quiet()
    assert previews(stage) == []


async def test_the_rest_is_taken_as_a_whole_answer_if_its_writer_says_so(stage: Stage) -> None:
    await begun(stage, "answer")
    await stage.ann.say(HEAD)
    await stage.ann.expect("characters too long")
    await stage.ann.say("In short: tired.")
    rest = await stage.ann.expect(TOO)

    await stage.ann.tap(rest.labels[0], message=rest)

    preview = await stage.ann.expect(PREVIEW)
    await stage.ann.gone(rest)
    assert entities(preview, "blockquote") == ["In short: tired."]
