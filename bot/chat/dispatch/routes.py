"""What a handler is, and the table in which each part of the chat lists its own.

A part (joining, answering, …) exports one `ROUTES`; `bot.chat.front` lists the parts.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message

from bot.chat.dispatch.context import Context
from bot.chat.messages.taps import Tap
from bot.rules.plain_words.meaning import Meaning


@dataclass(frozen=True)
class ChatCommand:
    """A command that somebody gave."""

    name: str
    words: str
    """What stands after it, stripped."""
    message: Message
    group_id: str | None = None
    """The group that they chose by a button, if they are in several."""


@dataclass(frozen=True)
class Callback:
    """A tap on a button, beside what it means."""

    query: CallbackQuery
    message: MaybeInaccessibleMessage

    @property
    def readable(self) -> Message | None:
        """The message under whose text the button is; None if Telegram shows it no more."""
        message = self.message
        return message if isinstance(message, Message) and message.text is not None else None

    @property
    def made_up(self) -> bool:
        """Whether no button under the message says what was tapped: then it was forged."""
        if not isinstance(self.message, Message):
            return False
        rows = self.message.reply_markup.inline_keyboard if self.message.reply_markup else ()
        return all(self.query.data != button.callback_data for row in rows for button in row)


OnCommand = Callable[[Context, ChatCommand], Awaitable[None]]
OnMessage = Callable[[Context, Message], Awaitable[None]]
OnEdited = Callable[[Context, Message], Awaitable[bool]]
IsForDraft = Callable[[Context, Message], bool]
Kind = TypeVar("Kind", bound=Tap)


@dataclass(frozen=True)
class TapRoute:
    """Which handler a kind of tap goes to."""

    kind: type[Tap]
    run: Callable[[Context, Tap, Callback], Awaitable[None]]


def on(kind: type[Kind], handler: Callable[[Context, Kind, Callback], Awaitable[None]]) -> TapRoute:
    """Send taps of this kind to this handler."""

    async def run(context: Context, tap: Tap, callback: Callback) -> None:
        if isinstance(tap, kind):
            await handler(context, tap, callback)

    return TapRoute(kind, run)


@dataclass(frozen=True)
class Routes:
    """The handlers of one part of the chat."""

    commands: tuple[tuple[str, OnCommand], ...] = ()
    taps: tuple[TapRoute, ...] = ()
    starts: tuple[tuple[re.Pattern[str], OnCommand], ...] = ()
    """/start with a payload that is exactly like this goes here, not to the command /start."""
    in_groups: tuple[tuple[str, OnCommand], ...] = ()
    """Commands that work in a group chat."""
    meanings: tuple[tuple[Meaning, OnCommand], ...] = ()
    """What plain words may mean for which there is no command."""
    message: OnMessage | None = None
    """Everything in a private chat that is no command, no tap and no asked-for words."""
    drafts: IsForDraft | None = None
    """Whether a message's words are shown as a draft before anything is done with them."""
    calendar: OnMessage | None = None
    """Somebody sent a calendar file in a private chat."""
    edited: OnEdited | None = None
    """Somebody changed a message of their own; it says whether that is in a draft now."""


class BadRouteTable(ValueError):
    """Two parts of the chat claim the same command, tap or message."""


class RouteTable:
    """All routes, ready to look up.

    Raises BadTable.
    """

    def __init__(self, parts: tuple[Routes, ...]) -> None:
        self.commands = _once([one for part in parts for one in part.commands])
        self.in_groups = _once([one for part in parts for one in part.in_groups])
        self.taps = _once([(one.kind.verb, one) for part in parts for one in part.taps])
        self.starts = tuple(one for part in parts for one in part.starts)
        self.meanings = _once([one for part in parts for one in part.meanings])
        self.message = _only([part.message for part in parts if part.message])
        self.drafts = _only([part.drafts for part in parts if part.drafts])
        self.calendar = _only([part.calendar for part in parts if part.calendar])
        self.edited = _only([part.edited for part in parts if part.edited])

    def start(self, payload: str) -> OnCommand | None:
        """The handler that claims a /start with this payload."""
        claims = (handler for shape, handler in self.starts if shape.fullmatch(payload))
        return next(claims, None)


Key = TypeVar("Key", bound=str)
Route = TypeVar("Route")


def _once(pairs: list[tuple[Key, Route]]) -> dict[Key, Route]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise BadRouteTable
    return table


def _only(handlers: list[Route]) -> Route | None:
    if len(handlers) > 1:
        raise BadRouteTable
    return handlers[0] if handlers else None
