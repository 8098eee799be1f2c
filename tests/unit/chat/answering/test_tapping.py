"""One tap seals; every other tap under a question or a receipt does what its label says."""

import pytest

from bot.chat.answering.taps import Pick
from bot.chat.messages.taps import Code
from prompts.model import Kind
from storage.records import Answer
from tests.unit.chat.stage import Stage


async def test_a_question_says_its_group_its_number_and_what_the_ends_mean(stage: Stage) -> None:
    prompt, question = await stage.ask(Kind.SCALE)

    assert question.text.startswith("The <b>Tuesday</b> group & friends · question 1 of 1")
    assert prompt.wording in question.text
    assert f"1 means “{prompt.low}”. 5 means “{prompt.high}”." in question.text
    assert question.labels == [
        f"1 · {prompt.low}",
        "2",
        "3",
        "4",
        f"5 · {prompt.high}",
        "Skip",
        "Remind me later",
    ]


async def test_one_tap_on_a_scale_seals(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)

    tapped = await stage.ann.tap("4", message=question)

    receipt = await stage.ann.expect("Until yours is opened")
    assert receipt.message_id == question.message_id
    assert "Your answer: 4 out of 5" in receipt.text
    assert receipt.labels == ["Change", "Withdraw", "Clear from this chat"]
    assert (await stage.ann.answer(tapped)).text == "Sealed."
    assert await stage.sealed() == [Answer(4)]


async def test_one_tap_on_a_choice_seals(stage: Stage) -> None:
    prompt, question = await stage.ask(Kind.CHOICE)

    await stage.ann.tap(prompt.options[1], message=question)

    receipt = await stage.ann.expect("Sealed.")
    assert f"Your answer: {prompt.options[1]}" in receipt.text
    assert await stage.sealed() == [Answer(1)]


async def test_two_taps_at_once_leave_one_answer_and_one_receipt(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)

    stage.ann.tap_data(question, question.buttons[1].data)
    last = stage.ann.tap_data(question, question.buttons[1].data)

    await stage.ann.answer(last)
    await stage.ann.expect("2 out of 5")
    assert await stage.sealed() == [Answer(2)]
    assert stage.ann.last.message_id == question.message_id


