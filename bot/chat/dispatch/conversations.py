"""Where each person is in a conversation: a convenience that may be lost at any time.

It lets somebody type an answer without replying to the right message, and in several messages.
After a restart it is empty; then a reply to the question, the preview or the "type your answer"
message finds the place again (see bot.chat.hidden).
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.messages.hidden_marks import CommandMark
from bot.chat.messages.taps import Code


@dataclass(frozen=True, repr=False)
class Draft:
    """An answer being typed. It is not stored anywhere else but in the person's own chat."""

    code: Code
    text: str = ""
    own: tuple[int, ...] = ()
    """The messages it was typed in."""
    asks: tuple[int, ...] = ()
    """Our messages that asked for it."""
    receipt: int | None = None
    """The receipt of the sealed answer that it is to replace."""
    preview: int | None = None
    """The message that shows it."""


Place = Draft | CommandMark


class Places:
    """The newest place of each chat, for some hours, and for so many chats at most."""

    def __init__(self, *, most: int = 2000, keep: timedelta = timedelta(hours=6)) -> None:
        self._most = most
        self._keep = keep
        self._places: OrderedDict[int, tuple[datetime, Place]] = OrderedDict()
        self._albums: OrderedDict[str, None] = OrderedDict()

    def remember(self, chat_id: int, place: Place, now: datetime) -> None:
        """This is where the chat is now."""
        self._places.pop(chat_id, None)
        self._places[chat_id] = (now, place)
        if len(self._places) > self._most:
            self._places.popitem(last=False)

    def find(self, chat_id: int, now: datetime) -> Place | None:
        """Where the chat is, or None if that is not known (any more)."""
        since, place = self._places.get(chat_id, (now, None))
        if now - since > self._keep:
            self.forget(chat_id)
            return None
        return place

    def forget(self, chat_id: int) -> None:
        """The chat is nowhere."""
        self._places.pop(chat_id, None)

    def first_of(self, album: str | None) -> bool:
        """Whether this is the first message of its album, or of none: an album gets one answer."""
        if album is None:
            return True
        first = album not in self._albums
        self._albums[album] = None
        if len(self._albums) > self._most:
            self._albums.popitem(last=False)
        return first
