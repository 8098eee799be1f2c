"""Where each person is in a conversation: a convenience that may be lost at any time.

It lets somebody type an answer without replying to the right message, and in several messages.
After a restart it is empty; then a reply to the question, the preview or the "type your answer"
message finds the place again (see bot/chat/messages/hidden_marks.py).
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.messages.hidden_marks import CommandMark
from bot.chat.messages.taps import Code


@dataclass(frozen=True, repr=False)
class Part:
    """One message that an answer is typed in; `number` is its id, `sent` when Telegram got it."""

    number: int
    words: str
    sent: datetime


@dataclass(frozen=True, repr=False)
class TypedAnswer:
    """An answer being typed. It is not stored anywhere else but in the person's own chat."""

    code: Code
    text: str = ""
    own: tuple[int, ...] = ()
    """The messages it was typed in."""
    asks: tuple[int, ...] = ()
    """Our messages that asked for it."""
    earlier: tuple[int, ...] = ()
    """The messages that earlier wordings of it were typed in."""
    question: int | None = None
    """The question's message, which becomes the receipt; None if it can't."""
    sealed: bool = False
    """That message is a receipt already."""
    preview: int | None = None
    """The message that shows it."""
    parts: tuple[Part, ...] = ()
    """What its text was put together from; empty if that is not known any more."""


Conversation = TypedAnswer | CommandMark


class Conversations:
    """The newest conversation of each chat, for some hours, and for so many chats at most."""

    def __init__(self, *, most: int = 2000, keep: timedelta = timedelta(hours=6)) -> None:
        self._most = most
        self._keep = keep
        self._newest: OrderedDict[int, tuple[datetime, Conversation]] = OrderedDict()
        self._refused: dict[int, tuple[int, datetime]] = {}
        self._albums: OrderedDict[str, None] = OrderedDict()

    def remember(self, chat_id: int, conversation: Conversation, now: datetime) -> None:
        """This is where the chat is now."""
        self._newest.pop(chat_id, None)
        self._newest[chat_id] = (now, conversation)
        if len(self._newest) > self._most:
            self._newest.popitem(last=False)

    def find(self, chat_id: int, now: datetime) -> Conversation | None:
        """Where the chat is, or None if that is not known (any more)."""
        since, conversation = self._newest.get(chat_id, (now, None))
        if now - since > self._keep:
            self.forget(chat_id)
            return None
        return conversation

    def sweep(self, now: datetime) -> None:
        """Forget what was left alone for too long, though its chat never writes again.

        If the clock was set back, what was remembered before counts from now on.
        """
        for chat_id, (since, conversation) in list(self._newest.items()):
            if now - since > self._keep:
                self.forget(chat_id)
            elif since > now:
                self._newest[chat_id] = (now, conversation)

    def forget(self, chat_id: int) -> None:
        """The chat is nowhere."""
        self._newest.pop(chat_id, None)

    def refuse(self, chat_id: int, part: Part) -> None:
        """This message was too long to be taken, and more of it may come."""
        self._refused.pop(chat_id, None)
        self._refused[chat_id] = (part.number, part.sent)
        if len(self._refused) > self._most:
            self._refused.pop(next(iter(self._refused)))

    def taken(self, chat_id: int) -> None:
        """Words were taken since: what comes now is no rest of what was refused before."""
        self._refused.pop(chat_id, None)

    def refused(self, chat_id: int) -> tuple[int, datetime] | None:
        """The id of the message that was refused last, and when it was sent."""
        return self._refused.get(chat_id)

    def first_of(self, album: str | None) -> bool:
        """Whether this is the first message of its album, or of none: an album gets one answer."""
        if album is None:
            return True
        first = album not in self._albums
        self._albums[album] = None
        if len(self._albums) > self._most:
            self._albums.popitem(last=False)
        return first
