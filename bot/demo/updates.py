"""The bot's updates: queued, held for a long poll, forgotten only when confirmed.

Source: Bot API documentation, "Getting updates" and getUpdates. The queue outlives a bot process:
what a killed bot has not confirmed comes again.
"""

import asyncio
from collections.abc import Callable, Sequence

from bot.demo.wire import JsonObject, bad_request, conflict, list_of

#: Left out unless a bot asks for them by name.
ON_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MAX_LIMIT = 100
MAX_HOLD_SECONDS = 50
_FIRST_ID = 428_160_001
#: An offset further ahead than this is one that the server does not know (td/telegram TQueue.cpp).
_KNOWN_AHEAD = 10

_OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
_WEBHOOK_SET = "terminated by setWebhook request"
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)


def kinds_in(value: object) -> tuple[str, ...] | None:
    """The allowed_updates of a call; None where it has none, which keeps the earlier choice."""
    if value is None:
        return None
    kinds = list_of(value, "expected an Array of String as allowed_updates")
    if not all(isinstance(kind, str) for kind in kinds):
        raise bad_request("expected an Array of String as allowed_updates")
    return tuple(str(kind).strip().lower() for kind in kinds)


class UpdateQueue:
    """One bot's updates, whichever way it fetches them."""

    def __init__(self) -> None:
        self.allowed: tuple[str, ...] = ()
        self.webhook_active = False
        #: Set while a poll is being held.
        self.holding = asyncio.Event()
        self._waiting: list[JsonObject] = []
        self._next_id = _FIRST_ID
        self._poller: asyncio.Future[None] | None = None
        self._watchers: list[Callable[[], None]] = []
        self._told_of_fewer: list[Callable[[], None]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def on_new(self, watcher: Callable[[], None]) -> None:
        """Call the watcher whenever an update was added."""
        self._watchers.append(watcher)

    def on_dealt_with(self, watcher: Callable[[], None]) -> None:
        """Call the watcher whenever updates were confirmed or dropped."""
        self._told_of_fewer.append(watcher)

    def _keep(self, waiting: list[JsonObject]) -> None:
        self._waiting = waiting
        for watcher in self._told_of_fewer:
            watcher()

    def wants(self, kind: str) -> bool:
        if not self.allowed:
            return kind not in ON_REQUEST_ONLY
        return kind in self.allowed

    def push(self, kind: str, body: JsonObject) -> None:
        """Queue an update, unless the bot has said that it doesn't want this kind."""
        if not self.wants(kind):
            return
        self._waiting.append({"update_id": self._next_id, kind: body})
        self._next_id += 1
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        for watcher in self._watchers:
            watcher()

    def first(self) -> JsonObject | None:
        """The oldest unconfirmed update."""
        return self._waiting[0] if self._waiting else None

    def confirm_first(self, update: JsonObject) -> None:
        """Forget the oldest update, if it is still the given one."""
        if self._waiting and self._waiting[0] is update:
            self._keep(self._waiting[1:])

    def number_anew(self, first: int) -> None:
        """After a week without updates the next one may have any number, a lower one too.

        Source: Bot API, Update: "If there are no new updates for at least a week, then identifier
        of the next update will be chosen randomly instead of sequentially."
        """
        self._next_id = first

    def drop_all(self) -> None:
        """Forget everything that waits (drop_pending_updates)."""
        self._keep([])

    def confirm(self, offset: int) -> None:
        """Forget what comes before the offset; a negative one counts from the end.

        One that this server can't know is answered from the head of the queue, and forgets nothing.
        """
        if offset > self._next_id + _KNOWN_AHEAD:
            return
        if offset > 0:
            self._keep([one for one in self._waiting if _id(one) >= offset])
        elif offset < 0:
            self._keep(self._waiting[offset:])

    def end_poll(self, *, webhook: bool = False) -> None:
        """Refuse whoever is holding a poll, with a 409."""
        poller, self._poller = self._poller, None
        if poller is not None and not poller.done():
            poller.set_exception(conflict(_WEBHOOK_SET if webhook else _OTHER_POLLER))

    async def get(
        self, offset: int, limit: int, timeout: int, allowed: Sequence[str] | None
    ) -> list[JsonObject]:
        """The oldest unconfirmed updates, waiting up to timeout seconds for the first.

        Raises a 409 in the earlier of two polls, and in any while a webhook is set.
        """
        if self.webhook_active:
            raise conflict(_WEBHOOK_ACTIVE)
        self.end_poll()
        if allowed is not None:
            self.allowed = tuple(allowed)
        self.confirm(offset)
        if not self._waiting and timeout > 0:
            await self._hold(min(timeout, MAX_HOLD_SECONDS))
        limit = limit if 1 <= limit <= MAX_LIMIT else MAX_LIMIT
        return self._waiting[:limit]

    async def _hold(self, seconds: float) -> None:
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = poller
        self.holding.set()
        try:
            await asyncio.wait_for(poller, seconds)
        except TimeoutError:
            return
        finally:
            if self._poller in (poller, None):
                self._poller = None
                self.holding.clear()


def _id(update: JsonObject) -> int:
    value = update["update_id"]
    return value if isinstance(value, int) else 0
