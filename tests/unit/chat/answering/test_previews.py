"""A preview shows an answer as the group would read it, and marks what may point to somebody."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.flows.people.founding import Founded
from bot.flows.shared.access import Actor
from bot.summaries.model import from_json
from prompts.model import Kind
from storage.records import Answer
from tests.unit.chat.stage import Stage, entities, set_stage

WORDS = "It was <b>hard</b> & good 👩‍🔬.\n\nSecond line; שלום עולם."
HABITS = "“It was  hard” – well…\n\n\n\n\tand  good 👍🏽!!!\n\nBest wishes,\nSam"
TIDIED = '"It was hard" - well...\n\nand good 👍!'
PREVIEW = "Please check."
BUTTONS = [
    "Send: share my words",
    "Send: themes only",
    "What do these mean?",
    "Edit",
    "Discard",
]
MASKABLE = [*BUTTONS[:3], "Mask", *BUTTONS[3:]]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_stage(tmp_path) as stage:
        watching = stage.app.flows.watching
        await watching.watch(stage.actor, names=["Bob", "Siân"], roles=["project manager"])
        yield stage


async def test_a_plain_message_after_answer_is_shown_as_the_group_would_read_it(
    stage: Stage,
) -> None:
    prompt, question = await stage.ask(Kind.TEXT)
    await stage.ann.tap("Answer", message=question)
    asked = await stage.ann.expect("Type your answer")
    assert asked.asks_for_reply

    await stage.ann.say(WORDS)

    preview = await stage.ann.expect(PREVIEW)
    assert entities(preview, "blockquote") == [WORDS]
    assert prompt.wording in preview.text
    assert preview.labels == BUTTONS
    assert await stage.sealed() == []


async def test_habits_of_writing_are_gone_before_anything_is_sent(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)

    await stage.ann.say(HABITS, reply_to=question)

    preview = await stage.ann.expect(PREVIEW)
    assert entities(preview, "blockquote") == [TIDIED]
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Until yours is opened")
    assert await stage.sealed() == [Answer(text=TIDIED)]


async def test_what_the_preview_shows_is_what_the_group_reads(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say(HABITS, reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Until yours is opened")
    untidy = "Curly ‘quotes’  everywhere…"
    for code in stage.other_ballots():
        await stage.app.flows.answering.seal(*code, text=untidy)

    await stage.app.flows.opening.open_now(stage.actor)
    await stage.app.flows.publishing.publish_due()

    stored = await stage.app.flows.reading.latest(stage.actor)
    assert stored is not None
    (section,) = from_json(stored.content).sections
    read = sorted(section.words)
    assert read == sorted([TIDIED, *["Curly 'quotes' everywhere..."] * 5])


async def test_marked_words_are_underlined_told_and_masked_at_one_tap(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("👩 <Bob> spoke over Bob.", reply_to=question)
    preview = await stage.ann.expect(PREVIEW)
    assert entities(preview, "underline") == ["Bob", "Bob"]
    assert preview.text.count("“Bob”, a name: becomes “somebody”") == 1
    assert "This is a nudge." in preview.text
    assert preview.labels == MASKABLE

    await stage.ann.tap("Mask")

    masked = await stage.ann.expect("spoke over somebody.")
    assert masked.message_id == preview.message_id
    assert entities(masked, "blockquote") == ["👩 <Somebody> spoke over somebody."]
    assert masked.labels == BUTTONS
    await stage.ann.say("More.")
    await stage.ann.expect("More.")
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Until yours is opened")
    assert await stage.sealed() == [Answer(text="👩 <Somebody> spoke over somebody.\n\nMore.")]


async def test_marked_words_can_be_sent_as_they_are(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Bob & Bob", reply_to=question)
    await stage.ann.expect(PREVIEW)

    await stage.ann.tap("Send: share my words")

    await stage.ann.expect("Until yours is opened")
    assert await stage.sealed() == [Answer(text="Bob & Bob")]


async def test_what_needs_no_watch_list_is_marked_too(stage: Stage) -> None:
    await stage.ask(Kind.TEXT)

    await stage.others[0].say(
        "SIAN, the project manager, has 07700 900123.", reply_to=stage.others[0].last
    )

    preview = await stage.others[0].expect(PREVIEW)
    assert len(entities(preview, "underline")) == 3
    assert "a phone number" in preview.text
    await stage.others[0].tap("Mask")
    masked = await stage.others[0].expect("[a phone number]")
    assert "SIAN" not in masked.text
    assert "manager" not in masked.text


async def test_a_masked_word_stays_maskable_after_edit_is_taken_back(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Bob knows.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Edit")
    await stage.ann.expect("Type your answer again")
    await stage.restart()

    await stage.ann.tap("Keep it as it is")

    kept = await stage.ann.expect(PREVIEW)
    assert kept.labels == MASKABLE


async def test_another_groups_names_are_not_looked_for(stage: Stage) -> None:
    flows = stage.app.flows
    founded = await flows.founding.found_group(stage.ann.id, "Another group")
    assert isinstance(founded, Founded)
    theirs = Actor(stage.ann.id, founded.group.id)
    await stage.app.flows.watching.watch(theirs, names=["Zebedee"])
    _, question = await stage.ask(Kind.TEXT)

    await stage.ann.say("Zebedee was kind.", reply_to=question)

    preview = await stage.ann.expect(PREVIEW)
    assert preview.labels == BUTTONS
