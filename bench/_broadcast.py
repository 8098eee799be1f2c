"""Part 1: 300 chats get one question each; ours, and beside it AIORateLimiter."""

import asyncio
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench._seating import ask, found
from bench._telegram import Telegram
from tests.harness.program import ROOT, Program

LATENCIES = (0.0, 0.05)
LIMIT, SECONDS = 30, 1.0
PROMPT = "worked-together/what-gave-power"


@dataclass(frozen=True)
class Run:
    """One run: the seconds from the first message to the last, refusals, losses and copies."""

    actor: str
    latency: float
    chats: int
    took: float
    refused: int
    lost: int
    twice: int

    @property
    def bound(self) -> float:
        """The least that the limit itself needs."""
        return (self.chats - LIMIT) / LIMIT * SECONDS

    def row(self) -> str:
        """As a line of the table."""
        reach = self.took / self.bound - 1
        return (
            f"| {self.actor} | {self.latency * 1000:.0f} ms | {self.took:.2f} s | {reach:+.1%} "
            f"| {self.refused} | {self.lost} | {self.twice} |"
        )


HEAD = """| | latency | took | over the limit's own | 429 | lost | twice |
|---|---:|---:|---:|---:|---:|---:|"""


async def ours(chats: int, latency: float) -> Run:
    """The real bot in a process of its own."""
    telegram = Telegram(latency=latency)
    await telegram.open()
    with TemporaryDirectory() as folder:
        program = Program(telegram.server, Path(folder))
        try:
            phones = await telegram.crowd(chats)
            actor = await found(telegram, program.data, "Benchmark", phones)
            await ask(telegram, program.data, actor, PROMPT)
            telegram.begin()
            program.start()
            await telegram.until(
                lambda: len(telegram.arrived()) >= chats and telegram.server.taking.rest.now,
                seconds=300,
            )
            await asyncio.sleep(1.5)
            return _run("**Afterword**", telegram, chats)
        finally:
            program.clear_away()
            await telegram.close()


async def theirs(chats: int, latency: float, setting: str, name: str) -> Run:
    """AIORateLimiter with one of its settings."""
    telegram = Telegram(latency=latency)
    await telegram.open()
    try:
        phones = await telegram.crowd(chats)
        telegram.begin()
        await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "bench._limiter", setting],
            cwd=ROOT,
            env={
                **os.environ,
                "AFTERWORD_TELEGRAM_API": telegram.server.url,
                "AFTERWORD_BOT_TOKEN": telegram.server.token,
            },
            input="\n".join(str(phone.id) for phone in phones).encode(),
            capture_output=True,
            check=True,
        )
        return _run(name, telegram, chats)
    finally:
        await telegram.close()


async def table(chats: int) -> list[Run]:
    """All runs, one after another."""
    runs = []
    for latency in LATENCIES:
        runs.append(await ours(chats, latency))
        runs.append(await theirs(chats, latency, "default", "AIORateLimiter, default"))
        runs.append(await theirs(chats, latency, "safe", "AIORateLimiter, safe (1 in 1/25 s)"))
    return runs


def _run(actor: str, telegram: Telegram, chats: int) -> Run:
    times = Counter(one.chat_id for one in telegram.arrived())
    return Run(
        actor,
        telegram.line.latency,
        chats,
        telegram.span(),
        telegram.too_fast(),
        chats - len(times),
        sum(number > 1 for number in times.values()),
    )
