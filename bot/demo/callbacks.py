"""Taps that wait for the bot's answer: each can be answered once, and not for long.

Source: Bot API documentation, answerCallbackQuery. How long Telegram waits is not documented;
bots observe from seconds to minutes, so the time is a setting.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.wire import bad_request

MAX_ANSWER = 200
_FIRST_ID = 3_140_886_731_902_775_001
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True)
class _Open:
    person: int
    at: float


class Callbacks:
    """The callback queries of one bot."""

    def __init__(self, *, seconds: float, monotonic: Callable[[], float]) -> None:
        self._seconds = seconds
        self._monotonic = monotonic
        self._open: dict[str, _Open] = {}
        self._next = _FIRST_ID

    def open(self, person: int) -> str:
        """A new query by this person; returns its id."""
        query_id, self._next = str(self._next), self._next + 1
        self._open[query_id] = _Open(person, self._monotonic())
        return query_id

    def answer(self, query_id: str) -> int:
        """Close a query and return whose it was. Raises a 400 if it is unknown, old or closed."""
        query = self._open.pop(query_id, None)
        if query is None or self._monotonic() - query.at > self._seconds:
            raise bad_request(_TOO_OLD)
        return query.person
