"""Part 3: the bot's process is killed at 50 random points of rounds for 300 chats."""

import asyncio
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench._seating import ask, found, waiting
from bench._telegram import SHOW, Telegram
from tests.harness.program import Program

PROMPTS = (
    "worked-together/what-gave-power",
    "worked-together/missing-view",
    "worked-together/after-speaking-up",
    "worked-together/shared-power",
    "worked-together/say-what-i-think",
    "worked-together/how-treated",
    "worked-together/be-myself",
)
QUESTION = "question 1 of 1"
LATEST = 1.4
"""Seconds of a life of the bot, from its first call on: some 40 messages, or none at all."""
AT_LONGEST = 300.0


@dataclass
class Kills:
    """What the kills did."""

    seed: int
    chats: int
    kills: int = 0
    rounds: int = 0
    reached: int = 0
    copies: int = 0
    lines: int = 0
    shown: int = 0
    two_ballots: int = 0
    too_fast: int = 0
    unsettled: int = 0
    sent_when_killed: list[int] = field(default_factory=list)

    def rows(self) -> list[str]:
        """As lines of the table."""
        spread = sorted(self.sent_when_killed)
        return [
            f"| kills (SIGKILL), in rounds | {self.kills}, in {self.rounds} |",
            f"| messages out when they struck | {spread[0]} to {spread[-1]} of {self.chats} |",
            f"| questions that are there | {self.reached} of {self.rounds * self.chats} |",
            f"| chats with two different ballots of one question | {self.two_ballots} |",
            f"| second copies | {self.copies} |",
            f"| told “I may have been cut off” | {self.lines} |",
            f"| of these, *{SHOW}* brought the question | {self.shown} |",
            f"| for ever stuck | {self.unsettled} |",
            f"| 429 because we were too fast | {self.too_fast} |",
        ]


async def kills(chats: int, wanted: int, seed: int) -> Kills:
    """Rounds with kills until there were as many as wanted; each is then played to its end."""
    telegram, rng = Telegram(), Random(seed)
    result = Kills(seed, chats)
    await telegram.open()
    with TemporaryDirectory() as folder:
        program = Program(telegram.server, Path(folder))
        try:
            phones = await telegram.crowd(chats)
            actor = await found(telegram, program.data, "Benchmark", phones)
            for prompt in PROMPTS:
                await ask(telegram, program.data, actor, prompt)
                telegram.begin()
                await _round(telegram, program, rng, result, most=wanted - result.kills)
                if result.kills >= wanted:
                    break
            return result
        finally:
            program.clear_away()
            await telegram.close()


async def _round(
    telegram: Telegram, program: Program, rng: Random, result: Kills, *, most: int
) -> None:
    heard: set[int] = set()

    def everybody_heard() -> bool:
        heard.update(one.chat_id for one in telegram.arrived())
        return len(heard) >= result.chats

    while most and not everybody_heard():
        seen = len(telegram.server.calls)
        program.start()
        await telegram.until(lambda: len(telegram.server.calls) > seen, seconds=AT_LONGEST)  # noqa: B023
        await asyncio.sleep(rng.uniform(0, LATEST))
        program.kill()
        everybody_heard()
        result.sent_when_killed.append(len(heard))
        result.kills += 1
        most -= 1
    program.start()
    await telegram.until(everybody_heard, seconds=AT_LONGEST)
    await telegram.until(lambda: not waiting(program.data), seconds=AT_LONGEST)
    result.unsettled += waiting(program.data)
    await _count(telegram, result)
    await program.stop()


async def _count(telegram: Telegram, result: Kills) -> None:
    arrived = telegram.arrived()
    questions = Counter(one.chat_id for one in arrived if QUESTION in one.text)
    told = {one.chat_id for one in arrived if one.doubt}
    ballots: dict[int, set[str]] = defaultdict(set)
    for one in arrived:
        ballots[one.chat_id].add(one.ballot)
    shown = 0
    for phone in telegram.phones:
        if phone.id in told and not questions[phone.id]:
            line = [one for one in phone.screen() if SHOW in one.labels][-1]
            await phone.tap(SHOW, message=line)
            await phone.expect(QUESTION, timeout=300)
            shown += 1
    result.rounds += 1
    result.reached += len(questions) + shown
    result.copies += sum(number - 1 for number in questions.values())
    result.lines += len(told)
    result.shown += shown
    result.two_ballots += sum(len(held - {""}) > 1 for held in ballots.values())
    result.too_fast += telegram.too_fast()
