"""What can become of a message that was handed to Telegram."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """It arrived; `more` if further parts of it wait."""

    message_id: int
    more: bool = False


@dataclass(frozen=True)
class Blocked:
    """The person stopped the bot."""


@dataclass(frozen=True)
class ChatGone:
    """There is no such chat, or the bot was put out of it, or may not write in it."""


@dataclass(frozen=True)
class Migrated:
    """The group chat has a new id."""

    chat_id: int


@dataclass(frozen=True)
class Wait:
    """Telegram wants us to wait this many seconds; it did not arrive."""

    seconds: float


@dataclass(frozen=True)
class NotYet:
    """It was not sent at all: its chat has just had another message."""


@dataclass(frozen=True)
class Lost:
    """The line broke or the time ran out: it may have arrived."""


@dataclass(frozen=True)
class Refused:
    """Telegram won't take it, however often we try; `more` if further parts of it wait."""

    code: int
    more: bool = False


Outcome = Sent | Blocked | ChatGone | Migrated | Wait | NotYet | Lost | Refused
