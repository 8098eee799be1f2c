"""A small group on a local Telegram, with the real flows behind the real chat, for its tests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from pydantic import SecretStr
from telegram import Bot

from bot.bootstrap import App, open_app
from bot.chat.front import open_front
from bot.chat.outgoing.messenger import TelegramMessenger
from bot.chat.routing import ALLOWED_UPDATES
from bot.chat.transport.client import introduce, make_bot
from bot.chat.transport.polling import poll
from bot.demo.messages import Message
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from bot.flows.people.founding import Founded
from bot.flows.rounds.asking import Asked
from bot.flows.shared.access import Actor
from bot.settings import Settings
from prompts.loading import shipped_packs
from prompts.model import Kind, Prompt, prompt_ref
from storage.records import UNDISCLOSED, Answer, Role
from tests.harness.boxes import Dealt, sealed_answers
from tests.harness.delivery import due_now, hand_over, settle
from tests.harness.themes import BY_WORDS

TOKEN = "700000001:a-token-for-tests"
GROUP = "The <b>Tuesday</b> group & friends"


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 11, 3, 15, 31, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Stage:
    """Everything on the stage; `ann` is the admin, and there are five members more."""

    server: BotApiServer
    app: App
    clock: Clock
    bot: Bot
    ann: Phone
    others: list[Phone]
    actor: Actor
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    running: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Let the bot read what people do."""
        front = open_front(self.bot, self.app.flows, self.clock)
        self.stop = asyncio.Event()
        reading = poll(
            self.bot,
            front.take,
            self.stop,
            allowed=ALLOWED_UPDATES,
            apologise=front.apologise,
            rng=Random(1),
            first_pause=0.01,
        )
        self.running = asyncio.create_task(reading)

    async def end(self) -> None:
        """Let the bot finish what it is doing and read no more."""
        self.stop.set()
        if self.running:
            await self.running

    async def restart(self) -> None:
        """All that the chat had in memory is lost."""
        await self.end()
        self.begin()

    async def ask(self, kind: Kind, number: int = 0) -> tuple[Prompt, Message]:
        """Ask everybody one prompt of this kind, the first or another; gives it as Ann sees it."""
        of_kind = (
            (pack, prompt)
            for pack in shipped_packs()
            for prompt in pack.prompts
            if prompt.kind is kind
        )
        pack, prompt = next(islice(of_kind, number, None))
        asked = await self.app.flows.asking.ask_now(self.actor, prompt_ref(pack, prompt))
        assert isinstance(asked, Asked)
        await self.deliver()
        return prompt, await self.ann.expect("question 1 of 1")

    async def deliver(self) -> None:
        """Empty the outbox."""
        self.clock.move(seconds=1)
        delivering, messenger = self.app.flows.delivering, TelegramMessenger(self.bot)
        for delivery in await due_now(delivering, 100):
            parcel = await hand_over(delivering, delivery.id)
            if parcel:
                await settle(delivering, delivery.id, await messenger.deliver(parcel))

    def other_ballots(self) -> list[Dealt]:
        """The ballots that all but Ann hold for what was asked last."""
        return [
            Dealt(phone.person.id, phone.last.buttons[0].data.split(":")[-1])
            for phone in self.others
        ]

    async def sealed(self) -> list[Answer]:
        """What lies in boxes, opened with their keys as only a test may."""
        return await sealed_answers(self.app.store, self.app.keyring)


@asynccontextmanager
async def set_stage(folder: Path, llm_url: str | None = None) -> AsyncIterator[Stage]:
    """A stage with a group of six, and the bot reading."""
    clock = Clock()
    server = BotApiServer(token=TOKEN, clock=clock)
    url = await server.start()
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(TOKEN),
        telegram_api=url,
        data=folder / "data",
        llm_url=llm_url,
    )
    async with open_app(settings, clock=clock, theming=BY_WORDS) as app:
        ann = server.phone("Ann")
        bot = make_bot(TOKEN, url)
        others = [server.phone(f"Member {number}") for number in range(5)]
        actor = await _found(app, ann, others)
        server.api.updates.drop_all()
        await introduce(bot, asyncio.Event(), rng=Random(1))
        stage = Stage(server, app, clock, bot, ann, others, actor)
        stage.begin()
        try:
            yield stage
        finally:
            await stage.end()
            await bot.shutdown()
            await server.stop()


async def _found(app: App, ann: Phone, others: list[Phone]) -> Actor:
    flows = app.flows
    await flows.founding.accept_admin(await flows.founding.admin_code(), ann.id)
    founded = await flows.founding.found_group(ann.id, GROUP)
    assert isinstance(founded, Founded)
    actor = Actor(ann.id, founded.group.id)
    await flows.joining.describe_self(actor, gets_prompts=True)
    invited = await flows.inviting.invite(actor, perspective=UNDISCLOSED, role=Role.MEMBER)
    await ann.start()
    for phone in others:
        await phone.start()
        await flows.joining.join(invited.code, phone.id)
    return actor


def entities(message: Message, kind: str) -> list[str]:
    """What a message's entities of this kind cover."""
    raw = message.text.encode("utf-16-le")
    return [
        raw[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le")
        for one in message.entities
        if one.kind == kind
    ]
