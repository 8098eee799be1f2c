"""Whoever is told when boxes open next is told the moment that was decided, and no other."""

import re
from pathlib import Path
from secrets import token_bytes

from bot.flows.shared.tools import Tools
from bot.flows.upkeep.restoring import settle_copy
from prompts.loading import shipped_packs
from tests.harness.stage import PATIENT, Stage, opened_stage

FIRST, SECOND = "worked-together/what-gave-power", "worked-together/shared-power"
_MOMENT = re.compile(r"open(?:ed)? (?:next )?on (\w+ \d+ \w+)(?: 2026)? at (\d\d:\d\d)\.")


async def test_a_weekly_time_moved_after_an_opening_is_said_as_it_was_decided(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(FIRST)
        await stage.questions(stage.people)
        await stage.answer_in_words(stage.people[1], "It went well.")
        await stage.open_now()
        await stage.admin.expect("so none was opened", timeout=PATIENT)

        # Tomorrow is a Tuesday, but at this time not yet a day after the opening.
        await stage.admin.say("/settings weekly Tuesday 08:30")
        await stage.admin.expect("Changed")

        assert await _said(stage) == ["Tuesday 10 November at 08:30"] * 4


async def test_after_a_restore_nobody_is_told_of_an_opening_within_a_day(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        stage.move(days=3, hours=5)
        app = stage.app
        packs = shipped_packs()
        await settle_copy(Tools(app.store, app.keyring, app.clock, token_bytes, packs))
        await stage.admin.expect("had to go back to an older copy", timeout=PATIENT)

        assert await _said(stage) == ["Friday 13 November at 12:00"] * 4


async def _said(stage: Stage) -> list[str]:
    """What /group, the card of /ask, its outcome and a receipt say of the next opening."""
    member = stage.people[2]
    member.forget()
    stage.move(seconds=61)  # a group is asked once a minute
    await member.say("/group")
    card = await member.expect("The summary comes every")
    await stage.admin.say(f"/ask {SECOND}")
    shown = await stage.admin.expect("Shall I ask")
    await stage.admin.tap("Ask now")
    asked = await stage.admin.expect("on the way to")
    await stage.question_of(member)
    await member.tap("3")
    receipt = await member.expect("Sealed")
    return [_moment_in(one.text) for one in (card, shown, asked, receipt)]


def _moment_in(text: str) -> str:
    found = _MOMENT.search(text)
    return " at ".join(found.groups()) if found else text
