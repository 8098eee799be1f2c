"""The whole program on a stage: the real bot, over real HTTP, against the local Bot API server.

Nothing of the bot is replaced. Only its clock is ours, and messages are paced by one that runs
twenty times as fast, for both sides alike, so that a week takes seconds.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Self
from unittest.mock import patch

from pydantic import SecretStr
from sqlmodel import col, select
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.bootstrap import App, open_app
from bot.demo.clockwork import JUST_AFTER, MovableClock
from bot.demo.limits import Rates
from bot.demo.messages import Chat, Message, Topic
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from bot.flows.people.founding import Founded
from bot.flows.shared.access import Actor
from bot.pacing import pace
from bot.rules.sealing.ballots import Entropy
from bot.runtime.running import run
from bot.settings import Settings
from storage.records import UNDISCLOSED, Answer, DeliveryState, Role
from storage.tables import DeliveryRow
from tests.harness.boxes import sealed_answers
from tests.harness.roll import roll_read
from tests.harness.themes import BY_WORDS
from tests.harness.ticks import Ticks
from tests.harness.watched import WatchedCalls

TOKEN = "700000001:a-token-for-the-stage"
GROUP = "Peer work steering group"
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
"""The first moment: a Monday morning in London, where no clock changes for months."""
MEETING = "tomorrow 14:00 for 90 minutes Steering group"
PATIENT = 120.0
"""Seconds: long enough on any machine. Only what never comes is waited for so long."""
SEED = 2026
"""Of the random source, so that every run asks the same questions."""


class Stage:
    """The bot, a Telegram of its own, and people with phones."""

    def __init__(
        self,
        folder: Path,
        *,
        entropy: Entropy | None = None,
        now: datetime = MONDAY,
        limits: Rates | None = None,
    ) -> None:
        self.data = folder / "data"
        self.clock = MovableClock(now)
        self.clock.hurry(True)
        self.server = BotApiServer(
            token=TOKEN,
            clock=self.clock.now,
            monotonic=self.seconds,
            limits=limits or Rates(),
            callback_seconds=20 * PATIENT,
        )
        self.calls = WatchedCalls(self.server)
        self.logs: list[EventDict] = []
        self.admin = self.server.phone("Priya")
        self.people: list[Phone] = []
        """Everybody who is in the group, the admin first."""
        self.actor = Actor(0, "")
        """The admin in the group."""
        self.api = ""
        """The base URL that the bot is given; the server's own if empty."""
        self.health: str | None = None
        """HOST:PORT of the bot's /health, if it has one."""
        self._entropy = entropy or Random(SEED).randbytes
        self._app: App | None = None
        self._ticks: Ticks | None = None
        self._passed = 0.0
        self._has_asked = False
        self._open = AsyncExitStack()
        self._stop = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    @property
    def app(self) -> App:
        """The open app."""
        assert self._app is not None, "the bot is down"
        return self._app

    async def __aenter__(self) -> Self:
        await self.server.start()
        self._around = ExitStack()
        self.logs = self._around.enter_context(capture_logs())
        # The line is this machine, on a clock that runs fast: it loses nothing that is late, and
        # how long a call takes says nothing about the next.
        self._around.enter_context(patch.object(pace, "LONGEST_WAY", 20 * PATIENT))
        self._around.enter_context(patch.object(pace, "CREDIT", 0.0))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.down()
        await self.server.stop()
        self._around.close()

    # The bot

    async def up(self) -> None:
        """Open the app, start the bot, and wait until it listens."""
        await self.open()
        await self.listen()

    async def open(self) -> None:
        """Open the app; the bot does not run yet."""
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(TOKEN),
            telegram_api=self.api or self.server.url,
            data=self.data,
            listen=self.health,
        )
        app = open_app(settings, clock=self.clock.now, entropy=self._entropy, theming=BY_WORDS)
        self._app = await self._open.enter_async_context(app)
        self._ticks = Ticks(self._app.flows)

    async def listen(self) -> None:
        """Start the bot, and wait until it listens."""
        self._stop = asyncio.Event()
        self._running = asyncio.create_task(run(self.app, self._stop, seconds=self.seconds))
        listening = asyncio.create_task(self.server.api.updates.holding.wait())
        await asyncio.wait({self._running, listening}, return_when=asyncio.FIRST_COMPLETED)
        listening.cancel()
        if self._running.done():
            self._running.result()

    async def down(self) -> None:
        """Stop the bot as an operator would, and close the app."""
        self._stop.set()
        if self._running is not None:
            await asyncio.wait({self._running})
            if not self._running.cancelled():
                self._running.result()
            self._running = None
        await self._open.aclose()
        self._app = None

    async def kill(self) -> None:
        """Stop at once, wherever things are; what was not confirmed is handed over again."""
        if self._running is not None:
            self._running.cancel()
        await self.down()

    async def restart(self) -> None:
        """Stop and start: all that the bot had in memory is gone."""
        await self.down()
        await self.up()

    def faults(self) -> list[EventDict]:
        """What the bot logged as an error: nothing, on a good day."""
        return [event for event in self.logs if event["log_level"] == "error"]

    # People

    def phone(self, name: str) -> Phone:
        """Somebody new, who has not spoken to the bot yet."""
        return self.server.phone(name)

    async def found_group(self, name: str = GROUP) -> Phone:
        """The first admin takes the link and founds the group; brings no perspective."""
        admin = self.admin
        await admin.start(await self.app.flows.founding.admin_code())
        await admin.expect("You may now start a group")
        await admin.say(f"/newgroup {name}")
        await admin.expect("What perspective do you bring")
        await admin.quiet()
        self.breathe()
        await admin.tap("Rather not say")
        await admin.expect("Do you want to answer the questions yourself too?")
        await admin.tap("Yes, send me questions")
        await admin.expect("Two things to do next")
        self.people.append(admin)
        return admin

    async def seat(self, number: int, name: str = GROUP) -> Actor:
        """A group of so many, the admin first, without a word in any chat: before `listen`."""
        flows, admin = self.app.flows, self.admin
        await flows.founding.accept_admin(await flows.founding.admin_code(), admin.id)
        founded = await flows.founding.found_group(admin.id, name)
        assert isinstance(founded, Founded)
        actor = Actor(admin.id, founded.group.id)
        made = await flows.inviting.invite(actor, perspective=UNDISCLOSED, role=Role.MEMBER)
        phones = [self.phone(f"Member {one}") for one in range(1, number)]
        for phone in phones:
            await flows.joining.join(made.code, phone.id)
        for phone in (admin, *phones):
            await phone.start()
            phone.forget()
        self.server.api.updates.drop_all()
        await roll_read(self.app, actor.group_id)
        self.people += [admin, *phones]
        return actor

    async def invite(self, words: str = "LXP") -> str:
        """The payload of a new link."""
        self.admin.forget()
        await self.admin.say(f"/invite {words}")
        made = await self.admin.expect("?start=")
        return made.text.partition("?start=")[2].split()[0]

    async def join(self, number: int, *, payload: str = "") -> list[Phone]:
        """So many people join as members by one link."""
        payload = payload or await self.invite()
        first = len(self.people)
        phones = [self.phone(f"Member {first + one}") for one in range(number)]
        await asyncio.gather(*(self._join(phone, payload) for phone in phones))
        self.people += phones
        return phones

    async def _join(self, phone: Phone, payload: str) -> None:
        await phone.start(payload)
        await phone.expect("You are invited to join")
        await phone.tap("Join")
        await phone.expect("What comes next")

    async def link_chat(self, title: str = "Steering group chat") -> Chat:
        """A Telegram group with everybody in it, linked by the admin."""
        chat = self.server.group(title, *[phone.person for phone in self.people])
        await self.link(chat)
        return chat

    async def link(self, chat: Chat, topic: Topic | None = None) -> None:
        """The admin links a Telegram group, in a forum one topic of it."""
        self.admin.forget()
        await self.admin.say("/link", chat=chat, topic=topic)
        await self.admin.expect("Shall I post the summaries", chat=chat)
        await self.admin.tap("Link this chat", chat=chat)
        await self.admin.expect("From now on I post the summaries", chat=chat)

    # Time

    async def hold_meeting(self, when: str = MEETING) -> None:
        """Plan a meeting and move on to when its prompts are due."""
        await self.plan(when)
        coming = await self.app.flows.knowing.coming()
        assert coming.prompts_at is not None
        self.clock.move_to(coming.prompts_at + JUST_AFTER)

    async def plan(self, when: str) -> Message:
        """Plan a meeting in one line."""
        self.admin.forget()
        await self.admin.say(f"/meeting {when}")
        await self.admin.expect("Is that right?")
        await self.admin.tap("Yes, plan it")
        return await self.admin.expect("The meeting is planned")

    async def move_to_opening(self) -> None:
        """Move on to the group's weekly time."""
        coming = await self.app.flows.knowing.coming()
        assert coming.opens_at is not None
        self.clock.move_to(coming.opens_at + JUST_AFTER)

    @asynccontextmanager
    async def hurried(self) -> AsyncIterator[None]:
        """Let the bot's clock run twenty times as fast meanwhile: for what it waits for itself."""

        async def hurry() -> None:
            while True:
                await asyncio.sleep(0.05)
                self.move(seconds=1)

        hurrying = asyncio.create_task(hurry())
        try:
            yield
        finally:
            hurrying.cancel()

    def move(self, **by: float) -> None:
        """Move the clock on."""
        self.clock.move_to(self.clock.now() + timedelta(**by))

    def seconds(self) -> float:
        """The clock that messages are paced by, on both sides."""
        return self.clock.seconds() + self._passed

    def breathe(self, seconds: float = 5.0) -> None:
        """Nobody taps so fast that a chat's own limit is reached."""
        self._passed += seconds

    async def quiet(self) -> None:
        """Wait until nothing is under way, and nothing is due by now that has not been done."""
        assert self._ticks is not None, "the bot is down"
        async with asyncio.timeout(PATIENT):
            while True:
                await self.admin.quiet()
                seen = self.server.world.feed.seq
                await self._ticks.whole()
                sent = await self._outbox_is_empty()
                if sent and self.calls.rest.now and self.server.world.feed.seq == seen:
                    return

    async def _outbox_is_empty(self) -> bool:
        open_ = (DeliveryState.WAITING.value, DeliveryState.SENDING.value)
        now = self.clock.now()
        # A chat that Telegram told to wait holds up all that is queued for it.
        told_to_wait = select(DeliveryRow.member_id).where(col(DeliveryRow.wait_until) > now)
        due = select(DeliveryRow.id).where(
            col(DeliveryRow.state).in_(open_),
            col(DeliveryRow.due_at) <= now,
            col(DeliveryRow.member_id).not_in(told_to_wait),
        )
        async with self.app.store.read() as unit:
            return (await unit.session.exec(due.limit(1))).first() is None

    # Questions and answers

    async def ask(self, prompt: str = "") -> None:
        """The admin asks now: the pack's next prompts, or the one named; a minute apart."""
        self.move(seconds=61 * self._has_asked)
        self._has_asked = True
        for phone in self.people:
            phone.forget()
        await self.admin.say(f"/ask {prompt}".strip())
        await self.admin.expect("Shall I ask")
        await self.admin.tap("Ask now")

    async def question_of(self, phone: Phone, heading: str = "question 1 of 1") -> Message:
        """A question that has come to a phone, or comes soon."""
        return await phone.expect(heading, timeout=PATIENT)

    async def questions(self, phones: Sequence[Phone], heading: str = "question 1 of 1") -> None:
        """Wait until a question has come to each of these phones."""
        await asyncio.gather(*(self.question_of(phone, heading) for phone in phones))

    async def answer_in_words(
        self, phone: Phone, words: str, *, how: str = "Send: share my words"
    ) -> Message:
        """Answer the newest text question, and read the receipt."""
        phone.forget()
        await phone.tap("Answer")
        await phone.expect("Type your answer")
        await phone.say(words)
        await phone.expect("Please check.")
        await phone.tap(how)
        return await phone.expect("Sealed")

    async def answer_all_in_words(self, words: Sequence[str]) -> None:
        """Each person gives one of the answers, the first person the first; others none."""
        pairs = zip(self.people, words, strict=False)
        await asyncio.gather(*(self.answer_in_words(phone, text) for phone, text in pairs))

    async def sealed(self) -> list[Answer]:
        """What lies in boxes, opened with their keys as only a test may."""
        return await sealed_answers(self.app.store, self.app.keyring)

    async def open_now(self) -> None:
        """The admin opens what may be opened."""
        self.admin.forget()
        await self.admin.say("/open")
        await self.admin.expect("Shall I open what may be opened now")
        await self.admin.tap("Open now")


@asynccontextmanager
async def opened_stage(
    folder: Path,
    *,
    members: int = 6,
    may_fail: bool = False,
    entropy: Entropy | None = None,
    limits: Rates | None = None,
) -> AsyncIterator[Stage]:
    """A stage with the bot up, and a group of so many people with its admin; or none, for 0.

    Unless it may fail, the bot must not have logged an error by the end.
    """
    async with Stage(folder, entropy=entropy, limits=limits) as stage:
        await stage.open()
        if members:
            stage.actor = await stage.seat(members)
        await stage.listen()
        yield stage
        await stage.down()
        faults = stage.faults()
        assert may_fail or not faults, faults
