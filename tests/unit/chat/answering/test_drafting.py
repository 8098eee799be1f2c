"""A typed answer lives in the chat until it is sent: typed, changed, sent, after a restart too."""

import pytest

from bot.rules.sealing.boxes import TEXT_UNITS
from prompts.model import Kind
from storage.records import Answer, Share
from tests.unit.chat.stage import Stage, entities

WORDS = "It was <b>hard</b> & good 👩‍🔬.\n\nSecond line; שלום עולם."
PREVIEW = "Please check."
BUTTONS = [
    "Send: share my words",
    "Send: themes only",
    "What do these mean?",
    "Edit",
    "Discard",
]


@pytest.mark.parametrize(
    ("label", "share", "said"),
    [
        ("Send: share my words", Share.WORDS, "Sealed: share my words."),
        ("Send: themes only", Share.THEMES, "Sealed: themes only."),
    ],
)
async def test_send_seals_exactly_what_was_typed(
    stage: Stage, label: str, share: Share, said: str
) -> None:
    prompt, question = await stage.ask(Kind.TEXT)
    await stage.ann.say(WORDS, reply_to=question)
    preview = await stage.ann.expect(PREVIEW)
    assert preview.text.endswith(f"Your answer:\n{WORDS}")
    told = await stage.ann.answer(await stage.ann.tap("What do these mean?"))
    assert told.show_alert
    assert "Words that are shown can be counted." in told.text

    await stage.ann.tap(label)

    receipt = await stage.ann.expect("Until yours is opened")
    assert receipt.message_id == question.message_id
    await stage.ann.gone(preview)
    assert said in receipt.text
    assert entities(receipt, "blockquote") == [WORDS]
    around = receipt.text.replace(WORDS, "").replace("\u200b", "").replace(prompt.wording, "")
    assert len(around.split()) < 30
    assert receipt.labels == ["Change", "Withdraw", "Clear from this chat"]
    assert await stage.sealed() == [Answer(text=WORDS, share=share)]


