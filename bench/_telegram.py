"""A strict Telegram for the benchmarks: our own server, a line that takes its time, and a crowd."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pydantic import SecretStr

from bot.bootstrap import App, open_app
from bot.demo import faults
from bot.demo.calls import Answer, Calls
from bot.demo.limits import Rates
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from bot.demo.wire import Params
from bot.rules.sealing.ballots import CODE_LENGTH
from bot.settings import Settings
from tests.harness.record import CUT_OFF

SHOW = "Show the question"


@dataclass(frozen=True)
class Arrived:
    """A message of the bot in a chat, and the ballot in its buttons if there is one."""

    chat_id: int
    at: float
    text: str
    ballot: str

    @property
    def doubt(self) -> bool:
        """Whether it is the short line that says: this may have come already."""
        return self.text.startswith(CUT_OFF)


class Line(Calls):
    """The server's calls, each half of the latency there and half back."""

    def __init__(self, server: BotApiServer, latency: float) -> None:
        super().__init__(server.api, faults=server.faults, monotonic=server.limits.monotonic)
        self.latency = latency
        self._half = latency / 2
        self.sent_at: list[float] = []
        server.taking = self

    async def take(self, name: str, params: Params) -> Answer:
        """Do a call, late, and answer later still."""
        if self._half:
            await asyncio.sleep(self._half)
        if name.lower().startswith("send"):
            self.sent_at.append(self._monotonic())
        answer = await super().take(name, params)
        if self._half:
            await asyncio.sleep(self._half)
        return answer


class Telegram:
    """The server, its line, and the people in it; limits as `Rates` has them."""

    def __init__(self, *, latency: float = 0.0) -> None:
        self.server = BotApiServer(limits=Rates())
        self.line = Line(self.server, latency)
        self.phones: list[Phone] = []
        self._seen = 0

    async def open(self) -> None:
        """Listen."""
        await self.server.start()

    async def close(self) -> None:
        """Listen no more."""
        await self.server.stop()

    async def crowd(self, number: int) -> Sequence[Phone]:
        """So many more people, who have all started the bot."""
        made = []
        for one in range(number):
            phone = self.server.phone(f"Member {len(self.phones) + one}")
            await phone.start()
            made.append(phone)
            self.server.world.feed.events.clear()  # each holds a list of everybody
        self.server.api.updates.drop_all()
        self.phones += made
        return made

    def settings(self, data: Path) -> Settings:
        """Of a bot that belongs to this Telegram."""
        return Settings(
            _env_file=None,
            bot_token=SecretStr(self.server.token),
            telegram_api=self.server.url,
            data=data,
        )

    def app(self, data: Path) -> AbstractAsyncContextManager[App]:
        """The app of that bot, opened here while the bot is down."""
        return open_app(self.settings(data))

    def begin(self) -> None:
        """What arrived so far does not count."""
        self._seen = self.server.world.feed.seq
        self.line.sent_at.clear()
        self.server.calls.clear()
        self.server.faults.met.clear()
        self.server.limits.refused = 0

    def arrived(self) -> list[Arrived]:
        """The bot's messages since `begin`, in the order in which they came."""
        bot = self.server.world.bot.id
        return [
            Arrived(
                event.message.chat_id,
                event.message.date.timestamp(),
                event.message.text,
                _ballot([button.data for button in event.message.buttons]),
            )
            for event in self.server.world.feed.after(self._seen)
            if event.kind == "message" and event.message and event.message.sender == bot
        ]

    def bad_days(self, rng: Random, *, patience: float) -> None:
        """2% 429, 2% 5xx, 1% time out after delivery, 1% drop the connection."""
        for fault, share in (
            (faults.too_many(2), 0.02),
            (faults.broken(), 0.01),
            (faults.gateway(), 0.01),
            (faults.slow_after(patience + 5), 0.01),
            (faults.dropped_before(), 0.005),
            (faults.dropped_after(), 0.005),
        ):
            self.server.faults.sometimes(fault, share, rng, "sendMessage")

    def too_fast(self) -> int:
        """How many messages the limits refused, faults on request left out."""
        return self.server.limits.refused

    def span(self) -> float:
        """Seconds from the first call that sends to the last one, as they came in."""
        return self.line.sent_at[-1] - self.line.sent_at[0]

    async def until(self, done: Callable[[], bool], *, seconds: float) -> bool:
        """Wait until something is so; False if it never was."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not done():
            if loop.time() > end:
                return False
            await asyncio.sleep(0.05)
        return True


def _ballot(data: Sequence[str]) -> str:
    codes = [one.rpartition(":")[2] for one in data]
    return next((code for code in codes if len(code) == CODE_LENGTH), "")
