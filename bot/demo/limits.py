"""How fast a bot may send: Telegram's three limits, enforced to the letter.

Source: Telegram's FAQ for bots, "My bot is hitting limits": about 30 messages a second in all,
1 a second in a chat, 20 a minute in a group; "we may allow short bursts that go over this limit,
but eventually you'll begin receiving 429 errors".
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.demo.wire import too_many_requests


@dataclass(frozen=True, slots=True)
class Rates:
    """The limits; None switches one off.

    A chat has a bucket of chat_burst messages that fills at chat_per_second. Five, because one
    answer to a person may be a few bubbles at once, and more at once than that is a program that
    does not pace itself. (Telegram gives no number; a bucket is what bots observe.)
    """

    per_second: int | None = 30
    chat_per_second: float | None = 1.0
    chat_burst: int = 5
    group_per_minute: int | None = 20


UNLIMITED = Rates(per_second=None, chat_per_second=None, group_per_minute=None)


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float


@dataclass(slots=True)
class Limits:
    """Counts what the bot sends. A refused message uses nothing up."""

    rates: Rates
    monotonic: Callable[[], float]
    refused: int = 0
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, _Bucket] = field(default_factory=dict)
    _groups: dict[int, deque[float]] = field(default_factory=dict)

    def spend(self, chat_id: int, *, group: bool) -> None:
        """Count one message to a chat. Raises a 429 with the seconds to wait."""
        now = self.monotonic()
        minute = self._groups.setdefault(chat_id, deque()) if group else deque[float]()
        wait = max(
            _window_wait(self._all, self.rates.per_second, 1.0, now),
            self._bucket_wait(chat_id, now),
            _window_wait(minute, self.rates.group_per_minute, 60.0, now) if group else 0.0,
        )
        if wait > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(wait)))
        self._all.append(now)
        minute.append(now)
        if chat_id in self._chats:
            self._chats[chat_id].level -= 1

    def _bucket_wait(self, chat_id: int, now: float) -> float:
        rate = self.rates.chat_per_second
        if rate is None:
            return 0.0
        bucket = self._chats.setdefault(chat_id, _Bucket(float(self.rates.chat_burst), now))
        filled = bucket.level + (now - bucket.at) * rate
        bucket.level, bucket.at = min(filled, float(self.rates.chat_burst)), now
        return max(0.0, (1.0 - bucket.level) / rate)


def _window_wait(sent: deque[float], most: int | None, seconds: float, now: float) -> float:
    """How long until one more fits into any window of this length; 0 when it fits now."""
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    if most is None or len(sent) < most:
        return 0.0
    return sent[-most] + seconds - now
