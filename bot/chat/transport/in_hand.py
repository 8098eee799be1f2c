"""What was fetched and is not confirmed yet: each chat's updates in order, all chats at once.

Telegram hands over again what no offset has confirmed, so nothing of this is written down. The
offset passes only what was dealt with, and an apology counts as that. No chat holds it for long: an
update may take so many seconds, and a chat that can't keep up gets one apology for all of its own.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile

import structlog
from telegram import Update

from bot.pacing.waiting import first_of

LONGEST = 16.0
"""Seconds that an update may take."""
APOLOGY = 4.0
"""Seconds more in which somebody is told that it took too long."""
HELD = 60.0
"""Seconds after which a chat that holds the offset is given up."""
STUCK = 5.0
"""The same, if Telegram shows no more updates until the offset moves."""
MOST_AT_ONCE = 100
"""Bot API, getUpdates: it shows so many at the most, however many wait."""
LAST_SECONDS = 15.0
"""Seconds in which what was begun may still be finished when the bot is stopped."""

log = structlog.get_logger()


class Why(StrEnum):
    """Why somebody gets an apology; its value is the text's id."""

    TOO_SLOW = "took-too-long"
    TOO_MANY = "could-not-keep-up"


Take = Callable[[Update], Awaitable[None]]
Apologise = Callable[[Update, Why], Awaitable[None]]


@dataclass(eq=False)
class _Item:
    chat_id: int
    update: Update | None
    """None once it is dealt with: what people wrote is not kept until Telegram is asked again."""
    since: float
    begun: bool = False

    @property
    def done(self) -> bool:
        return self.update is None


@dataclass(eq=False)
class _Chat:
    waiting: deque[_Item] = field(default_factory=deque)
    dealing: asyncio.Task[None] | None = None
    given_up: list[_Item] = field(default_factory=list)


class InHand:
    """Deals with updates by `take`, or by an apology. Neither must raise."""

    def __init__(self, take: Take, apologise: Apologise) -> None:
        self._take = take
        self._apologise = apologise
        self._line: dict[int, _Item] = {}
        self._chats: dict[int, _Chat] = {}
        self._working: set[asyncio.Task[None]] = set()
        self._confirmed = 0
        self._moved_at = 0.0
        self._one_done = asyncio.Event()

    @property
    def offset(self) -> int:
        """The first update that is not dealt with, or the one after the last; 0 at the start.

        Not the largest number: after a quiet week Telegram numbers anew, and lower.
        """
        first = next((one for one, item in self._line.items() if not item.done), None)
        if first is not None:
            return first
        return next(reversed(self._line)) + 1 if self._line else self._confirmed

    def add(self, updates: Iterable[Update], offset: int) -> None:
        """Take in what was fetched with this offset, which thereby is confirmed."""
        now = asyncio.get_running_loop().time()
        for number in self._before(offset):
            del self._line[number]
            self._moved_at = now
        if not self._line:
            self._moved_at = now
        self._confirmed = offset
        for update in updates:
            if update.update_id not in self._line:
                item = self._line[update.update_id] = _Item(_chat_of(update), update, now)
                self._queue(item)

    async def settle(self, seconds: float, stop: asyncio.Event) -> None:
        """Return when all is dealt with, after so many seconds at the most, or at `stop`."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while self._chats and not stop.is_set() and loop.time() < until:
            await first_of(until - loop.time(), stop, self._one_done)
            self._one_done.clear()
        self._give_up_the_slowest(loop.time())

    async def finish(self) -> None:
        """Deal with what was begun and what came before it; the rest Telegram sends again."""
        begun = [item.begun for item in self._line.values()]
        last = max((place for place, one in enumerate(begun) if one), default=-1)
        left = {id(item) for place, item in enumerate(self._line.values()) if place > last}
        for chat in self._chats.values():
            chat.waiting = deque(item for item in chat.waiting if id(item) not in left)
        if self._working:
            await asyncio.wait(self._working, timeout=LAST_SECONDS)
        while self._working:
            for chat in self._chats.values():
                self._give_up(chat)
            await asyncio.wait(self._working, timeout=1.0)

    def drop(self) -> None:
        """Stop at once, wherever things are: as when the process is killed."""
        for task in self._working:
            task.cancel()

    def _before(self, offset: int) -> list[int]:
        """Those that an offset confirms."""
        if offset not in self._line and offset != self.offset:
            return []
        done = takewhile(lambda one: one[1].done and one[0] != offset, self._line.items())
        return [number for number, _ in done]

    def _queue(self, item: _Item) -> None:
        chat_id = item.chat_id
        chat = self._chats.get(chat_id)
        if chat is not None:
            chat.waiting.append(item)
            return
        chat = self._chats[chat_id] = _Chat(deque([item]))
        task = asyncio.create_task(self._work(chat_id, chat))
        self._working.add(task)
        task.add_done_callback(self._working.discard)

    async def _work(self, chat_id: int, chat: _Chat) -> None:
        try:
            while chat.waiting:
                await self._deal(chat, chat.waiting.popleft())
                self._one_done.set()
        finally:
            del self._chats[chat_id]
            self._one_done.set()

    async def _deal(self, chat: _Chat, item: _Item) -> None:
        update = item.update
        if update is None:
            return
        item.begun = True
        chat.dealing = asyncio.ensure_future(self._take(update))
        try:
            in_time, _ = await asyncio.wait({chat.dealing}, timeout=LONGEST)
        finally:
            chat.dealing.cancel()
        await asyncio.gather(chat.dealing, return_exceptions=True)
        together, chat.given_up = [item, *chat.given_up], []
        if len(together) > 1 or (in_time and chat.dealing.cancelled()):
            await self._say_sorry(update, Why.TOO_MANY, len(together))
        elif not in_time:
            await self._say_sorry(update, Why.TOO_SLOW, 1)
        chat.dealing = None
        for one in together:
            one.update = None

    async def _say_sorry(self, update: Update, why: Why, count: int) -> None:
        log.warning("updates-given-up", count=count)
        try:
            async with asyncio.timeout(APOLOGY):
                await self._apologise(update, why)
        except TimeoutError:
            return

    def _give_up_the_slowest(self, now: float) -> None:
        first = next((item for item in self._line.values() if not item.done), None)
        if first is None:
            return
        stuck = len(self._line) >= MOST_AT_ONCE and now - self._moved_at > STUCK
        chat = self._chats.get(first.chat_id)
        if chat is not None and (now - first.since > HELD or stuck):
            self._give_up(chat)

    def _give_up(self, chat: _Chat) -> None:
        if chat.dealing is not None and not chat.dealing.done():
            chat.given_up += chat.waiting
            chat.waiting.clear()
            chat.dealing.cancel()


def _chat_of(update: Update) -> int:
    """The chat whose order counts; a tap under a message that is gone belongs to its person."""
    where = update.effective_chat or update.effective_user
    return where.id if where else 0
