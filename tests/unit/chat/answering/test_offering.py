"""Words typed without Answer are asked after, and become a draft of the right question."""

from datetime import UTC, datetime

from bot.chat.answering.offering import question_labels
from bot.demo import faults
from bot.demo.messages import Message
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Answer, Question
from tests.unit.chat.stage import Stage, entities

OFFER = "Is this your answer?"
PREVIEW = "Please check."
LEAVE = "No, leave it"
SEND = ["Send: share my words", "Send: themes only", "What do these mean?", "Edit", "Discard"]
LOST = "I can’t find the way to that question"


async def offered(stage: Stage, words: str) -> Message:
    """Words typed out of the blue, and the bot's question about them."""
    said = await stage.ann.say(words)
    offer = await stage.ann.expect(OFFER)
    assert offer.reply_to == said.message_id
    assert offer.labels[-1] == LEAVE
    return offer


async def test_plain_words_become_an_answer_in_one_tap_days_later_and_after_a_restart(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    offer = await offered(stage, "We <b>listened</b> to Siân 👩‍🔬.")
    wording = offer.labels[0].rstrip("…")
    assert wording in question.text
    await stage.restart()
    stage.clock.move(hours=60)

    await stage.ann.tap(offer.labels[0], message=offer)

    preview = await stage.ann.expect(PREVIEW)
    await stage.ann.quiet()
    shown = stage.ann.now(preview)
    assert shown is not None
    assert shown.reply_to == question.message_id
    assert shown.protected
    assert shown.labels == SEND
    assert entities(shown, "blockquote") == ["We <b>listened</b> to Siân 👩‍🔬."]
    await stage.restart()
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Until yours is opened")
    assert await stage.sealed() == [Answer(text="We <b>listened</b> to Siân 👩‍🔬.")]


async def test_what_is_typed_next_goes_into_the_same_draft_also_by_a_second_offer(
    stage: Stage,
) -> None:
    await stage.ask(Kind.TEXT)
    first = await offered(stage, "One.")
    second = await offered(stage, "Two.")
    await stage.ann.tap(first.labels[0], message=first)
    await stage.ann.gone(first)
    await stage.ann.tap(second.labels[0], message=second)
    await stage.ann.expect("Two.")
    await stage.ann.gone(second)

    await stage.ann.say("Three.")

    preview = await stage.ann.expect("Three.")
    assert entities(preview, "blockquote") == ["One.\n\nTwo.\n\nThree."]
    await stage.ann.quiet()
    assert [m for m in stage.ann.screen() if PREVIEW in m.text] == [preview]


async def test_no_leave_it_keeps_the_words_in_the_chat_and_nothing_else(stage: Stage) -> None:
    await stage.ask(Kind.TEXT)
    offer = await offered(stage, "Just saying.")

    tapped = await stage.ann.tap(LEAVE, message=offer)

    assert (await stage.ann.answer(tapped)).text == "Left as it is. I kept nothing of it."
    await stage.ann.gone(offer)
    assert stage.ann.screen()[-1].text == "Just saying."
    assert await stage.sealed() == []


async def test_each_open_text_question_has_a_button_and_the_one_that_is_tapped_gets_the_words(
    stage: Stage,
) -> None:
    _, first = await stage.ask(Kind.TEXT)
    await stage.ask(Kind.SCALE)
    stage.clock.move(hours=24)
    _, newer = await stage.ask(Kind.TEXT, 1)
    offer = await offered(stage, "The second one.")
    assert len(offer.labels) == 3
    for label, question in zip(offer.labels, (newer, first), strict=False):
        assert label.rstrip("…") in question.text

    await stage.ann.tap(offer.labels[1], message=offer)

    preview = await stage.ann.expect(PREVIEW)
    assert preview.reply_to == first.message_id


def test_questions_that_begin_alike_say_whose_they_are_and_since_when() -> None:
    asked_at = datetime(2026, 11, 3, 12, tzinfo=UTC)
    long = "What would have helped you to say more in this meeting than you did?"
    questions = [
        Question(str(number), "r", group, "p", "t", Kind.TEXT, wording, "", asked_at=asked_at)
        for number, (group, wording) in enumerate([("a", long), ("b", long), ("b", "Why?")])
    ]

    labels = question_labels(questions, {"a": "North", "b": "South"}, Speech())

    assert labels == [
        "What would have helped you to say more… (North, Tue 3 Nov)",
        "What would have helped you to say more… (South, Tue 3 Nov)",
        "Why?",
    ]


async def test_a_break_between_the_two_calls_leaves_a_way_on(stage: Stage) -> None:
    await stage.ask(Kind.TEXT)
    offer = await offered(stage, "Half way.")
    stage.server.faults.next(faults.wrong("something else"), "editMessageText")

    await stage.ann.tap(offer.labels[0], message=offer)

    preview = await stage.ann.expect(PREVIEW)
    await stage.ann.gone(offer)
    assert preview.labels == ["Go on", LEAVE]
    assert preview.protected
    await stage.restart()
    stage.clock.move(hours=60)
    await stage.ann.tap("Go on", message=preview)
    whole = await stage.ann.expect(PREVIEW)
    assert whole.message_id == preview.message_id
    assert whole.labels == SEND
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect("Until yours is opened")
    assert await stage.sealed() == [Answer(text="Half way.")]


async def test_without_a_ballot_the_words_stay_and_the_person_is_told_what_to_do(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    _, bare = await stage.ask(Kind.TEXT, 1)
    world = stage.server.world
    world.remove(question)
    await stage.bot.edit_message_reply_markup(stage.ann.id, bare.message_id)

    for label in (0, 1):
        offer = await offered(stage, "Where does it go?")
        stage.ann.tap_data(offer, offer.buttons[label].data)
        lost = await stage.ann.expect(LOST)
        await stage.ann.gone(offer)
        kept = world.message(stage.ann.id, lost.reply_to or 0)
        assert kept is not None
        assert kept.text == "Where does it go?"

    await stage.ann.quiet()
    assert not [m for m in stage.ann.screen() if PREVIEW in m.text]
    assert await stage.sealed() == []


async def test_words_that_were_deleted_or_are_too_long_become_no_draft(stage: Stage) -> None:
    await stage.ask(Kind.TEXT)
    offer = await offered(stage, "Gone.")
    said = stage.server.world.message(stage.ann.id, offer.reply_to or 0)
    assert said is not None
    stage.server.world.remove(said)
    tapped = await stage.ann.tap(offer.labels[0], message=offer)
    assert "I can’t read these words any more" in (await stage.ann.answer(tapped)).text

    await stage.ann.say("x" * 3010)

    await stage.ann.expect("That is 10 characters too long")
    await stage.ann.quiet()
    assert not [m for m in stage.ann.screen() if PREVIEW in m.text]


async def test_where_no_text_question_is_open_one_sentence_says_what_can_be_done(
    stage: Stage,
) -> None:
    await stage.ann.say("The weather is fine.")
    await stage.ann.expect("You can plan a /meeting")
    await stage.others[0].say("The weather is fine.")
    await stage.others[0].expect("You can read the latest /summary")
    await stage.ask(Kind.SCALE)

    await stage.ann.say("The weather is fine.")

    await stage.ann.expect("You can answer the questions above with their buttons")


async def test_a_question_of_a_group_that_somebody_left_or_was_never_in_is_not_theirs(
    stage: Stage,
) -> None:
    await stage.ask(Kind.TEXT)
    offer = await offered(stage, "Mine.")
    stranger = stage.server.phone("Una")
    await stranger.say("Not mine.")
    told = await stranger.expect("You are not in a group with me yet")

    stranger.tap_data(told, offer.buttons[0].data)
    await stranger.quiet()

    assert PREVIEW not in stranger.last.text


async def test_nothing_that_is_typed_before_send_changes_a_byte_on_the_disk(stage: Stage) -> None:
    await stage.ask(Kind.TEXT)
    ann, folder = stage.ann, stage.app.settings.data
    kept = [file for file in folder.rglob("*") if file.suffix in (".db", ".key")]
    before = {file: file.read_bytes() for file in kept}

    for words in ("stop", "help me", "thanks", "I don't understand the question", "x" * 4090):
        await ann.say(words)
        await ann.quiet()
    stage.clock.move(minutes=20)
    said = await ann.say("Zymurgists listened.")
    offer = await ann.expect(OFFER)
    await ann.tap(offer.labels[0], message=offer)
    await ann.gone(offer)
    await ann.edit(said, "Zymurgists heard us.")
    await ann.expect("Zymurgists heard us.")
    await ann.quiet()

    assert {file: file.read_bytes() for file in before} == before
    # Readers make an empty log and its index anew.
    others = [file for file in folder.rglob("*") if file.is_file() and file not in before]
    assert not [file for file in others if b"Zymurgists" in file.read_bytes()]
    assert not [file for file in others if file.name.endswith("-wal") and file.stat().st_size]
