"""Every update finds its handler, and no failure is silent, loud or tells what was said."""

import pytest
import structlog

from bot.chat.dispatch.routes import BadRouteTable, ChatCommand, Routes, RouteTable
from bot.demo import faults
from bot.flows.people.founding import Founded
from prompts.model import Kind
from storage.records import Answer
from tests.unit.chat.stage import GROUP, Stage


async def second_group(stage: Stage) -> str:
    flows = stage.app.flows
    await flows.founding.accept_admin(await flows.founding.admin_code(), stage.ann.id)
    founded = await flows.founding.found_group(stage.ann.id, "Second group")
    assert isinstance(founded, Founded)
    return founded.group.id


async def test_somebody_in_one_group_goes_straight_on(stage: Stage) -> None:
    await stage.ann.say("/summary")

    await stage.ann.expect(f"There is no summary of {GROUP}")


async def test_somebody_in_two_groups_is_asked_which_and_the_command_runs_for_that(
    stage: Stage,
) -> None:
    await second_group(stage)
    typed = await stage.ann.say("/summary")

    asked = await stage.ann.expect("Which group do you mean?")
    assert asked.reply_to == typed.message_id
    assert asked.labels == sorted([GROUP, "Second group"])
    await stage.restart()
    await stage.ann.tap("Second group")

    await stage.ann.expect("You chose Second group.")
    await stage.ann.expect("There is no summary of Second group")


async def test_a_group_chosen_for_a_command_that_was_deleted_is_told_so(stage: Stage) -> None:
    await second_group(stage)
    await stage.ann.say("/summary")
    asked = await stage.ann.expect("Which group do you mean?")
    await stage.bot.delete_message(stage.ann.id, asked.reply_to or 0)

    answered = await stage.ann.answer(await stage.ann.tap("Second group"))

    assert answered.show_alert
    assert "send the command again" in answered.text


async def test_a_member_can_not_use_what_is_for_admins(stage: Stage) -> None:
    member = stage.others[0]

    await member.say("/open")

    await member.expect("Only an admin of your group can do that.")


async def test_a_stranger_is_told_how_to_come_in(stage: Stage) -> None:
    stranger = stage.server.phone("Zoe")
    await stranger.start()

    await stranger.say("/group")

    await stranger.expect("You are not in a group with me yet.")


async def test_an_unknown_command_is_told_so(stage: Stage) -> None:
    await stage.ann.say("/makecoffee now")

    await stage.ann.expect("I don’t know that command.")


async def test_a_command_may_name_the_bot(stage: Stage) -> None:
    await stage.ann.say("/SUMMARY@Afterword_Bot")

    await stage.ann.expect("There is no summary of")


async def test_in_a_group_chat_a_command_gets_one_short_answer(stage: Stage) -> None:
    chat = stage.server.group("Steering group", stage.ann.person)

    for text in ("/makecoffee", "/summary@other_bot", "My answer is four"):
        await stage.ann.say(text, chat=chat)
    last = await stage.ann.say("/summary", chat=chat)

    told = await stage.ann.expect("Please write to me in private: https://t.me/", chat=chat)
    assert told.reply_to == last.message_id
    ours = [m for m in stage.ann.screen(chat=chat) if m.sender == stage.bot.id]
    assert [m.message_id for m in ours] == [told.message_id]


async def test_asked_for_words_run_their_command_as_a_reply_and_after_a_restart(
    stage: Stage,
) -> None:
    await stage.app.flows.founding.accept_admin(
        await stage.app.flows.founding.admin_code(), stage.ann.id
    )
    await stage.ann.say("/newgroup")
    asked = await stage.ann.expect("")
    while not asked.asks_for_reply:
        asked = await stage.ann.expect("")

    await stage.restart()
    await stage.ann.say("Third group", reply_to=asked)

    await stage.ann.expect("Third group")
    memberships = await stage.app.flows.knowing.memberships(stage.ann.id)
    assert sorted(one.group.name for one in memberships) == [GROUP, "Third group"]


async def test_a_failure_is_apologised_for_and_logged_without_what_was_said(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_chat_id: int, _code: str) -> None:
        raise RuntimeError("secret words")

    _, question = await stage.ask(Kind.TEXT)
    monkeypatch.setattr(stage.app.flows.answering, "question", fail)
    with structlog.testing.capture_logs() as logs:
        answered = await stage.ann.answer(await stage.ann.tap("Answer", message=question))
        await stage.ann.say("My secret", reply_to=question)
        await stage.ann.expect("Sorry, something went wrong on our side.")

    assert answered.show_alert
    assert "Sorry" in answered.text
    failed = [log for log in logs if log["event"] == "handler-failed"]
    assert [log["error"] for log in failed] == ["RuntimeError", "RuntimeError"]
    assert "secret" not in str(logs)
    assert str(stage.ann.id) not in str(logs)


@pytest.mark.parametrize(
    "fault",
    [faults.too_many(1), faults.broken(), faults.gateway(), faults.dropped_before()],
    ids=["429", "500", "502", "dropped"],
)
async def test_an_edit_is_tried_again_when_the_line_is_bad(
    stage: Stage, fault: faults.Fault
) -> None:
    _, question = await stage.ask(Kind.SCALE)
    stage.server.faults.next(fault, "editMessageText")

    await stage.ann.tap("4", message=question)

    await stage.ann.expect("Your answer: 4")
    assert await stage.sealed() == [Answer(4)]


async def test_an_edit_of_a_message_that_is_gone_is_said_anew(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    stage.server.faults.next(faults.wrong("message to edit not found"), "editMessageText")

    await stage.ann.tap("4", message=question)

    receipt = await stage.ann.expect("Your answer: 4")
    assert receipt.message_id != question.message_id


async def test_somebody_who_stops_the_bot_meanwhile_does_no_harm(stage: Stage) -> None:
    member = stage.others[0]
    await member.say("/help")
    await member.block()

    await stage.ann.say("/summary")

    await stage.ann.expect("There is no summary of")


async def test_an_answer_to_a_tap_that_comes_too_late_does_no_harm(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    late = faults.wrong("query is too old and response timeout expired or query ID is invalid")
    stage.server.faults.next(late, "answerCallbackQuery")

    await stage.ann.tap("4", message=question)

    await stage.ann.expect("Your answer: 4")


async def nothing(_context: object, _call: ChatCommand) -> None:
    """A handler."""


def test_two_parts_can_not_claim_the_same_command() -> None:
    part = Routes(commands=(("help", nothing),))

    with pytest.raises(BadRouteTable):
        RouteTable((part, part))
