"""Odd days of Telegram's own queue: each thing that people do is dealt with, and once."""

from pathlib import Path

from tests.harness.record import texts_sent
from tests.harness.stage import opened_stage


async def test_numbers_of_updates_that_begin_anew_and_lower_give_one_answer_each(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]
        await member.say("/privacy")
        await stage.quiet()
        before = len(texts_sent(stage.server, member.id))
        stage.server.api.updates.number_anew(17)

        await member.say("/privacy")
        await stage.quiet()
        await member.say("/privacy")
        await stage.quiet()

        assert len(texts_sent(stage.server, member.id)) == 3 * before