async def test_two_taps_on_send_seal_once(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Once.", reply_to=question)
    preview = await stage.ann.expect(PREVIEW)

    stage.ann.tap_data(preview, preview.buttons[0].data)
    last = stage.ann.tap_data(preview, preview.buttons[0].data)

    await stage.ann.answer(last)
    assert await stage.sealed() == [Answer(text="Once.")]
    await stage.ann.gone(preview)
    assert [m.message_id for m in stage.ann.screen() if "Once." in m.text][:1] == [
        question.message_id
    ]


async def test_several_messages_in_a_row_become_one_draft_at_the_bottom(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.tap("Answer", message=question)
    await stage.ann.expect("Type your answer")
    await stage.ann.say("One.")
    first = await stage.ann.expect(PREVIEW)

    await stage.ann.say("Two.")

    second = await stage.ann.expect("Two.")
    await stage.ann.gone(first)
    assert entities(second, "blockquote") == ["One.\n\nTwo."]
    assert stage.ann.last.message_id == second.message_id


async def test_a_reply_to_the_asking_message_finds_its_question_after_a_restart(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.tap("Answer", message=question)
    asked = await stage.ann.expect("Type your answer")

    await stage.restart()
    await stage.ann.say("Still here.", reply_to=asked)

    preview = await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Until yours is opened")
    assert preview.labels == BUTTONS
    assert await stage.sealed() == [Answer(text="Still here.")]


async def test_a_reply_to_the_preview_adds_a_paragraph_after_a_restart(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("One.", reply_to=question)
    first = await stage.ann.expect(PREVIEW)

    await stage.restart()
    await stage.ann.say("Two.", reply_to=first)

    second = await stage.ann.expect("Two.")
    await stage.ann.gone(first)
    assert entities(second, "blockquote") == ["One.\n\nTwo."]


async def test_a_plain_message_after_a_restart_is_asked_after(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.tap("Answer", message=question)
    await stage.ann.expect("Type your answer")

    await stage.restart()
    await stage.ann.say("Where am I?")

    await stage.ann.expect("Is this your answer?")
    assert await stage.sealed() == []


async def test_a_preview_can_be_sent_after_a_restart(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say(WORDS, reply_to=question)
    await stage.ann.expect(PREVIEW)

    await stage.restart()
    await stage.ann.tap("Send: share my words")

    await stage.ann.expect("Until yours is opened")
    assert await stage.sealed() == [Answer(text=WORDS)]


async def test_edit_hands_the_words_back_and_what_is_typed_then_replaces_them(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Furst.", reply_to=question)
    preview = await stage.ann.expect(PREVIEW)

    await stage.ann.tap("Edit")

    handed = await stage.ann.expect("These are your words")
    asked = await stage.ann.expect("Type your answer again")
    assert asked.asks_for_reply
    assert entities(handed, "pre") == ["Furst."]
    shown = stage.ann.now(preview)
    assert shown is not None
    assert shown.labels == ["Copy my words", "Keep it as it is"]
    await stage.ann.say("First.", reply_to=asked)
    await stage.ann.expect("First.")
    await stage.ann.gone(preview)
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Until yours is opened")
    assert await stage.sealed() == [Answer(text="First.")]


async def test_keeping_a_preview_after_edit_puts_its_buttons_back(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Fine.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Edit")
    handed = await stage.ann.expect("These are your words")
    asked = await stage.ann.expect("Type your answer again")

    await stage.ann.tap("Keep it as it is")

    await stage.ann.gone(handed)
    await stage.ann.gone(asked)
    shown = await stage.ann.expect(PREVIEW)
    assert shown.labels == BUTTONS


async def test_keeping_a_sealed_answer_takes_the_words_to_copy_away(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Fine.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Send: share my words")
    receipt = await stage.ann.expect("Until yours is opened")
    await stage.ann.tap("Change")
    handed = await stage.ann.expect("These are your words")
    await stage.ann.expect("Type your answer again")

    await stage.ann.tap("Keep it as it is", message=receipt)

    await stage.ann.gone(handed)
    shown = await stage.ann.expect("Until yours is opened")
    assert shown.labels == ["Change", "Withdraw", "Clear from this chat"]
    assert await stage.sealed() == [Answer(text="Fine.")]


async def test_a_reply_to_the_words_to_copy_is_the_answer_typed_again(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Furst.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Edit")
    handed = await stage.ann.expect("These are your words")
    await stage.ann.expect("Type your answer again")

    await stage.ann.say("First.", reply_to=handed)

    preview = await stage.ann.expect("First.")
    assert entities(preview, "blockquote") == ["First."]


async def test_after_two_days_the_words_to_copy_are_written_over_when_the_answer_is_sent(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Furst.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Edit")
    handed = await stage.ann.expect("These are your words")
    asked = await stage.ann.expect("Type your answer again")
    stage.clock.move(hours=49)
    await stage.ann.say("First.", reply_to=asked)
    await stage.ann.expect("First.")

    await stage.ann.tap("Send: share my words")

    over = await stage.ann.expect("at its question")
    while over.message_id != handed.message_id:
        over = await stage.ann.expect("at its question")
    assert not [m for m in stage.ann.screen() if m.sender != stage.ann.id and "Furst" in m.text]


async def test_who_comes_back_hears_that_the_next_questions_can_be_answered(stage: Stage) -> None:
    await stage.ask(Kind.TEXT)

    await stage.ann.start()

    await stage.ann.expect("you can answer the next ones that I send you")


async def test_change_replaces_the_sealed_words_in_the_same_message(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("Old words.", reply_to=question)
    await stage.ann.expect(PREVIEW)
    await stage.ann.tap("Send: share my words")
    old = await stage.ann.expect("Until yours is opened")

    await stage.ann.tap("Change")
    handed = await stage.ann.expect("These are your words")
    assert entities(handed, "pre") == ["Old words."]
    asked = await stage.ann.expect("Type your answer again")
    await stage.restart()
    await stage.ann.say("New words.", reply_to=asked)
    await stage.ann.expect(PREVIEW)
    assert await stage.sealed() == [Answer(text="Old words.")]
    tapped = await stage.ann.tap("Send: themes only")

    receipt = await stage.ann.expect("Until yours is opened")
    assert receipt.message_id == old.message_id == question.message_id
    await stage.ann.gone(handed)
    await stage.ann.gone(asked)
    assert (await stage.ann.answer(tapped)).text.startswith("Changed and sealed.")
    assert await stage.sealed() == [Answer(text="New words.", share=Share.THEMES)]


async def test_a_text_that_is_too_long_is_told_by_how_much(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)

    await stage.ann.say("x" * (TEXT_UNITS + 7), reply_to=question)

    await stage.ann.expect("That is 7 characters too long")
    assert await stage.sealed() == []


async def test_the_longest_text_is_taken(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    longest = "👩" * (TEXT_UNITS // 2)
    await stage.ann.say(longest, reply_to=question)
    await stage.ann.expect(PREVIEW)

    await stage.ann.tap("Send: share my words")

    await stage.ann.expect("Until yours is opened")
    assert await stage.sealed() == [Answer(text=longest)]


async def test_more_than_fits_leaves_the_preview_as_it_is(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say("x" * (TEXT_UNITS - 1), reply_to=question)
    preview = await stage.ann.expect(PREVIEW)

    stage.clock.move(minutes=5)
    await stage.ann.say("and more")

    await stage.ann.expect("I left that message out")
    assert stage.ann.now(preview) == preview


@pytest.mark.parametrize(
    ("kind", "word"), [("sticker", "sticker"), ("voice", "voice message"), ("photo", "picture")]
)
async def test_what_is_not_words_gets_a_kind_sentence(stage: Stage, kind: str, word: str) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.tap("Answer", message=question)
    await stage.ann.expect("Type your answer")

    await stage.ann.send(kind)  # type: ignore[arg-type]

    await stage.ann.expect(f"I kept nothing of your {word}")


async def test_a_document_gets_a_kind_sentence_even_with_a_caption(stage: Stage) -> None:
    await stage.ann.send_document("a.txt", b"x", caption="My answer")

    await stage.ann.expect("I kept nothing of your file")


async def test_words_for_a_scale_are_told_to_tap(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)

    await stage.ann.say("Four, I think", reply_to=question)

    await stage.ann.expect("answered with its buttons")


async def test_a_reply_to_something_else_is_asked_after(stage: Stage) -> None:
    await stage.ask(Kind.TEXT)
    await stage.ann.say("/group")
    elsewhere = await stage.ann.expect("People: 6")

    await stage.ann.say("My answer", reply_to=elsewhere)

    await stage.ann.expect("Is this your answer?")
