"""The system's clock is set back or on while the bot runs: what is due is done, and once."""

import asyncio
from pathlib import Path

import pytest

from tests.harness.jumps import jumping_clock
from tests.harness.record import questions_sent, starting
from tests.harness.stage import GROUP, PATIENT, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"


async def test_a_clock_that_is_set_back_stops_nothing(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        with jumping_clock(stage) as jumps:
            await stage.quiet()
            jumps.by(hours=-3)
            await stage.quiet()

            await stage.plan("today 10:00 for 60 minutes Short one")
            stage.move(hours=6)
            await stage.questions(stage.people, "question 3 of 3")
            await stage.quiet()

        assert [len(questions_sent(stage.server, one.id)) for one in stage.people] == [3] * 6
        jumped = [one["seconds"] for one in stage.logs if one["event"] == "clock-jumped"]
        assert any(abs(seconds + 3 * 3600) < 5 for seconds in jumped)


@pytest.mark.parametrize("days", [9, 400])
async def test_a_clock_that_leaps_ahead_does_what_is_due_once(tmp_path: Path, days: int) -> None:
    async with opened_stage(tmp_path) as stage:
        with jumping_clock(stage) as jumps:
            await stage.ask(WORDS_PROMPT)
            await stage.questions(stage.people)
            await stage.answer_all_in_words([f"Answer of person {one}" for one in range(5)])

            jumps.by(days=days)
            async with asyncio.timeout(PATIENT):
                for phone in stage.people:
                    await phone.expect(f"Summary 1 of {GROUP}", timeout=PATIENT)
                await stage.quiet()

        summaries = [
            starting(stage.server, one.id, f"Summary 1 of {GROUP}") for one in stage.people
        ]
        assert [len(found) for found in summaries] == [1] * 6
