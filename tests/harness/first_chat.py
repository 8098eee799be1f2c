"""The chat of an admin who has never seen the bot: from the link to a fortnightly meeting.

docs/admin-guide.md shows this chat in words and pictures. The guide's test and the maker of its
pictures both play it, with the real bot behind the local Bot API server.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from pydantic import SecretStr

from bot.bootstrap import open_app
from bot.chat.front import open_front
from bot.chat.routing import ALLOWED_UPDATES
from bot.chat.transport.client import introduce, make_bot
from bot.chat.transport.polling import poll
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
OUTLOOK = ROOT / "tests" / "data" / "calendars" / "outlook.ics"
TOKEN = "700000001:a-token-for-the-first-chat"
TUESDAY = datetime(2026, 11, 3, 15, 31, tzinfo=UTC)
"""When the chat takes place; the file's meetings come after it."""


@dataclass
class FirstChat:
    """The chat as it goes: what the bot said, and what the admin did."""

    server: BotApiServer
    admin: Phone
    said: list[str] = field(default_factory=list)
    taps: int = 0
    messages: int = 0
    _read: dict[int, str] = field(default_factory=dict)

    async def tap(self, label: str, then: str) -> None:
        """Press a button, and read what comes."""
        self.taps += 1
        await self.admin.tap(label)
        await self._expect(then)

    async def say(self, words: str, then: str) -> None:
        """Type a message, and read what comes."""
        self.messages += 1
        await self.admin.say(words)
        await self._expect(then)

    async def send(self, name: str, caption: str, then: str) -> None:
        """Send the calendar file of Outlook, and read what comes."""
        self.messages += 1
        await self.admin.send_document(name, OUTLOOK.read_bytes(), caption=caption)
        await self._expect(then)

    async def open(self, payload: str, then: str) -> None:
        """Open the bot by a link, and press Start."""
        self.taps += 1
        await self.admin.start(payload)
        await self._expect(then)

    async def _expect(self, words: str) -> None:
        """Wait for these words, and note all that is new or changed on the screen since then."""
        await self.admin.expect(words)
        await self.admin.quiet()
        for message in self.admin.screen():
            ours = message.sender == self.server.world.bot.id
            if ours and self._read.get(message.message_id) != message.text:
                self._read[message.message_id] = message.text
                self.said.append(message.text)


Look = Callable[[str], Awaitable[None]]
"""Called with the name of each part of the chat when it is over: group, calendar, meetings."""


async def play(folder: Path, *, begin: Callable[[FirstChat], Awaitable[Look]]) -> FirstChat:
    """Play the chat with a bot that keeps its data in this folder."""
    server = BotApiServer(token=TOKEN, clock=lambda: TUESDAY)
    url = await server.start()
    settings = Settings(
        _env_file=None, bot_token=SecretStr(TOKEN), telegram_api=url, data=folder / "data"
    )
    async with open_app(settings, clock=lambda: TUESDAY) as app:
        bot, stop = make_bot(TOKEN, url), asyncio.Event()
        await introduce(bot, stop, rng=Random(1))
        front = open_front(bot, app.flows, lambda: TUESDAY)
        reading = asyncio.create_task(
            poll(
                bot,
                front.take,
                stop,
                allowed=ALLOWED_UPDATES,
                apologise=front.apologise,
                rng=Random(1),
                first_pause=0.01,
            )
        )
        chat = FirstChat(server, server.phone("Priya"))
        look = await begin(chat)
        await _play(chat, look, await app.flows.founding.admin_code())
        stop.set()
        await reading
        await bot.shutdown()
    await server.stop()
    return chat


async def _play(chat: FirstChat, look: Look, code: str) -> None:
    await chat.open(code, "You may now start a group")
    await chat.say("/newgroup Peer work steering group", "What perspective do you bring")
    await chat.tap("Rather not say", "Do you want to answer the questions yourself too?")
    await chat.tap("No, only summaries", "Two things to do next")
    await look("group")
    await chat.send("calendar.ics", "peer work", "This is what I read in the calendar")
    await look("calendar")
    await chat.tap("Yes, plan them", "Done. New meetings")
    await chat.say("/meetings", "Meetings of")
    await look("meetings")
