"""What people send and tap in odd ways is answered, kindly and truly, and does nothing twice."""

import asyncio
from pathlib import Path

import pytest

from bot.demo import faults
from bot.demo.messages import Message
from storage.records import UNDISCLOSED, Role
from tests.harness.record import questions_sent
from tests.harness.stage import opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"
ANOTHER = "worked-together/after-speaking-up"
CONTACT = {"phone_number": "+441632960000", "first_name": "Ann"}
STORY = {"chat": {"id": 5, "type": "private", "first_name": "Ann"}, "id": 3}
CHECKLIST = {"title": "To do", "tasks": [{"id": 1, "text": "Buy milk"}]}


async def test_a_tap_without_its_message_is_answered(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]

        told = await member.answer(member.tap_on_nothing("aa:x"), timeout=20)

        assert told.text == "This button does not work any more."


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("contact", CONTACT, "contact"),
        ("story", STORY, "story"),
        ("checklist", CHECKLIST, "checklist"),
    ],
)
async def test_what_is_no_words_gets_a_kind_sentence(
    tmp_path: Path, field: str, value: object, what: str
) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]

        await member.send_other(field, value)

        await member.expect(f"I kept nothing of your {what}", timeout=20)


@pytest.mark.parametrize("made", ["before the round", "after it"])
async def test_two_cards_of_ask_open_one_round_in_a_minute_also_if_the_bot_is_killed_between(
    tmp_path: Path, made: str
) -> None:
    async with opened_stage(tmp_path) as stage:
        admin, other = stage.admin, stage.people[1]
        as_admin = await stage.app.flows.inviting.invite(
            stage.actor, perspective=UNDISCLOSED, role=Role.ADMIN
        )
        await stage.app.flows.joining.join(as_admin.code, other.id)

        async def second_card() -> Message:
            await other.say(f"/ask {ANOTHER}")
            return await other.expect("Shall I ask")

        await admin.say(f"/ask {WORDS_PROMPT}")
        first = await admin.expect("Shall I ask")
        second = await second_card() if made == "before the round" else None
        stage.move(seconds=3)

        stage.server.faults.next(faults.slow_after(60), "answerCallbackQuery")
        await admin.tap("Ask now", message=first)
        await stage.questions([stage.people[2]])
        await stage.kill()
        stage.move(seconds=3)
        await stage.up()
        await admin.expect("One question is on the way")
        second = second or await second_card()
        await other.tap("Ask now", message=second)
        refused = await other.expect("The group was asked less than a minute ago")
        await stage.quiet()

        assert "What gave people more power or less power in this meeting?" in refused.text
        assert [len(questions_sent(stage.server, one.id)) for one in stage.people] == [1] * 6

        stage.move(seconds=60)
        await other.tap("Ask now", message=await second_card())
        await other.expect("One question is on the way")


async def test_the_same_answer_tapped_twice_is_sealed_and_not_changed(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.hold_meeting()
        await stage.questions(stage.people, "question 3 of 3")
        member = stage.people[1]
        shown, button = next(
            (message, button)
            for message in member.screen()
            for button in message.buttons
            if button.data.startswith("ap:")
        )

        queries = [member.tap_data(shown, button.data) for _ in range(2)]
        told = await asyncio.gather(*(member.answer(query) for query in queries))

        assert [one.text for one in told] == ["Sealed.", "Sealed."]


async def test_an_open_preview_can_not_be_sent_after_leaving(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=7) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        member = stage.people[1]
        await member.tap("Answer")
        await member.expect("Type your answer")
        await member.say("We took turns.")
        await member.expect("Please check.")
        preview = member.last
        await member.say("/leave")
        await member.expect("leave")
        await stage.quiet()
        await member.tap("Yes, leave")
        await stage.quiet()

        query = await member.tap("Send: share my words", message=preview)
        told = await member.answer(query)

        assert told.text.startswith("You have left this group")
        assert await stage.sealed() == []
