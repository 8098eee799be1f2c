"""Answering: by words and by taps, in any order and at any time, and nothing else is ever kept."""

import asyncio
from pathlib import Path

import pytest

from bot.demo.files import Kind
from bot.demo.messages import Message
from bot.demo.phone import Phone
from bot.rules.sealing.boxes import TEXT_UNITS
from storage.records import Share
from tests.harness.stage import PATIENT, Stage, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"
SCALE_PROMPT = "worked-together/shared-power"
SAID = "We took turns, and that helped."


async def asked(stage: Stage, prompt: str = WORDS_PROMPT) -> tuple[Phone, Message]:
    """Everybody is asked; gives a member and the question as they have it."""
    await stage.ask(prompt)
    await stage.questions(stage.people[2:])
    member = stage.people[1]
    question = await stage.question_of(member)
    return member, question


async def send(member: Phone, how: str = "Send: share my words") -> Message:
    """Send the answer in the preview, which comes or is there."""
    await member.expect("Please check.")
    await member.tap(how)
    return await member.expect("Sealed: ")


async def texts(stage: Stage) -> list[str | None]:
    return [answer.text for answer in await stage.sealed()]


async def test_a_plain_message_after_answer_is_an_answer(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)

        await member.tap("Answer", message=question)
        await member.expect("Type your answer")
        await member.say(SAID)
        shown = await member.expect("Please check.")
        assert await stage.sealed() == []
        await member.tap("Send: share my words")
        receipt = await member.expect("Sealed: share my words.")

        assert SAID in shown.text
        assert SAID in receipt.text
        assert receipt.labels == ["Change", "Withdraw", "Clear from this chat"]
        assert await texts(stage) == [SAID]


async def test_a_reply_to_the_question_is_an_answer(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)

        await member.say(SAID, reply_to=question)
        await send(member)

        assert await texts(stage) == [SAID]


