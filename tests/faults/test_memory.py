"""What is typed is in memory while it is dealt with, and as a draft; then nothing holds it."""

import asyncio
import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.chat.dispatch.conversations import Conversations, TypedAnswer
from tests.faults.theatre import PATIENT, Theatre
from tests.harness.memory import HOLDERS, WORD
from tests.harness.stage import Stage, opened_stage

TEXT_PROMPT = "worked-together/what-gave-power"


async def held(theatre: Theatre, done: Callable[[list[str]], bool]) -> list[str]:
    """What holds the word in the running process, as soon as it is as wanted, or after 15 s."""
    found: list[str] = []
    for _ in range(30):
        before = theatre.program.printed.count(HOLDERS.encode())
        theatre.program.look_into_memory()
        for _ in range(300):
            await asyncio.sleep(0.1)
            if theatre.program.printed.count(HOLDERS.encode()) > before:
                break
        *_, last = theatre.program.printed.decode().rpartition(HOLDERS)
        found = json.loads(last.splitlines()[0])
        if done(found):
            break
    return found


async def test_once_it_is_sent_nothing_in_the_process_holds_what_was_typed(tmp_path: Path) -> None:
    async with Theatre(tmp_path, ()) as theatre:
        theatre.program.module = "tests.harness.memory"
        [cast] = await theatre.seat(["Tuesday group"], people=6)
        await theatre.keep_up()
        await theatre.ask(cast, TEXT_PROMPT)
        phone = cast.phones[1]
        await phone.expect("question 1 of 1", timeout=PATIENT)
        await phone.tap("Answer")
        await phone.expect("Type your answer", timeout=PATIENT)
        await phone.say(f"{WORD} had more of a say than me: 07700 900123")
        await phone.expect("Please check.", timeout=PATIENT)

        drafted = await held(theatre, bool)
        await phone.tap("Mask")
        await phone.quiet()
        await phone.tap("Send: share my words")
        await phone.expect("Sealed: ", timeout=PATIENT)
        await theatre.quiet(phone)
        sent = await held(theatre, lambda found: not found)

        assert drafted, "the look into memory sees a draft"
        assert sent == []
        assert await theatre.program.stop() == 0


def drafts() -> list[TypedAnswer]:
    """The drafts in this process's memory that hold the word."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, TypedAnswer) and WORD in one.text]


async def leave_a_draft_alone(stage: Stage, *, hours: float) -> None:
    """Somebody types half an answer and puts the phone away; others write."""
    await stage.ask(TEXT_PROMPT)
    await stage.questions(stage.people)
    member, other = stage.people[1:3]
    await member.tap("Answer")
    await member.expect("Type your answer")
    await member.say(f"{WORD} and")
    await member.expect("Please check.")
    await stage.quiet()
    assert drafts()
    stage.move(hours=hours)
    await other.say("/help")
    await stage.quiet()


@pytest.mark.parametrize(("hours", "left"), [(5.9, True), (6.1, False)])
async def test_a_draft_that_is_left_alone_is_forgotten_though_its_chat_never_writes_again(
    tmp_path: Path, hours: float, left: bool
) -> None:
    async with opened_stage(tmp_path) as stage:
        await leave_a_draft_alone(stage, hours=hours)

        assert bool(drafts()) is left
        await stage.people[1].tap("Send: share my words")
        await stage.people[1].expect("Sealed: ")
        assert [answer.text for answer in await stage.sealed()] == [f"{WORD} and"]


async def test_a_draft_that_nobody_sweeps_away_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Conversations, "sweep", lambda _self, _now: None)
    async with opened_stage(tmp_path) as stage:
        await leave_a_draft_alone(stage, hours=6.1)

        assert drafts()
