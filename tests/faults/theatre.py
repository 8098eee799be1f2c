"""A real process that is killed and started again while people go on as if nothing were wrong."""

import asyncio
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Self

from pydantic import SecretStr

from bench._seating import waiting
from bot.bootstrap import App, open_app
from bot.clock import utc_now
from bot.demo.feed import Event
from bot.demo.messages import Message
from bot.demo.phone import NotSeen, Phone
from bot.demo.server import BotApiServer
from bot.flows.people.founding import Founded
from bot.flows.shared.access import Actor
from bot.settings import Settings
from storage.records import UNDISCLOSED, Role
from tests.harness.program import Program
from tests.harness.record import CUT_OFF, SUMMARY_CUT_OFF, in_full
from tests.harness.roll import roll_read
from tests.harness.watched import Moment, WatchedCalls

PATIENT = 240.0
EARLIER = timedelta(hours=2)


@dataclass(frozen=True)
class Point:
    """Where to kill: so many seconds after the bot's nth call of a method since its start.

    In the place of a method, "sealing" and "opening" stand for taps that the bot has yet to fetch.
    """

    method: str
    nth: int = 1
    moment: Moment = "after"
    seconds: float = 0.0


@dataclass(frozen=True)
class Cast:
    """A group and its people, the admin first."""

    name: str
    phones: tuple[Phone, ...]