async def test_after_a_restart_a_reply_finds_its_question(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        await member.tap("Answer", message=question)
        typing = await member.expect("Type your answer")

        await stage.restart()
        await member.say(SAID, reply_to=typing)
        await member.expect("Please check.")
        await stage.restart()
        await member.tap("Send: share my words")
        await member.expect("Sealed: share my words.")

        assert await texts(stage) == [SAID]


async def test_after_a_restart_a_plain_message_is_asked_after_and_not_lost(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        await member.tap("Answer", message=question)
        await member.expect("Type your answer")

        await stage.restart()
        said = await member.say(SAID)
        offer = await member.expect("Is this your answer?")
        assert member.now(said) is not None
        assert await stage.sealed() == []
        await stage.restart()
        await member.tap(offer.labels[0], message=offer)
        preview = await member.expect("Please check.")
        assert preview.reply_to == question.message_id
        await member.gone(offer)
        await send(member)

        assert await texts(stage) == [SAID]


async def test_several_messages_in_a_row_are_one_answer(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        await member.tap("Answer", message=question)
        await member.expect("Type your answer")

        await member.say("First this.")
        await member.say("Then that.")
        await member.say("And the last.")
        await member.expect("And the last.")
        await member.tap("Send: share my words")
        await member.expect("Sealed: share my words.")

        assert await texts(stage) == ["First this.\n\nThen that.\n\nAnd the last."]


async def test_an_answer_that_is_too_long_is_not_taken_and_not_lost(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        await member.tap("Answer", message=question)
        await member.expect("Type your answer")

        said = await member.say("a" * (TEXT_UNITS + 7))
        refusal = await member.expect("7 characters too long")
        await member.say("b" * TEXT_UNITS, reply_to=refusal)
        await send(member)

        assert member.now(said) is not None
        assert await texts(stage) == ["b" * TEXT_UNITS]


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo", "document"])
async def test_what_is_no_text_gets_a_kind_sentence_and_is_not_kept(
    tmp_path: Path, kind: Kind
) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        await member.tap("Answer", message=question)
        await member.expect("Type your answer")

        await member.send(kind)
        await member.expect("I can only take typed words")
        await member.say(SAID)
        await send(member)

        assert await texts(stage) == [SAID]


async def test_an_edit_after_sending_changes_nothing_and_is_explained(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        said = await member.say(SAID, reply_to=question)
        await send(member)

        await member.edit(said, "Something else")
        await member.expect("If it is sealed, tap Change under it.")

        assert await texts(stage) == [SAID]


async def test_a_tapped_answer_is_sealed_at_once_and_can_be_changed(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage, SCALE_PROMPT)

        await member.tap("4", message=question)
        receipt = await member.expect("Sealed.")
        assert [answer.value for answer in await stage.sealed()] == [4]
        await member.tap("Change", message=receipt)
        await member.expect("Sealed.")
        await member.tap("2", message=receipt)
        changed = await member.expect("2 out of 5")

        assert changed.message_id == question.message_id
        assert [answer.value for answer in await stage.sealed()] == [2]


async def test_a_typed_answer_can_be_changed_and_stays_until_then(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        await member.say(SAID, reply_to=question)
        await send(member)

        await member.tap("Change")
        await member.expect("Type your answer again")
        assert await texts(stage) == [SAID]
        await member.say("On second thoughts, no.")
        await send(member, "Send: themes only")

        [answer] = await stage.sealed()
        assert (answer.text, answer.share) == ("On second thoughts, no.", Share.THEMES)


async def test_withdrawn_it_is_out_of_the_box_and_can_be_given_again(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        await member.say(SAID, reply_to=question)
        await send(member)

        await member.tap("Withdraw")
        await member.expect("Withdrawn.")
        assert await stage.sealed() == []
        await member.tap("Answer")
        await member.expect("Type your answer")
        await member.say("After all")
        await send(member)

        assert await texts(stage) == ["After all"]


async def test_cleared_the_words_leave_the_chat_and_stay_in_the_box(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        said = await member.say(SAID, reply_to=question)
        receipt = await send(member)

        await member.tap("Clear from this chat")
        await member.expect("Sealed: ")
        await member.tap("Yes, clear it")
        await member.gone(said)
        await member.gone(receipt)

        assert not [one for one in member.screen() if SAID in one.text]
        assert await texts(stage) == [SAID]


async def test_skipped_nothing_is_stored_and_it_can_be_answered_later(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage, SCALE_PROMPT)

        await member.tap("Skip", message=question)
        await member.expect("Skipped.")
        assert await stage.sealed() == []
        await member.tap("Answer", message=question)
        await member.expect("question 1 of 1")
        await member.tap("3", message=question)
        await member.expect("Sealed.")

        assert [answer.value for answer in await stage.sealed()] == [3]


async def test_discarded_nothing_is_stored(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        said = await member.say(SAID, reply_to=question)
        await member.expect("Please check.")

        await member.tap("Discard")
        await member.gone(said)

        assert await stage.sealed() == []


async def test_remind_me_later_is_a_reply_to_the_question_without_a_ballot(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)

        await member.tap("Remind me later", message=question)
        await member.expect("question 1 of 1")
        query = await member.tap("This evening", message=question)
        alert = await member.answer(query)
        stage.move(hours=9)
        reminder = await member.expect("You asked me to remind you", timeout=PATIENT)

        assert "at 18:00" in alert.text
        assert reminder.reply_to == question.message_id
        assert reminder.buttons == ()


async def test_two_taps_at_once_are_one_answer(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage, SCALE_PROMPT)

        taps = await asyncio.gather(
            member.tap("5", message=question), member.tap("5", message=question)
        )
        for query in taps:
            assert "sealed" in (await member.answer(query)).text.lower()

        assert [answer.value for answer in await stage.sealed()] == [5]


async def test_two_sends_at_once_are_one_answer(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage)
        await member.say(SAID, reply_to=question)
        shown = await member.expect("Please check.")

        taps = await asyncio.gather(
            member.tap("Send: share my words", message=shown),
            member.tap("Send: share my words", message=shown),
        )
        for query in taps:
            await member.answer(query)

        assert await texts(stage) == [SAID]


async def test_forged_and_old_buttons_do_nothing(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member, question = await asked(stage, SCALE_PROMPT)
        data = question.buttons[0].data
        forged = data[:30] + ("A" if data[30] != "A" else "B") + data[31:]

        told = [
            await member.answer(member.tap_data(question, one))
            for one in (forged, "zz:made:up", "x" * 64, data.replace(":1", ":9"))
        ]
        assert all(alert.show_alert for alert in told)
        assert await stage.sealed() == []
        others = [phone for phone in stage.people if phone is not member]
        for phone in others:
            await phone.tap("3", message=phone.last)
            await phone.expect("Sealed.")
        await stage.move_to_opening()
        await member.expect("Summary 1 of", timeout=PATIENT)
        late = await member.answer(member.tap_data(question, data))

        assert "this box has been opened" in late.text
        assert await stage.sealed() == []


async def test_the_group_chat_never_takes_answers(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        chat = await stage.link_chat()
        member, _ = await asked(stage)
        linked = stage.server.world.messages(chat.id)[-1]

        await member.say(SAID, chat=chat, reply_to=linked)
        await member.say("/ask", chat=chat)
        await member.expect("Please write to me in private", chat=chat)
        await stage.quiet()

        assert await stage.sealed() == []
        said = [one.text for one in stage.server.world.messages(chat.id)]
        assert not [one for one in said if "Please check." in one]
