"""How fast the bot may send: Telegram's limits, guaranteed as far as can be.

Telegram counts a message when it arrives there, and nobody here sees that moment. What is known is
that it lies between the moment when the message left and the one when its answer was back. So a
message counts until its answer has been back for the whole length of the window: whenever one more
leaves, fewer than the limit can have arrived in the window that ends with its arrival.

On a line where an answer takes 50 ms this would lose 5% of the limit. But an answer also needs its
time for the way back, and a message for the way there: if no call, there and back, is faster than
the credit, a message may leave that much sooner, and the same proof holds. So the credit is kept
well below what a call needs at the very least. Only calls that had the line to themselves raise it:
of many at once each waits for the others, and that would pass for a long way. Any call that is
faster lowers it.

What this can't see: a line that stands still for longer than LONGEST_WAY and then lets through all
that was waiting, and the first moment after a long line became a short one. Then Telegram may say
429 a few times, and what it refused is sent again.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

EVERYBODY = (30, 1.0)
"""Messages in seconds for the whole bot. Source: Bot FAQ, "My bot is hitting limits"."""
A_CHAT = (1, 1.0)
"""Messages in seconds to one chat. Source: the same."""
A_GROUP_CHAT = (20, 60.0)
"""Messages in seconds to one group chat, beside the limit of every chat. Source: the same."""
LONGEST_WAY = 2.0
"""Seconds after which a message has arrived or never will: a call that gets no answer would
otherwise take up its place until the line gives up on it."""
A_LITTLE = 0.001
"""Seconds added to each window, so that rounding never decides."""
APART = 0.002
"""Seconds between two messages: in a burst they would only wait for each other on the way, and
those that come after them then wait longer."""
LONE_CALLS = 16
LONE_CALLS_FOR_CREDIT = 3
CREDIT = 0.75
OFF_THE_LINE = 0.01
"""Seconds of the fastest call that are put down to the two programs and not to the line."""
REMEMBERED_CHATS = 512
PATIENCE = 2.0
"""Seconds that a queued message waits for its chat; from then on, replies there wait for it."""
SEEN_LATELY = 5.0
"""Seconds: a message that nobody has looked for since then waits no more."""
ONE_FLOOD = 60.0
"""Seconds between two signs of one flood, at the most."""
IN_A_ROW = 3
"""So many different chats in a row that are told to wait, and nothing is taken in between."""


@dataclass(slots=True, eq=False)
class Trip:
    """A call on its way: when it left, and when its answer was back."""

    left: float
    queued: bool = False
    back: float | None = None


@dataclass(slots=True)
class _QueuedWait:
    """Since when a queued message waits for a chat, and when it was last looked for."""

    since: float
    seen: float


class Window:
    """At most so many messages in any so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds + A_LITTLE
        self._trips: deque[Trip] = deque()

    def add(self, trip: Trip) -> None:
        """A message leaves."""
        self._trips.append(trip)

    def free_at(self, now: float, credit: float, ahead: int = 0) -> float:
        """When one more may leave, after `ahead` others that are about to."""
        ends = sorted(end for end in self._ends(credit) if end > now)
        over = len(ends) - self._most + ahead
        if over < 0:
            return now
        return ends[over] if over < len(ends) else max(now, *ends, now) + self._seconds

    def forget(self, now: float) -> bool:
        """Forget what counts no more; True if nothing is left."""
        self._trips = deque(t for t in self._trips if _arrived_by(t, 0.0) + self._seconds > now)
        return not self._trips

    def _ends(self, credit: float) -> list[float]:
        return [_arrived_by(trip, credit) + self._seconds for trip in self._trips]


