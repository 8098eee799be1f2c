"""The clock: what was due while nothing was running happens once when it is back."""

from datetime import timedelta
from pathlib import Path

from bot.demo.clockwork import JUST_AFTER
from tests.harness.record import questions_sent, starting
from tests.harness.stage import GROUP, PATIENT, Stage, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"


async def test_a_meeting_that_ended_meanwhile_is_asked_about_once(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.plan("today 10:00 for 60 minutes Short one")

        await stage.down()
        stage.move(hours=7)
        await stage.up()
        await stage.questions(stage.people, "question 3 of 3")
        await stage.restart()
        await stage.quiet()

        for phone in stage.people:
            assert len(questions_sent(stage.server, phone.id)) == 3


async def test_a_meeting_of_long_ago_is_not_asked_about_any_more(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.plan("today 10:00 for 60 minutes Short one")

        await stage.down()
        stage.move(days=9)
        await stage.up()
        await stage.quiet()

        assert [questions_sent(stage.server, one.id) for one in stage.people] == [[]] * 6


async def test_several_weekly_times_missed_are_one_summary(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        await stage.answer_all_in_words([f"Answer of person {one}" for one in range(5)])

        await stage.down()
        stage.move(weeks=2, days=1)
        await stage.up()
        for phone in stage.people:
            await phone.expect(f"Summary 1 of {GROUP}", timeout=PATIENT)
        await stage.restart()
        await stage.quiet()

        assert [_summaries(stage, one) for one in range(6)] == [1] * 6


async def test_a_reminder_missed_comes_late_but_not_after_the_opening(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)

        await stage.down()
        stage.move(days=4)
        await stage.up()
        for phone in stage.people:
            await phone.expect("the boxes open on", timeout=PATIENT)
        await stage.move_to_opening()
        for phone in stage.people:
            await phone.expect(f"Summary 1 of {GROUP}", timeout=PATIENT)
        await stage.quiet()

        for phone in stage.people:
            reminders = starting(stage.server, phone.id, f"{GROUP}: the boxes open on")
            assert len(reminders) == 1


async def test_times_are_the_groups_own(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.admin.say("/settings zone America/New_York")
        await stage.admin.expect("Changed")
        planned = await stage.plan("today 10:00 for 60 minutes Short one")

        coming = await stage.app.flows.knowing.coming()
        assert coming.prompts_at is not None
        assert coming.prompts_at - stage.clock.now() > timedelta(hours=7)
        assert "2 November 2026, 10:00 to 11:00" in planned.text
        stage.clock.move_to(coming.prompts_at + JUST_AFTER)
        await stage.questions(stage.people, "question 3 of 3")


async def test_what_people_did_while_it_was_down_is_dealt_with(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people[:1] + stage.people[2:])
        member = stage.people[1]
        question = await stage.question_of(member)

        await stage.down()
        await member.say("Said while nobody was there.", reply_to=question)
        await stage.up()
        await member.expect("Please check.")
        await member.tap("Send: share my words")
        await member.expect("Sealed: share my words.")

        assert [one.text for one in await stage.sealed()] == ["Said while nobody was there."]


def _summaries(stage: Stage, number: int) -> int:
    start = f"Summary 1 of {GROUP}"
    return len(starting(stage.server, stage.people[number].id, start))


async def test_quiet_on_the_stage_means_that_all_that_is_due_was_done_and_sent(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.hold_meeting()

        await stage.quiet()

        asked = [len(questions_sent(stage.server, phone.id)) for phone in stage.people]
        assert asked == [3] * len(stage.people)
