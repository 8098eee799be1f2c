"""The main job from start to finish, as six people live it: nothing is done but by hand."""

import asyncio
from pathlib import Path

from bot.demo.messages import Message
from bot.demo.phone import Phone
from tests.harness.record import starting
from tests.harness.stage import GROUP, PATIENT, Stage, opened_stage

WORDS = "People listened to each other, and person {} had time to finish."


async def test_six_people_meet_answer_and_read_their_summary(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=0) as stage:
        await stage.found_group()
        await stage.join(5)
        chat = await stage.link_chat()
        in_chat = stage.server.phone(stage.admin.person)

        await stage.hold_meeting()
        await stage.questions(stage.people, "question 3 of 3")
        answering = (answer_all(stage, phone, one) for one, phone in enumerate(stage.people))
        texts = sum(await asyncio.gather(*answering))
        await stage.move_to_opening()
        for phone in stage.people:
            await phone.expect(f"Summary 1 of {GROUP}", timeout=PATIENT)
        await in_chat.expect(f"Summary 1 of {GROUP}", chat=chat, timeout=PATIENT)
        await stage.quiet()

        read = [starting(stage.server, one, "Summary 1") for one in everywhere(stage, chat.id)]
        assert all(parts == read[0] for parts in read)
        assert stage.server.limits.refused == 0
        assert texts > 0
        files = [
            [phone.file_of(one) for one in phone.screen() if one.file] for phone in stage.people
        ]
        assert all(one == files[0] for one in files)
        picture, page, printed = files[0]
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert printed.startswith(b"%PDF-")
        shown = page.decode()
        assert "5 or more people answered." in shown
        assert [one for one in range(6) if WORDS.format(one) not in shown] == []


async def test_forty_people_are_written_to_within_telegrams_limits(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=40) as stage:
        await stage.link_chat()
        # At twenty times the speed a pause of a tenth of a second counts as a lost message.
        stage.clock.hurry(False)
        await stage.ask()
        await stage.questions(stage.people, "question 3 of 3")
        for phone in stage.people:
            await phone.tap("Skip")
        await stage.move_to_opening()
        for phone in stage.people:
            await phone.expect("Summary 1 of", timeout=PATIENT)

        assert stage.server.limits.refused == 0


def everywhere(stage: Stage, chat_id: int) -> list[int]:
    """Every chat that reads the summary."""
    return [chat_id, *(phone.id for phone in stage.people)]


async def answer_all(stage: Stage, phone: Phone, number: int) -> int:
    """Answer a round's three questions; gives how many of them took words."""
    typed = 0
    for question in questions_on(phone):
        if "Answer" in question.labels:
            await answer_in_words(phone, question, WORDS.format(number))
            typed += 1
        else:
            phone.forget()
            await phone.tap(question.labels[number % 2], message=question)
            await phone.expect("Sealed.")
    return typed


def questions_on(phone: Phone) -> list[Message]:
    """The questions that a phone shows."""
    return [one for one in phone.screen() if " · question " in one.text.partition("\n")[0]]


async def answer_in_words(phone: Phone, question: Message, words: str) -> None:
    phone.forget()
    await phone.tap("Answer", message=question)
    await phone.expect("Type your answer")
    await phone.say(words)
    await phone.expect("Please check.")
    await phone.tap("Send: share my words")
    await phone.expect("Sealed: share my words.")