class Pace:
    """All windows together. `seconds` is a monotonic clock.

    Every message counts. Replies wait for the whole bot's window only, so that a few of them may
    come at once; what was queued, which nobody waits for just now, also leaves a chat in peace. But
    not for ever: somebody who writes each second must not keep their own questions back.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self._everybody = Window(*EVERYBODY)
        self._last = -APART
        self._chats: dict[int, tuple[Window, ...]] = {}
        self._queued_waits: dict[int, _QueuedWait] = {}
        self._lone: deque[float] = deque(maxlen=LONE_CALLS)
        self._calls: dict[Trip, bool] = {}
        self.queued_under_way = 0
        """How many queued messages have left and wait for their answers."""

    def wait(self, ahead: int = 0) -> float:
        """Seconds until the whole bot may send one more, after `ahead` others."""
        now = self.seconds()
        free = self._everybody.free_at(now, self._credit(), ahead)
        return max(free, self._last + APART) - now

    def chat_wait(self, chat_id: int) -> float:
        """Seconds until this chat may get a queued message; groups have negative ids."""
        now, credit = self.seconds(), self._credit()
        windows = self._chats.get(chat_id, ())
        return max((window.free_at(now, credit) - now for window in windows), default=0.0)

    def queued_wait(self, chat_id: int) -> float:
        """The same, for a message that is in the queue now: from its first look on it waits."""
        now, wait = self.seconds(), self.chat_wait(chat_id)
        if wait > 0:
            self._waits_lately(now)
            self._queued_waits.setdefault(chat_id, _QueuedWait(now, now)).seen = now
        return wait

    def gives_way(self, chat_id: int) -> bool:
        """Whether replies to this chat wait, until what is queued for it has left."""
        now, wait = self.seconds(), self._queued_waits.get(chat_id)
        return wait is not None and now - wait.since >= PATIENCE and now - wait.seen < SEEN_LATELY

    def _waits_lately(self, now: float) -> None:
        self._queued_waits = {
            chat_id: wait
            for chat_id, wait in self._queued_waits.items()
            if now - wait.seen < SEEN_LATELY
        }

    def leave(self, chat_id: int, *, queued: bool = False) -> Trip:
        """A message leaves now."""
        now = self.seconds()
        if queued:
            self._queued_waits.pop(chat_id, None)
        trip = self.call(queued=queued)
        self._last = now
        self._everybody.forget(now)
        self._everybody.add(trip)
        if len(self._chats) >= REMEMBERED_CHATS:
            self._forget_chats(now)
        if chat_id not in self._chats:
            limits = (A_CHAT,) if chat_id > 0 else (A_CHAT, A_GROUP_CHAT)
            self._chats[chat_id] = tuple(Window(*limit) for limit in limits)
        for window in self._chats[chat_id]:
            window.forget(now)
            window.add(trip)
        self.queued_under_way += queued
        return trip

    def call(self, *, queued: bool = False) -> Trip:
        """A call leaves that sends no message: it only shows how fast the line is."""
        trip = Trip(self.seconds(), queued)
        alone = not self._calls
        self._calls = dict.fromkeys(self._calls, False)
        self._calls[trip] = alone
        return trip

    def back(self, trip: Trip) -> None:
        """Its answer is back, or the line has given up on it."""
        trip.back = self.seconds()
        took = trip.back - trip.left
        # What is faster than every lone call proves, whatever it waited for, that the line is too.
        if self._calls.pop(trip) or took < min(self._lone, default=0.0):
            self._lone.append(took)
        self.queued_under_way -= trip.queued

    def _credit(self) -> float:
        """Three quarters of what lone calls have in common, without what they differ by."""
        if len(self._lone) < LONE_CALLS_FOR_CREDIT:
            return 0.0
        fastest = min(self._lone)
        scatter = median(self._lone) - fastest
        return CREDIT * max(0.0, fastest - scatter - OFF_THE_LINE)

    def _forget_chats(self, now: float) -> None:
        self._chats = {
            chat_id: windows
            for chat_id, windows in self._chats.items()
            if not all(window.forget(now) for window in windows)
        }


class FloodSigns:
    """Whether it is the whole bot that has to wait: Telegram never says which it means.

    A chat can be told to wait for many hours while all others get their messages, so a long wait
    alone says nothing (source: tdlib/telegram-bot-api, issue 535). A bot that floods is refused
    everywhere. The same holds for a Telegram that can't be reached.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._told: dict[str, tuple[float, float]] = {}

    def told_to_wait(self, chat: str, seconds: float) -> float | None:
        """A chat is told to wait; if by now it must be everybody, for how many seconds.

        That is the shortest wait of those: a longer one may be that chat's own.
        """
        now = self._seconds()
        self._told = {one: told for one, told in self._told.items() if now - told[0] < ONE_FLOOD}
        self._told[chat] = now, seconds
        if len(self._told) < IN_A_ROW:
            return None
        return min(wait for _, wait in self._told.values())

    def taken(self) -> None:
        """A message was taken."""
        self._told.clear()


def _arrived_by(trip: Trip, credit: float) -> float:
    at_the_latest = trip.left + LONGEST_WAY
    return at_the_latest if trip.back is None else min(trip.back - credit, at_the_latest)
