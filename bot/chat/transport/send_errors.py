"""What each answer of Telegram means for the message that was being sent: one table.

The table is read from its top, and the first row that fits decides. docs/architecture.md shows the
same rows; a test compares them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat.transport.retrying import seconds_of
from bot.flows.delivery.outcomes import (
    Blocked,
    ChatGone,
    Lost,
    Migrated,
    Outcome,
    Refused,
    Wait,
)

NOT_REACHED = 3.0
"""Seconds to wait when Telegram could not be reached, or said that it is in trouble."""
NO_TOKEN = 60.0
BAD_REQUEST = 400
NO_RIGHTS = (
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
    "need administrator rights",
    "have no write access",
    "user_banned_in_channel",
    "chat_admin_required",
    "chat_guest_send_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
    "topic_closed",
    "topic_deleted",
    "topic_id_invalid",
    "message thread not found",
)
"""As with pictures: in words by some versions of the Bot API server, by name by others."""
NO_MEDIA = (
    "rights to send photos",
    "rights to send documents",
    "rights to send media",
    "chat_send_photos_forbidden",
    "chat_send_docs_forbidden",
    "chat_send_media_forbidden",
)
"""In words by some versions of the Bot API server, by name by others."""
FORBIDDEN = 403
NOT_FOUND = ("chat not found", "peer_id_invalid")
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""The connection never came about, or was never asked for."""

Where = Literal["anywhere", "in private", "in a group"]


@dataclass(frozen=True)
class Row:
    """One answer, or sort of answer, and what it means."""

    answer: str
    """As the documentation names it."""
    error: type[TelegramError]
    means: Callable[[TelegramError], Outcome]
    where: Where = "anywhere"
    words: tuple[str, ...] = ()
    """If any are given, one of them must stand in the error's message."""
    only: Callable[[TelegramError], bool] = lambda error: True

    def fits(self, error: TelegramError, chat_id: int) -> bool:
        """Whether this is the row for an error about a chat; groups have negative ids."""
        here = {"anywhere": True, "in private": chat_id > 0, "in a group": chat_id < 0}
        said = error.message.lower()
        return (
            isinstance(error, self.error)
            and here[self.where]
            and (not self.words or any(words in said for words in self.words))
            and self.only(error)
        )


def outcome_of(error: TelegramError, chat_id: int) -> Outcome:
    """What an error means for the message that was being sent to this chat."""
    return next(row.means(error) for row in ANSWERS if row.fits(error, chat_id))


def _asked_to_wait(error: TelegramError) -> Outcome:
    return Wait(seconds_of(error) if isinstance(error, RetryAfter) else NOT_REACHED)


def _moved(error: TelegramError) -> Outcome:
    return Migrated(error.new_chat_id) if isinstance(error, ChatMigrated) else ChatGone()


def _left_out(error: TelegramError) -> Outcome:
    return Refused(FORBIDDEN)


def _never_left(error: TelegramError) -> bool:
    return isinstance(error.__cause__, NEVER_LEFT)


def _answered(error: TelegramError) -> bool:
    """Telegram itself answered, with a 5xx that says nothing of a time-out on its side."""
    cause = error.__cause__
    by_telegram = cause is None or isinstance(cause, TelegramError)
    return by_telegram and "timeout" not in error.message.lower()


ANSWERS: tuple[Row, ...] = (
    Row("429, retry_after", RetryAfter, _asked_to_wait),
    Row("400, migrate_to_chat_id", ChatMigrated, _moved),
    Row("400 or 403, no right to send pictures or files", TelegramError, _left_out, words=NO_MEDIA),
    Row("403 in a private chat: blocked", Forbidden, lambda _: Blocked(), "in private"),
    Row("403 in a group: kicked", Forbidden, lambda _: ChatGone(), "in a group"),
    Row("401, token not known", InvalidToken, lambda _: Wait(NO_TOKEN)),
    Row("400, chat not found", BadRequest, lambda _: ChatGone(), words=NOT_FOUND),
    Row("400, no right to write", BadRequest, lambda _: ChatGone(), words=NO_RIGHTS),
    Row("any other 400: our formatting", BadRequest, lambda _: Refused(BAD_REQUEST)),
    Row("never left: no connection", NetworkError, lambda _: Wait(NOT_REACHED), only=_never_left),
    Row("time-out", TimedOut, lambda _: Lost()),
    Row("5xx", NetworkError, lambda _: Wait(NOT_REACHED), only=_answered),
    Row("504, or the line broke", NetworkError, lambda _: Lost()),
    Row("anything else", TelegramError, lambda _: Lost()),
)