async def test_change_on_a_scale_keeps_the_answer_until_another_is_tapped(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    await stage.ann.tap("4", message=question)
    await stage.ann.expect("Sealed.")

    await stage.ann.answer(await stage.ann.tap("Change"))
    await stage.ann.expect("Your answer: 4")
    assert await stage.sealed() == [Answer(4)]
    tapped = await stage.ann.tap("2", message=question)

    await stage.ann.expect("Your answer: 2")
    assert (await stage.ann.answer(tapped)).text.startswith("Changed and sealed.")
    assert await stage.sealed() == [Answer(2)]


async def test_keeping_the_answer_after_change_puts_the_receipt_back(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    await stage.ann.tap("4", message=question)
    await stage.ann.expect("Sealed.")
    await stage.ann.tap("Change")
    await stage.ann.expect("Your answer: 4")

    await stage.ann.tap("Keep it as it is")

    receipt = await stage.ann.expect("Your answer: 4")
    assert receipt.labels == ["Change", "Withdraw", "Clear from this chat"]
    assert await stage.sealed() == [Answer(4)]


async def test_withdraw_takes_the_answer_out_and_offers_to_answer_again(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    await stage.ann.tap("4", message=question)
    await stage.ann.expect("Sealed.")

    await stage.ann.tap("Withdraw")

    withdrawn = await stage.ann.expect("Withdrawn.")
    assert withdrawn.labels == ["Answer"]
    assert await stage.sealed() == []
    await stage.ann.tap("Answer")
    await stage.ann.expect("Tap a number.")
    await stage.ann.tap("5")
    await stage.ann.expect("5 out of 5")
    assert await stage.sealed() == [Answer(5)]


async def test_skip_stores_nothing_and_can_be_undone(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)

    await stage.ann.tap("Skip", message=question)

    skipped = await stage.ann.expect("Skipped.")
    assert skipped.labels == ["Answer"]
    await stage.ann.tap("Answer")
    shown = await stage.ann.expect("question 1 of 1")
    assert shown.labels == ["Answer", "Skip", "Remind me later"]
    asked = await stage.ann.expect("Type your answer")
    assert asked.asks_for_reply


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("This evening", "Tuesday 3 November at 18:00"),
        ("Tomorrow morning", "Wednesday 4 November at 09:00"),
        ("The day before it opens", "Thursday 5 November at 12:00"),
    ],
)
async def test_remind_me_later_names_the_time_and_leaves_the_question(
    stage: Stage, label: str, said: str
) -> None:
    _, question = await stage.ask(Kind.CHOICE)
    await stage.ann.tap("Remind me later", message=question)
    await stage.ann.expect("question 1 of 1")

    answered = await stage.ann.answer(await stage.ann.tap(label))

    assert said in answered.text
    shown = await stage.ann.expect("question 1 of 1")
    assert shown.labels == question.labels


async def test_the_reminder_asked_for_is_a_reply_to_the_question_without_a_ballot(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.CHOICE)
    await stage.ann.tap("Remind me later", message=question)
    await stage.ann.expect("question 1 of 1")
    await stage.ann.answer(await stage.ann.tap("This evening"))
    stage.clock.move(hours=4)

    await stage.deliver()

    reminder = await stage.ann.expect("You asked me to remind you")
    assert reminder.reply_to == question.message_id
    assert reminder.labels == []
    assert [one for one in reminder.entities if one.url] == []


async def test_clear_asks_first_and_then_deletes_the_tapped_answer(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    await stage.ann.tap("4", message=question)
    await stage.ann.expect("Sealed.")

    warned = await stage.ann.answer(await stage.ann.tap("Clear from this chat"))
    assert not warned.show_alert
    assert "stays in its box" in warned.text
    await stage.ann.expect("Sealed.")
    await stage.ann.tap("Yes, clear it")

    await stage.ann.gone(question)
    assert await stage.sealed() == [Answer(4)]


async def test_a_forged_ballot_is_told_so_and_the_real_buttons_stay(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    tap = Pick.read(question.buttons[3].data)
    assert tap is not None
    forged = Pick(Code(tap.code[:-4] + ("AAAA" if tap.code[-4:] != "AAAA" else "BBBA")), 4)

    answered = await stage.ann.answer(stage.ann.tap_data(question, forged.data))

    assert answered.show_alert
    assert "not one of mine" in answered.text
    assert await stage.sealed() == []
    await stage.ann.tap("4", message=question)
    await stage.ann.expect("Sealed.")
    assert await stage.sealed() == [Answer(4)]


async def test_a_value_outside_the_scale_is_not_sealed(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    tap = Pick.read(question.buttons[0].data)
    assert tap is not None

    answered = await stage.ann.answer(stage.ann.tap_data(question, Pick(tap.code, 6).data))

    assert answered.show_alert
    assert await stage.sealed() == []


async def test_a_button_of_nobody_is_told_so(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)

    answered = await stage.ann.answer(stage.ann.tap_data(question, "ap:::::💥"))

    assert answered.show_alert
    assert "does not work any more" in answered.text


async def test_after_opening_only_clear_is_left_under_a_receipt(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    await stage.ann.tap("4", message=question)
    receipt = await stage.ann.expect("Sealed.")
    for code in stage.other_ballots():
        await stage.app.flows.answering.seal(*code, value=3)
    await stage.app.flows.opening.open_now(stage.actor)

    answered = await stage.ann.answer(await stage.ann.tap("Withdraw", message=receipt))

    assert "has been opened" in answered.text
    shown = await stage.ann.expect("Sealed.")
    assert shown.labels == ["Clear from this chat"]


async def test_the_link_of_a_question_shows_it_anew(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    tap = Pick.read(question.buttons[0].data)
    assert tap is not None

    await stage.ann.start(f"a-{tap.code}")

    shown = await stage.ann.expect("Tap a number.")
    assert shown.message_id != question.message_id
    await stage.ann.tap("3", message=shown)
    await stage.ann.expect("3 out of 5")
    assert await stage.sealed() == [Answer(3)]
