"""A scripted phone: one person who reads, writes and taps, for tests and for the demo's story.

It goes through the same world as the chat page, and waits for the bot without asking again and
again: every wait ends with the event that it waits for.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from bot.demo import people
from bot.demo.feed import Event
from bot.demo.files import Kind
from bot.demo.keyboards import Button
from bot.demo.messages import Chat, Message, Person, Topic
from bot.demo.rest import Rest
from bot.demo.world import CantDo, World

TIMEOUT_SECONDS = 60.0
_SHOWN = 6


class NotSeen(AssertionError):
    """What a phone waited for did not come; the sentence shows what was on its screen."""


@dataclass(frozen=True, slots=True)
class Alert:
    """The bot's answer to a tap."""

    query_id: str
    text: str
    show_alert: bool


class Phone:
    """One person's Telegram, open on the chat with the bot."""

    def __init__(self, world: World, person: Person, *, rest: Callable[[], Rest]) -> None:
        self.person = person
        self._world = world
        self._rest = rest
        self._seen = world.feed.seq

    @property
    def id(self) -> int:
        """The person's id, which is also that of the chat with the bot."""
        return self.person.id

    # Doing

    async def say(
        self,
        text: str,
        *,
        reply_to: Message | int | None = None,
        chat: Chat | None = None,
        topic: Topic | None = None,
    ) -> Message:
        """Write a message, in the chat with the bot or in a group, there perhaps in a topic."""
        replied = reply_to.message_id if isinstance(reply_to, Message) else reply_to
        where = chat.id if chat else None
        return people.say(self._world, self.id, text, chat_id=where, reply_to=replied, topic=topic)

    async def start(self, payload: str = "") -> Message:
        """Open the bot by its link."""
        return people.start(self._world, self.id, payload)

    async def edit(self, message: Message, text: str) -> Message:
        """Edit a message of one's own."""
        return people.edit(self._world, self.id, message.chat_id, message.message_id, text)

    async def send(self, kind: Kind) -> Message:
        """Send a sample sticker, voice message, photo or document."""
        return people.send(self._world, self.id, kind)

    async def send_album(
        self, number: int, caption: str = "", *, reply_to: Message | None = None
    ) -> list[Message]:
        """Send so many pictures at once."""
        where = reply_to.message_id if reply_to else None
        return people.send_album(self._world, self.id, number, caption, reply_to=where)

    async def say_as_group(self, text: str, chat: Chat, topic: Topic | None = None) -> Message:
        """Write in a group as an admin who stays anonymous."""
        return people.say_as_group(self._world, self.id, text, chat.id, topic)

    async def send_other(self, field: str, value: object) -> Message:
        """Send what has no words and no file: the field and its object as in the Bot API."""
        return people.send_other(self._world, self.id, field, value)

    async def send_document(self, name: str, data: bytes, *, caption: str = "") -> Message:
        """Send a file."""
        return people.send_document(self._world, self.id, name, data, caption=caption)

    async def block(self) -> None:
        """Block the bot."""
        self._world.block(self.id)

    async def unblock(self) -> None:
        """Unblock the bot."""
        self._world.unblock(self.id)

    async def tap(
        self, label: str, *, message: Message | None = None, chat: Chat | None = None
    ) -> str:
        """Press the button that says so; returns the callback query's id.

        Of several, the newest message's counts, and an exact label before one that only begins
        so. A link to this bot opens it instead, and any other link raises CantDo.
        """
        where, button = self.find_button(label, message=message, chat=chat)
        if button.url:
            await self._follow(button.url)
            return ""
        return self.tap_data(where, button.data)

    def tap_data(self, message: Message, data: str) -> str:
        """Send any data as if a button of this message had carried it: a stale or forged tap."""
        return people.tap(self._world, self.id, message.chat_id, message.message_id, data)

    def tap_on_nothing(self, data: str) -> str:
        """Press a button whose message the bot is not shown any more."""
        return people.tap_on_nothing(self._world, self.id, data)

    async def _follow(self, url: str) -> None:
        parts = urlsplit(url)
        ours = parts.hostname in ("t.me", "telegram.me")
        if not ours or parts.path.strip("/").lower() != (self._world.bot.username or "").lower():
            raise CantDo("That button opens a page outside Telegram.")
        await self.start(parse_qs(parts.query).get("start", [""])[0])

    # Reading

    def screen(self, *, chat: Chat | None = None) -> list[Message]:
        """The messages of the chat as the person sees them, oldest first."""
        return self._world.messages(chat.id if chat else self.id)

    @property
    def last(self) -> Message:
        """The newest message of the bot. Raises NotSeen if there is none."""
        ours = [message for message in self.screen() if message.sender == self._world.bot.id]
        if not ours:
            raise NotSeen(f"The bot has written nothing to {self.person.first_name}.")
        return ours[-1]

    def now(self, message: Message) -> Message | None:
        """The message as it is by now; None if it was deleted."""
        return self._world.message(message.chat_id, message.message_id)

    def file_of(self, message: Message) -> bytes:
        """The bytes of a message's photo or document."""
        if message.file is None:
            raise NotSeen("That message has no file.")
        return message.file.data

    @property
    def alerts(self) -> list[Alert]:
        """The bot's answers to this person's taps, oldest first."""
        events = self._world.feed.events
        return [_alert(event) for event in events if self._answered(event)]

    def find_button(
        self, label: str, *, message: Message | None = None, chat: Chat | None = None
    ) -> tuple[Message, Button]:
        """The button that tap would press, with its message."""
        if message is not None:
            shown = [self.now(message) or message]
        else:
            shown = self.screen(chat=chat)[::-1]
        for fits in (str.__eq__, str.startswith):
            for candidate in shown:
                found = [button for button in candidate.buttons if fits(button.text, label)]
                if len(found) > 1:
                    labels = ", ".join(button.text for button in found)
                    raise NotSeen(f"“{label}” could be any of: {labels}.")
                if found:
                    return candidate, found[0]
        raise NotSeen(f"There is no button “{label}”.{self._shown(chat)}")

    # Waiting

    async def expect(
        self, fragment: str, *, timeout: float = TIMEOUT_SECONDS, chat: Chat | None = None
    ) -> Message:
        """The next message of the bot that says so, sent or edited since the last expect.

        Raises NotSeen if none has come when the time, in seconds, is over.
        """
        where = chat.id if chat else self.id

        def says_so(event: Event) -> bool:
            message = self._of_bot(event, where)
            return message is not None and fragment in message.text

        event = await self._world.feed.first(self._seen, says_so, timeout)
        message = self._of_bot(event, where) if event else None
        if event is None or message is None:
            raise NotSeen(f"“{fragment}” has not come.{self._shown(chat)}")
        self._seen = event.seq
        return message

    async def gone(self, message: Message, *, timeout: float = TIMEOUT_SECONDS) -> None:
        """Wait until a message has been deleted."""

        def deleted(event: Event) -> bool:
            return event.kind == "deleted" and self.now(message) is None

        if self.now(message) is not None:
            event = await self._world.feed.first(self._world.feed.seq, deleted, timeout)
            if event is None:
                raise NotSeen("The message is still there.")

    async def answer(self, query_id: str, *, timeout: float = TIMEOUT_SECONDS) -> Alert:
        """The bot's answer to a tap, by what tap returned."""

        def to_this(event: Event) -> bool:
            return self._answered(event) and event.body["callback_query_id"] == query_id

        event = await self._world.feed.first(0, to_this, timeout)
        if event is None:
            raise NotSeen(f"The tap was not answered.{self._shown(None)}")
        return _alert(event)

    async def quiet(self, *, lull: float = 0.0, timeout: float = TIMEOUT_SECONDS) -> None:
        """Wait until the bot has dealt with all its updates and no call of it is open.

        With a lull, also until nothing has happened for so many seconds: for who reads along.
        """
        try:
            async with asyncio.timeout(timeout):
                await self._rest().wait()
                while lull and await self._world.feed.wait(self._world.feed.seq, lull):
                    await self._rest().wait()
        except TimeoutError:
            raise NotSeen(f"The bot has not come to rest.{self._shown(None)}") from None

    def forget(self) -> None:
        """Let the next expect look only at what comes from now on."""
        self._seen = self._world.feed.seq

    # Inside

    def _of_bot(self, event: Event, chat_id: int) -> Message | None:
        """The bot's message that an event of this chat is about, as it was then."""
        message = event.message
        if event.kind not in ("message", "edited") or message is None:
            return None
        ours = message.chat_id == chat_id and message.sender == self._world.bot.id
        return message if ours else None

    def _answered(self, event: Event) -> bool:
        return event.kind == "answer" and event.body["person"] == self.id

    def _shown(self, chat: Chat | None) -> str:
        lines = [
            f"\n  #{message.message_id} {message.text[:300]!r} {message.labels or ''}"
            for message in self.screen(chat=chat)[-_SHOWN:]
        ]
        return f" On {self.person.first_name}'s screen:" + "".join(lines or ["\n  nothing"])


def _alert(event: Event) -> Alert:
    body = event.body
    return Alert(str(body["callback_query_id"]), str(body["text"]), bool(body["show_alert"]))
