"""Asking: meetings and their rounds, what is asked, who is asked, and reminders."""

from pathlib import Path

import pytest

from bot.demo.phone import Phone
from prompts.loading import shipped_packs
from prompts.model import Pack
from tests.harness.record import questions_sent, starting, texts_sent
from tests.harness.stage import GROUP, PATIENT, Stage, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"


async def test_a_meeting_is_said_back_in_words_before_it_is_planned(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        admin = stage.admin

        await admin.say("/meeting tomorrow 14:00 for 90 minutes Steering group")
        shown = await admin.expect("Is that right?")
        assert await _planned(stage) == []
        await admin.tap("Yes, plan it")
        await admin.expect("The meeting is planned")

        for words in ("Steering group", "Tuesday 3 November 2026", "14:00 to 15:30", "at 16:00"):
            assert words in shown.text
        assert await _planned(stage) == ["Steering group"]


async def test_a_meeting_can_be_planned_by_buttons(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        admin = stage.admin

        await admin.say("/meeting")
        await admin.expect("On which day")
        await admin.tap("Wed 4 Nov")
        await admin.expect("When does it start?")
        await admin.tap("10:00")
        await admin.expect("How long is it?")
        await admin.tap("90 minutes")
        await admin.expect("How often does it take place?")
        await admin.tap("Once")
        named = await admin.expect("What is it called?")
        await admin.say("Planning day", reply_to=named)
        shown = await admin.expect("Is that right?")
        await admin.tap("Yes, plan it")
        await admin.expect("The meeting is planned")

        assert "Wednesday 4 November 2026, 10:00 to 11:30" in shown.text
        assert await _planned(stage) == ["Planning day"]


async def test_what_is_not_clear_is_asked_about_and_not_planned(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.admin.say("/meeting sometime soon, the usual")
        await stage.admin.expect("Nothing is planned yet")

        assert await _planned(stage) == []


async def test_two_taps_on_plan_it_are_one_meeting(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.admin.say("/meeting tomorrow 14:00 for 90 minutes Steering group")
        shown = await stage.admin.expect("Is that right?")

        first = await stage.admin.tap("Yes, plan it", message=shown)
        second = stage.admin.tap_data(shown, shown.buttons[0].data)
        await stage.admin.answer(first)
        again = await stage.admin.answer(second)

        assert "planned already" in again.text
        assert await _planned(stage) == ["Steering group"]


async def test_the_round_opens_by_itself_after_the_delay_and_not_before(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.plan("today 10:00 for 60 minutes Short one")
        stage.move(hours=2, minutes=29, seconds=30)
        await stage.quiet()
        before = [questions_sent(stage.server, phone.id) for phone in stage.people]

        stage.move(seconds=31)
        await stage.questions(stage.people, "question 3 of 3")

        assert before == [[]] * 6
        for phone in stage.people:
            assert len(questions_sent(stage.server, phone.id)) == 3


async def test_in_quiet_hours_the_questions_wait_for_the_morning(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        planned = await stage.plan("today 19:00 for 90 minutes Evening group")
        stage.move(hours=14)
        await stage.quiet()
        before = questions_sent(stage.server, stage.admin.id)

        stage.move(hours=9, seconds=1)
        await stage.questions(stage.people, "question 3 of 3")

        assert "Tuesday 3 November at 08:00" in planned.text
        assert before == []


async def test_a_cancelled_meeting_is_not_asked_about(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.plan("today 10:00 for 60 minutes Short one")
        await stage.admin.say("/meetings")
        await stage.admin.expect("Meetings of")
        await stage.admin.tap("Cancel 1")
        await stage.admin.expect("Shall I cancel this meeting?")
        await stage.admin.tap("Yes, cancel it")
        await stage.admin.expect("is cancelled")

        stage.move(hours=5)
        await stage.quiet()

        assert [questions_sent(stage.server, one.id) for one in stage.people] == [[]] * 6


async def test_questions_are_balanced_not_repeated_and_three_at_most(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]
        for rounds in range(1, 4):
            await stage.ask()
            await stage.questions(stage.people, "question 3 of 3")
            assert len(questions_sent(stage.server, member.id)) == 3 * rounds

        [pack] = [one for one in shipped_packs() if one.id == "worked-together"]
        wordings = [_wording(text, pack) for text in questions_sent(stage.server, member.id)]
        themes = [one.theme for one in pack.prompts for text in wordings if one.wording == text]
        assert len(set(wordings)) == len(wordings) == len(themes) == 9
        assert set(themes) == {theme.id for theme in pack.themes}


async def test_the_same_tap_on_ask_now_handled_twice_is_one_round(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.admin.say("/ask")
        shown = await stage.admin.expect("Shall I ask")

        await stage.admin.tap("Ask now", message=shown)
        stage.admin.tap_data(shown, shown.buttons[0].data)
        await stage.questions(stage.people, "question 3 of 3")
        await stage.quiet()

        for phone in stage.people:
            assert len(questions_sent(stage.server, phone.id)) == 3


async def test_fewer_than_six_people_can_not_start(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=5) as stage:
        await stage.admin.say(f"/ask {WORDS_PROMPT}")
        await stage.admin.expect("Shall I ask")
        await stage.admin.tap("Ask now")
        await stage.admin.expect("it takes 6 or more")
        await stage.hold_meeting("today 10:00 for 60 minutes Short one")
        await stage.admin.expect("After “Short one” I asked no questions", timeout=PATIENT)

        assert [questions_sent(stage.server, one.id) for one in stage.people] == [[]] * 5


async def test_who_joins_later_waits_for_the_next_round(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        [late] = await stage.join(1)
        await stage.ask("worked-together/shared-power")
        await stage.questions(stage.people)

        assert len(questions_sent(stage.server, late.id)) == 1


async def test_the_day_before_opening_everybody_is_reminded_at_the_question(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        asked = {phone.id: await stage.question_of(phone) for phone in stage.people}
        await stage.answer_in_words(stage.people[1], "I have answered already.")
        stage.move(days=3, hours=3, seconds=1)

        for phone in stage.people:
            reminder = await phone.expect("the boxes open on Friday 6 November", timeout=PATIENT)
            assert reminder.reply_to == asked[phone.id].message_id
            assert reminder.buttons == ()
            assert "If you have answered already, please ignore this" in reminder.text
        await stage.quiet()
        assert [_reminders(stage, phone) for phone in stage.people] == [1] * 6


async def test_nobody_is_reminded_of_what_was_asked_on_the_last_day(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        stage.move(days=3, hours=4)
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        stage.move(hours=19)
        await stage.quiet()

        assert [_reminders(stage, phone) for phone in stage.people] == [0] * 6


@pytest.mark.parametrize("command", ["/ask", "/meeting", "/open", "/prompts", "/people", "/link"])
async def test_what_admins_do_is_for_admins(tmp_path: Path, command: str) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.people[1].say(command)

        await stage.people[1].expect("Only an admin of your group can do that")


async def test_a_suggestion_reaches_the_admins_without_a_name(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]

        await member.say("/suggest What helped us most?")
        await member.expect("I have passed your question on")
        notice = await stage.admin.expect("What helped us most?")

        assert member.person.first_name not in notice.text


async def test_prompts_shows_the_pack_and_chooses_another(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.admin.say("/settings pack what-so-what")
        await stage.admin.expect("Changed")
        await stage.ask()
        await stage.questions(stage.people, "question 3 of 3")

        [pack] = [one for one in shipped_packs() if one.id == "what-so-what"]
        asked = questions_sent(stage.server, stage.admin.id)
        assert len({_wording(text, pack) for text in asked}) == len(asked) == 3


def _wording(text: str, pack: Pack) -> str:
    """Which of the pack's prompts a question asks."""
    [wording] = {one.wording for one in pack.prompts} & set(text.split("\n"))
    return wording


def _reminders(stage: Stage, phone: Phone) -> int:
    return len(starting(stage.server, phone.id, f"{GROUP}: the boxes open on"))


async def _planned(stage: Stage) -> list[str]:
    """The titles of the meetings that are planned."""
    planned = await stage.app.flows.planning.meetings(stage.actor)
    return [one.meeting.title for one in planned]


async def test_a_message_about_nothing_asked_is_not_taken(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]

        await member.say("Hello, bot")
        await member.expect("You can read the latest /summary")

        assert len(texts_sent(stage.server, member.id)) >= 1
        assert await stage.sealed() == []
