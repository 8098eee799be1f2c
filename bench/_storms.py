"""Part 2: a round for 2,000 chats on a bad day, and what came of it in every single chat."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench._seating import ask, found, waiting
from bench._telegram import SHOW, Telegram
from bot.demo.faults import Drop, Slow
from tests.harness.program import Program

PROMPT = "worked-together/what-gave-power"
QUESTION = "question 1 of 1"
PATIENCE = 20.0
"""Seconds that the bot waits for an answer (bot/chat/transport/client.py)."""
AT_LONGEST = 900.0


@dataclass(frozen=True)
class Storm:
    """What came of a round."""

    chats: int
    took: float
    faults: int
    too_fast: int
    answers_lost: int
    lines: int
    shown: int
    reached: int
    copies: int
    copies_elsewhere: int
    ballots: int
    unsettled: int

    def rows(self) -> list[str]:
        """As lines of the table."""
        share = self.copies / self.chats
        return [
            f"| chats that have the question | {self.reached} of {self.chats} |",
            f"| second copies | {self.copies} ({share:.2%}) |",
            f"| second copies where no answer was lost | {self.copies_elsewhere} |",
            f"| two different ballots in a chat | {self.ballots} |",
            f"| for ever stuck | {self.unsettled} |",
            f"| calls that met a fault | {self.faults} |",
            f"| answers lost: time-outs and drops | {self.answers_lost} |",
            f"| told “I may have been cut off” | {self.lines} |",
            f"| of these, the question stood there already | {self.lines - self.shown} |",
            f"| of these, *{SHOW}* brought it | {self.shown} |",
            f"| 429 because we were too fast | {self.too_fast} |",
            f"| took | {self.took:.0f} s |",
        ]


HEAD = "| | |\n|---|---:|"


async def storm(chats: int, seed: int) -> Storm:
    """One round on a bad day."""
    telegram = Telegram()
    await telegram.open()
    with TemporaryDirectory() as folder:
        program = Program(telegram.server, Path(folder))
        try:
            phones = await telegram.crowd(chats)
            actor = await found(telegram, program.data, "Benchmark", phones)
            await ask(telegram, program.data, actor, PROMPT)
            telegram.begin()
            telegram.bad_days(Random(seed), patience=PATIENCE)
            program.start()
            began = asyncio.get_running_loop().time()
            heard: set[int] = set()

            def everybody_heard() -> bool:
                heard.update(one.chat_id for one in telegram.arrived())
                return len(heard) >= chats

            await telegram.until(everybody_heard, seconds=AT_LONGEST)
            took = asyncio.get_running_loop().time() - began
            # What was under way when the last chat heard may still come to nothing, or twice.
            await telegram.until(lambda: not waiting(program.data), seconds=AT_LONGEST)
            await asyncio.sleep(2)
            telegram.server.faults.clear()
            return await _result(telegram, took, waiting(program.data))
        finally:
            program.clear_away()
            await telegram.close()


async def _result(telegram: Telegram, took: float, left: int) -> Storm:
    arrived = telegram.arrived()
    questions = Counter(one.chat_id for one in arrived if QUESTION in one.text)
    told = {one.chat_id for one in arrived if one.doubt}
    met = telegram.server.faults.met
    lost = {m.chat_id for m in met if isinstance(m.fault, Slow | Drop)}
    too_fast = telegram.too_fast()
    shown = 0
    for phone in telegram.phones:
        if phone.id in told and not questions[phone.id]:
            line = [one for one in phone.screen() if SHOW in one.labels][-1]
            await phone.tap(SHOW, message=line)
            await phone.expect(QUESTION, timeout=30)
            shown += 1
    ballots: dict[int, set[str]] = {}
    for one in arrived:
        if one.ballot:
            ballots.setdefault(one.chat_id, set()).add(one.ballot)
    copies = {chat for chat, number in questions.items() if number > 1}
    return Storm(
        chats=len(telegram.phones),
        took=took,
        faults=len(met),
        too_fast=too_fast,
        answers_lost=sum(isinstance(m.fault, Slow | Drop) for m in met),
        lines=len(told),
        shown=shown,
        reached=len(questions) + shown,
        copies=sum(questions[chat] - 1 for chat in copies),
        copies_elsewhere=len(copies - lost),
        ballots=sum(len(held) > 1 for held in ballots.values()),
        unsettled=left,
    )