class Theatre:
    """A Telegram, a process that dies at each of the points in turn, and several groups."""

    def __init__(self, folder: Path, points: Sequence[Point]) -> None:
        self.server = BotApiServer()
        self.program = Program(self.server, folder)
        self.kills = 0
        self.left = deque(points)
        self._calls = WatchedCalls(self.server)
        self._counts: Counter[tuple[str, Moment]] = Counter()
        self._struck = asyncio.Event()

    async def __aenter__(self) -> Self:
        await self.server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.program.clear_away()
        await self.server.stop()

    async def seat(self, names: Sequence[str], *, people: int, met: str = "") -> list[Cast]:
        """Put these groups into the data folder, before the bot runs.

        A meeting of the group that has `met` is over, and nobody was asked about it so far.
        """
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(self.server.token),
            telegram_api=self.server.url,
            data=self.program.data,
        )
        casts = []
        async with open_app(settings, clock=lambda: utc_now() - EARLIER) as app:
            for name in names:
                phones = [self._phone(f"{name} {one}") for one in range(people)]
                actor = await _seat(app, name, phones)
                casts.append(Cast(name, tuple(phones)))
                if name == met:
                    now = app.clock()
                    await app.flows.planning.plan(actor, now, now + EARLIER / 2, "Meeting", "1")
        self.server.api.updates.drop_all()
        self._calls.watch.watchers.append(lambda seen: self._count(seen.method, seen.moment))
        return casts

    def _phone(self, name: str) -> Phone:
        """Somebody new, with a username that no text of ours has."""
        username = f"xylographer_{name.replace(' ', '_')}"
        return self.server.phone(self.server.world.add(name, username=username))

    async def keep_up(self) -> None:
        """Start the bot; kill it at each point and start it again; then let it be."""
        while True:
            self._counts.clear()
            self._struck.clear()
            self.program.start()
            if not self.left:
                return
            await self._struck.wait()
            await asyncio.sleep(self.left[0].seconds)
            self._die()

    def _count(self, what: str, moment: Moment) -> None:
        self._counts[what, moment] += 1
        if not self.left or self._struck.is_set():
            return
        point = self.left[0]
        if self._counts[point.method, point.moment] >= point.nth:
            self._struck.set()
            if not point.seconds:
                # Not a moment later: the call has no answer yet.
                self.program.kill()

    def _die(self) -> None:
        self.program.kill()
        self.left.popleft()
        self.kills += 1

    # What people do, however often they have to wait for the bot

    async def join(self, cast: Cast, name: str) -> Phone:
        """Somebody new joins by a link of the admin's."""
        admin, phone = cast.phones[0], self.server.phone(name)
        await admin.say("/invite LXP")
        made = await admin.expect("?start=", timeout=PATIENT)
        await phone.start(made.text.partition("?start=")[2].split()[0])
        await phone.expect("You are invited to join", timeout=PATIENT)
        await phone.tap("Join")
        await phone.expect(f"You are in {cast.name}", timeout=PATIENT)
        return phone

    async def ask(self, cast: Cast, prompt: str = "") -> None:
        """The admin asks the group now."""
        admin = cast.phones[0]
        await admin.say(f"/ask {prompt}".strip())
        await admin.expect("Shall I ask", timeout=PATIENT)
        await admin.tap("Ask now")

    async def answer(self, phone: Phone, number: int, words: str) -> list[str]:
        """Answer all of a round's questions; gives the texts that went into boxes."""
        texts = []
        for position in range(1, number + 1):
            question = await self._question(phone, f"question {position} of {number}")
            if "Answer" in question.labels:
                texts.append(f"{words} to {position}")
                await self._in_words(phone, question, texts[-1])
            else:
                phone.forget()
                await phone.tap(question.labels[1], message=question)
                await phone.expect("Sealed.", timeout=PATIENT)
        return texts

    async def _question(self, phone: Phone, heading: str) -> Message:
        """The question, if need be out of the message that says it may not have arrived."""
        while True:
            seq = self.server.world.feed.seq
            on_screen = [one for one in phone.screen() if heading in one.text]
            if on_screen:
                return on_screen[-1]
            announced = [one for one in phone.screen() if one.text.startswith(CUT_OFF)]
            if announced:
                phone.forget()
                await phone.tap("Show the question", message=announced[0])
                await phone.expect(" of ", timeout=PATIENT)
            elif not await self._something(seq, phone):
                raise NotSeen(f"{heading} has not come: {[m.text for m in phone.screen()]}")

    async def _something(self, seq: int, phone: Phone) -> bool:
        """Wait for whatever comes to this phone next; False if nothing does."""

        def for_them(event: Event) -> bool:
            return event.message is not None and event.message.chat_id == phone.id

        return bool(await self.server.world.feed.first(seq, for_them, PATIENT))

    async def _in_words(self, phone: Phone, question: Message, words: str) -> None:
        phone.forget()
        await phone.tap("Answer", message=question)
        asked = await phone.expect("Type your answer", timeout=PATIENT)
        # As Telegram's apps do it: the field that the bot opened is a reply to its message.
        await phone.say(words, reply_to=asked)
        shown = await phone.expect("Please check.", timeout=PATIENT)
        await phone.tap("Send: share my words", message=shown)
        self._count("sealing", "after")
        await phone.expect("Sealed: share my words.", timeout=PATIENT)

    async def open_boxes(self, cast: Cast) -> None:
        """The admin opens the boxes, and everybody hears of the summary."""
        admin = cast.phones[0]
        for phone in cast.phones:
            phone.forget()
        await admin.say("/open")
        await admin.expect("Shall I open what may be opened now", timeout=PATIENT)
        await admin.tap("Open now")
        self._count("opening", "after")
        await asyncio.gather(*(self._summary(cast, phone) for phone in cast.phones))

    async def _summary(self, cast: Cast, phone: Phone) -> None:
        while not [one for one in phone.screen() if _about_summary(cast, one)]:
            if not await self._something(self.server.world.feed.seq, phone):
                raise NotSeen(f"no summary: {[m.text for m in phone.screen()]}")

    async def quiet(self, phone: Phone) -> None:
        """Wait until the bot has dealt with everything and its outbox is empty."""
        feed = self.server.world.feed
        async with asyncio.timeout(PATIENT):
            await phone.quiet(timeout=PATIENT)
            while waiting(self.program.data):
                # The outbox lies in another process: all that shows from here is what it sends.
                await feed.wait(feed.seq, 0.2)
                await phone.quiet(timeout=PATIENT)

    async def read_again(self, phone: Phone) -> str:
        """The latest summary as somebody gets it who asks for it: its page."""
        await self.quiet(phone)
        await phone.say("/summary")
        phone.forget()
        await phone.expect("All of summary", timeout=PATIENT)
        await self.quiet(phone)
        return in_full(phone)


async def _seat(app: App, name: str, phones: Sequence[Phone]) -> Actor:
    """A group of these people, the first of them its admin, that opens nothing by itself today."""
    flows, admin = app.flows, phones[0]
    await flows.founding.accept_admin(await flows.founding.admin_code(), admin.id)
    founded = await flows.founding.found_group(admin.id, name)
    assert isinstance(founded, Founded)
    actor = Actor(admin.id, founded.group.id)
    day = (app.clock() + timedelta(days=3)).weekday()
    midnight = time(0, 0)
    await app.flows.ruling.change(
        actor, k=3, weekly_day=day, quiet_from=midnight, quiet_to=midnight
    )
    made = await flows.inviting.invite(actor, perspective=UNDISCLOSED, role=Role.MEMBER)
    for phone in phones:
        await flows.joining.join(made.code, phone.id)
        await phone.start()
        phone.forget()
    await roll_read(app, actor.group_id)
    return actor


def _about_summary(cast: Cast, message: Message) -> bool:
    whole = message.text.startswith(f"Summary 1 of {cast.name}")
    return whole or message.text.startswith(SUMMARY_CUT_OFF)
