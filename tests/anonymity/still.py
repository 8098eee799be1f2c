"""The real bot in still life: every step is taken by hand, so that two runs can be compared.

The clock stands, the random source is given, messages go out one at a time. The bot talks to the
local Bot API server over real HTTP, and everything it keeps lies in one folder.
"""

import hashlib
import io
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from telegram import Bot

from bot import log
from bot.bootstrap import App, open_app
from bot.chat.front import open_front
from bot.chat.outgoing.messenger import TelegramMessenger
from bot.chat.routing import ALLOWED_UPDATES, Dispatcher
from bot.chat.transport.client import make_bot
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from bot.flows.people.founding import Founded
from bot.flows.shared.access import Actor
from bot.pacing.pace import Pace
from bot.runtime.outbox import Outbox
from bot.runtime.schedule import Schedule
from bot.settings import Settings
from storage.records import UNDISCLOSED, Role
from tests.harness.delivery import drain
from tests.harness.themes import BY_WORDS

TOKEN = "700000001:a-token-for-still-life"
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PAGE_HEADER = 24
WAL_HEADER = 32


class Source:
    """A random source that can be given again: what it gives depends on the step alone."""

    def __init__(self) -> None:
        self._step = "start"
        self._count = 0

    def begin(self, step: str) -> None:
        """Start a step; the same step gives the same bytes in every run."""
        self._step, self._count = step, 0

    def __call__(self, size: int) -> bytes:
        """The next bytes of this step."""
        self._count += 1
        given = b""
        while len(given) < size:
            label = f"{self._step}/{self._count}/{len(given)}"
            given += hashlib.sha256(label.encode()).digest()
        return given[:size]


class Still:
    """One run, step by step."""

    def __init__(
        self,
        server: BotApiServer,
        app: App,
        bot: Bot,
        front: Dispatcher,
        source: Source,
        data: Path,
    ) -> None:
        self.server = server
        self.app = app
        self.data = data
        self.printed = io.StringIO()
        self.people: list[Phone] = []
        self.actor = Actor(0, "")
        self.now = MONDAY
        self._bot = bot
        self._front = front
        self._source = source
        self._seconds = 0.0
        self._offset = 0
        self._schedule = Schedule(app.flows)
        self._outbox = Outbox(
            app.flows.delivering, TelegramMessenger(bot), Pace(self._far_apart), at_once=1
        )
        log.set_up("info", self.printed, lambda: self.now)

    def _far_apart(self) -> float:
        self._seconds += 100
        return self._seconds

    def begin(self, step: str) -> None:
        """Start a step."""
        self._source.begin(step)

    async def settle(self) -> None:
        """A second later: let the bot deal with all that waits: taps, the clock, the outbox."""
        self.now += timedelta(seconds=1)
        while True:
            updates = await self._bot.get_updates(
                offset=self._offset or None, timeout=0, allowed_updates=ALLOWED_UPDATES
            )
            if not updates:
                break
            for update in updates:
                await self._front.take(update)
                self._offset = update.update_id + 1
        await self._schedule.tick()
        await drain(self._outbox)

    async def seat(self, members: int, *, name: str = "Steering group") -> None:
        """A group of so many people, the admin first."""
        flows = self.app.flows
        phones = [self.server.phone(f"Person {number}") for number in range(members)]
        admin = phones[0]
        await flows.founding.accept_admin(await flows.founding.admin_code(), admin.id)
        founded = await flows.founding.found_group(admin.id, name)
        assert isinstance(founded, Founded)
        self.actor = Actor(admin.id, founded.group.id)
        invitation = await flows.inviting.invite(
            self.actor, perspective=UNDISCLOSED, role=Role.MEMBER
        )
        for phone in phones[1:]:
            await flows.joining.join(invitation.code, phone.id)
        for phone in phones:
            await phone.start()
            phone.forget()
        self.people = phones
        await self.settle()

    async def ask(self, prompt: str | None = None) -> None:
        """Open a round now, and let its prompts go out."""
        await self.app.flows.asking.ask_now(self.actor, prompt)
        await self.settle()

    async def tap(self, phone: Phone, label: str, *, newest_with: str = "") -> None:
        """Tap the newest such button, above a support card too, and let the bot deal with it."""
        shown = [
            one
            for one in phone.screen()
            if newest_with in one.text and any(each.startswith(label) for each in one.labels)
        ]
        await phone.tap(label, message=shown[-1])
        await self.settle()

    async def say(self, phone: Phone, text: str) -> None:
        """Write a message and let the bot deal with it."""
        await phone.say(text)
        await self.settle()

    async def answer(self, phone: Phone, words: str, how: str = "Send: share my words") -> None:
        """Answer the newest text question."""
        await self.tap(phone, "Answer")
        await self.say(phone, words)
        await self.tap(phone, how)

    async def answer_reply(self, phone: Phone, question: str, words: str) -> None:
        """Answer by a reply to the question's own message."""
        asked = [m for m in phone.screen() if question in m.text and m.labels]
        await phone.say(words, reply_to=asked[-1])
        await self.settle()
        await self.tap(phone, "Send: share my words")

    async def open(self) -> None:
        """Open what may be opened, and let the summary go out."""
        await self.app.flows.opening.open_now(self.actor)
        await self.settle()

    def move(self, by: timedelta) -> None:
        """Move the clock on."""
        self.now += by

    def at_rest(self) -> dict[str, bytes]:
        """Every byte that the run has left: files and printed lines.

        What SQLite itself draws by chance is taken out of the write-ahead log: its salts, and the
        checksums over them (file format, 4.1 and 4.2). The -shm file is an index of that log.
        """
        return {"printed": self.printed.getvalue().encode(), **files_at_rest(self.data)}


def files_at_rest(data: Path) -> dict[str, bytes]:
    """Every file of a folder, without what SQLite itself draws by chance."""
    left: dict[str, bytes] = {}
    for path in sorted(data.rglob("*")):
        if path.is_file() and not path.name.endswith("-shm"):
            content = path.read_bytes()
            name = str(path.relative_to(data))
            left[name] = _frames(content) if name.endswith("-wal") else content
    return left


@asynccontextmanager
async def still_life(folder: Path) -> AsyncIterator[Still]:
    """A run of the real bot, standing still."""
    source = Source()
    runs: list[Still] = []

    def clock() -> datetime:
        return runs[0].now if runs else MONDAY

    server = BotApiServer(token=TOKEN, clock=clock, callback_seconds=3600)
    await server.start()
    data = folder / "data"
    settings = Settings(
        _env_file=None, bot_token=SecretStr(TOKEN), telegram_api=server.url, data=data
    )
    bot = make_bot(TOKEN, server.url)
    try:
        await bot.initialize()
        async with open_app(settings, clock=clock, entropy=source, theming=BY_WORDS) as app:
            runs.append(Still(server, app, bot, open_front(bot, app.flows, clock), source, data))
            yield runs[0]
    finally:
        await bot.shutdown()
        await server.stop()


def _frames(wal: bytes) -> bytes:
    """The pages in a write-ahead log with their numbers, without salts and checksums."""
    if len(wal) < WAL_HEADER:
        return wal
    page_size = struct.unpack(">I", wal[8:12])[0]
    kept: list[bytes] = []
    for start in range(WAL_HEADER, len(wal), PAGE_HEADER + page_size):
        frame = wal[start : start + PAGE_HEADER + page_size]
        kept.append(frame[:8] + frame[PAGE_HEADER:])
    return b"".join(kept)


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names under which two runs left different bytes."""
    return [name for name in sorted(one | other) if one.get(name) != other.get(name)]
