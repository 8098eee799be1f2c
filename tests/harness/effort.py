"""What something costs a member: taps, messages, and words to read."""

from dataclasses import dataclass, field

from bot.demo.messages import Message
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer


@dataclass(frozen=True)
class Effort:
    """`sent` are the bot's messages, `left` those that stand in the chat afterwards.

    `words` are those of each message as it was sent, and again if its words were changed.
    """

    taps: int
    typed: int
    sent: int
    left: int
    words: int


@dataclass
class Counted:
    """Somebody at their phone, with each tap and each message counted since `begin`."""

    server: BotApiServer
    phone: Phone
    taps: int = 0
    typed: int = 0
    _since: int = field(default=0)

    def begin(self) -> None:
        """Count from here on."""
        self.taps, self.typed, self._since = 0, 0, self.server.world.feed.seq

    async def tap(self, label: str, message: Message | None = None) -> None:
        """Tap a button, the newest of that name if no message is given."""
        self.taps += 1
        await self.phone.tap(label, message=message)

    async def say(self, text: str, reply_to: Message | None = None) -> Message:
        """Type a message."""
        self.typed += 1
        return await self.phone.say(text, reply_to=reply_to)

    def effort(self) -> Effort:
        """What it has cost since then."""
        bot, shown, sent, words = self.server.world.bot.id, dict[int, str](), 0, 0
        new = set[int]()
        for event in self.server.world.feed.events:
            message = event.message
            if message is None or message.sender != bot or message.chat_id != self.phone.id:
                continue
            number, counts = message.message_id, event.seq > self._since
            if event.kind == "deleted":
                shown.pop(number, None)
                continue
            if event.kind == "message" and counts:
                new.add(number)
                sent += 1
            if counts and shown.get(number) != message.text:
                words += len(message.text.split())
            shown[number] = message.text
        return Effort(self.taps, self.typed, sent, len(new & shown.keys()), words)
