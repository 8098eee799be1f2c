"""Bad days at Telegram: nothing is lost, nothing comes twice, and others are not held up."""

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.chat.transport import client
from bot.chat.transport.paced_request import PacedRequest
from bot.demo import faults
from bot.demo.faults import Fault
from bot.demo.groups import move_bot, upgrade
from bot.demo.phone import Phone
from bot.pacing.gate import Gate
from tests.harness.record import (
    CUT_OFF,
    SUMMARY_CUT_OFF,
    in_full,
    questions_sent,
    starting,
    texts_sent,
)
from tests.harness.stage import GROUP, PATIENT, Stage, opened_stage

TEXT_PROMPT = "worked-together/what-gave-power"
SCALE_PROMPT = "worked-together/shared-power"
QUESTION = "question 1 of 1"


@pytest.mark.parametrize(
    "fault", [faults.too_many(8), faults.broken(), faults.gateway()], ids=["429", "500", "502"]
)
async def test_a_prompt_that_was_not_taken_comes_later_and_once(
    tmp_path: Path, fault: Fault
) -> None:
    async with opened_stage(tmp_path) as stage:
        unlucky, others = stage.people[3], [*stage.people[:3], *stage.people[4:]]
        stage.server.faults.next(fault, "sendMessage", chat_id=unlucky.id)

        await stage.ask(TEXT_PROMPT)
        await stage.questions(others)
        assert questions_sent(stage.server, unlucky.id) == []
        async with stage.hurried():
            await stage.questions([unlucky])

        assert {phone.id: _questions(stage, phone) for phone in stage.people} == {
            phone.id: 1 for phone in stage.people
        }
        assert starting(stage.server, unlucky.id, CUT_OFF) == []


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
async def test_a_prompt_that_may_have_arrived_is_announced_and_not_repeated(
    tmp_path: Path, done: bool
) -> None:
    async with opened_stage(tmp_path) as stage:
        unlucky = stage.people[2]
        stage.server.faults.next(faults.Drop(done=done), "sendMessage", chat_id=unlucky.id)

        await stage.ask(TEXT_PROMPT)
        async with stage.hurried():
            announced = await unlucky.expect(CUT_OFF, timeout=PATIENT)
        await unlucky.tap("Show the question", message=announced)
        shown = await unlucky.expect(QUESTION)
        receipt = await stage.answer_in_words(unlucky, "We took turns to speak.")

        assert shown.message_id == announced.message_id
        assert _questions(stage, unlucky) == int(done)
        assert "We took turns to speak." in receipt.text


async def test_an_answer_that_comes_too_late_is_no_reason_to_send_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PacedRequest", _impatient)
    async with opened_stage(tmp_path) as stage:
        unlucky, others = stage.people[1], [stage.people[0], *stage.people[2:]]
        stage.server.faults.next(faults.slow_after(1.5), "sendMessage", chat_id=unlucky.id)

        await stage.ask(TEXT_PROMPT)
        await stage.questions(others)
        async with stage.hurried():
            await unlucky.expect(CUT_OFF, timeout=PATIENT)

        assert _questions(stage, unlucky) == 1


