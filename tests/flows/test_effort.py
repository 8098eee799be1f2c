"""What a round costs a member, from its questions to its answers; docs/performance.md tells it."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.demo.phone import Phone
from tests.harness.effort import Counted, Effort
from tests.harness.stage import PATIENT, opened_stage

PROMPTS = ("worked-together/shared-power", "worked-together/felt-respect")
IN_WORDS = "worked-together/missing-view"
WORDS = "We took turns, and nobody was left out."


async def test_a_round_costs_a_member_no_more_than_the_table_says(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = Counted(stage.server, stage.people[1])
        member.begin()
        for prompt in (*PROMPTS, IN_WORDS):
            await stage.ask(prompt)
            await stage.questions(stage.people)
            if prompt == IN_WORDS:
                await in_words(member)
                others = [one for one in stage.people if one is not member.phone]
                await asyncio.gather(*(stage.answer_in_words(one, WORDS) for one in others))
                continue
            for phone in stage.people:
                await by_a_tap(member, phone)
        await stage.quiet()
        answered = member.effort()
        member.begin()
        await stage.move_to_opening()
        await member.phone.expect("Summary 1 of", timeout=PATIENT)
        await stage.quiet()
        read = member.effort()

    assert replace(answered, words=0) == Effort(taps=4, typed=1, sent=5, left=3, words=0)
    assert answered.words <= 560
    assert (read.taps, read.typed) == (0, 0)
    assert read.sent == read.left, "no question counts as a new message because its buttons went"


async def by_a_tap(member: Counted, phone: Phone) -> None:
    phone.forget()
    if phone is member.phone:
        await member.tap("4")
    else:
        await phone.tap("4")
    await phone.expect("Sealed.")


async def in_words(member: Counted) -> None:
    member.phone.forget()
    await member.tap("Answer")
    await member.phone.expect("Type your answer")
    await member.say(WORDS)
    await member.phone.expect("Please check.")
    await member.tap("Send: share my words")
    await member.phone.expect("Sealed")