async def test_a_summary_that_may_have_arrived_is_announced_and_not_repeated(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        unlucky = stage.people[4]
        await stage.ask(TEXT_PROMPT)
        await stage.questions(stage.people)
        await stage.answer_all_in_words([f"Answer of person {one}" for one in range(5)])
        stage.server.faults.next(faults.dropped_after(), "sendMessage", chat_id=unlucky.id)

        await stage.move_to_opening()
        async with stage.hurried():
            for phone in stage.people:
                await phone.expect("Summary 1 of", timeout=PATIENT)
            await unlucky.expect(SUMMARY_CUT_OFF, timeout=PATIENT)

        for phone in stage.people:
            assert len(starting(stage.server, phone.id, f"Summary 1 of {GROUP}")) == 1


async def test_who_blocks_the_bot_is_left_alone_and_comes_back_by_start(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=7) as stage:
        gone, others = stage.people[6], stage.people[:6]
        await gone.block()

        await stage.ask(TEXT_PROMPT)
        await stage.questions(others)
        await stage.quiet()
        before = len(texts_sent(stage.server, gone.id))
        await stage.ask("worked-together/after-speaking-up")
        await stage.questions(others)
        await gone.start()
        await gone.expect("Welcome back")
        await stage.ask("worked-together/shared-power")
        await stage.questions(stage.people)

        assert len(texts_sent(stage.server, gone.id)) == before + 2


@pytest.mark.parametrize(
    "what",
    ["not enough rights to send photos to the chat", "CHAT_SEND_PHOTOS_FORBIDDEN"],
)
async def test_a_chat_that_allows_no_pictures_gets_the_rest(tmp_path: Path, what: str) -> None:
    async with opened_stage(tmp_path, may_fail=True) as stage:
        chat = await stage.link_chat()
        await stage.ask(SCALE_PROMPT)
        await stage.questions(stage.people)
        for phone in stage.people:
            await phone.tap("3")
            await phone.expect("Sealed")
        stage.server.faults.next(faults.wrong(what), "sendPhoto", chat_id=chat.id, times=9)

        await stage.move_to_opening()
        await stage.admin.expect("Summary 1 of", timeout=PATIENT)
        async with stage.hurried():
            await stage.quiet()

        assert len(stage.server.faults.met) == 1
        assert len(starting(stage.server, chat.id, f"Summary 1 of {GROUP}")) == 1
        assert starting(stage.server, stage.admin.id, "I can’t write in the group chat") == []


async def test_a_closed_topic_means_that_the_bot_may_not_write_and_the_admins_are_told(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        chat = await stage.link_chat()
        await stage.ask(TEXT_PROMPT)
        await stage.questions(stage.people)
        await stage.answer_all_in_words([f"Answer of person {one}" for one in range(5)])
        for method in ("sendMessage", "sendPhoto"):
            stage.server.faults.next(faults.wrong("TOPIC_CLOSED"), method, chat_id=chat.id, times=9)

        await stage.move_to_opening()
        await stage.admin.expect("I can’t write in the group chat of", timeout=PATIENT)
        await stage.quiet()

        group = (await stage.app.flows.knowing.memberships(stage.admin.id))[0].group
        assert group.linked_chat is None


async def test_an_admin_who_writes_as_the_group_can_link_it(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        chat = stage.server.group("The chat", *[phone.person for phone in stage.people])

        await stage.admin.say_as_group("/link", chat)
        await stage.admin.expect("I can’t see who you are", chat=chat)
        await stage.admin.tap("It was me", chat=chat)
        await stage.admin.expect("Shall I post the summaries", chat=chat)
        await stage.admin.tap("Link this chat", chat=chat)
        await stage.admin.expect("From now on I post the summaries", chat=chat)


@pytest.mark.parametrize("how", ["word", "/group", "/resume", "tap"])
async def test_who_unblocks_the_bot_without_start_comes_back_by_whatever_they_do(
    tmp_path: Path, how: str
) -> None:
    async with opened_stage(tmp_path) as stage:
        gone, others = stage.people[5], stage.people[:5]
        await stage.ask(TEXT_PROMPT)
        await stage.questions(stage.people)
        await gone.block()
        await stage.ask("worked-together/after-speaking-up")
        await stage.questions(others)
        await stage.quiet()
        await gone.unblock()
        before = len(questions_sent(stage.server, gone.id))

        if how == "tap":
            await gone.tap("Answer")
        else:
            await gone.say("thanks" if how == "word" else how)
        await stage.quiet()
        if how == "/group":
            await gone.expect("You get the questions.")
        await stage.ask("worked-together/shared-power")
        await stage.questions(stage.people)

        assert len(questions_sent(stage.server, gone.id)) == before + 1


async def test_resume_says_that_no_questions_come_to_who_wants_none(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.admin
        await member.say("/group")
        await member.expect("You get the questions.")
        await member.tap("My questions")
        await stage.quiet()
        await member.tap("No, only summaries")
        await stage.quiet()
        member.forget()

        await member.say("/resume")
        await member.expect("but no questions")


async def test_put_out_of_the_linked_chat_the_bot_tells_the_admin_and_writes_to_everybody(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        chat = await stage.link_chat()
        await stage.ask(TEXT_PROMPT)
        await stage.questions(stage.people)
        await stage.answer_all_in_words([f"Answer of person {one}" for one in range(5)])
        move_bot(stage.server.world, chat.id, "kicked")

        await stage.move_to_opening()
        for phone in stage.people:
            await phone.expect("Summary 1 of", timeout=PATIENT)
        await stage.admin.expect("I can’t write in the group chat of", timeout=PATIENT)
        await stage.quiet()

        told = {p.id: len(starting(stage.server, p.id, "I can’t write")) for p in stage.people}
        assert told == {p.id: int(p is stage.admin) for p in stage.people}
        assert starting(stage.server, chat.id, "Summary 1 of") == []
        refused = [one for one in stage.server.calls if one.chat_id == chat.id and not one.ok]
        assert len(refused) == 1
        group = (await stage.app.flows.knowing.memberships(stage.admin.id))[0].group
        assert group.linked_chat is None


async def test_a_linked_chat_that_became_a_supergroup_gets_its_summary(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        chat = await stage.link_chat()
        await stage.ask(TEXT_PROMPT)
        await stage.questions(stage.people)
        await stage.answer_all_in_words([f"Answer of person {one}" for one in range(5)])
        large = upgrade(stage.server.world, chat.id)
        reader = stage.server.phone(stage.admin.person)

        await stage.move_to_opening()
        await reader.expect("Summary 1 of", chat=large, timeout=PATIENT)

        assert len(starting(stage.server, large.id, "Summary 1 of")) == 1


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_day_on_which_everything_goes_wrong_now_and_then(tmp_path: Path, seed: int) -> None:
    async with opened_stage(tmp_path) as stage:
        rng = Random(seed)
        for fault in (
            faults.too_many(1),
            faults.broken(),
            faults.gateway(),
            faults.dropped_before(),
            faults.dropped_after(),
        ):
            stage.server.faults.sometimes(fault, 0.04, rng)
        said = [f"Answer of person {one}" for one in range(6)]

        async with stage.hurried():
            await stage.ask(TEXT_PROMPT)
            for phone, words in zip(stage.people, said, strict=True):
                await _answer(stage, phone, words)
            await stage.move_to_opening()
            for phone in stage.people:
                await _hear_of_summary(phone)
            stage.server.faults.clear()
            await stage.quiet()

        await stage.admin.say("/summary")
        await stage.quiet()
        shown = in_full(stage.admin)
        assert Counter({words: shown.count(words) for words in said}) == Counter(said)
        for phone in stage.people:
            assert _questions(stage, phone) <= 1
            again = phone is stage.admin
            whole = starting(stage.server, phone.id, f"Summary 1 of {GROUP}")
            assert len(whole) <= 1 + again
        assert len(stage.server.faults.met) > 5


async def _answer(stage: Stage, phone: Phone, words: str) -> None:
    """Answer the question, which may have come only as word of it."""
    await phone.expect(GROUP, timeout=PATIENT)
    if not [one for one in phone.screen() if QUESTION in one.text]:
        await phone.tap("Show the question")
        await phone.expect(QUESTION, timeout=PATIENT)
    phone.forget()
    await phone.tap("Answer")
    asked = await phone.expect("Type your answer", timeout=PATIENT)
    await phone.say(words, reply_to=asked)
    await phone.expect("Please check.", timeout=PATIENT)
    await phone.tap("Send: share my words")
    await phone.expect("Sealed: share my words.", timeout=PATIENT)
    phone.forget()


async def _hear_of_summary(phone: Phone) -> None:
    while not [one for one in phone.screen() if _about_summary(one.text)]:
        await phone.expect("ummary 1", timeout=PATIENT)


def _about_summary(text: str) -> bool:
    return text.startswith((f"Summary 1 of {GROUP}", SUMMARY_CUT_OFF))


def _questions(stage: Stage, phone: Phone) -> int:
    return len(questions_sent(stage.server, phone.id))


def _impatient(gate: Gate | None, *, queued: bool, **limits: Any) -> PacedRequest:
    """A line that gives up on sending after half a second, and on nothing else."""
    return PacedRequest(gate, queued=queued, **{**limits, "read_timeout": 0.5})
